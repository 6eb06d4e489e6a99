// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { Stack } from '../../../ui/index.ts';
import type { Grip, MatrixArea, MatrixRole } from './matrix.ts';
import { roleTexts } from './messages.ts';
import { useAreaName } from './use-area-name.ts';
import './roles.css';

interface MatrixTablesProps {
  readonly roles: readonly MatrixRole[];
  readonly areas: readonly MatrixArea[];
}

/** The sides in the order of the roles, each with its roles. */
const sidesOf = (roles: readonly MatrixRole[]) =>
  [...new Set(roles.map(({ side }) => side))].map((side) => ({ side, of: roles.filter((role) => role.side === side) }));

/** A table for each area, to be folded up; the column of rights stays where it is when the roles are scrolled. */
export function MatrixTables({ roles, areas }: MatrixTablesProps) {
  const m = useMessages(roleTexts);
  const areaName = useAreaName();
  const ordered = sidesOf(roles).flatMap(({ of }) => of);
  return (
    <Stack>
      <p className="vw-muted">{m('legend')}</p>
      {areas.map((area) => (
        <details className="vw-area" key={area.area} open>
          <summary>
            {areaName(area.area)} <span className="vw-muted">({m('count', { count: area.rows.length })})</span>
          </summary>
          <AreaTable area={area} all={roles} roles={ordered} />
        </details>
      ))}
    </Stack>
  );
}

interface AreaTableProps {
  readonly area: MatrixArea;
  /** In the order of the grips. */
  readonly all: readonly MatrixRole[];
  readonly roles: readonly MatrixRole[];
}

function AreaTable({ area, all, roles }: AreaTableProps) {
  const m = useMessages(roleTexts);
  const areaName = useAreaName();
  const label = m('matrixOf', { area: areaName(area.area) });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="vw-matrix" aria-label={label} tabIndex={0}>
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {m('action')}
            </th>
            {sidesOf(roles).map(({ side, of }) => (
              <th scope="colgroup" colSpan={of.length} key={side}>
                {m(side === 'centre' ? 'centre' : 'member')}
              </th>
            ))}
          </tr>
          <tr>
            {roles.map((role) => (
              <th scope="col" key={role.name} title={role.label}>
                <RoleName role={role} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {area.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.label}</th>
              {roles.map((role) => (
                <GripCell key={role.name} grip={row.grips[all.indexOf(role)] ?? 'no'} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The side stands above: a short name is enough. A role without one goes by its whole name. */
function RoleName({ role }: { readonly role: MatrixRole }) {
  const m = useMessages(roleTexts);
  const key = `short${role.name.charAt(0).toUpperCase()}${role.name.slice(1)}`;
  return key in roleTexts.de ? m(key as 'shortClerk') : role.label;
}

function GripCell({ grip }: { readonly grip: Grip }) {
  const m = useMessages(roleTexts);
  return <td className={`vw-grip vw-grip--${grip}`}>{m(grip)}</td>;
}

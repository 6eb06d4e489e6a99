// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { Heading, Stack } from '../../../ui/index.ts';
import type { MatrixArea, MatrixRole } from './matrix.ts';
import { roleTexts } from './messages.ts';
import { useAreaName } from './use-area-name.ts';
import './roles.css';

interface RoleRightsProps {
  readonly role: MatrixRole;
  /** Made for this role alone. */
  readonly areas: readonly MatrixArea[];
}

/** What one role may do, area by area, as lists. */
export function RoleRights({ role, areas }: RoleRightsProps) {
  const m = useMessages(roleTexts);
  const areaName = useAreaName();
  return (
    <Stack>
      <Heading level={2}>{m('listOf', { role: role.label })}</Heading>
      {role.longestDays !== null && <p>{m('limited', { days: role.longestDays })}</p>}
      {areas.map(({ area, rows }) => (
        <details className="vw-area" key={area} open>
          <summary>
            {areaName(area)} <span className="vw-muted">({m('count', { count: rows.length })})</span>
          </summary>
          <ul className="vw-rights">
            {rows.map((row) => (
              <li key={row.name}>
                {row.label}
                {row.grips[0] === 'own' && <span className="vw-muted"> ({m('onlyOwn')})</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Stack>
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { downloadText, toCsv } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { Button, EmptyState, FieldGrid, Icon, ItemList, Page, Section, Select, Stack, TextField } from '../../../ui/index.ts';
import { areaOf, type Grip, type MatrixArea, type MatrixRole, matrixOf } from './matrix.ts';
import { roleTexts } from './messages.ts';
import '../administration.css';

const MatrixQuery = graphql(`
  query RoleMatrix {
    roleMatrix {
      roles {
        name
        label
        side
        longestDays
        actions {
          name
          label
          own
        }
      }
      conflicts {
        one {
          name
          label
        }
        other {
          name
          label
        }
      }
    }
  }
`);

type Matrix = ResultOf<typeof MatrixQuery>['roleMatrix'];

/** Areas that this page has words for; a service that it does not know yet goes by its name. */
const useAreaName = () => {
  const m = useMessages(roleTexts);
  return (area: string): string => (area in roleTexts.de ? m(area as 'desk') : area);
};

function RolesPage() {
  const m = useMessages(roleTexts);
  const [result, again] = useQuery({ query: MatrixQuery });
  return (
    <Page title={m('title')} intro={m('intro')}>
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ roleMatrix }) => (
          <Stack gap="large">
            <MatrixView matrix={roleMatrix} />
            <Separate conflicts={roleMatrix.conflicts} />
          </Stack>
        )}
      </QueryResult>
    </Page>
  );
}

function MatrixView({ matrix }: { readonly matrix: Matrix }) {
  const m = useMessages(roleTexts);
  const areaName = useAreaName();
  const filter = Route.useSearch();
  const set = useAddress<typeof filter>();
  const { roles, areas } = matrixOf(matrix.roles, filter);
  const known = [...new Set(matrix.roles.flatMap(({ actions }) => actions.map(({ name }) => areaOf(name))))];
  const say = { yes: m('yes'), own: m('own'), no: m('no') };
  const download = (): void =>
    downloadText(
      'rollen.csv',
      toCsv([
        [m('area'), m('action'), ...roles.map(({ label }) => label)],
        ...areas.flatMap(({ area, rows }) => rows.map(({ label, grips }) => [areaName(area), label, ...grips.map((grip) => say[grip])])),
      ]),
    );
  return (
    <Stack>
      <FieldGrid>
        <TextField
          label={m('search')}
          type="search"
          value={filter.q ?? ''}
          onChange={(event) => set({ q: event.target.value || undefined })}
        />
        <Select
          label={m('area')}
          placeholder={m('allAreas')}
          value={filter.service ?? ''}
          options={known.map((area) => ({ value: area, label: areaName(area) }))}
          onChange={(event) => set({ service: event.target.value || undefined })}
        />
        <Select
          label={m('side')}
          placeholder={m('bothSides')}
          value={filter.side ?? ''}
          options={[
            { value: 'centre', label: m('centre') },
            { value: 'member', label: m('member') },
          ]}
          onChange={(event) => set({ side: (event.target.value || undefined) as typeof filter.side, role: undefined })}
        />
        <Select
          label={m('role')}
          placeholder={m('allRoles')}
          value={filter.role ?? ''}
          options={matrix.roles
            .filter(({ side }) => !filter.side || side === filter.side)
            .map(({ name, label }) => ({ value: name, label }))}
          onChange={(event) => set({ role: event.target.value || undefined })}
        />
      </FieldGrid>
      {areas.length === 0 ? (
        <EmptyState icon="search" title={m('none')}>
          {m('noneNext')}
        </EmptyState>
      ) : (
        <>
          <div className="vw-no-print">
            <Button size="small" kind="tertiary" icon="download" onPress={download}>
              {m('export')}
            </Button>
          </div>
          <MatrixTable roles={roles} areas={areas} />
        </>
      )}
    </Stack>
  );
}

const LOOK = { yes: 'check', own: 'account-circle', no: null } as const;

function GripCell({ grip }: { readonly grip: Grip }) {
  const m = useMessages(roleTexts);
  const icon = LOOK[grip];
  if (icon === null) return <td aria-label={m('no')} />;
  return (
    <td>
      <Icon name={icon} />
      <span className={grip === 'own' ? 'vw-muted' : 'vw-matrix__word'}> {m(grip)}</span>
    </td>
  );
}

function MatrixTable({ roles, areas }: { readonly roles: readonly MatrixRole[]; readonly areas: readonly MatrixArea[] }) {
  const m = useMessages(roleTexts);
  const areaName = useAreaName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="vw-matrix" aria-label={m('matrix')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{m('action')}</th>
            {roles.map((role) => (
              <th scope="col" key={role.name}>
                {role.label}
                {role.longestDays !== null && <div className="vw-muted">{m('longest', { days: role.longestDays })}</div>}
              </th>
            ))}
          </tr>
        </thead>
        {areas.map(({ area, rows }) => (
          <tbody key={area}>
            <tr>
              <th scope="rowgroup" colSpan={roles.length + 1}>
                {areaName(area)}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.label}</th>
                {row.grips.map((grip, index) => (
                  <GripCell key={roles[index]?.name} grip={grip} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Separate({ conflicts }: { readonly conflicts: Matrix['conflicts'] }) {
  const m = useMessages(roleTexts);
  if (conflicts.length === 0) return null;
  return (
    <Section title={m('separate')}>
      <p>{m('separateIntro')}</p>
      <ItemList
        label={m('separate')}
        items={conflicts.map(({ one, other }) => ({
          id: `${one.name} ${other.name}`,
          title: `${one.label} – ${m('and')} – ${other.label}`,
        }))}
      />
    </Section>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/roles')({ component: RolesPage });

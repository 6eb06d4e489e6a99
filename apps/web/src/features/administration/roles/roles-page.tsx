// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { downloadText, toCsv } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { Button, EmptyState, FieldGrid, ItemList, Page, Section, Select, Stack, TextField, useMedia } from '../../../ui/index.ts';
import { areasOf, matrixOf } from './matrix.ts';
import { MatrixTables } from './matrix-tables.tsx';
import { roleTexts } from './messages.ts';
import { RoleRights } from './role-rights.tsx';
import { useAreaName } from './use-area-name.ts';

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

/** Below this width a table of eleven roles is no help: one role at a time is. */
const NARROW = '(max-width: 48rem)';

function MatrixView({ matrix }: { readonly matrix: Matrix }) {
  const m = useMessages(roleTexts);
  const areaName = useAreaName();
  const filter = Route.useSearch();
  const set = useAddress<typeof filter>();
  const narrow = useMedia(NARROW);
  const offered = matrix.roles.filter(({ side }) => !filter.side || side === filter.side);
  const chosen = filter.role ?? (narrow ? offered[0]?.name : undefined);
  const one = offered.find(({ name }) => name === chosen);
  const { roles, areas } = matrixOf(matrix.roles, { ...filter, role: chosen });
  const known = areasOf(matrix.roles.flatMap(({ actions }) => actions));
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
          placeholder={narrow ? false : m('allRoles')}
          value={chosen ?? ''}
          options={offered.map(({ name, label }) => ({ value: name, label }))}
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
          {one ? <RoleRights role={one} areas={areas} /> : <MatrixTables roles={roles} areas={areas} />}
        </>
      )}
    </Stack>
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
          title: (
            <>
              <strong>{one.label}</strong> {m('and')} <strong>{other.label}</strong>
            </>
          ),
        }))}
      />
    </Section>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/roles')({ component: RolesPage });

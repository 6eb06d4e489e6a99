// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { type DataColumn, DataTable, DescriptionList, ExternalLink, Page, Section, Stack } from '../../../ui/index.ts';
import { documentationTexts } from './documentation-messages.ts';

const DocumentationQuery = graphql(`
  query ProcessDocumentation {
    processDocumentation {
      association
      on
      version
      migration
      hash
      tables {
        title
        intro
        columns
        rows
      }
    }
  }
`);

type Documented = ResultOf<typeof DocumentationQuery>['processDocumentation']['tables'][number];

function Documentation({ table }: { readonly table: Documented }) {
  const rows = (table.rows as unknown as readonly (readonly string[])[]).map((cells, index) => ({ id: String(index), cells }));
  const columns: readonly DataColumn<(typeof rows)[number]>[] = table.columns.map((header, index) => ({
    id: header,
    header,
    rowHeader: index === 0,
    cell: ({ cells }) => cells[index] || '–',
    text: ({ cells }) => cells[index] ?? '',
  }));
  return (
    <Section title={table.title}>
      <p className="vw-muted">{table.intro}</p>
      <DataTable
        label={table.title}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ cells }) => cells[0] ?? ''}
        empty={null}
        exportCsv={`${table.title}.csv`}
      />
    </Section>
  );
}

function DocumentationPage() {
  const m = useMessages(documentationTexts);
  const { associationSlug, tenantSlug } = useActingBody();
  const [result, again] = useQuery({ query: DocumentationQuery });
  const pdf = <ExternalLink href={`/a/${associationSlug}/${tenantSlug}/download/process-documentation`}>{m('pdf')}</ExternalLink>;
  return (
    <Page title={m('title')} intro={m('intro')} actions={pdf}>
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ processDocumentation: found }) => (
          <Stack>
            <DescriptionList
              columns={2}
              items={[
                { term: m('on'), value: formatDate(found.on) },
                { term: m('version'), value: found.version },
                { term: m('migration'), value: found.migration },
                { term: m('hash'), value: found.hash },
              ]}
            />
            {found.tables.map((table) => (
              <Documentation key={table.title} table={table} />
            ))}
          </Stack>
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/documentation')({ component: DocumentationPage });

// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryResult } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useAddress } from '../../record/index.ts';
import { Badge, type DataColumn, DataTable, EmptyState, Link, Page, Section, Select, Stack } from '../../ui/index.ts';
import { useBodyParams } from './body-params.ts';
import { useDay, useMoment } from './days.ts';
import { isFamily } from './documents/document-words.tsx';
import { guarded } from './guarded.tsx';
import { documentTexts } from './messages/document-texts.ts';
import { roundTexts } from './messages/round-texts.ts';
import { type DrawnNumber, type NumberSeries, NumbersQuery } from './rounds/round-queries.ts';
import './billing.css';

interface Search {
  readonly family?: string | undefined;
  readonly year?: string | undefined;
}

function useColumns(): readonly DataColumn<DrawnNumber>[] {
  const m = useMessages(roundTexts);
  const n = useMessages(documentTexts);
  const params = useBodyParams();
  const day = useDay();
  const moment = useMoment();
  const validity = ({ voidedAt }: DrawnNumber): string => (voidedAt ? m('voided', { date: day(voidedAt.slice(0, 10)) }) : m('valid'));
  return [
    {
      id: 'number',
      header: m('number'),
      rowHeader: true,
      cell: (row) => (
        <Link to="/a/$association/$body/documents/$documentId" params={{ ...params, documentId: row.documentId }}>
          {row.number}
        </Link>
      ),
      text: (row) => row.number,
    },
    { id: 'member', header: m('member'), cell: (row) => row.memberName, text: (row) => row.memberName },
    { id: 'drawn', header: m('drawnAt'), cell: (row) => moment(row.drawnAt), text: (row) => moment(row.drawnAt) },
    {
      id: 'validity',
      header: m('validity'),
      cell: (row) => (row.voidedAt ? <Badge tone="warning">{validity(row)}</Badge> : validity(row)),
      text: validity,
    },
    { id: 'reason', header: n('reason'), cell: (row) => row.voidReason ?? '–', text: (row) => row.voidReason },
  ];
}

function Series({ series }: { readonly series: NumberSeries }) {
  const m = useMessages(roundTexts);
  const n = useMessages(documentTexts);
  const columns = useColumns();
  const { family, year, last, voided, missing, numbers } = series;
  const name = m('series', { family: n(family), year: String(year) });
  return (
    <Section title={name}>
      <p className="vw-muted">
        {m('seriesNotes', { last, voided })}, {missing.length === 0 ? m('gapless') : m('missing', { positions: missing.join(', ') })}
      </p>
      <DataTable
        label={name}
        columns={columns}
        rows={numbers}
        rowId={({ number }) => number}
        rowName={({ number }) => number}
        total={numbers.length}
        empty={null}
        exportCsv={`${name}.csv`}
      />
    </Section>
  );
}

function NumbersPage() {
  const m = useMessages(roundTexts);
  const n = useMessages(documentTexts);
  const search: Search = Route.useSearch();
  const set = useAddress<Search>();
  const family = isFamily(search.family) ? search.family : null;
  const year = search.year && /^(19|20)\d\d$/.test(search.year) ? Number(search.year) : null;
  const [result, again] = useQuery({ query: NumbersQuery, variables: { family, year }, requestPolicy: 'cache-and-network' });
  const now = new Date().getFullYear();
  const years = Array.from({ length: 6 }, (_, index) => String(now + 1 - index));
  return (
    <Page title={m('numbersTitle')} intro={m('numbersIntro')}>
      <div className="vw-table__filters vw-table__tools vw-no-print">
        <Select
          label={m('family')}
          placeholder={m('all')}
          value={family ?? ''}
          options={(['notice', 'invoice'] as const).map((value) => ({ value, label: n(value) }))}
          onChange={(event) => set({ family: event.target.value || undefined })}
        />
        <Select
          label={m('year')}
          placeholder={m('allYears')}
          value={search.year ?? ''}
          options={years.map((value) => ({ value, label: value }))}
          onChange={(event) => set({ year: event.target.value || undefined })}
        />
      </div>
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ documentNumbers }) =>
          documentNumbers.length === 0 ? (
            <EmptyState title={m('numbersEmpty')}>{m('numbersEmptyBody')}</EmptyState>
          ) : (
            <Stack>
              {documentNumbers.map((series) => (
                <Series key={`${series.family} ${series.year}`} series={series} />
              ))}
            </Stack>
          )
        }
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/billing/numbers')({
  component: guarded('billing.readRounds', NumbersPage),
});

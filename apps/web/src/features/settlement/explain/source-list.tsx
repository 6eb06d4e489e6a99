// SPDX-License-Identifier: EUPL-1.2
import { useMemo, useState } from 'react';
import { formatDate, formatInstant, formatMinutes, formatNumber } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { type DayRange, RangeFilter, rangeOfDays } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Badge, type DataColumn, DataTable, EmptyState, Link, Section, Select, Stack } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { usePages } from '../pages-of.ts';
import { type PoolExplanation, type SourceRow, SourcesQuery } from './explain-documents.ts';
import { explainTexts } from './messages.ts';

const MINUTES = 'desk.minutes';

/** The unit as the key names it; a meter that no part of the key names keeps its code. */
function useMeterName(weights: PoolExplanation['weights']): (meter: string) => string {
  const m = useMessages(explainTexts);
  const say = useBilingual();
  return (meter) => {
    if (meter === MINUTES) return m('hours');
    if (meter === 'desk.cases') return m('cases');
    const named = weights.find((table) => table.meter === meter);
    return named ? say(named.unitName) : m('of', { code: meter.replace('quantity.', '') });
  };
}

const quantityText = (row: SourceRow): string => (row.meter === MINUTES ? `${formatMinutes(row.quantity)} h` : formatNumber(row.quantity));

function useColumns(): readonly DataColumn<SourceRow>[] {
  const m = useMessages(explainTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const may = useMay();
  return useMemo(() => {
    const request = (row: SourceRow): string => (row.requestNumber ? `${row.requestNumber} ${row.requestSubject ?? ''}`.trim() : '');
    const changes = (row: SourceRow): readonly string[] =>
      row.changes.map(({ kind, at, on, minutes, text }) =>
        m(kind, { at: formatInstant(at, language), on: formatDate(on, language), time: formatMinutes(minutes), text }),
      );
    const linked = (row: SourceRow) =>
      row.requestId && may('desk.readRequests') ? (
        // Another feature's page: its address is known, its types are not.
        <Link to={`/a/${params.association}/${params.body}/requests/${row.requestId}` as string}>{request(row)}</Link>
      ) : (
        request(row) || '–'
      );
    return [
      {
        id: 'on',
        header: m('date'),
        rowHeader: true,
        cell: (row) => formatDate(row.on, language),
        text: (row) => formatDate(row.on, language),
      },
      {
        id: 'text',
        header: m('what'),
        cell: (row) => (
          <span className="vws-name">
            {row.text}
            {row.late && <Badge tone="warning">{m('lateSource')}</Badge>}
            {row.isReversal && <Badge tone="warning">{m('reversalSource')}</Badge>}
            {changes(row).map((line) => (
              <span key={line} className="vws-change">
                {line}
              </span>
            ))}
          </span>
        ),
        text: (row) => [row.text, ...changes(row)].join('; '),
      },
      { id: 'person', header: m('person'), cell: (row) => row.person ?? '–', text: (row) => row.person },
      { id: 'quantity', header: m('quantity'), align: 'end', cell: quantityText, text: quantityText },
      { id: 'request', header: m('request'), cell: linked, text: request },
    ];
  }, [m, language, params, may]);
}

interface SourceListProps {
  readonly statementId: string;
  readonly lineKey: string;
  readonly sources: PoolExplanation['sources'];
  readonly weights: PoolExplanation['weights'];
}

/** The member's own records behind an amount, down to the single one. */
export function SourceList({ statementId, lineKey, sources, weights }: SourceListProps) {
  const m = useMessages(explainTexts);
  const nameOf = useMeterName(weights);
  const [meter, setMeter] = useState('');
  const [range, setRange] = useState<DayRange>({});
  const pages = usePages(
    SourcesQuery,
    { statementId, lineKey, ...rangeOfDays(range), first: 20, ...(meter ? { meter } : {}) },
    ({ amountSources }) => amountSources,
  );
  const columns = useColumns();
  if (sources.length === 0) {
    return (
      <Section title={m('sources')} level={3}>
        <p className="vw-muted">{m('noSources')}</p>
      </Section>
    );
  }
  const sumOf = (source: PoolExplanation['sources'][number]): string =>
    m('sourceSum', {
      count: source.readings,
      quantity: source.meter === MINUTES ? formatMinutes(source.quantity) : formatNumber(source.quantity),
      unit: nameOf(source.meter),
    });
  const meters = sources.length > 1 && (
    <Select
      label={m('quantity')}
      placeholder={m('allMeters')}
      value={meter}
      options={sources.map((source) => ({ value: source.meter, label: nameOf(source.meter) }))}
      onChange={(event) => setMeter(event.target.value)}
    />
  );
  return (
    <Section title={m('sources')} level={3}>
      <Stack gap="small">
        <p className="vw-muted">{m('sourcesIntro', { sums: sources.map(sumOf).join('; ') })}</p>
        <QueryResult result={pages} onRetry={pages.reload}>
          {() => (
            <DataTable
              label={m('sources')}
              columns={columns}
              rows={pages.items}
              rowId={(row) => row.id}
              rowName={(row) => row.text}
              total={pages.total}
              onMore={pages.more}
              loadingMore={pages.fetching}
              tools={
                <>
                  {meters}
                  <RangeFilter range={range} onRange={setRange} />
                </>
              }
              empty={<EmptyState title={m('noneFound')} />}
              exportCsv="nachweise.csv"
              all={pages.all}
            />
          )}
        </QueryResult>
      </Stack>
    </Section>
  );
}

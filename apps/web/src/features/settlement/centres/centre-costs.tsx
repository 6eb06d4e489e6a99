// SPDX-License-Identifier: EUPL-1.2
import { type CivilMonth, parseCivilMonth } from '@kernel/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { centsFromWire, formatInstant, formatMonth } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { History } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Amount, Badge, Button, type DataColumn, DataTable, EmptyState, Section, StatusBadge } from '../../../ui/index.ts';
import { amountOf, plainAmount } from '../amounts.ts';
import type { MonthsInUse } from '../months.ts';
import { Voucher } from '../supplier-invoices/voucher.tsx';
import { type CentreCostRow, CentreCostsQuery, CentreHistoryQuery, type CentreRow } from './centre-documents.ts';
import { centreTexts } from './messages/index.ts';

const RetireDialog = lazy(() => import('./centre-forms.tsx').then((module) => ({ default: module.RetireDialog })));
const ReverseDialog = lazy(() => import('./centre-forms.tsx').then((module) => ({ default: module.ReverseDialog })));

interface MatrixRow {
  readonly id: string;
  readonly centre: CentreRow | null;
  readonly cents: ReadonlyMap<string, bigint>;
  readonly total: bigint;
}

function rowsOf(centres: readonly CentreRow[]): { readonly rows: readonly MatrixRow[]; readonly sum: MatrixRow | undefined } {
  const rows = centres.map((centre): MatrixRow => {
    const cents = new Map(centre.months.map(({ month, total }) => [month, centsFromWire(total)]));
    return { id: centre.id, centre, cents, total: centsFromWire(centre.total) };
  });
  const sums = new Map<string, bigint>();
  for (const { cents } of rows) for (const [month, value] of cents) sums.set(month, (sums.get(month) ?? 0n) + value);
  const total = rows.reduce((all, row) => all + row.total, 0n);
  return { rows, sum: rows.length === 0 ? undefined : { id: 'sum', centre: null, cents: sums, total } };
}

const shortMonth = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`;

interface CostMatrixProps {
  readonly centres: readonly CentreRow[];
  readonly shown: readonly CivilMonth[];
  readonly months: MonthsInUse;
  readonly tools: React.ReactNode;
  readonly onCell: (centreId: string, month: string) => void;
}

/** Support centres and months; a press on an amount shows its entries. */
export function CostMatrix({ centres, shown, months, tools, onCell }: CostMatrixProps) {
  const m = useMessages(centreTexts);
  const language = useLanguage();
  const { rows, sum } = useMemo(() => rowsOf(centres), [centres]);
  const cell = (row: MatrixRow, month: CivilMonth) => {
    const value = row.cents.get(month);
    const { centre } = row;
    if (!centre) return <strong>{plainAmount(value ?? 0n)}</strong>;
    const amount = value === undefined ? '–' : plainAmount(value);
    return (
      <Button
        kind="tertiary"
        size="small"
        className="vws-row-button"
        onPress={() => onCell(centre.id, month)}
        aria-label={m('openCell', { centre: centre.name, month: formatMonth(month, language), amount })}
      >
        {amount}
      </Button>
    );
  };
  const name = ({ centre }: MatrixRow) =>
    centre ? (
      <span className="vws-name">
        {centre.name}
        {!centre.active && <StatusBadge tone="neutral">{m('retired')}</StatusBadge>}
      </span>
    ) : (
      <strong>{m('sumAll')}</strong>
    );
  const columns: readonly DataColumn<MatrixRow>[] = [
    { id: 'centre', header: m('centre'), rowHeader: true, cell: name, text: (row) => row.centre?.name ?? m('sumAll') },
    ...shown.map(
      (month): DataColumn<MatrixRow> => ({
        id: month,
        header: months.frozen.has(month) ? m('settled', { month: shortMonth(month) }) : shortMonth(month),
        align: 'end',
        cell: (row) => cell(row, month),
        text: (row) => plainAmount(row.cents.get(month) ?? 0n),
      }),
    ),
    {
      id: 'sum',
      header: m('sum'),
      align: 'end',
      cell: (row) => <strong>{plainAmount(row.total)}</strong>,
      text: (row) => plainAmount(row.total),
    },
  ];
  return (
    <DataTable
      label={m('matrix')}
      columns={columns}
      rows={rows}
      sum={sum}
      rowId={(row) => row.id}
      rowName={(row) => row.centre?.name ?? m('sumAll')}
      tools={tools}
      empty={<EmptyState title={m('noCentre')}>{m('noCentreBody')}</EmptyState>}
      exportCsv={`hilfskostenstellen-${shown.at(-1) ?? ''}.csv`}
    />
  );
}

function Mark({ cost }: { readonly cost: CentreCostRow }) {
  const m = useMessages(centreTexts);
  return (
    <span className="vws-name">
      {cost.label}
      {cost.reverses && <Badge tone="warning">{m('reversal')}</Badge>}
      {cost.reversedBy && <Badge>{m('reversed')}</Badge>}
      {cost.frozenByRun && <Badge tone="success">{m('frozen')}</Badge>}
    </span>
  );
}

interface EntriesProps {
  readonly centre: CentreRow;
  readonly month: string;
  readonly months: MonthsInUse;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** The entries of a support centre in a month; money is never changed, only countered. */
export function CentreEntries({ centre, month, months, onChanged, onClose }: EntriesProps) {
  const m = useMessages(centreTexts);
  const language = useLanguage();
  const may = useMay();
  const [result, refetch] = useQuery({ query: CentreCostsQuery, variables: { centreId: centre.id, month } });
  const [reversing, setReversing] = useState<CentreCostRow | null>(null);
  const [isRetiring, setRetiring] = useState(false);
  const retry = (): void => refetch({ requestPolicy: 'network-only' });
  const reverse = (row: CentreCostRow) =>
    row.reverses || row.reversedBy ? null : (
      <Button kind="tertiary" size="small" onPress={() => setReversing(row)} aria-label={m('reverseOf', { label: row.label })}>
        {m('reverse')}
      </Button>
    );
  const at = (row: CentreCostRow): string => formatInstant(row.enteredAt, language);
  const columns: readonly DataColumn<CentreCostRow>[] = [
    { id: 'label', header: m('label'), rowHeader: true, cell: (row) => <Mark cost={row} />, text: (row) => row.label },
    { id: 'kind', header: m('kind'), cell: (row) => m(row.kind), text: (row) => m(row.kind) },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => <Amount value={row.amount} />, text: (row) => amountOf(row.amount) },
    { id: 'voucher', header: m('voucher'), cell: (row) => <Voucher {...row} />, text: (row) => row.voucher },
    { id: 'by', header: m('enteredBy'), cell: (row) => row.enteredBy ?? '–', text: (row) => row.enteredBy },
    { id: 'at', header: m('enteredAt'), cell: at, text: at },
    ...(may('settlement.enterCosts') ? [{ id: 'reverse', header: '', align: 'end' as const, cell: reverse }] : []),
  ];
  const actions = (
    <>
      {centre.active && may('settlement.changePools') && (
        <Button size="small" onPress={() => setRetiring(true)} aria-label={m('retireOf', { centre: centre.name })}>
          {m('retire')}
        </Button>
      )}
      <Button size="small" onPress={onClose}>
        {m('close')}
      </Button>
    </>
  );
  const parsed = parseCivilMonth(month);
  return (
    <Section title={m('entriesOf', { centre: centre.name, month: parsed ? formatMonth(parsed, language) : month })} actions={actions}>
      <QueryResult result={result} onRetry={retry}>
        {({ costCentreCosts }) => (
          <DataTable
            label={m('entries')}
            columns={columns}
            rows={costCentreCosts}
            rowId={(row) => row.id}
            rowName={(row) => row.label}
            loading={result.fetching}
            empty={<EmptyState title={m('noEntries')}>{m('noEntriesBody')}</EmptyState>}
            exportCsv={`buchungen-${month}.csv`}
          />
        )}
      </QueryResult>
      <History
        key={centre.version}
        label={m('tabHistory')}
        query={CentreHistoryQuery}
        variables={{ centreId: centre.id }}
        steps={({ costCentreHistory }) => costCentreHistory}
        fieldNames={{ active: m('active') }}
      />
      <Suspense>
        {reversing && (
          <ReverseDialog
            cost={reversing}
            months={months}
            onClose={() => setReversing(null)}
            onDone={() => {
              retry();
              onChanged();
            }}
          />
        )}
        {isRetiring && <RetireDialog centre={centre} onClose={() => setRetiring(false)} onDone={onChanged} />}
      </Suspense>
    </Section>
  );
}

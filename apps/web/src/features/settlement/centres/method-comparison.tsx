// SPDX-License-Identifier: EUPL-1.2
import type { CivilMonth } from '@kernel/core';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { centsFromWire, formatMonth } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Badge, Banner, Cluster, type DataColumn, DataTable, EmptyState, Section, Select, Stack } from '../../../ui/index.ts';
import { amountOf, plainAmount } from '../amounts.ts';
import { exactEuro, percentText } from '../exact.ts';
import { type MonthsInUse, monthsUntil } from '../months.ts';
import { type Comparison, MethodComparisonQuery, type MethodName, type Outcome } from './centre-documents.ts';
import { centreTexts } from './messages/index.ts';
import { Equations, StepOrder } from './method-reasons.tsx';

export const METHODS = ['direct', 'stepDown', 'reciprocal'] as const satisfies readonly MethodName[];

const outcomeOf = ({ outcomes }: Comparison, method: MethodName): Outcome | undefined => outcomes.find((one) => one.method === method);
const isPossible = (outcome: Outcome | undefined): boolean => outcome !== undefined && outcome.refusals.length === 0;

/** A column for each method; the one in force is marked. */
function useMethodColumns<Row>(comparison: Comparison, text: (row: Row, method: MethodName) => string | null): readonly DataColumn<Row>[] {
  const m = useMessages(centreTexts);
  return METHODS.map((method) => {
    const shown = (row: Row): string => text(row, method) ?? (isPossible(outcomeOf(comparison, method)) ? '–' : m('notPossible'));
    const isInForce = comparison.method === method;
    return {
      id: method,
      header: isInForce ? `${m(method)} (${m('inForce')})` : m(method),
      align: 'end',
      cell: (row: Row) => (isInForce ? <strong>{shown(row)}</strong> : shown(row)),
      text: shown,
    };
  });
}

interface PoolBearing {
  readonly id: string;
  readonly name: string;
  readonly amounts: ReadonlyMap<MethodName, bigint>;
}

const spreadOf = ({ amounts }: PoolBearing): bigint | null => {
  const [first, ...others] = [...amounts.values()];
  if (first === undefined || others.length === 0) return null;
  const [least, most] = others.reduce(([low, high], value) => [value < low ? value : low, value > high ? value : high], [first, first]);
  return most - least;
};

function Pools({ comparison }: { readonly comparison: Comparison }) {
  const m = useMessages(centreTexts);
  const possible = comparison.outcomes.filter(isPossible);
  const row = ({ id, name }: { readonly id: string; readonly name: string }): PoolBearing => ({
    ...{ id, name },
    amounts: new Map(
      possible.map(({ method, pools }) => [method, centsFromWire(pools.find(({ poolId }) => poolId === id)?.amount ?? '0')]),
    ),
  });
  const rows = comparison.pools.map(row);
  const sums = new Map(possible.map(({ method }) => [method, rows.reduce((sum, { amounts }) => sum + (amounts.get(method) ?? 0n), 0n)]));
  const spread = (bearing: PoolBearing): string => {
    const value = spreadOf(bearing);
    return value === null ? '–' : plainAmount(value);
  };
  const amounts = useMethodColumns<PoolBearing>(comparison, (bearing, method) => {
    const value = bearing.amounts.get(method);
    return value === undefined ? null : plainAmount(value);
  });
  const columns: readonly DataColumn<PoolBearing>[] = [
    { id: 'pool', header: m('pools'), rowHeader: true, cell: ({ name }) => name, text: ({ name }) => name },
    ...amounts,
    { id: 'spread', header: m('spread'), align: 'end', cell: spread, text: spread },
  ];
  return (
    <Section title={m('poolsBear')}>
      <DataTable
        label={m('poolsBear')}
        columns={columns}
        rows={rows}
        sum={{ id: 'sum', name: m('sum'), amounts: sums }}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        empty={null}
        exportCsv="umlageverfahren.csv"
      />
      <p className="vw-muted">{m('spreadHint')}</p>
    </Section>
  );
}

function Centres({ comparison }: { readonly comparison: Comparison }) {
  const m = useMessages(centreTexts);
  type Row = Comparison['centres'][number];
  const burdens = useMethodColumns<Row>(comparison, ({ id }, method) => {
    const found = outcomeOf(comparison, method)?.support.find(({ centreId }) => centreId === id);
    return found ? exactEuro(found.burdened) : null;
  });
  const columns: readonly DataColumn<Row>[] = [
    { id: 'centre', header: m('centre'), rowHeader: true, cell: ({ name }) => name, text: ({ name }) => name },
    {
      id: 'primary',
      header: m('primary'),
      align: 'end',
      cell: ({ primary }) => amountOf(primary),
      text: ({ primary }) => amountOf(primary),
    },
    ...burdens,
  ];
  return (
    <Section title={m('centresPass')}>
      <p className="vw-muted">{m('centresPassHint')}</p>
      <DataTable
        label={m('centresPass')}
        columns={columns}
        rows={comparison.centres}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        empty={null}
        exportCsv="hilfskostenstellen-umlage.csv"
      />
    </Section>
  );
}

interface Flow {
  readonly from: string;
  readonly to: string;
}

function Flows({ comparison }: { readonly comparison: Comparison }) {
  const m = useMessages(centreTexts);
  const names = new Map([...comparison.centres, ...comparison.pools].map(({ id, name }) => [id, name]));
  const pairs = new Map(
    comparison.outcomes.flatMap(({ transfers }) => transfers.map(({ fromCentreId: from, toId: to }) => [`${from} ${to}`, { from, to }])),
  );
  const place = new Map([...names.keys()].map((id, index) => [id, index]));
  const at = (id: string): number => place.get(id) ?? 0;
  const rows = [...pairs.values()].sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to));
  const amounts = useMethodColumns<Flow>(comparison, ({ from, to }, method) => {
    const found = outcomeOf(comparison, method)?.transfers.find(({ fromCentreId, toId }) => fromCentreId === from && toId === to);
    return found ? `${exactEuro(found.amount)} (${percentText(found.share)})` : null;
  });
  const columns: readonly DataColumn<Flow>[] = [
    { id: 'from', header: m('flowFrom'), rowHeader: true, cell: ({ from }) => names.get(from), text: ({ from }) => names.get(from) },
    { id: 'to', header: m('flowTo'), cell: ({ to }) => names.get(to), text: ({ to }) => names.get(to) },
    ...amounts,
  ];
  return (
    <Section title={m('flows')}>
      <DataTable
        label={m('flows')}
        columns={columns}
        rows={rows}
        rowId={({ from, to }) => `${from} ${to}`}
        rowName={({ from, to }) => `${names.get(from)} ${names.get(to)}`}
        empty={null}
        exportCsv="leistungsstroeme.csv"
      />
    </Section>
  );
}

function Refusals({ comparison }: { readonly comparison: Comparison }) {
  const m = useMessages(centreTexts);
  const language = useLanguage();
  return comparison.outcomes
    .filter((outcome) => !isPossible(outcome))
    .map(({ method, refusals }) => (
      <Banner key={method} kind={comparison.method === method ? 'danger' : 'warning'} title={m('refusedTitle', { method: m(method) })}>
        <ul className="vws-findings">
          {refusals.map(({ code, message }) => (
            <li key={`${code} ${message.de}`}>{message[language]}</li>
          ))}
        </ul>
      </Banner>
    ));
}

function Content({ comparison }: { readonly comparison: Comparison }) {
  const m = useMessages(centreTexts);
  const { method, resolution } = comparison;
  return (
    <Stack gap="large">
      {method && resolution ? (
        <Banner kind="info" title={m('inForceBy', { method: m(method), resolution })} />
      ) : (
        <Banner kind="warning" title={m('noMethod')} />
      )}
      <Refusals comparison={comparison} />
      <dl className="vws-methods">
        {METHODS.map((one) => (
          <div key={one}>
            <dt>
              {m(one)} {one === method && <Badge tone="success">{m('inForce')}</Badge>}
            </dt>
            <dd>{m(`${one}Means`)}</dd>
          </div>
        ))}
      </dl>
      <Pools comparison={comparison} />
      <Centres comparison={comparison} />
      <StepOrder comparison={comparison} />
      <Equations comparison={comparison} />
      <Flows comparison={comparison} />
    </Stack>
  );
}

interface ComparisonProps {
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly months: MonthsInUse;
  readonly onSpan: (span: { readonly from?: string; readonly to?: string }) => void;
}

/** The three methods beside each other: what each pool bears, and how each method comes to it. */
export function MethodComparison({ from, to, months, onSpan }: ComparisonProps): ReactNode {
  const m = useMessages(centreTexts);
  const language = useLanguage();
  const [result, refetch] = useQuery({ query: MethodComparisonQuery, variables: { monthFrom: from, monthTo: to } });
  const options = [...new Set([...monthsUntil(months.current, 36), from, to])]
    .sort()
    .reverse()
    .map((month) => ({ value: month, label: formatMonth(month, language) }));
  return (
    <Stack>
      <p className="vw-muted">{m('compareIntro')}</p>
      <Cluster>
        <Select
          label={m('first')}
          placeholder={false}
          value={from}
          options={options}
          onChange={(event) => onSpan({ from: event.target.value })}
        />
        <Select
          label={m('last')}
          placeholder={false}
          value={to}
          options={options.filter(({ value }) => value >= from)}
          onChange={(event) => onSpan({ to: event.target.value })}
        />
      </Cluster>
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ costCentreComparison }) =>
          costCentreComparison ? (
            <Content comparison={costCentreComparison} />
          ) : (
            <EmptyState title={m('nothingToShare')}>{m('nothingToShareBody')}</EmptyState>
          )
        }
      </QueryResult>
    </Stack>
  );
}

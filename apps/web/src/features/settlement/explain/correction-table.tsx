// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, Section } from '../../../ui/index.ts';
import { hoursText } from '../exact.ts';
import { usePeriodText } from '../months.ts';
import type { Share } from '../runs/run-documents.ts';
import { explainTexts } from './messages.ts';

interface Row {
  readonly id: string;
  readonly month: string;
  readonly reason: string;
  readonly quantity: bigint;
}

interface CorrectionTableProps {
  readonly share: Share;
  readonly use: Share['uses'][number];
  readonly unit: string;
  readonly period: string;
}

/** What makes a measure where months that are settled already are at work in it; nothing where they are not. */
export function CorrectionTable({ share, use, unit, period }: CorrectionTableProps) {
  const m = useMessages(explainTexts);
  const spell = usePeriodText();
  const { meter } = use;
  const own = share.corrections.filter((one) => one.meter === meter);
  const [measured, brought, carried] = [BigInt(use.measured), BigInt(use.broughtForward), BigInt(use.carriedForward)];
  if (own.length === 0 && brought === 0n && carried === 0n) return null;
  const late = own.filter(({ kind }) => kind !== 'open');
  const lateSum = late.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
  const open = own.filter(({ kind }) => kind === 'open');
  const openSum = open.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
  const row = (one: (typeof own)[number], index: number): Row => ({
    id: `${one.kind} ${index}`,
    month: one.month ? spell(one.month, one.month) : m('earlier'),
    reason: m(one.label ? `${one.kind}Of` : one.kind, { label: one.label ?? '' }),
    quantity: BigInt(one.quantity),
  });
  const rows: readonly Row[] = [
    { id: 'period', month: period, reason: m('ofPeriod'), quantity: measured - brought + carried - lateSum },
    ...open.map(row),
    // A second span of the period goes on with what the first one left open.
    ...(brought === openSum ? [] : [{ id: 'brought', month: m('earlier'), reason: m('open'), quantity: brought - openSum }]),
    ...late.map(row),
    ...(carried === 0n ? [] : [{ id: 'carried', month: m('later'), reason: m('staysOpen'), quantity: -carried }]),
  ];
  const show = ({ quantity }: Row): string => (meter === 'desk.minutes' ? hoursText(String(quantity)) : formatNumber(quantity));
  const columns: readonly DataColumn<Row>[] = [
    { id: 'month', header: m('month'), rowHeader: true, cell: (one) => one.month, text: (one) => one.month },
    { id: 'reason', header: m('reason'), cell: (one) => one.reason, text: (one) => one.reason },
    { id: 'quantity', header: m('measured', { unit }), align: 'end', cell: show, text: show },
  ];
  return (
    <Section title={m('corrections')} level={3}>
      <p className="vw-muted vws-small">{m('correctionsIntro')}</p>
      <DataTable
        label={m('corrections')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ month: name, reason }) => `${name}: ${reason}`}
        sum={{ id: 'sum', month: m('counts'), reason: '', quantity: measured }}
        empty={null}
        exportCsv="korrekturen.csv"
      />
    </Section>
  );
}

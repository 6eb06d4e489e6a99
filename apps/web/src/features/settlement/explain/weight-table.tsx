// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, Section } from '../../../ui/index.ts';
import { alignedNumbers, hoursText, percentText, sumOfFractions, timesSixty } from '../exact.ts';
import { explainTexts } from './messages.ts';

export interface WeightRow {
  readonly memberName: string;
  readonly own: boolean;
  readonly measured: string;
  readonly days: number;
  readonly ofDays: number;
  readonly weight: string;
  readonly fraction: string;
}

interface WeightTableProps {
  readonly title: string;
  readonly unit: string;
  readonly isHours: boolean;
  readonly fileName: string;
  readonly rows: readonly WeightRow[];
}

/** Every member's weight, the own row first and marked, and their sum: the reader can work the shares out again. */
export function WeightTable({ title, unit, isHours, fileName, rows }: WeightTableProps) {
  const m = useMessages(explainTexts);
  const isPartial = rows.some(({ days, ofDays }) => days !== ofDays);
  const sum = useMemo<WeightRow>(
    () => ({
      memberName: m('all'),
      own: false,
      measured: '0',
      days: 0,
      ofDays: 0,
      weight: sumOfFractions(rows.map((row) => row.weight)),
      fraction: sumOfFractions(rows.map((row) => row.fraction)),
    }),
    [m, rows],
  );
  const columns = useMemo(() => {
    const show = isHours
      ? (hours: string) => hoursText(timesSixty(hours))
      : alignedNumbers(rows.flatMap((row) => [row.measured, row.weight]));
    const number = (id: string, header: string, text: (row: WeightRow) => string): DataColumn<WeightRow> => ({
      id,
      header,
      align: 'end',
      cell: (row) => (row.own ? <strong>{text(row)}</strong> : text(row)),
      text,
    });
    const all: readonly DataColumn<WeightRow>[] = [
      {
        id: 'member',
        header: m('member'),
        rowHeader: true,
        cell: (row) => (row.own ? <span className="vws-own">{row.memberName}</span> : row.memberName),
        text: (row) => row.memberName,
      },
      ...(isPartial
        ? [
            number('measured', m('measured', { unit }), (row) => (row === sum ? '' : row.days === 0 ? '–' : show(row.measured))),
            number('days', m('days'), (row) =>
              row === sum ? '' : row.days === 0 ? m('notTaking') : m('daysOf', { days: row.days, of: row.ofDays }),
            ),
            number('weight', m('weight'), (row) => (row !== sum && row.days === 0 ? '–' : show(row.weight))),
          ]
        : [number('weight', m('measured', { unit }), (row) => show(row.weight))]),
      number('fraction', m('fraction'), (row) => percentText(row.fraction)),
    ];
    return all;
  }, [m, unit, isPartial, isHours, rows, sum]);
  const ordered = useMemo(() => [...rows].sort((a, b) => Number(b.own) - Number(a.own)), [rows]);
  const own = rows.find((row) => row.own);
  return (
    <Section title={title} level={3}>
      {rows.some(({ days }) => days === 0) && <p className="vw-muted">{m('notTakingNote')}</p>}
      <DataTable
        label={title}
        columns={columns}
        rows={ordered}
        rowId={(row) => row.memberName}
        rowName={(row) => row.memberName}
        {...(own ? { current: own.memberName } : {})}
        empty={null}
        sum={sum}
        exportCsv={fileName}
      />
    </Section>
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, type DataColumn, DataTable, EmptyState } from '../../../ui/index.ts';
import { amountOf, plusVat } from '../amounts.ts';
import { keepTogether, useBilingual } from '../bilingual.ts';
import { useVatText } from '../explain/vat-text.ts';
import { useFamilies } from '../families.ts';
import { useNarrow } from '../narrow.ts';
import { statementTexts } from './messages.ts';
import type { StatementLine } from './statement-documents.ts';

const SUM = 'sum';

interface StatementLinesProps {
  readonly lines: readonly StatementLine[];
  readonly total: string;
  readonly period: string;
  readonly onWhy: (lineKey: string) => void;
}

/** The total in the shape of a line. */
function useSumLine(lines: readonly StatementLine[], total: string, period: string): StatementLine {
  const m = useMessages(statementTexts);
  return useMemo(() => {
    const label = m('totalOf', { period });
    const taxed = plusVat(
      total,
      lines.flatMap(({ vat }) => vat?.tax ?? []),
    );
    const note = taxed ? m('totalPlusVat', taxed) : '';
    return {
      key: SUM,
      kind: SUM,
      serviceFamilyCode: '',
      label: { de: label, en: label },
      amount: total,
      change: null,
      before: null,
      after: null,
      reasons: [],
      staff: null,
      material: null,
      overhead: null,
      basis: { de: note, en: note },
      vatCode: null,
      vat: null,
    };
  }, [m, lines, total, period]);
}

/** What the member bears, each amount with its basis and the way to its explanation. */
export function StatementLines({ lines, total, period, onWhy }: StatementLinesProps) {
  const m = useMessages(statementTexts);
  const say = useBilingual();
  const vat = useVatText();
  const { nameOf } = useFamilies();
  const sum = useSumLine(lines, total, period);
  const isNarrow = useNarrow();
  const columns = useMemo(() => {
    const kind = (id: 'staff' | 'material' | 'overhead'): DataColumn<StatementLine> => ({
      id,
      header: m(id),
      align: 'end',
      hidden: true,
      cell: (row) => (row[id] === null ? row.key === SUM ? '' : '–' : <Amount value={row[id]} />),
      text: (row) => (row[id] === null ? null : amountOf(row[id])),
    });
    // A pool usually bears the name of its service: it is said once.
    const label = (row: StatementLine) => {
      const family = row.key === SUM ? '' : nameOf(row.serviceFamilyCode);
      return (
        <>
          {say(row.label)}
          {row.key === SUM && say(row.basis) && <span className="vws-below">{keepTogether(say(row.basis))}</span>}
          {!say(row.label).startsWith(family) && <span className="vws-below">{family}</span>}
        </>
      );
    };
    const vatOf = (row: StatementLine): string => (row.key === SUM ? '' : keepTogether(vat(row.vatCode, row.vat)));
    const amount = (row: StatementLine) => (
      <Amount value={row.amount} strong {...(row.key === SUM ? {} : { onWhy: () => onWhy(row.key) })} />
    );
    // On a phone everything stands under the position, and what orders it is folded away.
    const narrow = (row: StatementLine) => (
      <>
        {label(row)}
        <span className="vws-narrow-amount">{amount(row)}</span>
        {row.key !== SUM && (
          <details className="vws-narrow-basis">
            <summary>{m('basis')}</summary>
            <p>{keepTogether(say(row.basis))}</p>
            <p>{vatOf(row)}</p>
          </details>
        )}
      </>
    );
    if (isNarrow) {
      const one: readonly DataColumn<StatementLine>[] = [
        { id: 'label', header: m('lineAndAmount'), rowHeader: true, cell: narrow, text: (row) => say(row.label) },
      ];
      return one;
    }
    const all: readonly DataColumn<StatementLine>[] = [
      { id: 'label', header: m('line'), rowHeader: true, cell: label, text: (row) => say(row.label) },
      {
        id: 'basis',
        header: m('basis'),
        cell: (row) => (row.key === SUM ? '' : <span className="vws-wrap">{keepTogether(say(row.basis))}</span>),
        text: (row) => say(row.basis),
      },
      {
        id: 'vat',
        header: m('vat'),
        cell: (row) => <span className="vws-vat">{vatOf(row)}</span>,
        text: vatOf,
      },
      kind('staff'),
      kind('material'),
      kind('overhead'),
      {
        id: 'amount',
        header: m('amount'),
        align: 'end',
        cell: amount,
        text: (row) => amountOf(row.amount),
      },
    ];
    return all;
  }, [m, say, nameOf, onWhy, vat, isNarrow]);
  return (
    <DataTable
      label={m('lines')}
      columns={columns}
      rows={lines}
      rowId={(row) => row.key}
      rowName={(row) => say(row.label)}
      onOpen={(row) => onWhy(row.key)}
      sum={sum}
      columnChooser={!isNarrow}
      empty={<EmptyState title={m('noLines')} />}
    />
  );
}

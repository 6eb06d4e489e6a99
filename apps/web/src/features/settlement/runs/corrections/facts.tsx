// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../../i18n/index.ts';
import { type DataColumn, DataTable, EmptyState } from '../../../../ui/index.ts';
import { useBilingual } from '../../bilingual.ts';
import type { FactChange } from './documents.ts';
import { correctionTexts } from './messages.ts';

/** Which facts differ from those that the settlement was made from: then → today, or the change as a sentence where it is no value. */
export function Facts({ facts, fileName }: { readonly facts: readonly FactChange[]; readonly fileName: string }) {
  const m = useMessages(correctionTexts);
  const say = useBilingual();
  const label = (row: FactChange): string => (row.before || row.after ? say(row.label) : say(row.text));
  const side = (text: FactChange['before']): string => (text ? say(text) : '–');
  const columns: readonly DataColumn<FactChange>[] = [
    { id: 'kind', header: m('kind'), cell: (row) => m(row.kind), text: (row) => m(row.kind) },
    { id: 'fact', header: m('fact'), rowHeader: true, cell: (row) => <span className="vws-wrap">{label(row)}</span>, text: label },
    {
      id: 'before',
      header: m('factBefore'),
      cell: (row) => <span className="vws-wrap">{side(row.before)}</span>,
      text: (row) => side(row.before),
    },
    {
      id: 'after',
      header: m('factAfter'),
      cell: (row) => (
        <span className="vws-wrap">
          {(row.before ?? row.after) && <span aria-hidden="true">→ </span>}
          <strong>{side(row.after)}</strong>
        </span>
      ),
      text: (row) => side(row.after),
    },
  ];
  return (
    <DataTable
      label={m('factsTable')}
      columns={columns}
      rows={facts}
      rowId={(row) => `${row.kind} ${row.text.de} ${row.before?.de ?? ''} ${row.after?.de ?? ''}`}
      rowName={label}
      empty={<EmptyState title={m('factsNone')}>{m('factsNoneBody')}</EmptyState>}
      exportCsv={fileName}
    />
  );
}

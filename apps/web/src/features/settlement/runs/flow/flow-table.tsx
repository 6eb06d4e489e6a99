// SPDX-License-Identifier: EUPL-1.2
import { formatCents } from '../../../../format/index.ts';
import { useMessages } from '../../../../i18n/index.ts';
import { type DataColumn, DataTable, EmptyState } from '../../../../ui/index.ts';
import type { FlowGraph, Layer } from './flow-model.ts';
import { flowTexts } from './messages.ts';

interface Row {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly cents: bigint;
}

interface FlowTableProps {
  readonly graph: FlowGraph;
  readonly layer: Layer;
  readonly label: string;
  readonly fileName: string;
}

/** The bands that leave a column: the same names and amounts as in the picture, with the same sum. */
export function FlowTable({ graph, layer, label, fileName }: FlowTableProps) {
  const m = useMessages(flowTexts);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const place = new Map(graph.nodes.map(({ id }, index) => [id, index]));
  const at = (id: string): number => place.get(id) ?? 0;
  const rows = graph.links
    .filter(({ from }) => byId.get(from)?.layer === layer)
    .sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to))
    .map(({ from, to, cents }): Row => ({ id: `${from} ${to}`, from: byId.get(from)?.name ?? '', to: byId.get(to)?.name ?? '', cents }));
  const columns: readonly DataColumn<Row>[] = [
    { id: 'from', header: m('from'), rowHeader: true, cell: (row) => row.from, text: (row) => row.from },
    { id: 'to', header: m('to'), cell: (row) => row.to, text: (row) => row.to },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => formatCents(row.cents), text: (row) => formatCents(row.cents) },
  ];
  const sum = { id: 'sum', from: m('sum'), to: '', cents: rows.reduce((all, { cents }) => all + cents, 0n) };
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      sum={rows.length > 0 ? sum : undefined}
      rowId={(row) => row.id}
      rowName={(row) => m('link', { from: row.from, to: row.to, amount: formatCents(row.cents) })}
      empty={<EmptyState title={m('empty')} />}
      exportCsv={fileName}
    />
  );
}

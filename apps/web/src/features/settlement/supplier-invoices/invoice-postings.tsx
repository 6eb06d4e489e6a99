// SPDX-License-Identifier: EUPL-1.2
import { formatDate, formatMonth } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Amount, Badge, type DataColumn, DataTable, Link, Section } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { useFamilies } from '../families.ts';
import { useMembers } from '../members.ts';
import type { Invoice } from './invoice-documents.ts';
import { invoiceTexts } from './messages/index.ts';

type Posting = Invoice['postings'][number];

/** The costs and charges that the invoice became, counter-entries among them. */
export function InvoicePostings({ invoice }: { readonly invoice: Invoice }) {
  const m = useMessages(invoiceTexts);
  const language = useLanguage();
  const params = useBodyParams();
  if (invoice.postings.length === 0) return null;
  const when = ({ kind, day }: Posting): string => (kind === 'cost' ? formatMonth(day.slice(0, 7), language) : formatDate(day, language));
  const place = (row: Posting) =>
    row.kind === 'cost' ? (
      <Link
        to="/a/$association/$body/settlement/pools/$poolId"
        params={{ ...params, poolId: row.placeId }}
        search={{ month: row.day.slice(0, 7) }}
      >
        {row.placeName}
      </Link>
    ) : (
      <Link to="/a/$association/$body/settlement/charges" params={params} search={{ from: row.day, to: row.day, member: row.placeId }}>
        {row.placeName}
      </Link>
    );
  const columns: readonly DataColumn<Posting>[] = [
    { id: 'place', header: m('target'), rowHeader: true, cell: place, text: (row) => row.placeName },
    {
      id: 'label',
      header: m('label'),
      cell: (row) => (
        <span className="vws-name">
          {row.label}
          {row.reverses && <Badge tone="warning">{m('reversal')}</Badge>}
          {row.frozenByRun && <Badge tone="success">{m('frozen')}</Badge>}
        </span>
      ),
      text: (row) => row.label,
    },
    { id: 'day', header: m('postedOn'), cell: when, text: when },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => <Amount value={row.amount} />, text: (row) => amountOf(row.amount) },
  ];
  return (
    <Section title={m('postings')}>
      <DataTable
        label={m('postings')}
        columns={columns}
        rows={invoice.postings}
        rowId={(row) => row.id}
        rowName={(row) => row.label}
        empty={null}
        exportCsv={`buchungen-${invoice.number ?? 'rechnung'}.csv`}
      />
    </Section>
  );
}

type Assigned = Invoice['assignments'][number] & { readonly index: number };

/** What the first person assigned, for the second to check; not to be changed here. */
export function AssignedList({ invoice, placeName }: { readonly invoice: Invoice; readonly placeName: (id: string) => string }) {
  const m = useMessages(invoiceTexts);
  const language = useLanguage();
  const members = useMembers();
  const { nameOf } = useFamilies();
  const member = (id: string | null): string => members.find(({ value }) => value === id)?.label ?? '–';
  const target = (row: Assigned): string => {
    const place = row.poolId ?? row.costCentreId;
    return place
      ? `${placeName(place)} · ${m(row.costKind ?? 'material')}`
      : `${member(row.tenantId)} · ${nameOf(row.serviceFamilyCode ?? '')}`;
  };
  const when = (row: Assigned): string =>
    row.month ? formatMonth(row.month, language) : row.occurredOn ? formatDate(row.occurredOn, language) : '–';
  const line = (row: Assigned): string => invoice.parts.find(({ key }) => key === row.lineKey)?.label ?? m('whole');
  const columns: readonly DataColumn<Assigned>[] = [
    { id: 'target', header: m('target'), rowHeader: true, cell: target, text: target },
    { id: 'day', header: m('postedOn'), cell: when, text: when },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => <Amount value={row.amount} />, text: (row) => amountOf(row.amount) },
    { id: 'line', header: m('contents'), cell: line, text: line },
    { id: 'label', header: m('label'), cell: (row) => row.label, text: (row) => row.label },
  ];
  return (
    <DataTable
      label={m('assignedTitle')}
      columns={columns}
      rows={invoice.assignments.map((one, index) => ({ ...one, index }))}
      rowId={(row) => String(row.index)}
      rowName={(row) => row.label}
      empty={null}
      exportCsv="zuordnung.csv"
    />
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { formatDate, formatInstant, today } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Amount, Badge, type DataColumn, DataTable, EmptyState, Link, Page, Section, Select, TextField } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { usePages } from '../pages-of.ts';
import { remember, remembered } from '../runs/remembered.ts';
import { type InvoiceRow, SupplierInvoicesQuery } from './invoice-documents.ts';
import { INVOICE_STATUSES, type InvoiceStatus, InvoiceStatusBadge, kindOf, OPEN_STATUSES } from './invoice-status.tsx';
import { invoiceTexts } from './messages/index.ts';
import { TakeIn, TakeInWork } from './take-in.tsx';
import '../settlement.css';

/** The reading that this tab has ordered. */
const WORK = 'takeIn';

/** 'read,unreadable' of the address; what is no status is left out, nothing means the open ones. */
function statusesOf(text: string | undefined): readonly InvoiceStatus[] | null {
  if (text === 'all') return null;
  const given = (text ?? '').split(',').flatMap((one) => INVOICE_STATUSES.filter((status) => status === one));
  return given.length > 0 ? given : OPEN_STATUSES;
}

const isOverdue = ({ dueDate, status }: InvoiceRow): boolean =>
  dueDate !== null && dueDate < today() && status !== 'booked' && status !== 'rejected';

function useColumns(): readonly DataColumn<InvoiceRow>[] {
  const m = useMessages(invoiceTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const day = (date: string | null): string => (date ? formatDate(date, language) : '–');
  const money = (value: string | null) => (value === null ? '–' : <Amount value={value} />);
  const form = ({ form: one }: InvoiceRow): string =>
    one === 'UBL' || one === 'CII' || one === 'HYBRID' || one === 'HAND' ? m(`form${one}`) : '–';
  const name = (row: InvoiceRow): string => row.sellerName ?? row.fileName;
  return [
    {
      id: 'seller',
      header: m('seller'),
      rowHeader: true,
      cell: (row) => (
        <span className="vws-name">
          <Link to="/a/$association/$body/settlement/supplier-invoices/$invoiceId" params={{ ...params, invoiceId: row.id }}>
            {name(row)}
          </Link>
          {kindOf(row.typeCode) !== 'invoice' && <Badge>{m(kindOf(row.typeCode))}</Badge>}
          {row.duplicate && <Badge tone="danger">{m('duplicate')}</Badge>}
        </span>
      ),
      text: name,
    },
    { id: 'number', header: m('number'), cell: (row) => row.number ?? '–', text: (row) => row.number },
    { id: 'status', header: m('status'), cell: (row) => <InvoiceStatusBadge status={row.status} />, text: (row) => m(row.status) },
    { id: 'issued', header: m('issueDate'), cell: (row) => day(row.issueDate), text: (row) => day(row.issueDate) },
    {
      id: 'due',
      header: m('dueDate'),
      cell: (row) => (
        <span className="vws-name">
          {day(row.dueDate)}
          {isOverdue(row) && <Badge tone="warning">{m('overdue')}</Badge>}
        </span>
      ),
      text: (row) => day(row.dueDate),
    },
    {
      id: 'net',
      header: m('net'),
      align: 'end',
      cell: (row) => money(row.net),
      text: (row) => (row.net === null ? '' : amountOf(row.net)),
      hidden: true,
    },
    {
      id: 'gross',
      header: m('gross'),
      align: 'end',
      cell: (row) => money(row.gross),
      text: (row) => (row.gross === null ? '' : amountOf(row.gross)),
    },
    {
      id: 'findings',
      header: m('findings'),
      align: 'end',
      cell: (row) => (row.fatalFindings > 0 ? <Badge tone="danger">{row.fatalFindings}</Badge> : '–'),
      text: (row) => row.fatalFindings,
    },
    { id: 'form', header: m('form'), cell: form, text: form, hidden: true },
    {
      id: 'received',
      header: m('receivedAt'),
      cell: (row) => formatInstant(row.receivedAt, language),
      text: (row) => formatInstant(row.receivedAt, language),
    },
    { id: 'assignedBy', header: m('assignedBy'), cell: (row) => row.assignedBy ?? '–', text: (row) => row.assignedBy, hidden: true },
    { id: 'file', header: m('file'), cell: (row) => row.fileName, text: (row) => row.fileName, hidden: true },
  ];
}

interface ToolsProps {
  readonly statuses: readonly InvoiceStatus[] | null;
  readonly search: string | undefined;
  readonly onSet: (patch: Readonly<Record<string, string | undefined>>) => void;
}

function Tools({ statuses, search, onSet }: ToolsProps) {
  const m = useMessages(invoiceTexts);
  const [words, setWords] = useState(search ?? '');
  useEffect(() => {
    const timer = setTimeout(() => {
      if (words.trim() !== (search ?? '')) onSet({ search: words.trim() || undefined });
    }, 300);
    return () => clearTimeout(timer);
  }, [words, search, onSet]);
  const chosen = statuses === null ? 'all' : statuses === OPEN_STATUSES ? '' : statuses.join(',');
  return (
    <>
      <Select
        label={m('status')}
        placeholder={m('open')}
        value={chosen}
        options={[
          ...(chosen.includes(',') ? [{ value: chosen, label: (statuses ?? []).map((one) => m(one)).join(', ') }] : []),
          ...INVOICE_STATUSES.map((one) => ({ value: one as string, label: m(one) })),
          { value: 'all', label: m('allStatuses') },
        ]}
        onChange={(event) => onSet({ status: event.target.value || undefined })}
      />
      <TextField
        label={m('search')}
        placeholder={m('searchHint')}
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </>
  );
}

function InboxPage() {
  const m = useMessages(invoiceTexts);
  const may = useMay();
  const params = useBodyParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const statuses = statusesOf(search.status);
  const variables = { first: 100, status: statuses === null ? null : [...statuses], search: search.search ?? null };
  const pages = usePages(SupplierInvoicesQuery, variables, ({ supplierInvoices }) => supplierInvoices);
  const columns = useColumns();
  const set = useCallback(
    (patch: Readonly<Record<string, string | undefined>>) =>
      void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true }),
    [navigate],
  );
  // Who comes back by the menu while files are being read sees it go on.
  useEffect(() => {
    const work = remembered(WORK);
    if (work && !search.work) set({ work });
  }, [search.work, set]);
  const ordered = (work: string): void => {
    remember(WORK, work);
    set({ work });
  };
  const dismiss = (): void => {
    remember(WORK, null);
    set({ work: undefined });
  };
  return (
    <Page title={m('title')} intro={m('intro')}>
      {search.work && <TakeInWork commandId={search.work} onEnded={pages.reload} onDismiss={dismiss} />}
      {may('settlement.enterInvoices') && !search.work && <TakeIn onOrdered={ordered} />}
      <Section title={m('inbox')}>
        <QueryResult result={pages} onRetry={pages.reload}>
          {() => (
            <DataTable
              label={m('title')}
              columns={columns}
              rows={pages.items}
              rowId={(row) => row.id}
              rowName={(row) => `${row.sellerName ?? row.fileName} ${row.number ?? ''}`}
              total={pages.total}
              onMore={pages.more}
              loadingMore={pages.fetching}
              onOpen={(row) =>
                void navigate({
                  to: '/a/$association/$body/settlement/supplier-invoices/$invoiceId',
                  params: { ...params, invoiceId: row.id },
                })
              }
              tools={<Tools statuses={statuses} search={search.search} onSet={set} />}
              columnChooser
              empty={<EmptyState title={m('empty')}>{m('emptyBody')}</EmptyState>}
              exportCsv="eingangsrechnungen.csv"
              all={pages.all}
            />
          )}
        </QueryResult>
      </Section>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/supplier-invoices')({
  component: guarded('settlement.readInvoices', InboxPage),
});

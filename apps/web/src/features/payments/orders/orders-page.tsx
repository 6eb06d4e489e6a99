// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { formatDate, parseDateInput, parseTypedAmount, today } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { usePages } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Badge, Button, type DataColumn, DataTable, EmptyState, Link, Select, TextField } from '../../../ui/index.ts';
import { amountOf, registerNumber } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { commonTexts } from '../common-messages.ts';
import { useDownloadAddress } from '../downloads.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge, MunicipalityChoice, useMunicipalities } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { orderTexts } from './messages.ts';
import { OrderDialog, type OrderStart } from './order-dialog.tsx';
import { type OrderRow, PaymentOrdersQuery } from './order-documents.ts';
import { OPEN_STATUSES, ORDER_STATUSES, OrderStatusBadge, statusesOf } from './order-status.tsx';
import { nextStep } from './order-steps.ts';

const ImportDialog = lazy(() => import('./import-dialog.tsx').then((module) => ({ default: module.ImportDialog })));
const InvoiceDialog = lazy(() => import('./invoice-dialog.tsx').then((module) => ({ default: module.InvoiceDialog })));

const isLate = ({ dueOn, status }: OrderRow): boolean => dueOn < today() && OPEN_STATUSES.includes(status);

function useColumns(): readonly DataColumn<OrderRow>[] {
  const m = useMessages(orderTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const { side } = useActingBody();
  const names = new Map(useMunicipalities().map(({ id, name }) => [id, name]));
  const day = (row: OrderRow): string => formatDate(row.dueOn, language);
  return [
    {
      ...{ id: 'payee', header: m('payee'), rowHeader: true, text: (row) => row.creditorName },
      cell: (row) => (
        <span className="vwp-name">
          <Link to="/a/$association/$body/payments/orders/$orderId" params={{ ...params, orderId: row.id }}>
            {row.creditorName}
          </Link>
          {row.urgent && <Badge tone="warning">{m('urgent')}</Badge>}
        </span>
      ),
    },
    ...(side === 'centre'
      ? [
          {
            ...{ id: 'municipality', header: c('municipality'), text: (row: OrderRow) => names.get(row.tenantId) ?? '' },
            cell: (row: OrderRow) => <MunicipalityBadge id={row.tenantId} />,
          },
        ]
      : []),
    { id: 'number', header: m('number'), cell: registerNumber, text: registerNumber },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => amountOf(row.amount), text: (row) => amountOf(row.amount) },
    {
      ...{ id: 'due', header: m('dueOn'), text: day },
      cell: (row) => (
        <span className="vwp-name">
          {day(row)}
          {isLate(row) && <Badge tone="danger">{m('overdue')}</Badge>}
        </span>
      ),
    },
    { id: 'status', header: m('status'), cell: (row) => <OrderStatusBadge status={row.status} />, text: (row) => m(row.status) },
    { id: 'voucher', header: m('voucher'), cell: (row) => row.voucher, text: (row) => row.voucher },
    { id: 'remittance', header: m('remittance'), cell: (row) => row.remittance, text: (row) => row.remittance, hidden: true },
    { id: 'iban', header: m('iban'), cell: (row) => row.ibanShown, text: (row) => row.ibanShown, hidden: true },
    { id: 'account', header: m('bankAccount'), cell: (row) => row.accountLabel, text: (row) => row.accountLabel, hidden: true },
  ];
}

type Patch = Readonly<Record<string, string | undefined>>;
interface ToolsProps {
  readonly search: Patch;
  readonly onSet: (patch: Patch) => void;
}

const FIELDS = ['search', 'from', 'to', 'least', 'most'] as const;

function Tools({ search, onSet }: ToolsProps) {
  const m = useMessages(orderTexts);
  const [typed, setTyped] = useState<Patch>(search);
  useEffect(() => {
    const timer = setTimeout(() => {
      const changed = FIELDS.filter((field) => (typed[field] ?? '').trim() !== (search[field] ?? ''));
      if (changed.length > 0) onSet(Object.fromEntries(changed.map((field) => [field, typed[field]?.trim() || undefined])));
    }, 400);
    return () => clearTimeout(timer);
  }, [typed, search, onSet]);
  const text = (field: (typeof FIELDS)[number]) => ({
    value: typed[field] ?? '',
    onChange: (event: { target: { value: string } }) => setTyped((all) => ({ ...all, [field]: event.target.value })),
  });
  const chosen = search['status'] ?? '';
  return (
    <>
      <MunicipalityChoice value={search['tenant']} onChange={(tenant) => onSet({ tenant })} all />
      <Select
        label={m('status')}
        placeholder={m('open')}
        value={chosen}
        options={[
          ...(chosen.includes(',') ? [{ value: chosen, label: (statusesOf(chosen) ?? []).map((one) => m(one)).join(', ') }] : []),
          ...ORDER_STATUSES.map((one) => ({ value: one as string, label: m(one) })),
          { value: 'all', label: m('allStatuses') },
        ]}
        onChange={(event) => onSet({ status: event.target.value || undefined })}
      />
      <TextField label={m('search')} placeholder={m('searchHint')} type="search" {...text('search')} />
      <TextField label={m('dueFrom')} {...text('from')} />
      <TextField label={m('dueTo')} {...text('to')} />
      <TextField label={m('least')} {...text('least')} />
      <TextField label={m('most')} {...text('most')} />
    </>
  );
}

const dayFrom = (text: string | undefined): string | null => (text ? parseDateInput(text) : null);
function amountFrom(text: string | undefined): string | null {
  const parsed = text ? parseTypedAmount(text) : null;
  return parsed?.ok ? `${parsed.value / 100n}.${String(parsed.value % 100n).padStart(2, '0')}` : null;
}

function filtersOf(search: Patch) {
  const status = statusesOf(search['status']);
  return {
    ...{ tenantId: search['tenant'] ?? null, status: status === null ? null : [...status], search: search['search'] ?? null },
    ...{
      dueFrom: dayFrom(search['from']),
      dueTo: dayFrom(search['to']),
      least: amountFrom(search['least']),
      most: amountFrom(search['most']),
    },
  };
}

/** Everything that the filters let through, as the server writes it. */
function useExport(): (filters: ReturnType<typeof filtersOf>) => void {
  const address = useDownloadAddress();
  return ({ status, ...filters }) => {
    const given = Object.fromEntries(Object.entries(filters).map(([key, value]) => [key, value ?? undefined]));
    const statuses = (status ?? []).map((one) => `&status=${one}`).join('');
    window.location.assign(`${address('payment-orders-csv', given)}${statuses}`);
  };
}

type Opened = 'enter' | 'bulk' | 'list' | 'invoice' | OrderStart;

interface DialogsProps {
  readonly open: Opened;
  readonly chosen: readonly OrderRow[];
  readonly onOpen: (open: Opened) => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly onEntered: (orderId: string) => void;
}

function Dialogs({ open, chosen, onOpen, onClose, onDone, onEntered }: DialogsProps) {
  const { tenantId } = useActingBody();
  if (open === 'bulk') return <BulkDialog rows={chosen} onClose={onClose} onDone={onDone} />;
  if (open === 'list' || open === 'invoice')
    return (
      <Suspense fallback={null}>
        {open === 'list' && <ImportDialog tenantId={tenantId} onClose={onClose} onDone={onDone} />}
        {open === 'invoice' && <InvoiceDialog tenantId={tenantId} onClose={onClose} onRead={onOpen} />}
      </Suspense>
    );
  return <OrderDialog tenantId={tenantId} start={open === 'enter' ? {} : open} onClose={onClose} onDone={onEntered} />;
}

function OrdersPage() {
  const m = useMessages(orderTexts);
  const may = useMay();
  const params = useBodyParams();
  const { side } = useActingBody();
  const exportAll = useExport();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const filters = filtersOf(search);
  const pages = usePages(PaymentOrdersQuery, { ...filters, first: 100 }, ({ paymentOrders }) => paymentOrders);
  const columns = useColumns();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<Opened | null>(null);
  const set = useCallback((patch: Patch) => void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true }), [navigate]);
  const go = (orderId: string): void =>
    void navigate({ to: '/a/$association/$body/payments/orders/$orderId', params: { ...params, orderId } });
  const mayStep = side === 'member' && (may('payments.prepareOrders') || may('payments.order'));
  const chosen = pages.rows.filter(({ id }) => selection.has(id));
  return (
    <PaymentsPage
      title={m('title')}
      intro={m('intro')}
      actions={
        side === 'member' &&
        may('payments.prepareOrders') && (
          <>
            <Button onPress={() => setOpen('list')}>{m('fromList')}</Button>
            <Button onPress={() => setOpen('invoice')}>{m('fromInvoice')}</Button>
            <Button kind="primary" icon="add" onPress={() => setOpen('enter')}>
              {m('enter')}
            </Button>
          </>
        )
      }
    >
      <QueryResult result={pages.result} onRetry={pages.refresh}>
        {({ paymentOrders: { sum } }) => (
          <>
            <DataTable
              label={m('title')}
              columns={columns}
              rows={pages.rows}
              rowId={(row) => row.id}
              rowName={(row) => `${registerNumber(row)} ${row.creditorName}`}
              {...(pages.total === undefined ? {} : { total: pages.total })}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
              onOpen={(row) => go(row.id)}
              tools={<Tools search={search} onSet={set} />}
              columnChooser
              {...(mayStep
                ? {
                    selection,
                    onSelection: setSelection,
                    bulkActions: (
                      <Button size="small" onPress={() => setOpen('bulk')} disabled={!chosen.some(({ status }) => nextStep(status))}>
                        {m('bulk')}
                      </Button>
                    ),
                  }
                : {})}
              empty={
                <EmptyState icon="coins" title={m('empty')}>
                  {m('emptyBody')}
                </EmptyState>
              }
              exportCsv={() => exportAll(filters)}
            />
            {pages.rows.length > 0 && <p className="vwp-note">{m('sum', { amount: amountOf(sum) })}</p>}
          </>
        )}
      </QueryResult>
      {open && (
        <Dialogs
          open={open}
          chosen={chosen}
          onOpen={setOpen}
          onClose={() => {
            setOpen(null);
            if (open === 'bulk') setSelection(new Set());
          }}
          onDone={pages.refresh}
          onEntered={go}
        />
      )}
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/orders')({ component: guarded('payments.read', OrdersPage) });

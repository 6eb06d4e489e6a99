// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { centsFromWire, formatCents, formatDate, today } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Badge, Button, type DataColumn, DataTable, EmptyState, Link, toast } from '../../../ui/index.ts';
import { amountOf, registerNumber } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge, MunicipalityChoice, useMunicipalities } from '../municipalities.tsx';
import { OrderStatusBadge } from '../orders/order-status.tsx';
import { runTexts } from './messages.ts';
import { AcceptOrders, ComposeRun, RefuseOrders } from './run-changes.ts';
import { OrdersToPayQuery, type OrderToPay } from './run-documents.ts';

function useColumns(): readonly DataColumn<OrderToPay>[] {
  const m = useMessages(runTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const names = new Map(useMunicipalities().map(({ id, name }) => [id, name]));
  const day = (row: OrderToPay): string => formatDate(row.dueOn, language);
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
    {
      ...{ id: 'municipality', header: c('municipality'), text: (row) => names.get(row.tenantId) ?? '' },
      cell: (row) => <MunicipalityBadge id={row.tenantId} />,
    },
    { id: 'account', header: m('account'), cell: (row) => row.accountLabel, text: (row) => row.accountLabel },
    { id: 'number', header: m('number'), cell: registerNumber, text: registerNumber },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => amountOf(row.amount), text: (row) => amountOf(row.amount) },
    {
      ...{ id: 'due', header: m('dueOn'), text: day },
      cell: (row) => (
        <span className="vwp-name">
          {day(row)}
          {row.dueOn < today() && <Badge tone="danger">{m('overdue')}</Badge>}
        </span>
      ),
    },
    { id: 'status', header: m('status'), cell: (row) => <OrderStatusBadge status={row.status} />, text: (row) => row.status },
    { id: 'iban', header: m('iban'), cell: (row) => row.ibanShown, text: (row) => row.ibanShown, hidden: true },
    { id: 'voucher', header: m('voucher'), cell: (row) => row.voucher, text: (row) => row.voucher, hidden: true },
    { id: 'remittance', header: m('remittance'), cell: (row) => row.remittance, text: (row) => row.remittance, hidden: true },
  ];
}

interface ActsProps {
  readonly chosen: readonly OrderToPay[];
  readonly onDone: () => void;
}

/** What can be done with the orders that are ticked. */
function Acts({ chosen, onDone }: ActsProps) {
  const m = useMessages(runTexts);
  const params = useBodyParams();
  const navigate = useNavigate();
  const [act, setAct] = useState<'refuse' | 'compose' | null>(null);
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const orderIds = chosen.map(({ id }) => id);
  const ordered = chosen.length > 0 && chosen.every(({ status }) => status === 'ordered');
  const accepted = chosen.length > 0 && chosen.every(({ status }) => status === 'accepted');
  const single = new Set(chosen.map(({ tenantId, accountId }) => `${tenantId} ${accountId}`)).size === 1;
  const sum = formatCents(chosen.reduce((total, { amount }) => total + centsFromWire(amount), 0n));
  const accept = async (): Promise<void> => {
    const answer = await submit(AcceptOrders, (idempotencyKey) => ({ idempotencyKey, orderIds }));
    if (!answer.ok) return;
    toast({ text: m('accepted') });
    onDone();
  };
  return (
    <>
      <Button size="small" pending={pending} disabled={!ordered} onPress={() => void accept()}>
        {m('accept')}
      </Button>
      <Button size="small" disabled={chosen.length === 0} onPress={() => setAct('refuse')}>
        {m('refuse')}
      </Button>
      <Button size="small" disabled={!accepted || !single} onPress={() => setAct('compose')}>
        {m('compose')}
      </Button>
      {chosen.length > 1 && !single && <span className="vwp-note">{m('onlyOne')}</span>}
      {problem}
      {act === 'refuse' && (
        <ActDialog
          {...{ title: m('refuseTitle'), intro: m('refuseIntro'), submitLabel: m('refuse'), done: m('refused'), danger: true }}
          fields={[{ name: 'reason', label: m('reason'), kind: 'area' }]}
          document={RefuseOrders}
          variables={({ reason = '' }, idempotencyKey) => ({ idempotencyKey, orderIds, reason })}
          onClose={() => setAct(null)}
          onDone={onDone}
        />
      )}
      {act === 'compose' && (
        <ActDialog
          title={m('compose')}
          intro={m('composeIntro', { count: chosen.length, sum })}
          submitLabel={m('compose')}
          done={m('composed')}
          fields={[{ name: 'executeOn', label: m('executeOn'), kind: 'date', hint: m('executeHint'), initial: formatDate(today()) }]}
          document={ComposeRun}
          variables={({ executeOn = '' }, idempotencyKey) => ({ idempotencyKey, orderIds, executeOn })}
          onClose={() => setAct(null)}
          onDone={() => void navigate({ to: '/a/$association/$body/payments/runs', params, search: { tab: 'runs' } as never })}
        />
      )}
    </>
  );
}

/** What municipalities ordered and no run holds yet. */
export function ToPay({ tenant, onTenant }: { readonly tenant: string | undefined; readonly onTenant: (id: string | undefined) => void }) {
  const m = useMessages(runTexts);
  const may = useMay();
  const columns = useColumns();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [result, refetch] = useQuery({
    query: OrdersToPayQuery,
    variables: { tenantId: tenant ?? null },
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => {
    setSelection(new Set());
    refetch({ requestPolicy: 'network-only' });
  };
  return (
    <QueryResult result={result} onRetry={reload}>
      {({ ordersToPay }) => (
        <>
          <DataTable
            label={m('toPay')}
            columns={columns}
            rows={ordersToPay}
            rowId={(row) => row.id}
            rowName={(row) => `${registerNumber(row)} ${row.creditorName}`}
            tools={<MunicipalityChoice value={tenant} onChange={onTenant} all />}
            columnChooser
            {...(may('payments.process')
              ? {
                  selection,
                  onSelection: setSelection,
                  bulkActions: <Acts chosen={ordersToPay.filter(({ id }) => selection.has(id))} onDone={reload} />,
                }
              : {})}
            empty={<EmptyState title={m('nothingToPay')}>{m('nothingToPayBody')}</EmptyState>}
            exportCsv="zu-bezahlen.csv"
          />
        </>
      )}
    </QueryResult>
  );
}

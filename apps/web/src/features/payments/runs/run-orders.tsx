// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Badge, Button, type DataColumn, DataTable, Link, Menu } from '../../../ui/index.ts';
import { amountOf, registerNumber } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { OrderStatusBadge } from '../orders/order-status.tsx';
import { runTexts } from './messages.ts';
import { AnswerRecall, AskRecall, TakeOutOfRun } from './run-changes.ts';
import type { Run, RunOrder } from './run-documents.ts';
import { useVopWord } from './vop-word.ts';

type Act = 'takeOut' | 'recall' | 'recallAnswer';

const LEFT: readonly string[] = ['handedOver', 'bankAccepted', 'debited', 'done'];

function actsOf(run: Run, order: RunOrder): readonly Act[] {
  if (order.recallStatus === 'asked') return ['recallAnswer'];
  if (run.status === 'handedOver') return LEFT.includes(order.status) ? ['recall'] : [];
  return run.status === 'cancelled' ? [] : ['takeOut'];
}

interface OrderActsProps {
  readonly run: Run;
  readonly order: RunOrder;
  readonly onDone: () => void;
}

function OrderActs({ run, order, onDone }: OrderActsProps) {
  const m = useMessages(runTexts);
  const [act, setAct] = useState<Act | null>(null);
  const acts = actsOf(run, order);
  if (acts.length === 0) return null;
  const name = `${order.creditorName}, ${amountOf(order.amount)}`;
  const common = { onClose: () => setAct(null), onDone };
  return (
    <>
      <Menu
        label={m('actOf', { name })}
        trigger={
          <Button size="small" kind="tertiary" icon="more-vert" aria-label={m('actOf', { name })}>
            {m('act')}
          </Button>
        }
        sections={[
          { id: 'acts', label: m('actOf', { name }), items: acts.map((id) => ({ id, label: m(id), onAction: () => setAct(id) })) },
        ]}
      />
      {act === 'takeOut' && (
        <ActDialog
          {...common}
          {...{ title: m('takeOutOf', { name }), intro: m('takeOutIntro'), submitLabel: m('takeOut'), done: m('takenOut'), fields: [] }}
          danger
          document={TakeOutOfRun}
          variables={(_values, idempotencyKey) => ({
            idempotencyKey,
            paymentRunId: run.id,
            orderId: order.id,
            expectedVersion: run.version,
          })}
        />
      )}
      {act === 'recall' && (
        <ActDialog
          {...common}
          {...{ title: m('recallOf', { name }), intro: m('recallIntro'), submitLabel: m('recall'), done: m('recallDone') }}
          fields={[{ name: 'reason', label: m('reason'), kind: 'area' }]}
          document={AskRecall}
          variables={({ reason = '' }, idempotencyKey) => ({ idempotencyKey, orderId: order.id, expectedVersion: order.version, reason })}
        />
      )}
      {act === 'recallAnswer' && (
        <ActDialog
          {...common}
          {...{
            title: m('recallAnswer'),
            intro: `${name}: ${order.recallReason ?? ''}`,
            submitLabel: m('keepAnswer'),
            done: m('recallDone'),
          }}
          fields={[
            {
              ...{ name: 'granted', label: m('granted'), kind: 'choice' },
              options: [
                { value: 'yes', label: m('yes') },
                { value: 'no', label: m('no') },
              ],
            },
            { name: 'answer', label: m('answerText'), kind: 'text' },
          ]}
          document={AnswerRecall}
          variables={({ granted, answer = '' }, idempotencyKey) => ({
            ...{
              idempotencyKey,
              recallId: order.recallId ?? '',
              expectedVersion: order.recallVersion ?? 0,
              granted: granted === 'yes',
              answer,
            },
          })}
        />
      )}
    </>
  );
}

function useColumns(run: Run, onDone: () => void): readonly DataColumn<RunOrder>[] {
  const m = useMessages(runTexts);
  const may = useMay();
  const language = useLanguage();
  const params = useBodyParams();
  const vop = useVopWord();
  const recall = { asked: m('recallAsked'), granted: m('recallGranted'), refused: m('recallRefused') } as const;
  return [
    {
      ...{ id: 'payee', header: m('payee'), rowHeader: true, text: (row) => row.creditorName },
      cell: (row) => (
        <span className="vwp-name">
          <Link to="/a/$association/$body/payments/orders/$orderId" params={{ ...params, orderId: row.id }}>
            {row.creditorName}
          </Link>
          {row.detailsReplaced && <Badge tone="danger">{m('detailsReplaced')}</Badge>}
          {row.twin && <Badge tone="warning">{m('twin')}</Badge>}
          {row.recallStatus && <Badge tone="info">{recall[row.recallStatus as keyof typeof recall]}</Badge>}
        </span>
      ),
    },
    { id: 'iban', header: m('iban'), cell: (row) => row.ibanShown, text: (row) => row.ibanShown },
    { id: 'number', header: m('number'), cell: registerNumber, text: registerNumber },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => amountOf(row.amount), text: (row) => amountOf(row.amount) },
    {
      ...{ id: 'vop', header: m('vop'), text: vop },
      cell: (row) => (row.vop === null || row.vop === 'match' ? vop(row) : <Badge tone="danger">{vop(row)}</Badge>),
    },
    {
      ...{ id: 'status', header: m('status'), text: (row) => row.status },
      cell: (row) => (
        <span className="vwp-name">
          <OrderStatusBadge status={row.status} />
          {row.status === 'bankRejected' && row.reason}
        </span>
      ),
    },
    {
      id: 'due',
      header: m('dueOn'),
      cell: (row) => formatDate(row.dueOn, language),
      text: (row) => formatDate(row.dueOn, language),
      hidden: true,
    },
    { id: 'voucher', header: m('voucher'), cell: (row) => row.voucher, text: (row) => row.voucher },
    { id: 'remittance', header: m('remittance'), cell: (row) => row.remittance, text: (row) => row.remittance, hidden: true },
    ...(may('payments.process')
      ? [{ id: 'act', header: m('act'), cell: (row: RunOrder) => <OrderActs run={run} order={row} onDone={onDone} /> }]
      : []),
  ];
}

export function RunOrders({ run, onDone }: { readonly run: Run; readonly onDone: () => void }) {
  const m = useMessages(runTexts);
  const columns = useColumns(run, onDone);
  return (
    <DataTable
      label={m('orders')}
      columns={columns}
      rows={run.orders}
      rowId={(row) => row.id}
      rowName={(row) => `${registerNumber(row)} ${row.creditorName}`}
      columnChooser
      empty={null}
      exportCsv="lauf.csv"
    />
  );
}

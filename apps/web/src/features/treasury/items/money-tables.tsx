// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate, typedAmount } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Amount, Button, type DataColumn, DataTable, EmptyState, StatusBadge } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { orderTexts } from '../orders/messages.ts';
import { ProposePayout } from '../orders/order-documents.ts';
import { amountOf, isZero } from '../shown.ts';
import { WhyDialog } from '../why-dialog.tsx';
import { RejectWriteOff, ReleaseWriteOff } from './item-documents.ts';
import { itemTexts } from './messages.ts';
import { type CreditRow, type MoneyData, type PaymentRow, SetOffCredit, TakeBackPayment, type WriteOffRow } from './money-documents.ts';

interface TableProps<Row> {
  readonly rows: readonly Row[];
  readonly onDone: () => void;
}

/** What would stand here, and how it comes about; a member reads that there is none of its own. */
function Nothing({ kind }: { readonly kind: 'Payments' | 'Credits' | 'WriteOffs' | 'Reminders' }) {
  const m = useMessages(itemTexts);
  const isMember = useActingBody().side === 'member';
  return (
    <EmptyState icon="coins" title={m(`no${kind}`)}>
      {m(isMember ? 'noneOfMember' : `no${kind}Body`)}
    </EmptyState>
  );
}

/** Whose row it is; on a member's own page the name says nothing new. */
function useMemberColumn<Row extends { readonly memberName: string }>(): readonly DataColumn<Row>[] {
  const c = useMessages(commonTexts);
  const isMember = useActingBody().side === 'member';
  return isMember ? [] : [{ id: 'member', header: c('member'), cell: (row) => row.memberName, text: (row) => row.memberName }];
}

export function PaymentTable({ rows, onDone }: TableProps<PaymentRow>) {
  const m = useMessages(itemTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const member = useMemberColumn<PaymentRow>();
  const [why, setWhy] = useState<PaymentRow | null>(null);
  const [back, setBack] = useState<PaymentRow | null>(null);
  const state = (row: PaymentRow): string =>
    row.takenBackOn ? m('takenBack', { day: formatDate(row.takenBackOn), reason: row.takenBackReason ?? '' }) : '';
  const columns: readonly DataColumn<PaymentRow>[] = [
    { id: 'paidOn', header: m('paidOn'), rowHeader: true, cell: (row) => formatDate(row.paidOn), text: (row) => formatDate(row.paidOn) },
    ...member,
    {
      id: 'amount',
      header: c('amount'),
      align: 'end',
      cell: (row) => <Amount value={row.amount} onWhy={() => setWhy(row)} />,
      text: (row) => amountOf(row.amount),
    },
    { id: 'reference', header: m('reference'), width: '12rem', cell: (row) => row.reference, text: (row) => row.reference },
    { id: 'credit', header: m('credit'), align: 'end', cell: (row) => amountOf(row.credit), text: (row) => amountOf(row.credit) },
    ...(rows.some(({ takenBackOn }) => takenBackOn !== null) ? [{ id: 'state', header: m('status'), cell: state, text: state }] : []),
    {
      ...{ id: 'act', header: '' },
      cell: (row) =>
        may('treasury.keepAccounts') &&
        row.takenBackOn === null && (
          <Button size="small" kind="tertiary" onPress={() => setBack(row)}>
            {m('takeBack')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={m('payments')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `${row.memberName} ${row.paidOn}`}
        empty={<Nothing kind="Payments" />}
        exportCsv="zahlungen.csv"
      />
      {why && <WhyDialog title={`${m('payment')} ${amountOf(why.amount)}`} steps={why.steps} onClose={() => setWhy(null)} />}
      {back && (
        <ActDialog
          danger
          title={m('takeBack')}
          intro={m('takeBackIntro')}
          submitLabel={m('takeBack')}
          done={m('takenBackDone')}
          fields={[{ name: 'reason', label: m('reason'), kind: 'text' }]}
          document={TakeBackPayment}
          variables={({ reason = '' }, idempotencyKey) => ({ idempotencyKey, paymentId: back.id, expectedVersion: back.version, reason })}
          onClose={() => setBack(null)}
          onDone={onDone}
        />
      )}
    </>
  );
}

export function CreditTable({ rows, onDone }: TableProps<CreditRow>) {
  const m = useMessages(itemTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const member = useMemberColumn<CreditRow>();
  const o = useMessages(orderTexts);
  const [used, setUsed] = useState<CreditRow | null>(null);
  const [paid, setPaid] = useState<CreditRow | null>(null);
  const columns: readonly DataColumn<CreditRow>[] = [
    { id: 'label', header: m('credit'), rowHeader: true, cell: (row) => row.label, text: (row) => row.label },
    ...member,
    { id: 'arisenOn', header: m('arisenOn'), cell: (row) => formatDate(row.arisenOn), text: (row) => formatDate(row.arisenOn) },
    { id: 'amount', header: c('amount'), align: 'end', cell: (row) => amountOf(row.amount), text: (row) => amountOf(row.amount) },
    { id: 'used', header: m('used'), align: 'end', cell: (row) => amountOf(row.used), text: (row) => amountOf(row.used) },
    { id: 'open', header: m('openAmount'), align: 'end', cell: (row) => amountOf(row.open), text: (row) => amountOf(row.open) },
    {
      ...{ id: 'act', header: '' },
      cell: (row) =>
        may('treasury.keepAccounts') &&
        !isZero(row.open) && (
          <>
            <Button size="small" kind="tertiary" onPress={() => setUsed(row)}>
              {m('setOff')}
            </Button>
            <Button size="small" kind="tertiary" onPress={() => setPaid(row)}>
              {m('payOut')}
            </Button>
          </>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={m('credits')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.label}
        empty={<Nothing kind="Credits" />}
        exportCsv="guthaben.csv"
      />
      {used && (
        <ActDialog
          title={m('setOff')}
          intro={m('setOffIntro')}
          submitLabel={m('setOff')}
          done={m('setOffDone')}
          fields={[
            { name: 'amount', label: c('amount'), kind: 'amount', initial: typedAmount(used.open) },
            { name: 'reason', label: m('reason'), kind: 'text' },
          ]}
          document={SetOffCredit}
          variables={({ amount = '', reason = '' }, idempotencyKey) => ({
            idempotencyKey,
            creditId: used.id,
            amount,
            reason,
            itemIds: [],
          })}
          onClose={() => setUsed(null)}
          onDone={onDone}
        />
      )}
      {paid && (
        <ActDialog
          title={m('payOut')}
          intro={`${paid.memberName}: ${paid.label}, ${amountOf(paid.open)}. ${o('wish')}`}
          submitLabel={o('propose')}
          done={o('proposedDone')}
          fields={[
            { name: 'amount', label: c('amount'), kind: 'amount', initial: paid.open.replace('.', ',') },
            { name: 'reason', label: m('reason'), kind: 'text' },
          ]}
          document={ProposePayout}
          variables={({ amount = '', reason = '' }, idempotencyKey) => ({ idempotencyKey, creditId: paid.id, amount, reason })}
          onClose={() => setPaid(null)}
          onDone={onDone}
        />
      )}
    </>
  );
}

export function WriteOffTable({ rows, onDone }: TableProps<WriteOffRow>) {
  const m = useMessages(itemTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const member = useMemberColumn<WriteOffRow>();
  const [act, setAct] = useState<{ readonly row: WriteOffRow; readonly kind: 'release' | 'reject' } | null>(null);
  const columns: readonly DataColumn<WriteOffRow>[] = [
    { id: 'label', header: m('label'), rowHeader: true, cell: (row) => row.label, text: (row) => row.label },
    ...member,
    { id: 'amount', header: c('amount'), align: 'end', cell: (row) => amountOf(row.amount), text: (row) => amountOf(row.amount) },
    { id: 'reason', header: m('reason'), cell: (row) => row.reason, text: (row) => row.reason },
    {
      id: 'status',
      header: m('status'),
      cell: (row) => <StatusBadge tone={row.status === 'proposed' ? 'warning' : 'neutral'}>{m(row.status)}</StatusBadge>,
      text: (row) => m(row.status),
    },
    {
      id: 'by',
      header: m('by'),
      cell: (row) => [row.proposedBy, row.decidedBy].filter(Boolean).join(' / '),
      text: (row) => [row.proposedBy, row.decidedBy].filter(Boolean).join(' / '),
    },
    {
      ...{ id: 'act', header: '' },
      cell: (row) =>
        may('treasury.releaseMoney') &&
        row.status === 'proposed' && (
          <>
            <Button size="small" disabled={row.mine} onPress={() => setAct({ row, kind: 'release' })}>
              {m('release')}
            </Button>
            <Button size="small" kind="tertiary" onPress={() => setAct({ row, kind: 'reject' })}>
              {m('reject')}
            </Button>
          </>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={m('writeOffs')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.label}
        empty={<Nothing kind="WriteOffs" />}
        exportCsv="ausbuchungen.csv"
      />
      {act && (
        <ActDialog
          title={m(act.kind)}
          intro={`${act.row.memberName}: ${act.row.label}, ${amountOf(act.row.amount)}`}
          submitLabel={m(act.kind)}
          done={m(`${act.kind}Done`)}
          fields={[]}
          document={act.kind === 'release' ? ReleaseWriteOff : (RejectWriteOff as never)}
          variables={(_values, idempotencyKey) => ({ idempotencyKey, writeOffId: act.row.id, expectedVersion: act.row.version })}
          onClose={() => setAct(null)}
          onDone={onDone}
        />
      )}
    </>
  );
}

type ReminderRow = MoneyData['reminders'][number];

export function ReminderTable({ rows }: { readonly rows: readonly ReminderRow[] }) {
  const m = useMessages(itemTexts);
  const member = useMemberColumn<ReminderRow>();
  const kind = ({ level }: ReminderRow): string => m(level === 2 ? 'level2' : 'level1');
  const claims = ({ items }: ReminderRow): string => items.map(({ label }) => label).join(', ');
  const columns: readonly DataColumn<ReminderRow>[] = [
    { id: 'sentOn', header: m('sentOn'), rowHeader: true, cell: (row) => formatDate(row.sentOn), text: (row) => formatDate(row.sentOn) },
    ...member,
    { id: 'level', header: m('level'), cell: kind, text: kind },
    { id: 'items', header: m('items'), cell: claims, text: claims },
    { id: 'open', header: m('openAmount'), align: 'end', cell: (row) => amountOf(row.open), text: (row) => amountOf(row.open) },
    { id: 'late', header: m('late'), align: 'end', cell: (row) => amountOf(row.late), text: (row) => amountOf(row.late) },
    { id: 'credit', header: m('creditThen'), align: 'end', cell: (row) => amountOf(row.credit), text: (row) => amountOf(row.credit) },
    { id: 'payBy', header: m('payBy'), cell: (row) => formatDate(row.payBy), text: (row) => formatDate(row.payBy) },
    { id: 'note', header: m('note'), width: '16rem', cell: (row) => row.note, text: (row) => row.note },
  ];
  return (
    <DataTable
      label={m('reminders')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.sentOn}
      empty={<Nothing kind="Reminders" />}
      exportCsv="erinnerungen.csv"
    />
  );
}

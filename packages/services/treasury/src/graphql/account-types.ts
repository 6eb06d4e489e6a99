// SPDX-License-Identifier: EUPL-1.2
import { ITEM_FAMILIES, ITEM_KINDS, ORDER_KINDS, ORDER_STATUSES } from '@domain/treasury';
import { type Builder, objectType, readField } from '@platform/graphql';
import {
  type AgeingView,
  findOpenItem,
  type ItemDetail,
  type ItemView,
  listOpenItems,
  type OpenItemsView,
  showAgeing,
} from '../queries/list-items.ts';
import {
  type CreditView,
  listCredits,
  listPayments,
  listReminders,
  listTreasuryRules,
  listWriteOffs,
  type PaymentView,
  type ReminderView,
  type RuleView,
  type WriteOffView,
} from '../queries/list-money.ts';
import { listAccountOrders, type OrderView } from '../queries/list-orders.ts';
import { listInstalmentPlans, type PlanView } from '../queries/list-plans.ts';

const STATUS = { enum: ['OpenItemStatus', ['notDue', 'due', 'partlyPaid', 'paid', 'overpaid', 'deferred', 'writtenOff']] } as const;

function itemFields(builder: Builder, text: unknown): void {
  const item = objectType<ItemView>(builder, 'OpenItem', {
    ...{ id: 'id', tenantId: 'id', memberName: 'text', ags: 'text', kind: { enum: ['OpenItemKind', ITEM_KINDS] }, label: 'text' },
    ...{ family: { enum: ['OpenItemFamily', ITEM_FAMILIES] }, basis: 'text', year: 'int?', number: 'int?', documentNumber: 'text?' },
    ...{ firstDueOn: 'date', dueOn: 'date', status: STATUS, amount: 'amount', paid: 'amount', reduced: 'amount', writtenOff: 'amount' },
    ...{ open: 'amount', overpaid: 'amount', daysPastDue: 'int', late: 'amount', lateDifference: 'amount', reminded: 'int' },
  });
  const items = objectType<OpenItemsView>(builder, 'OpenItems', {
    ...{ asOf: 'date', items: { of: item, list: true }, count: 'int', open: 'amount', late: 'amount', pastDue: 'amount' },
  });
  const movement = objectType<ItemDetail['movements'][number]>(builder, 'OpenItemMovement', {
    ...{
      id: 'id',
      kind: { enum: ['OpenItemMovementKind', ['payment', 'repayment', 'reduction', 'writeOff']] },
      on: 'date',
      amount: 'amount',
    },
  });
  const deferral = objectType<ItemDetail['deferrals'][number]>(builder, 'OpenItemDeferral', {
    ...{ id: 'id', from: 'date', to: 'date', reason: 'text' },
  });
  const detail = objectType<ItemDetail>(builder, 'OpenItemDetail', {
    ...{ item: { of: item }, asOf: 'date', movements: { of: movement, list: true }, deferrals: { of: deferral, list: true } },
    ...{
      lateSteps: { of: text, list: true },
      lateNote: { of: text, nullable: true },
      lateDifferenceSteps: { of: text, list: true },
      isSidePayment: 'yes',
    },
  });
  const bucket = objectType<AgeingView['buckets'][number]>(builder, 'AgeingBucket', { label: { of: text }, count: 'int', open: 'amount' });
  const member = objectType<AgeingView['members'][number]>(builder, 'AgeingMember', {
    ...{ tenantId: 'id', memberName: 'text', ags: 'text', open: 'amount', buckets: { of: 'Amount', list: true } },
  });
  const ageing = objectType<AgeingView>(builder, 'Ageing', {
    ...{ asOf: 'date', open: 'amount', pastDue: 'amount', buckets: { of: bucket, list: true }, members: { of: member, list: true } },
  });
  readField(builder, 'openItems', listOpenItems, items);
  readField(builder, 'openItem', findOpenItem, detail, { nullable: true });
  readField(builder, 'ageing', showAgeing, ageing);
}

function planFields(builder: Builder, text: unknown): void {
  const instalment = objectType<PlanView['instalments'][number]>(builder, 'Instalment', {
    ...{ number: 'int', statedOn: 'date', dueOn: 'date', amount: 'amount', paid: 'amount', open: 'amount', status: STATUS, itemId: 'id?' },
  });
  const plan = objectType<PlanView>(builder, 'InstalmentPlan', {
    ...{ id: 'id', tenantId: 'id', memberName: 'text', ags: 'text', year: 'int', planVersion: 'int', decidedOn: 'date' },
    reason: { enum: ['PlanReason', ['first', 'supplementaryBudget', 'joined', 'left', 'correction']] },
    ...{
      levy: 'amount',
      credit: 'amount',
      steps: { of: text, list: true },
      oddCents: { of: text },
      instalments: { of: instalment, list: true },
    },
  });
  readField(builder, 'instalmentPlans', listInstalmentPlans, [plan]);
}

function orderFields(builder: Builder, text: unknown): void {
  const instalment = objectType<OrderView['instalments'][number]>(builder, 'OrderedInstalment', {
    ...{ number: 'int', dueOn: 'date', amount: 'amount' },
  });
  const order = objectType<OrderView>(builder, 'AccountOrder', {
    ...{ id: 'id', version: 'int', tenantId: 'id', memberName: 'text', kind: { enum: ['AccountOrderKind', ORDER_KINDS] }, label: 'text' },
    ...{ status: { enum: ['AccountOrderStatus', ORDER_STATUSES] }, reason: 'text', from: 'amount?', to: 'amount', fromDay: 'date?' },
    ...{ toDay: 'date?', credit: 'amount', instalments: { of: instalment, list: true }, mine: 'yes' },
    ...{ dueOn: 'date?', steps: { of: text, list: true } },
    ...{ proposedBy: 'text?', proposedAt: 'instant', decidedBy: 'text?', decidedAt: 'instant?' },
  });
  readField(builder, 'accountOrders', listAccountOrders, [order]);
}

function moneyFields(builder: Builder, text: unknown): void {
  const payment = objectType<PaymentView>(builder, 'MemberPayment', {
    ...{ id: 'id', tenantId: 'id', memberName: 'text', paidOn: 'date', amount: 'amount', reference: 'text', credit: 'amount' },
    order: { enum: ['PaymentOrder', ['civilLaw', 'publicLaw', 'oldestFirst']] },
    ...{ steps: { of: text, list: true }, takenBackOn: 'date?', takenBackReason: 'text?', enteredAt: 'instant', version: 'int' },
  });
  const credit = objectType<CreditView>(builder, 'MemberCredit', {
    ...{ id: 'id', tenantId: 'id', memberName: 'text', kind: { enum: ['MemberCreditKind', ['overpayment', 'document', 'instalment']] } },
    ...{ label: 'text', arisenOn: 'date', amount: 'amount', used: 'amount', open: 'amount' },
  });
  const reminded = objectType<ReminderView['items'][number]>(builder, 'RemindedItem', {
    ...{ itemId: 'id', label: 'text', dueOn: 'date', open: 'amount', late: 'amount' },
  });
  const reminder = objectType<ReminderView>(builder, 'Reminder', {
    ...{
      id: 'id',
      tenantId: 'id',
      memberName: 'text',
      level: 'int',
      sentOn: 'date',
      payBy: 'date',
      open: 'amount',
      late: 'amount',
      credit: 'amount?',
      note: 'text',
    },
    items: { of: reminded, list: true },
  });
  const writeOff = objectType<WriteOffView>(builder, 'WriteOff', {
    ...{ id: 'id', version: 'int', tenantId: 'id', memberName: 'text', itemId: 'id', label: 'text', amount: 'amount', reason: 'text' },
    status: { enum: ['WriteOffStatus', ['proposed', 'released', 'rejected']] },
    ...{ proposedBy: 'text?', proposedAt: 'instant', decidedBy: 'text?', mine: 'yes' },
  });
  const rule = objectType<RuleView>(builder, 'TreasuryRule', {
    id: 'id',
    topic: 'text',
    validFrom: 'date',
    clause: 'text',
    content: 'json',
  });
  readField(builder, 'memberPayments', listPayments, [payment]);
  readField(builder, 'memberCredits', listCredits, [credit]);
  readField(builder, 'reminders', listReminders, [reminder]);
  readField(builder, 'writeOffs', listWriteOffs, [writeOff]);
  readField(builder, 'treasuryRules', listTreasuryRules, [rule]);
}

export function accountFields(builder: Builder, text: unknown): void {
  itemFields(builder, text);
  planFields(builder, text);
  orderFields(builder, text);
  moneyFields(builder, text);
}

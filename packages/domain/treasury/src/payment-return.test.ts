// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate } from '@kernel/core';
import { expect, test } from 'vitest';
import type { ItemMovement } from './open-item.ts';
import type { PaymentProposal } from './payment-proposal.ts';
import { recordPaymentReturn } from './payment-return.ts';
import { on } from './testing/year-scene.ts';

const proposal: PaymentProposal = {
  ...{ id: 'p', kind: 'collection', executeOn: civilDate('2026-02-16'), status: 'handedOver', totalCents: cents(10_000), ownAccount: null },
  proposedBy: { userId: 'u' as never, accountId: null },
  items: [
    {
      ...{ id: 'a', tenantId: 't', ags: '1', memberName: 'Musterstadt', reference: 'Rate 1', documentNumber: '', order: null },
      ...{ dueOn: civilDate('2026-02-16'), amountCents: cents(10_000) },
    },
  ],
};
const moved = (kind: ItemMovement['kind'], amount: number): ItemMovement => ({
  ...{ id: kind, itemId: 'a', kind, on: civilDate('2026-02-17'), amountCents: cents(amount) },
});
const payment = (...movements: ItemMovement[]) => ({
  ...{ id: 'm', on: civilDate('2026-02-17'), amountCents: cents(12_000), takenBackOn: null, credit: null, movements },
});
const input = { itemId: 'a', on: civilDate('2026-02-20'), reason: ' AC04 ', feeCents: cents(350) };
const record = (state: object, change: object = {}) =>
  recordPaymentReturn(
    { proposal, returned: new Set(), openCents: cents(10_000), payment: null, ...state },
    { ...input, ...change },
    on('2026-02-21'),
  );

test('what was not entered leaves the claim as it is; what was entered is given back, no more than was collected', () => {
  expect(record({})).toMatchObject({ ok: true, value: { reason: 'AC04', feeCents: 350n, movement: null, paymentId: null } });
  expect(record({ payment: payment(moved('payment', 12_000)), openCents: cents(0) })).toMatchObject({
    value: { paymentId: 'm', movement: { kind: 'repayment', on: '2026-02-17', amountCents: 10_000n } },
  });
  expect(record({ payment: payment(moved('payment', 12_000), moved('repayment', 5_000)) })).toMatchObject({
    value: { movement: { amountCents: 7_000n } },
  });
});

test.each<[string, object, object]>([
  ['NOT_COLLECTED', { proposal: { ...proposal, status: 'proposed' } }, {}],
  ['NOT_COLLECTED', { proposal: { ...proposal, kind: 'payout' } }, {}],
  ['NOT_COLLECTED', {}, { itemId: 'b' }],
  ['RETURNED_ALREADY', { returned: new Set(['a']) }, {}],
  ['DATE_IN_FUTURE', {}, { on: civilDate('2026-02-22') }],
  ['RETURN_TOO_EARLY', {}, { on: civilDate('2026-02-15') }],
  ['REASON_MISSING', {}, { reason: ' ' }],
  ['FEE_NEGATIVE', {}, { feeCents: cents(-1) }],
  ['PAYMENT_TO_NAME', { openCents: cents(0) }, {}],
  ['PAYMENT_NOT_OF_CLAIM', { payment: payment() }, {}],
  ['PAYMENT_TAKEN_BACK', { payment: { ...payment(moved('payment', 10_000)), takenBackOn: civilDate('2026-02-18') } }, {}],
])('%s', (code, state, change) => expect(record(state, change)).toMatchObject({ ok: false, error: { code } }));

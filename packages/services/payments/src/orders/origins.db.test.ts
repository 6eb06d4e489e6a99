// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookBankLine } from '../reconcile/book-line.ts';
import { clearUnclear } from '../reconcile/clear-item.ts';
import { setBankLineAside } from '../reconcile/set-aside.ts';
import { undoBooking } from '../reconcile/undo-booking.ts';
import { acceptOrders } from '../runs/accept-orders.ts';
import { composePaymentRun, takeOutOfRun } from '../runs/compose-run.ts';
import { handOverRun } from '../runs/hand-over-run.ts';
import { makePaymentFile } from '../runs/make-file.ts';
import { releaseFileFirst, releaseFileSecond } from '../runs/release-run.ts';
import { takeInBankAnswer } from '../runs/take-in-answer.ts';
import { type RunsWorld, runsWorld, TODAY } from '../runs/testing/runs-world.ts';
import { statusReport } from '../runs/testing/status-report.ts';
import { payments } from '../service.ts';
import { amendPaymentOrder } from './amend-order.ts';
import { releasePayeeDetails } from './decide-payee.ts';
import { enterPayee } from './enter-payee.ts';
import { enterRefund } from './enter-refund.ts';
import { findPaymentOrder } from './find-order.ts';
import { findRefund } from './find-refund.ts';
import { findPayee } from './list-payees.ts';
import { orderPayables } from './order-payables.ts';
import { determineOrderArithmetically, determineOrderFactually, givePaymentOrder, rejectPaymentOrder } from './step-order.ts';

let w: RunsWorld;
let [maker, one, two, booker]: Actor[] = [];
let ledger: Record<string, string>;
const PAYER = 'DE75512108001245126199';

const done = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  result.ok ? 'done' : (result.error?.code ?? '');

beforeAll(async () => {
  w = await runsWorld([payments]);
  [maker, one, two, , booker] = w.people as Actor[];
  const accounts = await w.write((writes) => writes.ledgerAccount.findMany({ where: { tenantId: w.town.tenantId } }));
  ledger = Object.fromEntries(accounts.map(({ kind, id }) => [kind, id]));
});
afterAll(() => w.close());

let position = 0;
/** A line as a statement brought it. */
async function bankLine(
  amountCents: bigint,
  more: { name?: string | null; iban?: string | null; endToEndId?: string; returnReason?: string } = {},
) {
  const [id, statementId, { tenantId }] = [w.world.newId(), w.world.newId(), w.town];
  position += 1;
  const home = { tenantId, bankAccountId: w.accountId, currency: 'EUR', createdAt: new Date(w.world.clock.now), version: 1 };
  await w.write(async (writes) => {
    await writes.bankStatement.create({
      data: {
        ...{ ...home, id: statementId, bankFileId: w.world.newId(), fileHash: id, fileName: 'x.xml', format: 'camt.053', kind: 'endOfDay' },
        ...{ sequence: BigInt(position), fromDay: new Date(TODAY), toDay: new Date(TODAY), balances: [], proof: {}, ties: false },
        ...{ creditCount: 0, creditCents: 0n, debitCount: 0, debitCents: 0n },
      },
    });
    const { endToEndId = null, name = 'Nora\tNeu', iban = PAYER, returnReason = null } = more;
    const references = { endToEndId, paymentInfoId: null, messageId: null, mandateId: null, bankReference: null };
    await writes.bankLine.create({
      data: {
        ...{ ...home, id, statementId, position: 1, bookingDay: new Date(TODAY), valueDay: new Date(TODAY), amountCents, text: 'Dank' },
        ...{ references, name, iban, returnReason, state: 'pending', candidates: [] },
      },
    });
  });
  return id;
}
async function aside(amountCents: bigint, more: Parameters<typeof bankLine>[1] = {}): Promise<string> {
  const lineId = await bankLine(amountCents, more);
  done(await w.run(maker!, setBankLineAside, { lineId: lineId as never, expectedVersion: 1 }));
  return lineId;
}
const refund = (lineId: string, amount: string) =>
  w.run(w.member, enterRefund, { lineId: lineId as never, amount, dueOn: TODAY, remittance: 'Rückzahlung', voucher: 'Auszug 1' });
const book = async (actor: Actor, lineId: string, accountId: string | undefined, item: string, amount: string) =>
  w.run(actor, bookBankLine, {
    lineId: lineId as never,
    expectedVersion: 1,
    allocations: [{ accountId: accountId as never, item, amount }],
  });
const entryOf = async (lineId: string) => (await w.write((writes) => writes.bankLine.findFirstOrThrow({ where: { id: lineId } }))).entryId!;
const undo = async (lineId: string) => w.run(booker!, undoBooking, { entryId: (await entryOf(lineId)) as never, reason: 'falsch' });
const orderOf = (id: string) => w.write((writes) => writes.paymentOrder.findFirstOrThrow({ where: { id } }));
const itemOf = (id: string) => w.write((writes) => writes.paymentItem.findFirstOrThrow({ where: { id } }));
async function standing(account: string, item: string): Promise<bigint> {
  const where = { accountId: ledger[account]!, item };
  return (await w.write((writes) => writes.ledgerPosting.aggregate({ where, _sum: { amountCents: true } })))._sum.amountCents ?? 0n;
}
async function step(useCase: typeof givePaymentOrder, orderId: string) {
  const { version } = await orderOf(orderId);
  return w.run(w.member, useCase, { orderId: orderId as never, expectedVersion: version });
}
const reject = async (orderId: string) =>
  w.run(w.member, rejectPaymentOrder, {
    orderId: orderId as never,
    expectedVersion: (await orderOf(orderId)).version,
    reason: 'nicht geschuldet',
  });

/** From the draft to the bank; gives the message id. */
async function sent(orderIds: readonly string[]): Promise<{ runId: string; messageId: string }> {
  for (const id of orderIds)
    for (const useCase of [determineOrderFactually, determineOrderArithmetically, givePaymentOrder]) done(await step(useCase, id));
  done(await w.run(maker!, acceptOrders, { orderIds: orderIds as never }));
  const { runId } = done(await w.run(maker!, composePaymentRun, { orderIds: orderIds as never, executeOn: TODAY }));
  done(await w.run(maker!, makePaymentFile, { paymentRunId: runId, expectedVersion: 1 }));
  const row = () => w.write((writes) => writes.paymentRun.findFirstOrThrow({ where: { id: runId } }));
  for (const [actor, useCase] of [
    [one!, releaseFileFirst],
    [two!, releaseFileSecond],
  ] as const) {
    const { version, fileHash } = await row();
    done(await w.run(actor, useCase, { paymentRunId: runId, expectedVersion: version, fileHash: fileHash!, seenPayees: [] }));
  }
  const { version, fileHash, messageId } = await row();
  done(await w.run(maker!, handOverRun, { paymentRunId: runId, expectedVersion: version, fileHash: fileHash!, channel: 'download' }));
  return { runId, messageId: messageId! };
}

it('a receipt is paid back to its payer, never more than is left of it', async () => {
  const lineId = await aside(1_234n);
  expect(await w.world.ask(w.member, findRefund, { lineId: lineId as never })).toMatchObject({
    left: 1_234n,
    ibanShown: 'DE…6199',
    why: null,
  });
  expect(code(await refund(lineId, '12.35'))).toBe('MORE_THAN_LEFT');
  const { orderId } = done(await refund(lineId, '10.00'));
  expect(await orderOf(orderId)).toMatchObject({
    origin: 'refund',
    originId: lineId,
    creditorName: 'Nora Neu',
    ibanShown: 'DE…6199',
    payeeAccountId: null,
  });
  expect(code(await refund(lineId, '2.35'))).toBe('MORE_THAN_LEFT');
  const second = done(await refund(lineId, '2.34')).orderId;
  expect(code(await refund(lineId, '0.01'))).toBe('NOTHING_TO_REFUND');
  const deed = (await w.world.ask(w.member, findPaymentOrder, { orderId: orderId as never }))?.deeds.find(({ deed }) => deed === 'amend');
  expect(deed).toMatchObject({ possible: false, why: { de: expect.stringContaining('nicht geändert') } });
  const clear = (amount: string) =>
    w.run(booker!, clearUnclear, {
      accountId: ledger['deposit'] as never,
      item: lineId,
      reason: 'x',
      allocations: [{ accountId: ledger['creditor'] as never, amount }],
    });
  expect([code(await clear('0.01')), code(await undo(lineId))]).toEqual(['REFUND_UNDER_WAY', 'REFUND_UNDER_WAY']);
  done(await reject(second));
  expect(code(await clear('2.35'))).toBe('REFUND_UNDER_WAY');
  done(await clear('2.34'));

  await sent([orderId]);
  expect([await standing('deposit', lineId), await standing('transit', orderId)]).toEqual([0n, -1_000n]);
  const debit = await bankLine(-1_000n);
  expect(code(await book(one!, debit, ledger['transit'], orderId, '-10.00'))).toBe('BOOKED_BY_RELEASER');
  done(await book(booker!, debit, ledger['transit'], orderId, '-10.00'));
  expect(await orderOf(orderId)).toMatchObject({ status: 'debited', bankLineId: debit });
  expect(code(await refund(lineId, '0.01'))).toBe('NOTHING_TO_REFUND');

  const back = await bankLine(1_000n, { returnReason: 'AC04' });
  done(await book(booker!, back, ledger['deposit'], orderId, '10.00'));
  expect([(await orderOf(orderId)).status, await standing('deposit', lineId)]).toEqual(['returned', -1_000n]);
  expect(code(await undo(back))).toBe('ORDER_STATUS');
  const again = done(await refund(lineId, '10.00')).orderId;
  const { messageId, runId } = await sent([again]);
  const { endToEndId } = await orderOf(again);
  const fileId = await w.upload('s.xml', statusReport(messageId, [{ endToEndId, status: 'RJCT', code: 'AC01' }]));
  done(await w.run(maker!, takeInBankAnswer, { paymentRunId: runId as never, fileId: fileId as never }));
  expect([(await orderOf(again)).status, await standing('deposit', lineId), await standing('transit', again)]).toEqual([
    'bankRejected',
    -1_000n,
    0n,
  ]);
});

it('what cannot be paid back is named, two at a time share what is there, and the database holds the bound too', async () => {
  expect(code(await refund(await bankLine(-500n), '5.00'))).toBe('NOT_A_RECEIPT');
  expect(code(await refund(await aside(500n, { returnReason: 'AC04' }), '5.00'))).toBe('NOT_A_RECEIPT');
  expect(code(await refund(await aside(500n, { iban: null }), '5.00'))).toBe('PAYER_UNKNOWN');
  expect(code(await refund(await bankLine(500n), '5.00'))).toBe('NOTHING_TO_REFUND');
  const lineId = await aside(500n);
  expect((await Promise.all([refund(lineId, '5.00'), refund(lineId, '5.00')])).map(code).sort()).toEqual(['NOTHING_TO_REFUND', 'done']);
  const more = w.addOrders(1, { origin: 'refund', originId: lineId, status: 'drafted', content: { amountCents: 1n } });
  await expect(more).rejects.toThrow();
  const due = (dueOn: string) =>
    w.run(w.member, enterRefund, { lineId: lineId as never, amount: '1.00', dueOn, remittance: '', voucher: 'x' });
  expect([code(await due('2026-11-01')), code(await due('2030-01-01'))]).toEqual(['DUE_OUT_OF_RANGE', 'DUE_OUT_OF_RANGE']);
  const clerk = await w.world.actor(w.home, 'clerk');
  expect(
    code(await w.run(clerk, enterRefund, { lineId: lineId as never, amount: '1.00', dueOn: TODAY, remittance: '', voucher: 'x' })),
  ).not.toBe('done');
});

async function payable(amount: bigint, ibans: readonly string[], kind = 'payable'): Promise<string> {
  const [id, { tenantId }] = [w.world.newId(), w.town];
  await w.write((writes) =>
    writes.paymentItem.create({
      data: {
        ...{
          tenantId,
          id,
          kind,
          externalKey: id,
          reference: `R-${id.slice(-6)}`,
          subject: 'Rechnung',
          partnerName: 'Muster Bau GmbH',
          ibans: [...ibans],
        },
        ...{
          ledgerAccountId: ledger[kind === 'payable' ? 'creditor' : 'debtor']!,
          amountCents: amount,
          openCents: amount,
          currency: 'EUR',
        },
        ...{
          dueOn: new Date('2026-11-10'),
          status: 'open',
          importId: w.world.newId(),
          seenIn: w.world.newId(),
          createdAt: new Date(w.world.clock.now),
          version: 1,
        },
      },
    }),
  );
  return id;
}
let payeeId: string;
const order = (itemIds: readonly string[]) =>
  w.run(w.member, orderPayables, { paymentItemIds: itemIds as never, bankAccountId: w.accountId as never });

const amend = async (id: string, amount: string) =>
  w.run(w.member, amendPaymentOrder, {
    ...{
      orderId: id as never,
      expectedVersion: (await orderOf(id)).version,
      bankAccountId: w.accountId as never,
      payeeId: payeeId as never,
      amount,
    },
    ...{ dueOn: TODAY, remittance: 'R', voucher: 'R', urgent: false },
  });

it('open liabilities are ordered once, settled when debited, and open again when the order comes to nothing', async () => {
  const iban = 'DE02100500000054540402';
  const item = await payable(5_000n, [iban]);
  expect(code(await order([await payable(1n, [])]))).toBe('ITEM_WITHOUT_IBAN');
  expect(code(await order([item]))).toBe('PAYEE_NOT_RELEASED');
  ({ payeeId } = done(
    await w.run(w.member, enterPayee, {
      tenantId: w.town.tenantId,
      number: 'K1',
      name: 'Muster Bau GmbH',
      holder: 'Muster Bau GmbH',
      iban,
      evidence: 'Rechnung',
    }),
  ));
  const second = await w.world.actor(w.home, 'memberTreasurer', { member: w.town });
  const details = (await w.world.ask(second, findPayee, { payeeId: payeeId as never }))?.details[0];
  expect(code(await order([item]))).toBe('PAYEE_NOT_RELEASED');
  done(await w.run(second, releasePayeeDetails, { payeeAccountId: details?.id as never, expectedVersion: 1 }));
  expect(code(await order([await payable(1n, [iban], 'receivable')]))).toBe('NOT_A_PAYABLE');

  const [other, third] = [await payable(700n, [iban]), await payable(900n, [iban])];
  const made = done(await order([item, other, third])).orderIds;
  const [first, rejected, rest] = made as unknown as [string, string, string];
  expect(await orderOf(first)).toMatchObject({
    origin: 'payable',
    originId: item,
    amountCents: 5_000n,
    voucher: `R-${item.slice(-6)}`,
    status: 'drafted',
  });
  expect(code(await order([item]))).toBe('ITEM_ORDERED');
  expect(
    (await Promise.all([payable(1n, [iban])].map(async (id) => Promise.all([order([await id]), order([await id])]))))[0]?.map(code).sort(),
  ).toEqual(['ITEM_ORDERED', 'done']);
  const direct = await bankLine(-5_000n);
  expect(code(await book(booker!, direct, ledger['creditor'], item, '-50.00'))).toBe('ITEM_ORDERED');

  done(await reject(rejected));
  expect(await itemOf(other)).toMatchObject({ orderId: null, status: 'open' });
  const anew = done(await order([other])).orderIds[0]!;
  expect(code(await amend(rejected, '7.00'))).toBe('ITEM_ORDERED');
  expect(code(await amend(rest, '9.01'))).toBe('MORE_THAN_ITEM');
  done(await amend(rest, '4.00'));

  const { messageId, runId } = await sent([first, anew, rest]);
  const debit = await bankLine(-5_000n);
  done(await book(booker!, debit, ledger['transit'], first, '-50.00'));
  expect(await itemOf(item)).toMatchObject({ status: 'settled', openCents: 0n, orderId: first });
  done(await undo(debit));
  expect(await itemOf(item)).toMatchObject({ status: 'open', openCents: 5_000n, orderId: first });
  const debitAgain = await bankLine(-5_000n);
  done(await book(booker!, debitAgain, ledger['transit'], first, '-50.00'));
  const part = await bankLine(-400n);
  done(await book(booker!, part, ledger['transit'], rest, '-4.00'));
  expect(await itemOf(third)).toMatchObject({ status: 'partly', openCents: 500n, orderId: null });
  done(await order([third]));
  expect(code(await undo(part))).toBe('PAID_OTHERWISE');

  const back = await bankLine(5_000n, { returnReason: 'AC04' });
  done(await book(booker!, back, ledger['creditor'], first, '50.00'));
  expect(await itemOf(item)).toMatchObject({ status: 'open', openCents: 5_000n, orderId: null });
  const { endToEndId } = await orderOf(anew);
  const fileId = await w.upload('t.xml', statusReport(messageId, [{ endToEndId, status: 'RJCT', code: 'AC01' }]));
  done(await w.run(maker!, takeInBankAnswer, { paymentRunId: runId as never, fileId: fileId as never }));
  expect(await itemOf(other)).toMatchObject({ status: 'open', openCents: 700n, orderId: null });
});

it('an order in a run is amended once it is taken out: the refusal says so, and what was released is void', async () => {
  const [orderId = '', stays = ''] = await w.addOrders(2, { status: 'ordered' });
  const orderIds = [orderId, stays] as never;
  done(await w.run(maker!, acceptOrders, { orderIds }));
  const { runId } = done(await w.run(maker!, composePaymentRun, { orderIds, executeOn: TODAY }));
  done(await w.run(maker!, makePaymentFile, { paymentRunId: runId, expectedVersion: 1 }));
  const row = () => w.write((writes) => writes.paymentRun.findFirstOrThrow({ where: { id: runId }, include: { releases: true } }));
  const made = await row();
  const seen = { paymentRunId: runId, fileHash: made.fileHash!, seenPayees: [] };
  done(await w.run(one!, releaseFileFirst, { ...seen, expectedVersion: made.version }));
  expect(code(await amend(orderId, '12.00'))).toBe('NOT_IN_RUN');
  const shown = (await w.world.ask(w.member, findPaymentOrder, { orderId: orderId as never }))?.deeds.find(({ deed }) => deed === 'amend');
  expect(shown).toMatchObject({ possible: false, why: { de: expect.stringContaining('herausnehmen') } });
  done(await w.run(maker!, takeOutOfRun, { paymentRunId: runId, orderId: orderId as never, expectedVersion: (await row()).version }));
  done(await amend(orderId, '12.00'));
  expect(await orderOf(orderId)).toMatchObject({ status: 'drafted', runId: null, amountCents: 1_200n });
  expect(await row()).toMatchObject({ status: 'composing', fileHash: null, releases: [{ voidedBecause: 'takenOut' }] });
  expect(await orderOf(stays)).toMatchObject({ status: 'inRun' });
});

// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, type Iban, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { as, CONTENT, LOOSE } from '../testing/people.ts';
import { acceptOrder, determineArithmetically, determineFactually, draftOrder, giveOrder, rejectOrder } from './determine.ts';
import type { LocalRules } from './duty.ts';
import type { OrderContent, PaymentOrder } from './order.ts';
import { completeOrder, markDebited, markRecalled, markReturned, takeBankAnswer, takeDebitBack } from './outcome.ts';
import { recordVop } from './payee-check.ts';
import { checkReleases, handOverFile, releaseFile } from './release.ts';
import { amendOrder, composeRun, makeFile, type PaymentFile, type RunDecision, type RunState, takeOut } from './run.ts';

const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  result.ok ? 'accepted' : (result.error?.code ?? '');
const executeOn = civilDate('2026-11-03');

function accepted(id: string, content: OrderContent = CONTENT): PaymentOrder {
  const drafted = unwrap(draftOrder({ rules: LOOSE }, { content, endToEndId: `E-${id}` }, { ...as('a', 'member'), newId: () => id }));
  return [determineFactually, determineArithmetically, giveOrder].reduce(
    (order, step) => unwrap(step({ order, rules: LOOSE }, {}, as('a', 'member'))),
    drafted,
  );
}
const accept = (order: PaymentOrder): PaymentOrder => unwrap(acceptOrder({ order, rules: LOOSE }, {}, as('b', 'centre')));
const state = ({ run, orders }: RunDecision, rules: LocalRules = LOOSE): RunState => ({ run, orders, rules });

const orders = [accept(accepted('1')), accept(accepted('2', { ...CONTENT, amountCents: cents(100) }))];
const composed = unwrap(composeRun({ orders, rules: LOOSE }, { executeOn }, as('b', 'centre')));
const file: PaymentFile = { hash: 'h1', messageId: 'M1', count: 2, controlSumCents: cents(12_000) };
const made = unwrap(makeFile(state(composed), file, as('b', 'centre')));
const seen = { fileHash: 'h1', seenPayees: [] };
const once = unwrap(releaseFile(state(made), seen, as('c', 'centre')));
const released = unwrap(releaseFile(state(once), seen, as('d', 'centre')));
const sent = unwrap(handOverFile(state(released), { fileHash: 'h1' }, as('b', 'centre')));

describe('content', () => {
  test.each([
    [{ amountCents: cents(0) }, 'AMOUNT_OUT_OF_RANGE'],
    [{ amountCents: cents(100_000_000_000n) }, 'AMOUNT_OUT_OF_RANGE'],
    [{ creditorIban: 'DE03120300000000202051' as Iban }, 'IBAN_INVALID'],
    [{ creditorName: ' ' }, 'CREDITOR_MISSING'],
    [{ remittance: 'x'.repeat(141) }, 'REMITTANCE_TOO_LONG'],
    [{ voucher: '' }, 'VOUCHER_MISSING'],
    [{ remittance: 'x'.repeat(140), amountCents: cents(99_999_999_999n) }, 'accepted'],
  ])('%o: %s', (change, expected) => {
    const input = { content: { ...CONTENT, ...change }, endToEndId: 'E' };
    expect(code(draftOrder({ rules: LOOSE }, input, as('a', 'member')))).toBe(expected);
  });
});

describe('duties', () => {
  const order = accepted('1');
  const limited = (limit: number, to: string | null = null): LocalRules => ({
    ...LOOSE,
    grants: LOOSE.grants.map((grant) => ({ ...grant, limitCents: cents(limit), to: to === null ? null : civilDate(to) })),
  });
  test.each([
    ['within the limit', limited(11_900), as('b', 'centre'), 'accepted'],
    ['over the limit', limited(11_899), as('b', 'centre'), 'OVER_LIMIT'],
    ['on its last day', limited(11_900, '2026-11-02'), as('b', 'centre'), 'accepted'],
    ['ended', limited(11_900, '2026-11-01'), as('b', 'centre'), 'DUTY_NOT_HELD'],
    ['not held', LOOSE, as('e', 'centre'), 'DUTY_NOT_HELD'],
    ['from the other side', LOOSE, as('b', 'member'), 'WRONG_SIDE'],
    ['by a job', LOOSE, as('b', 'service'), 'NOT_A_PERSON'],
    ['by the rules of another town', { ...LOOSE, tenantId: 'x' }, as('b', 'centre'), 'OTHER_TENANT'],
  ])('acceptance %s', (_name, rules, who, expected) => expect(code(acceptOrder({ order, rules }, {}, who))).toBe(expected));
  test('of a release are measured at the sum of the file', () => {
    expect(code(releaseFile(state(made, limited(11_999)), seen, as('c', 'centre')))).toBe('OVER_LIMIT');
    expect(code(releaseFile(state(made, limited(12_000)), seen, as('c', 'centre')))).toBe('accepted');
  });
  test('of a rejection belong to the centre once it was ordered, with a reason', () => {
    expect(code(rejectOrder({ order, rules: LOOSE }, { reason: ' ' }, as('b', 'centre')))).toBe('REASON_MISSING');
    expect(unwrap(rejectOrder({ order, rules: LOOSE }, { reason: 'doppelt' }, as('b', 'centre')))).toMatchObject({ status: 'rejected' });
    const drafted = unwrap(amendOrder({ order, rules: LOOSE, runState: null }, { content: CONTENT }, as('a', 'member'))).order;
    expect(code(rejectOrder({ order: drafted, rules: LOOSE }, { reason: 'R' }, as('b', 'centre')))).toBe('WRONG_SIDE');
  });
});

describe('the run', () => {
  test.each([
    [[], executeOn, 'RUN_EMPTY'],
    [[accepted('3')], executeOn, 'ORDER_STATUS'],
    [[...orders, accept(accepted('3', { ...CONTENT, bankAccountId: 'other' }))], executeOn, 'OTHER_ACCOUNT'],
    [orders, civilDate('2026-10-30'), 'EXECUTE_IN_PAST'],
    [orders, civilDate('2026-11-07'), 'NO_BANK_DAY'],
  ])('%#: %s %s', (some, on, expected) =>
    expect(code(composeRun({ orders: some, rules: LOOSE }, { executeOn: on }, as('b', 'centre')))).toBe(expected),
  );
  test.each([
    [{ controlSumCents: cents(12_001) }, 'CONTROL_SUM_DIFFERS'],
    [{ count: 1 }, 'COUNT_DIFFERS'],
  ])('refuses the file %o', (change, expected) =>
    expect(code(makeFile(state(composed), { ...file, ...change }, as('b', 'centre')))).toBe(expected),
  );
  test('is released as it was seen, whole, by people who had nothing to do with it', () => {
    expect(code(releaseFile(state(made), { ...seen, fileHash: 'h2' }, as('c', 'centre')))).toBe('FILE_CHANGED');
    expect(code(releaseFile({ ...state(made), orders: made.orders.slice(1) }, seen, as('c', 'centre')))).toBe('ORDERS_INCOMPLETE');
    expect(code(releaseFile(state(made), seen, as('a', 'centre')))).toBe('INVOLVED');
    expect(code(releaseFile(state(made), seen, as('b', 'centre')))).toBe('INVOLVED');
    expect(code(releaseFile(state(once), seen, as('c', 'centre')))).toBe('SAME_PERSON');
    expect(code(releaseFile(state(released), seen, as('d', 'centre')))).toBe('RUN_STATUS');
    expect(code(handOverFile(state(once), { fileHash: 'h1' }, as('b', 'centre')))).toBe('RUN_STATUS');
    expect(code(handOverFile(state(released), { fileHash: 'h2' }, as('b', 'centre')))).toBe('FILE_CHANGED');
  });
  test('asks once more where the file leaves the house', () => {
    const [first] = released.run.releases;
    const doubled = { ...released.run, releases: [first!, first!] };
    expect(checkReleases(doubled, released.orders)).toMatchObject({ code: 'SAME_PERSON' });
    expect(checkReleases({ ...released.run, releases: [first!] }, released.orders)).toMatchObject({ code: 'RELEASES_MISSING' });
    const other = { ...released.run, file: { ...file, hash: 'h2' } };
    expect(checkReleases(other, released.orders)).toMatchObject({ code: 'RELEASES_MISSING' });
    expect(checkReleases(released.run, [...released.orders, { ...orders[0]!, involved: [first!.by] }])).toMatchObject({ code: 'INVOLVED' });
  });
});

describe('a change after a release voids it', () => {
  test('another file', () => {
    const again = unwrap(makeFile(state(released), { ...file, hash: 'h2' }, as('b', 'centre')));
    expect(again.run).toMatchObject({ status: 'fileMade', releases: [], voided: [{ because: 'fileRemade' }, { because: 'fileRemade' }] });
  });
  test('an order taken out', () => {
    const rest = unwrap(takeOut(state(once), { orderId: '1' }, as('b', 'centre')));
    expect(rest.run).toMatchObject({ status: 'composing', releases: [], file: null, orderIds: ['2'] });
    expect(rest.orders.map(({ id, status }) => [id, status])).toEqual([
      ['2', 'inRun'],
      ['1', 'accepted'],
    ]);
  });
  test('an order amended, with all its determinations', () => {
    const [order] = released.orders;
    const input = { content: { ...CONTENT, amountCents: cents(1) } };
    const after = unwrap(amendOrder({ order: order!, rules: LOOSE, runState: state(released) }, input, as('a', 'member')));
    expect(after.order).toMatchObject({ status: 'drafted', runId: null, content: { amountCents: 1n } });
    expect(after.order.steps.map(({ duty }) => duty)).toEqual(['draft']);
    expect(after.rest?.run).toMatchObject({ status: 'composing', releases: [], voided: [{ because: 'amended' }, { because: 'amended' }] });
    expect(code(amendOrder({ order: order!, rules: LOOSE, runState: null }, input, as('a', 'member')))).toBe('NOT_IN_RUN');
  });
  test("a payee's name that does not match, which the next release must have seen", () => {
    const answers = [{ orderId: '1', result: 'closeMatch', name: 'Muster Papier KG' }] as const;
    const checked = unwrap(recordVop(state(released), { answers }, as('x', 'service')));
    expect(checked.run).toMatchObject({ status: 'fileMade', releases: [] });
    expect(code(releaseFile(state(checked), seen, as('c', 'centre')))).toBe('PAYEES_NOT_SEEN');
    expect(code(releaseFile(state(checked), { ...seen, seenPayees: ['1'] }, as('c', 'centre')))).toBe('accepted');
    const fine = unwrap(recordVop(state(once), { answers: [{ orderId: '1', result: 'match', name: null }] }, as('x', 'service')));
    expect(fine.run.status).toBe('releasedOnce');
    expect(code(recordVop(state(once), { answers: [{ ...answers[0], orderId: '9' }] }, as('x', 'service')))).toBe('NOT_IN_RUN');
  });
});

describe('after the hand-over', () => {
  const [order] = sent.orders;
  const line = { id: 'line', tenantId: 'town', amountCents: cents(-11_900) };
  const debit = { order: order!, releases: sent.run.releases };
  const job = as('x', 'service');
  test('nothing is changed any more', () => {
    expect(code(amendOrder({ order: order!, rules: LOOSE, runState: state(sent) }, { content: CONTENT }, as('a', 'member')))).toBe(
      'ORDER_STATUS',
    );
    expect(code(makeFile(state(sent), { ...file, hash: 'h9' }, as('b', 'centre')))).toBe('RUN_STATUS');
    expect(code(takeOut(state(sent), { orderId: '1' }, as('b', 'centre')))).toBe('RUN_STATUS');
  });
  test('the bank accepts, debits, gives back', () => {
    const taken = unwrap(takeBankAnswer(order!, { accepted: true }, job));
    const debited = unwrap(markDebited({ ...debit, order: taken }, line, job));
    const done = unwrap(completeOrder(debited, {}, job));
    const back = { ...line, amountCents: cents(11_900) };
    expect(unwrap(markReturned({ ...debit, order: done }, { line: back, reason: 'AC04' }, job))).toMatchObject({
      status: 'returned',
      reason: 'AC04',
    });
    expect(code(markReturned({ ...debit, order: done }, { line, reason: 'AC04' }, job))).toBe('AMOUNT_DIFFERS');
    const recall = { ...debit, order: done, rules: LOOSE };
    expect(unwrap(markRecalled(recall, { reason: 'Irrtum' }, as('b', 'centre'))).status).toBe('recalled');
    // Each of them books, and the people who released do not.
    const releaser = as('c', 'centre');
    expect(code(markRecalled(recall, { reason: 'Irrtum' }, releaser))).toBe('BOOKED_BY_RELEASER');
    expect(code(markReturned({ ...debit, order: done }, { line: back, reason: 'AC04' }, releaser))).toBe('BOOKED_BY_RELEASER');
    expect(code(takeDebitBack({ ...debit, order: debited }, {}, releaser))).toBe('BOOKED_BY_RELEASER');
    expect(code(takeDebitBack({ ...debit, order: debited }, {}, as('b', 'centre')))).toBe('accepted');
  });
  test('the bank rejects with a reason', () => {
    expect(code(takeBankAnswer(order!, { accepted: false, reason: '' }, job))).toBe('REASON_MISSING');
    const rejected = unwrap(takeBankAnswer(order!, { accepted: false, reason: 'AC01' }, job));
    expect(code(markDebited({ ...debit, order: rejected }, line, job))).toBe('ORDER_STATUS');
  });
  test.each([
    [{ ...line, tenantId: 'x' }, job, 'OTHER_TENANT'],
    [{ ...line, amountCents: cents(-11_899) }, job, 'AMOUNT_DIFFERS'],
    [line, as('c', 'centre'), 'BOOKED_BY_RELEASER'],
    [line, as('b', 'centre'), 'accepted'],
  ])('debit %#', (some, who, expected) => expect(code(markDebited(debit, some, who))).toBe(expected));
});

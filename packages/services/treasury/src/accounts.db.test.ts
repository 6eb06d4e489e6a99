// SPDX-License-Identifier: EUPL-1.2
import type { IssuedDocument } from '@contracts/billing';
import { LATE_PURPOSES } from '@domain/treasury';
import type { CivilDate, TenantId } from '@kernel/core';
import { type Actor, serviceActor } from '@platform/authorization';
import { notificationSentence } from '@platform/notifications';
import { handleMessage } from '@platform/use-case';
import type { World } from '@testkit/core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { topics } from './notifications.ts';
import { findProposal, listJournals } from './queries/list-hand-overs.ts';
import { findOpenItem, listOpenItems, showAgeing } from './queries/list-items.ts';
import { listCredits, listPayments, listReminders, listWriteOffs } from './queries/list-money.ts';
import { listAccountOrders } from './queries/list-orders.ts';
import { previewPaymentImport } from './queries/preview-imports.ts';
import { waitingDebts, waitingPlans, waitingReleases } from './queries/waiting.ts';
import { known } from './testing/neighbours.ts';
import { levied, type Town, town, treasuryWorld, value, withBankDetails } from './testing/treasury-world.ts';
import { rejectAccountOrder } from './use-cases/discard-account-order.ts';
import { discardProposal } from './use-cases/discard-proposal.ts';
import { enterPayment } from './use-cases/enter-payment.ts';
import { importPayments } from './use-cases/import-payments.ts';
import { makeLateJournal } from './use-cases/make-late-journal.ts';
import { postDocument } from './use-cases/post-document.ts';
import { proposeDeferral } from './use-cases/propose-deferral.ts';
import { proposeLate } from './use-cases/propose-late.ts';
import { proposeLateCorrection } from './use-cases/propose-late-correction.ts';
import { proposePayments } from './use-cases/propose-payments.ts';
import { proposePayout } from './use-cases/propose-payout.ts';
import { proposeWriteOff } from './use-cases/propose-write-off.ts';
import { rejectWriteOff } from './use-cases/reject-write-off.ts';
import { releaseAccountOrder } from './use-cases/release-account-order.ts';
import { releaseWriteOff } from './use-cases/release-write-off.ts';
import { sendReminder } from './use-cases/send-reminder.ts';
import { setAccountMapping } from './use-cases/set-account-mapping.ts';
import { setOffCredit } from './use-cases/set-off-credit.ts';
import { setTreasuryRule } from './use-cases/set-treasury-rule.ts';
import { takeBackPayment } from './use-cases/take-back-payment.ts';

let world: World;
let place: Town;
beforeAll(async () => {
  world = await treasuryWorld();
});
beforeEach(async () => {
  world.clock.now = new Date('2026-01-20T09:00:00.000Z');
  place = await town(world);
  await levied(world, place);
  world.clock.now = new Date('2026-06-01T09:00:00.000Z');
  place = { ...place, finance: steppedUp(place.finance), releaser: steppedUp(place.releaser) };
});

/** The second factor was given again just now. */
const steppedUp = (actor: Actor): Actor => ({ ...actor, session: { id: world.newId(), steppedUpAt: world.clock.now.toISOString() } });

const itemsOf = async (tenantId: string = place.member.tenantId) =>
  (await world.ask(place.finance, listOpenItems, { tenantId: tenantId as TenantId, show: 'all' })).items;
const pay = (amount: string, paidOn: string, itemIds: string[] = [], reference = 'Überweisung') =>
  world.run(place.finance, enterPayment, { tenantId: place.member.tenantId, paidOn, amount, reference, itemIds: itemIds as never[] });

const release = (accountOrderId: string, actor: Actor = place.releaser) =>
  world.run(actor, releaseAccountOrder, { accountOrderId: accountOrderId as never, expectedVersion: 1 });

test('a payment meets the oldest claim first, or the one that the payer named; what is left over is a credit', async () => {
  const [, , , november] = await itemsOf();
  value(await pay('3750.00', '2026-02-10', [november?.id ?? '']));
  value(await pay('5000.00', '2026-02-20'));
  expect((await itemsOf()).map(({ open, status }) => [open, status])).toEqual([
    [0n, 'paid'],
    [250_000n, 'partlyPaid'],
    [375_000n, 'notDue'],
    [0n, 'paid'],
  ]);
  value(await pay('9000.00', '2026-05-01', [], 'zu viel'));
  expect(await world.ask(place.treasurer, listCredits, {})).toMatchObject([{ amount: 275_000n, open: 275_000n, kind: 'overpayment' }]);
  expect(await pay('1.00', '2027-01-01')).toMatchObject({ error: { code: 'DATE_IN_FUTURE' } });
  expect(await pay('0.00', '2026-05-01')).toMatchObject({ error: { code: 'PAYMENT_NOT_POSITIVE' } });
  const [foreign] = await itemsOf(place.neighbour.tenantId);
  expect(await pay('1.00', '2026-05-01', [foreign?.id ?? ''])).toMatchObject({ error: { code: 'NAMED_ITEM_UNKNOWN' } });
});

test('of two payments at once on one claim no cent is lost, and none counts twice', async () => {
  const answers = await Promise.all(['one', 'two', 'three'].map((reference) => pay('6000.00', '2026-05-01', [], reference)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const items = await itemsOf();
  const credits = await world.ask(place.finance, listCredits, { tenantId: place.member.tenantId });
  expect(items.map(({ paid, amount }) => paid <= amount)).toEqual([true, true, true, true]);
  const met = items.reduce((sum, { paid }) => sum + paid, 0n);
  expect(met + credits.reduce((sum, { open }) => sum + open, 0n)).toBe(1_800_000n);
});

test('the member sees its own account and changes nothing', async () => {
  const { treasurer, neighbour, association } = place;
  const own = await world.ask(treasurer, listOpenItems, { show: 'all' });
  expect(new Set(own.items.map(({ tenantId }) => tenantId))).toEqual(new Set([place.member.tenantId]));
  const [theirs] = await itemsOf(neighbour.tenantId);
  expect(await world.ask(treasurer, findOpenItem, { itemId: theirs?.id as never })).toBeNull();
  const input = { tenantId: place.member.tenantId, paidOn: '2026-05-01', amount: '1.00', reference: '', itemIds: [] };
  expect(await world.run(treasurer, enterPayment, input)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  const other = await town(world);
  expect(await world.run(other.finance, enterPayment, input)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  const clerk = await world.actor(association, 'clerk');
  await expect(world.ask(clerk, listOpenItems, {})).rejects.toThrow('treasury.readAccounts');
});

test('being late costs what a clause orders, as of a day and with its sentence; without a clause nothing', async () => {
  const [february] = await itemsOf();
  const asOf = '2026-06-01';
  expect(february).toMatchObject({ late: 0n, daysPastDue: 105 });
  const note = async () => (await world.ask(place.finance, findOpenItem, { itemId: february?.id as never, asOf }))?.lateNote?.de;
  expect(await note()).toContain('noch nicht bekannt gegeben');
  await post(issued({ ...ADVANCE, instalmentsFrom: '2026-02-01' as CivilDate }));
  expect(await note()).toContain('keine Regel');
  const rule = {
    topic: 'lateNotice' as const,
    validFrom: '2026-01-01',
    clause: '§ 14 der Haushaltssatzung',
    late: 'statute' as const,
    expectedVersion: 0,
  };
  expect(await world.run(place.finance, setTreasuryRule, rule)).toMatchObject({ error: { code: 'RATE_OUT_OF_RANGE' } });
  value(await world.run(place.finance, setTreasuryRule, { ...rule, basisPoints: 365 }));
  expect(await world.run(place.finance, setTreasuryRule, { ...rule, basisPoints: 500 })).toMatchObject({
    error: { code: 'CHANGED_MEANWHILE', params: { by: place.finance.name } },
  });
  // 3,750.00 × 3.65 % × 105/365 = 39.375
  const found = await world.ask(place.treasurer, findOpenItem, { itemId: february?.id as never, asOf });
  expect(found?.item.late).toBe(3_938n);
  expect(found?.lateSteps.at(-1)?.de).toContain('§ 14 der Haushaltssatzung');
  value(await pay('3750.00', '2026-05-01'));
  expect((await world.ask(place.finance, findOpenItem, { itemId: february?.id as never, asOf }))?.item.late).toBe(2_775n);
});

test('what being late costs is claimed by two people with its calculation, once; or waived; a small amount is not claimed', async () => {
  const { finance, releaser, treasurer, member } = place;
  world.clock.now = new Date('2026-06-01T09:00:00.000Z');
  const [february] = await itemsOf();
  await post(issued({ ...ADVANCE, instalmentsFrom: '2026-02-01' as CivilDate }));
  const clause = '§ 14 der Haushaltssatzung';
  const rule = { topic: 'lateNotice' as const, validFrom: '2026-01-01', clause, late: 'statute' as const, basisPoints: 365 };
  const wish = { itemId: february?.id as never, to: '2026-04-30', dueOn: '2026-07-01', reason: '', waived: false };
  const propose = (given: object) => world.run(finance, proposeLate, { ...wish, ...given });
  const refused = async (given: object) => ((await propose(given)) as { error?: { code: string } }).error?.code;
  expect(await refused({})).toBe('LATE_RULE_MISSING');
  value(await world.run(finance, setTreasuryRule, { ...rule, expectedVersion: 0 }));
  expect(await refused({ to: '2026-06-02' })).toBe('LATE_DAY_IN_FUTURE');
  expect(await refused({ dueOn: '2026-06-01' })).toBe('LATE_DUE_NOT_LATER');
  expect(await refused({ to: '2026-02-16' })).toBe('LATE_NOTHING');
  expect(await refused({ waived: true })).toBe('REASON_MISSING');
  const minimum = { topic: 'lateMinimum' as const, validFrom: '2026-01-01', clause: 'VV 3', minimum: '30.00', expectedVersion: 0 };
  value(await world.run(finance, setTreasuryRule, minimum));
  // 3,750.00 × 3.65 % × 73/365 = 27.375
  expect(await propose({})).toMatchObject({ error: { code: 'LATE_BELOW_MINIMUM', params: { amount: '27.38', minimum: '30.00' } } });
  value(await world.run(finance, setTreasuryRule, { ...minimum, minimum: '5.00', expectedVersion: 1 }));
  const { accountOrderId } = value(await propose({}));
  expect(await refused({})).toBe('ORDER_WAITING');
  // Nor does a waiver of the same wait beside the claim.
  expect(await propose({ waived: true, reason: 'Härte' })).toMatchObject({ error: { code: 'ORDER_WAITING', params: { kind: 'late' } } });
  const release = { accountOrderId: accountOrderId as never, expectedVersion: 1 };
  expect(await world.run(finance, releaseAccountOrder, release)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  const [waiting] = await world.ask(finance, listAccountOrders, { tenantId: member.tenantId });
  expect(waiting).toMatchObject({ kind: 'late', to: 2_738n, toDay: '2026-04-30', dueOn: '2026-07-01' });
  expect(waiting?.steps.at(-1)?.de).toContain(clause);
  value(await world.run(releaser, releaseAccountOrder, release));
  const claimed = (await world.ask(treasurer, listOpenItems, { show: 'all' })).items.find(({ kind }) => kind === 'interest');
  expect(claimed).toMatchObject({ amount: 2_738n, open: 2_738n, dueOn: '2026-07-01', late: 0n });
  expect(claimed?.basis).toContain('27,38');
  // It is collected as any open claim is, once it is due.
  await withBankDetails(world, place);
  const collected = async (executeOn: string) => {
    const { proposalId } = value(await world.run(finance, proposePayments, { kind: 'collection', executeOn }));
    const proposal = await world.ask(finance, findProposal, { proposalId: proposalId as never });
    value(await world.run(finance, discardProposal, { proposalId: proposalId as never, expectedVersion: 1 }));
    return proposal?.items.filter(({ tenantId, amountCents }) => tenantId === member.tenantId && amountCents === 2_738n).length;
  };
  expect([await collected('2026-06-30'), await collected('2026-07-01')]).toEqual([0, 1]);
  const left = async () => (await world.ask(finance, findOpenItem, { itemId: wish.itemId, asOf: '2026-06-01' }))?.item.late;
  // 3,750.00 × 3.65 % × 32/365 = 12.00: the days that were claimed are not counted again.
  expect(await left()).toBe(1_200n);
  expect(await refused({})).toBe('LATE_NOTHING');
  const waiver = value(await propose({ to: '2026-05-31', waived: true, reason: 'Härte' }));
  value(await world.run(releaser, releaseAccountOrder, { accountOrderId: waiver.accountOrderId as never, expectedVersion: 1 }));
  expect(await left()).toBe(38n);
});

test('what was claimed for being late is put right by two people when a payment turns up or is taken back', async () => {
  const { finance, releaser, treasurer, member } = place;
  const [february] = await itemsOf();
  await post(issued({ ...ADVANCE, instalmentsFrom: '2026-02-01' as CivilDate }));
  const rule = { topic: 'lateNotice' as const, validFrom: '2026-01-01', clause: '§ 14', late: 'statute' as const, basisPoints: 365 };
  value(await world.run(finance, setTreasuryRule, { ...rule, expectedVersion: 0 }));
  const itemId = february?.id as never;
  const late = { itemId, to: '2026-04-30', dueOn: '2026-07-01', reason: '', waived: false };
  value(await release(value(await world.run(finance, proposeLate, late)).accountOrderId));
  const correct = (given: object) => world.run(finance, proposeLateCorrection, { itemId, reason: '', waived: false, ...given });
  const toCorrect = async (by = finance) => (await world.ask(by, listOpenItems, { show: 'toCorrect' })).items;
  const waits = async () => (await world.ask(finance, waitingPlans, {})).filter(({ kind }) => kind === 'treasury.lateDifference');
  expect(await correct({})).toMatchObject({ error: { code: 'LATE_UNCHANGED' } });
  expect([await toCorrect(), await waits()]).toEqual([[], []]);
  // The claim is paid, and only then the payment of February turns up: 30 days instead of 73.
  const claimed = (await itemsOf()).find(({ kind }) => kind === 'interest');
  value(await pay('27.38', '2026-05-20', [claimed?.id ?? '']));
  const { paymentId } = value(await pay('3750.00', '2026-03-18', [february?.id ?? '']));
  expect(await toCorrect(treasurer)).toMatchObject([{ id: february?.id, lateDifference: -1_613n }]);
  expect(await waits()).toMatchObject([{ count: 1, link: 'treasury/items?show=toCorrect' }]);
  const shown = await world.ask(treasurer, findOpenItem, { itemId: claimed?.id as never });
  expect(shown?.item.lateDifference).toBe(-1_613n);
  expect(shown?.lateDifferenceSteps[0]?.de).toBe('Bis 30.04.2026 gefordert oder erlassen: 27,38 €, nach heutigem Stand: 11,25 €');
  expect(await correct({ dueOn: '2026-07-01' })).toMatchObject({ error: { code: 'LATE_GIVEN_BACK' } });
  const less = value(await correct({}));
  expect(await correct({})).toMatchObject({ error: { code: 'ORDER_WAITING', params: { kind: 'lateCorrection' } } });
  expect(await world.run(finance, proposeLate, { ...late, to: '2026-05-31' })).toMatchObject({ error: { code: 'ORDER_WAITING' } });
  expect(await release(less.accountOrderId, { ...finance, grants: [...finance.grants, ...releaser.grants] })).toMatchObject({
    error: { code: 'SAME_PERSON' },
  });
  const [order] = await world.ask(releaser, listAccountOrders, { tenantId: member.tenantId });
  expect(order).toMatchObject({ kind: 'lateCorrection', from: 2_738n, to: 1_125n, credit: 1_613n });
  value(await release(less.accountOrderId));
  expect(await world.ask(treasurer, listCredits, {})).toMatchObject([{ kind: 'overpayment', open: 1_613n }]);
  expect((await itemsOf()).find(({ id }) => id === claimed?.id)).toMatchObject({ status: 'paid', reduced: 1_613n, paid: 1_125n, open: 0n });
  expect(await toCorrect()).toEqual([]);
  // The payment is taken back: the same days cost the whole again, and the rest is a claim of its own.
  value(await world.run(finance, takeBackPayment, { paymentId: paymentId as never, expectedVersion: 1, reason: 'Fehlbuchung' }));
  expect(await toCorrect()).toMatchObject([{ lateDifference: 1_613n }]);
  const more = value(await correct({ dueOn: '2026-07-01' }));
  value(await release(more.accountOrderId));
  const claims = (await itemsOf()).filter(({ kind }) => kind === 'interest').map(({ amount, reduced }) => amount - reduced);
  expect(claims.sort()).toEqual([1_125n, 1_613n]);
  expect(await toCorrect()).toEqual([]);
  const waiver = value(await world.run(finance, proposeLate, { ...late, to: '2026-05-31', waived: true, reason: 'Härte' }));
  value(await release(waiver.accountOrderId));
  // All of it goes to the books, once.
  const ask = async () => world.ask(finance, listJournals, {});
  expect((await ask()).waitingLate).toEqual({ count: 4, claimed: 2_738n, waived: 1_163n });
  const journal = { postedOn: '2026-06-30' };
  expect(await world.run(finance, makeLateJournal, journal)).toMatchObject({ error: { code: 'NO_MAPPING' } });
  const accounts = ['receivableNotice', 'receivableInvoice', 'advances', 'revenue'].map((purpose, index) => ({
    purpose,
    account: `16${index}`,
  }));
  const mapping = { validFrom: '2026-01-01', note: '', expectedVersion: 0 };
  value(await world.run(finance, setAccountMapping, { ...mapping, accounts }));
  expect(await world.run(finance, makeLateJournal, journal)).toMatchObject({
    error: { code: 'ACCOUNT_MISSING', params: { purpose: ['interest', 'lateWaived', 'receivableLate'] } },
  });
  const named = [...accounts, ...LATE_PURPOSES.map((purpose) => ({ purpose, account: purpose }))];
  value(await world.run(finance, setAccountMapping, { ...mapping, accounts: named, expectedVersion: 1 }));
  expect(await world.run(finance, makeLateJournal, { postedOn: '2026-05-31' })).toMatchObject({ error: { code: 'JOURNAL_EMPTY' } });
  const tries = await Promise.all([1, 2].map(() => world.run(finance, makeLateJournal, journal)));
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  const { journals, waitingLate } = await ask();
  expect(waitingLate.count).toBe(0);
  expect(journals[0]).toMatchObject({ late: true, sourceLabel: 'Zinsen und Säumniszuschläge bis 30.06.2026', total: 7_127n });
  expect(journals[0]?.entries.map(({ account, debit, credit }) => [account, debit, credit])).toEqual([
    ['receivableLate', 2_738n, 0n],
    ['interest', 0n, 2_738n],
    ['receivableLate', 0n, 1_613n],
    ['interest', 1_613n, 0n],
    ['receivableLate', 1_613n, 0n],
    ['interest', 0n, 1_613n],
    ['lateWaived', 1_163n, 0n],
    ['interest', 0n, 1_163n],
  ]);
  // Another account: the same orders again, in the place of the former journal.
  const replaces = journals[0]?.id as never;
  expect(await world.run(finance, makeLateJournal, { ...journal, replaces })).toMatchObject({ error: { code: 'JOURNAL_EXISTS' } });
  const other = named.map((one) => (one.purpose === 'interest' ? { ...one, account: '4571' } : one));
  value(await world.run(finance, setAccountMapping, { ...mapping, accounts: other, expectedVersion: 2 }));
  value(await world.run(finance, makeLateJournal, { ...journal, replaces }));
  expect((await ask()).journals.map(({ replaced, rows }) => [replaced, rows])).toEqual([
    [false, 8],
    [true, 8],
  ]);
});

test('a deferred claim is not late until its new day, and is not reminded of', async () => {
  const { finance, member } = place;
  const [february, may] = await itemsOf();
  const wish = { itemId: february?.id as never, to: '2026-09-01', reason: 'Haushaltssperre' };
  const { accountOrderId } = value(await world.run(finance, proposeDeferral, wish));
  expect((await itemsOf()).find(({ id }) => id === february?.id)).toMatchObject({ status: 'due', dueOn: '2026-02-16' });
  value(await release(accountOrderId));
  expect((await itemsOf()).find(({ id }) => id === february?.id)).toMatchObject({
    status: 'deferred',
    dueOn: '2026-09-01',
    daysPastDue: 0,
  });
  const input = { tenantId: member.tenantId, payBy: '2026-06-15', note: '', itemIds: [february?.id as never] };
  expect(await world.run(finance, sendReminder, { ...input, level: 1 })).toMatchObject({ error: { code: 'NOT_PAST_DUE' } });
  const second = { ...input, itemIds: [may?.id as never] };
  expect(await world.run(finance, sendReminder, { ...second, level: 2 })).toMatchObject({ error: { code: 'NOT_REMINDED' } });
  value(await world.run(finance, sendReminder, { ...second, level: 1 }));
  // The member has a credit by then: the reminder keeps what it could set off.
  await post(issued({ number: 'B-2026-0009', assessedCents: -300n as never, grossCents: -300n as never }));
  value(await world.run(finance, sendReminder, { ...second, level: 2 }));
  expect((await world.ask(place.treasurer, listReminders, {})).map(({ level, open, credit }) => [level, open, credit]).sort()).toEqual([
    [1, 375_000n, 0n],
    [2, 375_000n, 300n],
  ]);
  expect(await world.ask(place.treasurer, waitingDebts, {})).toMatchObject([{ kind: 'treasury.owed', count: 1 }]);
  expect(await world.ask(finance, waitingPlans, {})).toContainEqual(expect.objectContaining({ kind: 'treasury.pastDue', count: 5 }));
});

test('what is given up needs two people, and the claim is closed with it', async () => {
  const { finance, releaser } = place;
  const [february] = await itemsOf();
  const input = { itemId: february?.id as never, amount: '3750.00', reason: 'Vergleich' };
  const { writeOffId } = value(await world.run(finance, proposeWriteOff, input));
  expect(await world.run(finance, proposeWriteOff, input)).toMatchObject({ error: { code: 'WRITE_OFF_PROPOSED' } });
  const decision = { writeOffId: writeOffId as never, expectedVersion: 1 };
  const both = { ...finance, grants: [...finance.grants, ...releaser.grants] };
  expect(await world.run(both, releaseWriteOff, decision)).toMatchObject({ error: { code: 'SAME_PERSON' } });
  expect(await world.ask(place.treasurer, listWriteOffs, {})).toEqual([]);
  value(await pay('1000.00', '2026-05-20', [february?.id ?? '']));
  expect(await world.run(releaser, releaseWriteOff, decision)).toMatchObject({ error: { code: 'MORE_THAN_OPEN' } });
  value(await world.run(releaser, rejectWriteOff, decision));
  const again = value(await world.run(finance, proposeWriteOff, { ...input, amount: '2750.00' }));
  const race = await Promise.all(
    [1, 2].map(() => world.run(releaser, releaseWriteOff, { writeOffId: again.writeOffId as never, expectedVersion: 1 })),
  );
  expect(race.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await itemsOf()).find(({ id }) => id === february?.id)).toMatchObject({ open: 0n, writtenOff: 275_000n, status: 'writtenOff' });
});

test('a payment can be taken back with what it did, unless its credit is used', async () => {
  const { finance } = place;
  const { paymentId } = value(await pay('20000.00', '2026-05-01'));
  const takeBack = { paymentId: paymentId as never, expectedVersion: 1, reason: 'Rückläufer' };
  value(await world.run(finance, takeBackPayment, takeBack));
  expect((await itemsOf()).map(({ paid }) => paid)).toEqual([0n, 0n, 0n, 0n]);
  expect(await world.ask(finance, listCredits, {})).toMatchObject([{ open: 0n }]);
  expect(await world.run(finance, takeBackPayment, { ...takeBack, expectedVersion: 2 })).toMatchObject({
    error: { code: 'PAYMENT_TAKEN_BACK' },
  });
  const other = value(await pay('20000.00', '2026-05-02', [], 'noch einmal'));
  const credit = (await world.ask(finance, listCredits, {})).find(({ open }) => open > 0n);
  const use = { creditId: credit?.id as never, amount: '5000.00', reason: 'Auszahlung' };
  const unsure = { ...finance, session: { id: world.newId(), steppedUpAt: null } };
  expect(await world.run(unsure, proposePayout, use)).toMatchObject({ error: { code: 'STEP_UP_NEEDED' } });
  expect(await world.run(finance, setOffCredit, { ...use, itemIds: [] })).toMatchObject({ error: { code: 'MORE_THAN_OWED' } });
  const { accountOrderId } = value(await world.run(finance, proposePayout, use));
  expect((await Promise.all([1, 2].map(() => release(accountOrderId)))).filter(({ ok }) => ok)).toHaveLength(1);
  expect(await world.run(finance, takeBackPayment, { ...takeBack, paymentId: other.paymentId as never })).toMatchObject({
    error: { code: 'CREDIT_USED' },
  });
});

test('money leaves when a second person lets it; nobody releases what he proposed, by whatever user', async () => {
  const { finance, releaser, association } = place;
  value(await pay('20000.00', '2026-05-01'));
  const [credit] = await world.ask(finance, listCredits, {});
  const wish = { creditId: credit?.id as never, amount: '5000.00', reason: 'Überzahlung' };
  const asBoth = { ...finance, grants: [...finance.grants, ...releaser.grants] };
  const { accountOrderId } = value(await world.run(finance, proposePayout, wish));
  expect(await world.run(finance, proposePayout, { ...wish, amount: '1.00' })).toMatchObject({ error: { code: 'ORDER_WAITING' } });
  expect(await release(accountOrderId, finance)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await release(accountOrderId, asBoth)).toMatchObject({ error: { code: 'SAME_PERSON' } });
  expect(await release(accountOrderId, { ...releaser, accountId: finance.accountId })).toMatchObject({ error: { code: 'SAME_PERSON' } });
  const stale = { ...releaser, session: { id: world.newId(), steppedUpAt: null } };
  expect(await release(accountOrderId, stale)).toMatchObject({ error: { code: 'STEP_UP_NEEDED' } });
  expect(await world.ask(releaser, waitingReleases, {})).toContainEqual(expect.objectContaining({ kind: 'treasury.order', count: 1 }));
  expect(await world.ask(finance, listAccountOrders, {})).toMatchObject([
    { kind: 'payout', from: 500_000n, to: 500_000n, mine: true, status: 'proposed', reason: 'Überzahlung' },
  ]);
  await expect(world.ask(place.treasurer, listAccountOrders, {})).rejects.toThrow('treasury.readBudget');
  expect(await world.ask(finance, listCredits, {})).toMatchObject([{ open: 500_000n }]);
  // Beside the use cases, the table itself takes no release by the same person.
  const scope = world.scope(association);
  for (const decided of [{ decidedByUser: finance.userId }, { decidedByUser: releaser.userId, decidedBy: finance.accountId }])
    await expect(
      world.database.write(scope, (writes) =>
        writes.accountOrder.updateMany({ data: { ...decided, status: 'released', decidedAt: world.clock.now } as never }),
      ),
    ).rejects.toThrow('account_order_two_people');
  value(await world.run(releaser, rejectAccountOrder, { accountOrderId: accountOrderId as never, expectedVersion: 1 }));
  expect(await release(accountOrderId)).toMatchObject({ error: { code: 'CHANGED_MEANWHILE' } });
  const again = value(await world.run(finance, proposePayout, wish));
  value(await release(again.accountOrderId));
  expect(await world.ask(finance, listCredits, {})).toMatchObject([{ open: 0n }]);
});

test('a file of payments is taken whole or not at all, names its lines, and is not taken twice', async () => {
  const { finance, member, neighbour } = place;
  const csv = (...lines: string[]) => ['Mitglied;Wertstellung;Betrag;Verwendungszweck', ...lines].join('\n');
  const bad = csv(
    `${member.ags};10.02.2026;1.000,00;gut`,
    'Nirgendwo;10.02.2026;1,00;x',
    `${member.ags};31.02.2026;1,00;x`,
    `${member.ags};10.02.2026;-5,00;x`,
    `${member.ags};01.01.2030;5,00;x`,
  );
  const preview = await world.ask(finance, previewPaymentImport, { csv: bad });
  expect(preview.findings.map(({ row, column, code }) => [row, column, code])).toEqual([
    [3, 'member', 'MEMBER_UNKNOWN'],
    [4, 'paidOn', 'NOT_A_DATE'],
    [5, 'amount', 'PAYMENT_NOT_POSITIVE'],
    [6, 'paidOn', 'DATE_IN_FUTURE'],
  ]);
  expect(await world.run(finance, importPayments, { csv: bad })).toMatchObject({ error: { code: 'CSV_REJECTED', params: { count: 4 } } });
  expect(await world.ask(finance, listPayments, {})).toEqual([]);
  const good = csv(
    `${member.ags};10.02.2026;3.750,00;Rate 1`,
    `${neighbour.name};11.02.2026;7.500,00;Rate 1`,
    `${member.ags};12.02.2026;3.750,00;Rate 2`,
  );
  expect(value(await world.run(finance, importPayments, { csv: good }))).toEqual({ count: 3 });
  expect((await itemsOf()).map(({ status }) => status)).toEqual(['paid', 'paid', 'notDue', 'notDue']);
  const twice = await world.run(finance, importPayments, { csv: good });
  expect(twice).toMatchObject({ error: { code: 'CSV_REJECTED', params: { count: 3 } } });
  expect(await world.run(finance, importPayments, { csv: '\u0000' })).toMatchObject({ ok: false });
  expect(await world.ask(finance, previewPaymentImport, { csv: 'a;b\n1;2' })).toMatchObject({ rows: 0 });
});

const issued = (over: Partial<IssuedDocument>): IssuedDocument => ({
  ...{ documentId: world.newId(), tenantId: place.member.tenantId, number: 'B-2026-0001', family: 'notice', kind: 'annual', year: 2026 },
  ...{ issuedOn: '2026-06-01' as CivilDate, dueOn: '2026-07-01' as CivilDate, grossCents: 500n as never, advancesCents: 0n as never },
  ...{ assessedCents: 500n as never, basis: '§ 12 der Satzung', sourceId: world.newId(), replaced: [], instalmentsFrom: null, ...over },
});

const ADVANCE = { number: 'B-2026-0003', kind: 'advance', dueOn: null } as const;

async function post(document: IssuedDocument): Promise<void> {
  const { centreId, associationId } = place.association;
  known.documents.set(document.documentId, document);
  const tenantIds = [document.tenantId, centreId];
  const actor = serviceActor({
    service: 'treasury',
    associationId,
    centreId,
    tenantIds,
    causeAccountId: null,
    correlationId: world.newId(),
  });
  value(await world.run(actor, postDocument, { tenantId: document.tenantId, documentId: document.documentId as never }));
}

test('an issued document becomes a claim once, a negative one a credit, an advance names its instalments', async () => {
  const claim = issued({});
  await post(claim);
  await post(claim);
  await post(issued({ number: 'B-2026-0002', assessedCents: -300n as never, grossCents: -300n as never }));
  await post(issued(ADVANCE));
  await post(issued({ number: 'B-2026-0004', assessedCents: 0n as never, grossCents: 0n as never }));
  const items = await itemsOf();
  expect(items.filter(({ kind }) => kind === 'settlement')).toMatchObject([
    { amount: 500n, dueOn: '2026-07-01', label: 'Bescheid B-2026-0001' },
  ]);
  expect(items.filter(({ kind }) => kind === 'instalment').map(({ documentNumber }) => documentNumber)).toEqual(
    Array(4).fill('B-2026-0003'),
  );
  expect(await world.ask(place.treasurer, listCredits, {})).toMatchObject([{ kind: 'document', open: 300n }]);
});

test('no instalment is due before its notice was delivered and the term has gone by, and none costs anything for the days until then', async () => {
  const rule = { topic: 'lateNotice' as const, validFrom: '2026-01-01', clause: '§ 14 der Haushaltssatzung', late: 'statute' as const };
  const { error } = (await world.run(place.finance, setTreasuryRule, { ...rule, basisPoints: 365, expectedVersion: 0 })) as {
    error?: object;
  };
  expect(error).toBeUndefined();
  const dues = (items: Awaited<ReturnType<typeof itemsOf>>) => items.map(({ dueOn }) => dueOn);
  const before = dues(await itemsOf());
  await post(issued({ ...ADVANCE, issuedOn: '2026-05-06' as CivilDate, instalmentsFrom: '2026-06-10' as CivilDate }));
  const [first] = await itemsOf();
  expect(dues(await itemsOf())).toEqual(['2026-06-10', '2026-06-10', ...before.slice(2)]);
  const lateOn = async (asOf: string) => (await world.ask(place.treasurer, findOpenItem, { itemId: first?.id as never, asOf }))?.item.late;
  // 3,750.00 × 3.65 % × 20/365 = 7.50
  expect([await lateOn('2026-06-10'), await lateOn('2026-06-30')]).toEqual([0n, 750n]);
});

test('what a document asks for in place of an instalment is owed by the instalment no more, and once', async () => {
  const [first] = (await itemsOf()).filter(({ kind }) => kind === 'instalment');
  const document = issued({ number: 'B-2026-0005', replaced: [{ year: 2026, number: 1, amountCents: 100n as never }] });
  await post(document);
  await post(document);
  expect((await itemsOf()).find(({ id }) => id === first?.id)).toMatchObject({ reduced: 100n, open: (first?.open ?? 0n) - 100n });
});

test('ageing adds up to what is open', async () => {
  const found = await world.ask(place.finance, showAgeing, { asOf: '2026-06-01' });
  expect(found.buckets.reduce((sum, { open }) => sum + open, 0n)).toBe(found.open);
  expect(found.members.reduce((sum, { open }) => sum + open, 0n)).toBe(found.open);
  expect(found.open).toBe(9_000_001n);
});

test('an order is told to who may release it, whatever the member is called', async () => {
  const { finance, releaser, association, member } = place;
  const scope = world.scope(association);
  await world.database.write(scope, (writes) =>
    writes.tenant.updateMany({ where: { id: member.tenantId }, data: { name: 'Gemeinde Hürtgenwald, Kreis Düren' } }),
  );
  value(await pay('20000.00', '2026-05-01'));
  const [credit] = await world.ask(finance, listCredits, {});
  value(await world.run(finance, proposePayout, { creditId: credit?.id as never, amount: '5000.00', reason: 'Überzahlung' }));
  const left = await world.database.read(scope, (reads) =>
    reads.selectFrom('outbox_message').selectAll().where('name', '=', 'OrderProposed.v1').execute(),
  );
  for (const row of left)
    for (const handler of world.assembly.handlersOf(row.name)) {
      const ids = { id: row.id, name: row.name, tenantId: row.tenant_id as never, associationId: row.association_id };
      const message = { ...ids, payload: row.payload as never, causeAccountId: row.cause_account_id, correlationId: row.correlation_id };
      await handleMessage(world.platform, handler, message, association.centreId);
    }
  const told = await world.database.read(scope, (reads) =>
    reads.selectFrom('notification').select(['user_id', 'params', 'link']).where('topic', '=', 'treasury.orderProposed').execute(),
  );
  expect(told).toEqual([{ user_id: releaser.userId, params: { kind: 'payout' }, link: 'treasury/items?tab=orders' }]);
  const sentence = (kind: string) => notificationSentence(topics, { topic: 'treasury.orderProposed', params: { kind }, language: 'de' });
  expect(sentence('payout')).toBe('Eine Auszahlung wartet auf Ihre Freigabe.');
  expect(sentence('deferral')).toBe('Eine Stundung wartet auf Ihre Freigabe.');
});

// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import type { TestMember, World } from '@testkit/core';
import { bankWork } from './bank-work.ts';
import { markOf } from './marks.ts';
import { type Do, type Place, person } from './place.ts';

interface Town {
  readonly member: TestMember;
  readonly own: string;
  readonly index: number;
  /** Enters and proposes. */
  readonly treasurer: Actor;
  /** Puts into force. */
  readonly second: Actor;
  /** Releases bank details. */
  readonly approver: Actor;
  readonly clerk: Actor;
}

/** A bank account belongs to one town. */
const OWN_IBANS = ['DE17500105175407324932', 'DE87500105175407324933'] as const;
const IBANS = ['DE02120300000000202051', 'DE02500105170137075030', 'DE02100500000054540402', 'DE02300209000106531065'] as const;

/** Accounts, local rules, payees and orders of both members, of each what is in force and what waits for its second person. */
export async function paymentsWork(world: World, doIt: Do, place: Place): Promise<void> {
  const { letter, association, member, neighbour } = place;
  const next = await world.actor(association, 'memberTreasurer', { member: neighbour, name: `treasurer ${markOf(letter, 2).own}` });
  const other = await world.actor(association, 'memberTreasurer', { member: neighbour, name: `second ${markOf(letter, 2).own}` });
  const own = {
    ...{ treasurer: person(place, 'memberTreasurer'), second: person(place, 'memberAdministrator') },
    ...{ approver: person(place, 'memberApprover'), clerk: person(place, 'memberClerk') },
  };
  const towns: readonly Town[] = [
    { member, own: markOf(letter, 1).own, index: 1, ...own },
    { member: neighbour, own: markOf(letter, 2).own, index: 2, treasurer: next, second: other, approver: other, clerk: place.nextDoor },
  ];
  for (const town of towns) {
    const bankAccountId = await accountsOf(doIt, place, town);
    await rulesOf(world, doIt, place, town);
    await ordersOf(world, doIt, place, town, bankAccountId);
    await orderList(world, place, town, bankAccountId);
    // The eve of the first day holds nothing but the opening.
    await doIt(person(place, 'teamLead'), 'payments.makeClosing', { tenantId: town.member.tenantId, day: '2026-11-01' });
    await bankWork(world, place, town, bankAccountId);
  }
}

async function accountsOf(doIt: Do, { letter }: Place, { member, own, index, treasurer, second }: Town): Promise<string> {
  const amount = `${letter === 'A' ? 61_000 : 83_000}.${30 + index}`;
  const account = (iban: string) => ({
    ...{
      tenantId: member.tenantId,
      label: own,
      holder: own,
      iban,
      bankName: own,
      cutOverOn: '2026-11-02',
      opening: amount,
      openingProof: own,
    },
    openingItems: [{ kind: 'deposit', amount: `${letter === 'A' ? 611 : 833}.${30 + index}`, since: '2026-10-30', label: own }],
  });
  const { bankAccountId = '' } = await doIt(treasurer, 'payments.proposeBankAccount', account(OWN_IBANS[index - 1] ?? ''));
  await doIt(second, 'payments.openBankAccount', { bankAccountId, expectedVersion: 1 });
  await doIt(treasurer, 'payments.proposeBankAccount', account(IBANS[1]));
  return bankAccountId;
}

/** Two versions, so that one is in force and one waits. */
async function rulesOf(world: World, doIt: Do, place: Place, { member: { tenantId }, own, treasurer, second, clerk }: Town): Promise<void> {
  const lead = person(place, 'teamLead');
  const grant = (actor: Actor, duty: string) => ({ userId: actor.userId, duty, from: '2026-11-01' });
  const rules = {
    ...{ tenantId, clause: `§ 4 ${own}`, validFrom: '2026-11-01', oneDeterminer: true, determinerMayOrder: true },
    grants: [
      ...['draft', 'factual', 'arithmetical', 'order'].map((duty) => grant(treasurer, duty)),
      grant(clerk, 'draft'),
      ...['accept', 'run'].map((duty) => grant(lead, duty)),
    ],
    ...{ referenceLength: 12, referenceCheck: 'mod10', tolerance: '0.50', toleranceBorneBy: own, unclearOwnerId: treasurer.userId },
  };
  await doIt(lead, 'payments.proposePaymentRules', rules);
  const proposed = await world.database.read(world.scope(place.association), (reads) =>
    reads
      .selectFrom('payment_rules')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('status', '=', 'proposed')
      .executeTakeFirstOrThrow(),
  );
  await doIt(second, 'payments.putPaymentRulesInForce', { rulesId: proposed.id, expectedVersion: 1, warningsSeen: true });
  await doIt(lead, 'payments.proposePaymentRules', rules);
}

async function ordersOf(world: World, doIt: Do, place: Place, town: Town, bankAccountId: string): Promise<void> {
  const { letter, association } = place;
  const { member, own, index, treasurer, approver, clerk } = town;
  const details = { holder: own, evidence: own };
  const { payeeId = '' } = await doIt(clerk, 'payments.enterPayee', {
    ...{ tenantId: member.tenantId, number: own, name: own, town: own, country: 'DE', iban: IBANS[2], ...details },
  });
  const waiting = await world.database.read(world.scope(association), (reads) =>
    reads.selectFrom('payee_account').select('id').where('payee_id', '=', payeeId).executeTakeFirstOrThrow(),
  );
  await doIt(approver, 'payments.releasePayeeDetails', { payeeAccountId: waiting.id, expectedVersion: 1 });
  await doIt(clerk, 'payments.proposePayeeDetails', { payeeId, expectedVersion: 1, iban: IBANS[3], ...details });
  for (const step of [0, 1]) {
    const amount = `${(letter === 'A' ? 1_700 : 2_300) + 40 * index + step}.53`;
    const { orderId = '' } = await doIt(treasurer, 'payments.enterPaymentOrder', {
      ...{ bankAccountId, payeeId, amount, dueOn: '2026-11-20', remittance: own, voucher: own, urgent: false },
    });
    if (step === 1) await doIt(treasurer, 'payments.determineOrderFactually', { orderId, expectedVersion: 1 });
  }
  await runOf(world, doIt, place, town, { bankAccountId, payeeId });
}

/** Orders that went on to the centre: one waits, one is in a run whose file was made, released once in vain, answered and wished back. */
async function runOf(
  world: World,
  doIt: Do,
  place: Place,
  { own, treasurer, member }: Town,
  of: { bankAccountId: string; payeeId: string },
) {
  const lead = person(place, 'teamLead');
  const { tenantId } = member;
  const orderIds: string[] = [];
  for (const amount of ['7.53', '8.54']) {
    const order = { ...of, amount, dueOn: '2026-11-20', remittance: own, voucher: own, urgent: false };
    const { orderId = '' } = await doIt(treasurer, 'payments.enterPaymentOrder', order);
    const steps = ['determineOrderFactually', 'determineOrderArithmetically', 'givePaymentOrder'] as const;
    for (const [index, step] of steps.entries()) await doIt(treasurer, `payments.${step}`, { orderId, expectedVersion: index + 1 });
    orderIds.push(orderId);
  }
  await doIt(lead, 'payments.acceptOrders', { orderIds });
  const { runId = '' } = await doIt(lead, 'payments.composePaymentRun', { orderIds: orderIds.slice(0, 1), executeOn: '2026-11-20' });
  await doIt(lead, 'payments.makePaymentFile', { paymentRunId: runId, expectedVersion: 1 });
  await doIt(treasurer, 'payments.drawVoucherSample', { tenantId, fromDay: '2026-01-01', toDay: '2026-12-31', count: 1 });
  const { mandateId = '' } = await doIt(lead, 'payments.enterDebitMandate', {
    ...{ tenantId, reference: `M-${place.letter}`, debtorName: own, debtorIban: IBANS[3], signedOn: '2026-01-05' },
    ...{ scheme: 'CORE', sequence: 'RCUR', noticeDays: 5, evidence: own },
  });
  const by = { userId: lead.userId, accountId: lead.accountId };
  const [at, fileHash] = [new Date(), 'f'.repeat(64)];
  const home = { tenantId, runId };
  await world.database.write(world.scope(place.association), async (writes) => {
    const recall = {
      id: world.newId(),
      tenantId,
      orderId: orderIds[0] ?? '',
      status: 'asked',
      reason: own,
      askedBy: by,
      askedAt: at,
      version: 1,
    };
    await writes.paymentRecall.create({ data: recall as never });
    const release = { ...home, ...by, id: world.newId(), position: 1, fileHash, releasedAt: at, voidedAt: at, voidedBecause: 'fileRemade' };
    await writes.paymentRelease.create({ data: release as never });
    const answer = { ...home, id: world.newId(), kind: 'payeeCheck', fileHash, answers: [{ name: own }], takenInBy: by, takenInAt: at };
    await writes.bankAnswer.create({ data: answer as never });
    const debtor = await writes.ledgerAccount.findFirstOrThrow({ where: { tenantId, kind: 'debtor' } });
    const itemId = world.newId();
    const cents = BigInt(place.letter === 'A' ? 911 : 977);
    const item = {
      ...{ tenantId, id: itemId, kind: 'receivable', externalKey: own, reference: own, subject: own, partnerName: own, ibans: [] },
      ...{ ledgerAccountId: debtor.id, amountCents: cents, openCents: cents, currency: 'EUR', dueOn: at, status: 'open' },
      ...{ importId: itemId, seenIn: itemId, createdAt: at, version: 1 },
    };
    await writes.paymentItem.create({ data: item as never });
    const collections = [{ itemId: world.newId(), mandateId, amountCents: { $int: '7' }, endToEndId: 'E1', remittance: own }];
    const debits = {
      ...{ tenantId, id: world.newId(), associationId: place.association.associationId, bankAccountId: of.bankAccountId, collectOn: at },
      ...{ scheme: 'CORE', status: 'composing', collections, releases: [], involved: [by], createdAt: at, version: 1 },
    };
    await writes.debitRun.create({ data: debits as never });
  });
}

/** A list of orders that was checked, as it stands in the tables: its file is not there. */
async function orderList(world: World, { association }: Place, { member: { tenantId }, own, clerk, index }: Town, bankAccountId: string) {
  const by = { userId: clerk.userId, accountId: clerk.accountId };
  const profileId = world.newId();
  const fileId = world.newId();
  const forms = { format: 'csv', separator: 'semicolon', encoding: 'detect', dateForm: 'dmy', decimalSign: 'comma', headerRow: 1 };
  const columns = { payee: own, iban: '', amount: own, dueOn: own, remittance: own, voucher: own };
  const counts = { rows: 1, added: 0, faulty: 1, sumCents: { $int: '0' }, headers: [own] };
  const faults = [{ row: 2, column: own, code: 'EMPTY_CELL', text: own }];
  const file = { name: own, sha256: `${index}`.repeat(64), mediaType: 'application/xml', bytes: 10, audience: 'both' };
  await world.database.write(world.scope(association), async (writes) => {
    await writes.storedFile.create({ data: { ...file, tenantId, id: fileId, createdAt: world.clock.now } });
    await writes.exchangeProfile.create({
      data: {
        ...{ tenantId, id: profileId, subject: 'orders', name: 'orders', format: 'csv', mapping: { bankAccountId, ...forms, ...columns } },
        ...{ savedBy: by, savedAt: world.clock.now, version: 1 },
      },
    });
    await writes.itemImport.create({
      data: {
        ...{ tenantId, id: world.newId(), profileId, subject: 'orders', status: 'checked', fileId, fileName: own, fileHash: file.sha256 },
        ...{ asOf: world.clock.now, counts, faults, checkedBy: by, checkedAt: world.clock.now, version: 1 },
      },
    });
  });
}

// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import type { Writes } from '@platform/database';
import type { TestMember, World } from '@testkit/core';
import { markOf } from './marks.ts';
import type { Place } from './place.ts';

interface Town {
  readonly member: TestMember;
  readonly own: string;
  readonly index: number;
  readonly treasurer: Actor;
}

const DAY = new Date('2026-11-10');
const IBAN = 'DE91100000000123456789';
const NO_REFERENCES = { endToEndId: null, paymentInfoId: null, messageId: null, mandateId: null, bankReference: null };

interface Scene {
  readonly place: Place;
  readonly town: Town;
  readonly bankAccountId: string;
  readonly debtor: string;
  readonly amount: bigint;
  readonly by: { readonly userId: string; readonly accountId: string };
  readonly now: Date;
  readonly id: () => string;
}

/** A file of a bank that lies in quarantine, and a statement with a line. */
async function fileWork(writes: Writes, { place, town: { member, own }, bankAccountId, amount, now, id }: Scene): Promise<string> {
  const { letter, association } = place;
  const { tenantId } = member;
  const [bankFileId, statementId, lineId, centre] = [id(), id(), id(), markOf(letter, 0).own];
  await writes.bankFile.create({
    data: {
      ...{
        tenantId: association.centreId,
        id: bankFileId,
        associationId: association.associationId,
        fileId: id(),
        name: centre,
        sha256: `${own}${bankFileId}`,
      },
      ...{ cameBy: 'dropped', status: 'quarantined', counts: {}, receivedAt: now, version: 1, reason: centre },
      findings: [{ severity: 'error', code: 'ACCOUNT_UNKNOWN', where: centre, params: { account: centre } }],
    },
  });
  await writes.bankStatement.create({
    data: {
      ...{
        tenantId,
        id: statementId,
        bankAccountId,
        bankFileId,
        fileHash: own,
        fileName: own,
        format: 'camt.053.08',
        kind: 'endOfDay',
        sequence: 1n,
      },
      ...{ fromDay: DAY, toDay: DAY, currency: 'EUR', balances: [], creditCount: 1, creditCents: amount, debitCount: 0, debitCents: 0n },
      ...{
        openingCents: 0n,
        closingCents: amount,
        ties: true,
        createdAt: now,
        version: 1,
        proof: { explanations: [], chain: null, findings: [] },
      },
    },
  });
  const line = {
    tenantId,
    statementId,
    bankAccountId,
    bookingDay: DAY,
    currency: 'EUR',
    references: NO_REFERENCES,
    text: own,
    name: own,
    iban: IBAN,
  };
  await writes.bankLine.create({
    data: {
      ...line,
      id: lineId,
      position: 1,
      valueDay: DAY,
      amountCents: amount,
      state: 'suggested',
      candidates: [],
      createdAt: now,
      version: 1,
    },
  });
  await writes.bankLineDetail.create({ data: { ...line, id: id(), entryPosition: 1, position: 1, amountCents: amount } });
  return lineId;
}

/** How lists are read, a list, an item of it, a hand-over back. */
async function itemWork(writes: Writes, { town: { member, own }, debtor, amount, by, now, id }: Scene): Promise<void> {
  const { tenantId } = member;
  const [importId, profileId] = [id(), id()];
  await writes.exchangeProfile.create({
    data: {
      ...{ tenantId, id: profileId, subject: 'receivables', name: own, format: 'csv', savedBy: by, savedAt: now, version: 1 },
      mapping: {
        ...{
          format: 'csv',
          separator: 'semicolon',
          encoding: 'detect',
          dateForm: 'dmy',
          decimalSign: 'comma',
          headerRow: 1,
          fullList: true,
        },
        ...{ skipNegative: true, ledgerAccountId: debtor, externalKey: own, reference: own, subject: own, partnerName: own, iban: '' },
        ...{ amount: own, open: '', dueOn: own },
      },
    },
  });
  const sums = {
    rows: 1,
    skipped: 0,
    added: 1,
    changed: 0,
    unchanged: 0,
    gone: 0,
    kept: 0,
    faulty: 1,
    headers: [own],
    profileVersion: 1,
  };
  await writes.itemImport.create({
    data: {
      ...{
        tenantId,
        id: importId,
        profileId,
        subject: 'receivables',
        status: 'checked',
        fileName: own,
        fileHash: own,
        asOf: DAY,
        checkedBy: by,
      },
      ...{ checkedAt: now, version: 1, counts: { ...sums, sumCents: { $int: String(amount) } } },
      faults: [{ row: 2, column: own, code: 'EMPTY_CELL', text: own }],
    },
  });
  await writes.paymentItem.create({
    data: {
      ...{ tenantId, id: id(), kind: 'receivable', externalKey: `${own} 2`, reference: own, subject: own, partnerName: own, ibans: [IBAN] },
      ...{
        ledgerAccountId: debtor,
        amountCents: amount,
        openCents: amount,
        currency: 'EUR',
        dueOn: DAY,
        status: 'open',
        importId,
        seenIn: importId,
      },
      ...{ createdAt: now, version: 1 },
    },
  });
  await writes.bookingHandOver.create({
    data: {
      ...{
        tenantId,
        id: id(),
        number: 1,
        day: DAY,
        fromDay: DAY,
        profileId,
        fileHash: own,
        entryCount: 1,
        debitCents: amount,
        creditCents: amount,
      },
      ...{ madeBy: by, madeAt: now, version: 1, receiptNote: own, mapping: {} },
    },
  });
}

/** A file of a bank, and of a member a statement with lines, open items, a rule, what was said of a line, and a hand-over. */
export async function bankWork(world: World, place: Place, town: Town, bankAccountId: string): Promise<void> {
  const { letter, association } = place;
  const { member, own, index, treasurer } = town;
  const { tenantId } = member;
  const amount = BigInt((letter === 'A' ? 310_000 : 470_000) + 1_100 * index);
  const by = { userId: String(treasurer.userId), accountId: String(treasurer.accountId) };
  const now = world.clock.now;
  const id = (): string => world.newId();
  await world.database.write(world.scope(association), async (writes) => {
    const { id: debtor } = await writes.ledgerAccount.findFirstOrThrow({ where: { tenantId, kind: 'debtor' } });
    const scene = { place, town, bankAccountId, debtor, amount, by, now, id };
    const lineId = await fileWork(writes, scene);
    await itemWork(writes, scene);
    await writes.matchRule.create({
      data: {
        ...{ tenantId, id: id(), bankAccountId, confirmed: 0, automatic: false, retired: false, taughtBy: by, taughtAt: now, version: 1 },
        content: {
          id: own,
          tenantId,
          bankAccountId,
          gvc: null,
          iban: null,
          textHolds: own.toUpperCase(),
          direction: 'in',
          accountId: debtor,
          automatic: false,
        },
      },
    });
    const said = { reason: own, ownerId: String(treasurer.userId), ownerName: own };
    await writes.openReason.create({ data: { tenantId, id: id(), item: lineId, ...said, saidBy: by, saidAt: now } });
    const { statementId } = await writes.bankLine.findFirstOrThrow({ where: { tenantId, id: lineId } });
    await writes.repeatDecision.create({
      data: {
        ...{ tenantId, id: id(), statementId, day: new Date('2026-11-08'), found: 'same', lineIds: [], reason: own },
        ...{ decidedBy: by, deciderName: own, decidedAt: now },
      },
    });
    await writes.quietDay.create({ data: { tenantId, bankAccountId, day: new Date('2026-11-08'), saidBy: by, saidAt: now } });
  });
}

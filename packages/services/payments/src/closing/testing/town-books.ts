// SPDX-License-Identifier: EUPL-1.2
import type { Journal, LedgerAccountKind, Posting } from '@domain/payments';
import { addBankDays, type Cents, type CivilDate, cents, type Instant, type TenantId, type UserId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { dateColumn, instantColumn } from '@platform/database';
import type { TestAssociation, World } from '@testkit/core';
import { toJson } from '../../json.ts';
import { ledgerRepository } from '../../ledger/ledger-repository.ts';
import { openBankAccount } from '../../setup/open-bank-account.ts';
import { proposeBankAccount } from '../../setup/propose-bank-account.ts';
import { rulesRepository } from '../../setup/rules-repository.ts';

const AT = '2026-11-01T09:00:00.000Z' as Instant;
const CUT_OVER = '2026-11-02' as CivilDate;
export const OPENING = 100_000;

export const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

export interface Delivered {
  readonly statementId: string;
  readonly lineIds: readonly string[];
}

/** A municipality with one account, worked by hand: statements, entries and files are put into the tables as the other rooms put them. */
export interface TownBooks {
  readonly home: TestAssociation;
  readonly tenantId: TenantId;
  readonly bankAccountId: string;
  readonly treasurer: Actor;
  readonly approver: Actor;
  /** Three of the centre who hold the duty to close. */
  readonly clerks: readonly Actor[];
  account(kind: LedgerAccountKind): string;
  deliver(
    day: string,
    opening: number,
    amounts: readonly number[],
    change?: { kind?: string; sequence?: number; at?: string },
  ): Promise<Delivered>;
  book(
    day: string,
    lineId: string,
    amount: number,
    to: { kind: LedgerAccountKind; item: string | null },
    reverses?: string,
  ): Promise<string>;
  send(day: string, amounts: readonly number[]): Promise<{ runId: string; orderIds: readonly string[] }>;
  /** A file of direct debits that left; 'collected 2026-11-03' is a step of the collection at its place. */
  collect(day: string, amounts: readonly number[], steps: readonly string[]): Promise<string>;
  explain(item: string, reason: string): Promise<void>;
  quiet(day: string): Promise<void>;
}

const person = ({ userId, accountId }: Actor) => ({ userId: userId as UserId, accountId });

async function openAccount(world: World, tenantId: TenantId, proposer: Actor, opener: Actor): Promise<string> {
  const proposed = await world.run(proposer, proposeBankAccount, {
    ...{ tenantId: tenantId as never, label: 'Giro', holder: 'Stadt Musterstadt', iban: 'DE02120300000000202051', bankName: 'Musterbank' },
    ...{ cutOverOn: CUT_OVER, opening: '1000.00', openingProof: 'Auszug 201 vom 01.11.2026', openingItems: [] },
  } as never);
  const { bankAccountId } = value(proposed) as { bankAccountId: string };
  value(await world.run(opener, openBankAccount, { bankAccountId: bankAccountId as never, expectedVersion: 1 }));
  return bankAccountId;
}

async function putRules(world: World, home: TestAssociation, tenantId: TenantId, clerks: readonly Actor[], by: readonly [Actor, Actor]) {
  const grants = clerks.map(({ userId }) => ({
    ...{ userId: userId as UserId, name: '', duty: 'close', limitCents: null },
    ...{ from: '2026-01-01' as CivilDate, to: null },
  }));
  await world.database.write(world.scope(home), async (writes) => {
    const rules = rulesRepository(writes);
    const id = world.newId();
    await rules.addRules(home.associationId, {
      ...{
        id,
        status: 'proposed',
        validFrom: '2026-01-01' as CivilDate,
        proposedBy: person(by[0]),
        proposedAt: AT,
        decidedBy: null,
        version: 1,
      },
      rules: {
        tenantId,
        version: 1,
        clause: '§ 4 DA Zahlungsabwicklung',
        oneDeterminer: true,
        determinerMayOrder: true,
        grants: grants as never,
      },
      matching: { scheme: { length: 12, check: 'mod10' }, toleranceCents: cents(0), unclearOwner: null } as never,
    } as never);
    await rules.setStatus(tenantId, id, 'inForce', { by: person(by[1]), at: AT } as never);
  });
}

function statementRow(
  bankAccountId: string,
  day: string,
  opening: number,
  amounts: readonly number[],
  change: { kind?: string; sequence?: number },
) {
  const closing = amounts.reduce((sum, amount) => sum + amount, opening);
  const balance = (code: string, amount: number) => ({ code, amountCents: cents(amount), currency: 'EUR', day });
  const [credits, debits] = [amounts.filter((amount) => amount > 0), amounts.filter((amount) => amount < 0)];
  const total = (of: readonly number[]): bigint => BigInt(of.reduce((sum, amount) => sum + Math.abs(amount), 0));
  return {
    ...{ bankAccountId, fileName: `${day}.xml`, format: 'camt.053.08', kind: change.kind ?? 'endOfDay', currency: 'EUR', version: 1 },
    ...{ sequence: change.sequence === undefined ? null : BigInt(change.sequence), fromDay: dateColumn(day as CivilDate) },
    ...{ toDay: dateColumn(day as CivilDate), balances: toJson([balance('OPBD', opening), balance('CLBD', closing)]) },
    ...{ creditCount: credits.length, creditCents: total(credits), debitCount: debits.length, debitCents: total(debits) },
    ...{ openingCents: BigInt(opening), closingCents: BigInt(closing), ties: true, proof: {} },
  };
}

interface Place {
  readonly world: World;
  readonly home: TestAssociation;
  readonly tenantId: TenantId;
  readonly bankAccountId: string;
  readonly clerks: readonly Actor[];
  readonly account: (kind: LedgerAccountKind) => string;
  readonly addJournal: (journal: Omit<Journal, 'id' | 'tenantId' | 'by' | 'because'>) => Promise<string>;
}

const bankSide = ({ world, home, tenantId, bankAccountId, account, addJournal }: Place): Pick<TownBooks, 'deliver' | 'book'> => ({
  async deliver(day, opening, amounts, change = {}) {
    const statementId = world.newId();
    const lineIds = amounts.map(() => world.newId());
    const createdAt = instantColumn((change.at ?? `${day}T20:00:00.000Z`) as Instant);
    const own = { tenantId, bankFileId: world.newId(), fileHash: statementId.replaceAll('-', '').padEnd(64, '0'), createdAt };
    await world.database.write(world.scope(home), async (writes) => {
      await writes.bankStatement.create({
        data: { ...statementRow(bankAccountId, day, opening, amounts, change), ...own, id: statementId },
      });
      await writes.bankLine.createMany({
        data: amounts.map((amount, index) => ({
          ...{
            tenantId,
            id: lineIds[index] ?? '',
            statementId,
            bankAccountId,
            position: index + 1,
            bookingDay: dateColumn(day as CivilDate),
          },
          ...{
            valueDay: dateColumn(day as CivilDate),
            amountCents: BigInt(amount),
            currency: 'EUR',
            text: `Zahlung ${index}`,
            name: 'Erika Beispiel',
          },
          references: { endToEndId: null, paymentInfoId: null, messageId: null, mandateId: null, bankReference: null },
          ...{ state: amount === 0 ? 'technical' : 'pending', candidates: [], createdAt, version: 1 },
        })),
      });
    });
    return { statementId, lineIds };
  },
  async book(day, lineId, amount, { kind, item }, reverses) {
    const sign = reverses ? -1 : 1;
    const postings: readonly Posting[] = [
      { accountId: account('bank'), amountCents: cents(sign * amount), item: lineId },
      { accountId: account(kind), amountCents: cents(-sign * amount), item },
    ];
    return addJournal({ bookedOn: day as CivilDate, source: 'line', sourceId: lineId, reverses: reverses ?? null, postings });
  },
});

const debitSide = ({ world, home, tenantId, bankAccountId, clerks }: Place): Pick<TownBooks, 'collect'> => ({
  async collect(day, amounts, steps) {
    const id = world.newId();
    const [maker, ...releasers] = [clerks[0], clerks[1], clerks[2]].map((one) => person(one as Actor));
    const fileHash = id.replaceAll('-', '').padEnd(64, 'd');
    const collections = amounts.map((amount, index) => {
      const [status, on] = (steps[index] ?? '').split(' ');
      return {
        ...{
          itemId: world.newId(),
          mandateId: world.newId(),
          amountCents: BigInt(amount),
          endToEndId: `D${id.slice(-8)}${index}`,
          remittance: 'Kita',
        },
        ...{ paymentInfoId: 'DP', steps: status ? [{ status, on, lineId: null, reason: null }] : [] },
      };
    });
    await world.database.write(world.scope(home), (writes) =>
      writes.debitRun.create({
        data: {
          ...{
            id,
            tenantId,
            associationId: home.associationId,
            bankAccountId,
            scheme: 'CORE',
            status: 'handedOver',
            fileHash,
            messageId: 'D1',
          },
          ...{ collectOn: dateColumn(addBankDays(day as CivilDate, 1)), collections: toJson(collections), fileCount: amounts.length },
          ...{ controlSumCents: BigInt(amounts.reduce((total, amount) => total + amount, 0)), fileSealed: 'x', madeAt: instantColumn(AT) },
          ...{ involved: toJson([maker]), releases: toJson(releasers.map((by) => ({ by, at: AT, fileHash }))), channel: 'download' },
          ...{ handedOverBy: toJson(maker), handedOverAt: instantColumn(AT), handedOverOn: dateColumn(day as CivilDate) },
          ...{ createdAt: instantColumn(AT), version: 1 },
        },
      }),
    );
    return id;
  },
});

const fileSide = ({ world, home, tenantId, bankAccountId, clerks, account, addJournal }: Place): Pick<TownBooks, 'send'> => ({
  async send(day, amounts) {
    const runId = world.newId();
    const orderIds = amounts.map(() => world.newId());
    const [drafter, ...releasers] = [clerks[0], clerks[1], clerks[2]].map((one) => person(one as Actor));
    const fileHash = runId.replaceAll('-', '').padEnd(64, 'a');
    const sum = BigInt(amounts.reduce((total, amount) => total + amount, 0));
    const base = { tenantId, associationId: home.associationId, bankAccountId, urgent: false, createdAt: instantColumn(AT), version: 1 };
    await world.database.write(world.scope(home), async (writes) => {
      await writes.paymentRun.create({
        data: {
          ...{ ...base, id: runId, executeOn: dateColumn(addBankDays(day as CivilDate, 1)), status: 'released', fileHash },
          ...{
            messageId: 'M1',
            fileCount: amounts.length,
            controlSumCents: sum,
            fileSealed: 'x',
            madeAt: instantColumn(AT),
            payeeChecks: [],
            involved: toJson([drafter]),
          },
        },
      });
      await writes.paymentRelease.createMany({
        data: releasers.map((by, index) => ({
          ...{ tenantId, id: world.newId(), runId, position: index + 1, userId: by.userId, accountId: by.accountId, fileHash },
          releasedAt: instantColumn(AT),
        })),
      });
      const known = await writes.paymentOrder.count({ where: { tenantId } });
      await writes.paymentOrder.createMany({
        data: amounts.map((amount, index) => ({
          ...{
            ...base,
            id: orderIds[index] ?? '',
            year: 2026,
            number: known + index + 1,
            status: 'handedOver',
            endToEndId: `E${runId.slice(-8)}${index}`,
          },
          ...{ creditorName: 'Muster Papier GmbH', ibanSealed: 'x', ibanIndex: 'x', ibanShown: 'DE…2051', amountCents: BigInt(amount) },
          ...{
            dueOn: dateColumn(day as CivilDate),
            remittance: 'RE',
            voucher: 'B',
            origin: 'entered',
            steps: [],
            involved: toJson([drafter]),
            runId,
          },
        })),
      });
      const handedOver = { handedOverBy: toJson(drafter), handedOverAt: instantColumn(AT), handedOverOn: dateColumn(day as CivilDate) };
      const key = { tenantId_id: { tenantId, id: runId } };
      await writes.paymentRun.update({ where: key, data: { status: 'handedOver', channel: 'download', ...handedOver } });
    });
    const postings = amounts.flatMap((amount, index): Posting[] => [
      { accountId: account('creditor'), amountCents: cents(amount), item: orderIds[index] ?? '' },
      { accountId: account('transit'), amountCents: cents(-amount) as Cents, item: orderIds[index] ?? '' },
    ]);
    await addJournal({ bookedOn: day as CivilDate, source: 'file', sourceId: runId, reverses: null, postings });
    return { runId, orderIds };
  },
});

const wordSide = ({ world, home, tenantId, bankAccountId, clerks }: Place): Pick<TownBooks, 'explain' | 'quiet'> => ({
  async explain(item, reason) {
    const said = { tenantId, id: world.newId(), item, reason, ownerId: clerks[0]?.userId ?? '', ownerName: 'Cem Zentrum' };
    await world.database.write(world.scope(home), (writes) =>
      writes.openReason.create({ data: { ...said, saidBy: toJson({}), saidAt: instantColumn(AT) } }),
    );
  },
  async quiet(day) {
    const by = toJson(person(clerks[0] as Actor));
    await world.database.write(world.scope(home), (writes) =>
      writes.quietDay.create({
        data: { tenantId, bankAccountId, day: dateColumn(day as CivilDate), saidBy: by, saidAt: instantColumn(AT) },
      }),
    );
  },
});

export async function townBooks(world: World): Promise<TownBooks> {
  const home = await world.association({ members: 2 });
  const member = home.members[0];
  if (!member) throw new Error('an association has members');
  const { tenantId } = member;
  const treasurer = await world.actor(home, 'memberTreasurer', { member, name: 'Karla Muster' });
  const second = await world.actor(home, 'memberTreasurer', { member, name: 'Jonas Beispiel' });
  const approver = await world.actor(home, 'memberApprover', { member, name: 'Rita Empfang' });
  const clerks = await Promise.all(['Cem Zentrum', 'Lena Leitung', 'Uwe Probe'].map((name) => world.actor(home, 'clerk', { name })));
  const bankAccountId = await openAccount(world, tenantId, treasurer, second);
  await putRules(world, home, tenantId, clerks, [treasurer, second]);
  const ledger = await world.database.read(world.scope(home), (reads) =>
    reads.selectFrom('ledger_account').where('tenant_id', '=', tenantId).select(['id', 'kind']).execute(),
  );
  const account = (kind: LedgerAccountKind): string => ledger.find((one) => one.kind === kind)?.id ?? '';
  const addJournal = async (journal: Omit<Journal, 'id' | 'tenantId' | 'by' | 'because'>): Promise<string> => {
    const id = world.newId();
    await world.database.write(world.scope(home), (writes) =>
      ledgerRepository(writes).addJournals([{ id, tenantId, by: null, because: 'test', ...journal }], AT),
    );
    return id;
  };
  const place: Place = { world, home, tenantId, bankAccountId, clerks, account, addJournal };
  return {
    ...{ home, tenantId, bankAccountId, treasurer, approver, clerks, account },
    ...{ ...bankSide(place), ...fileSide(place), ...debitSide(place), ...wordSide(place) },
  };
}

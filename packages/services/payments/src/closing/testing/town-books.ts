// SPDX-License-Identifier: EUPL-1.2
import type { LedgerAccountKind, Posting } from '@domain/payments';
import { type CivilDate, cents, type Instant, type TenantId, type UserId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { dateColumn, instantColumn } from '@platform/database';
import type { TestAssociation, World } from '@testkit/core';
import { toJson } from '../../json.ts';
import { openBankAccount } from '../../setup/open-bank-account.ts';
import { proposeBankAccount } from '../../setup/propose-bank-account.ts';
import { rulesRepository } from '../../setup/rules-repository.ts';
import { journalsInto, type Place, person, type SentFiles, sentFiles } from './sent-files.ts';

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

/** How a statement differs from one of its day alone. */
interface StatementChange {
  readonly kind?: string;
  readonly sequence?: number;
  readonly at?: string;
  /** On which day each line is booked. */
  readonly days?: readonly string[];
  /** Which line each one was taken for a copy of, by what balances and numbers left open. */
  readonly copyOf?: readonly string[];
}

/** A municipality with one account, worked by hand: statements, entries and files are put into the tables as the other rooms put them. */
export interface TownBooks extends SentFiles {
  readonly home: TestAssociation;
  readonly tenantId: TenantId;
  readonly bankAccountId: string;
  readonly treasurer: Actor;
  readonly approver: Actor;
  /** Three of the centre who hold the duty to close. */
  readonly clerks: readonly Actor[];
  account(kind: LedgerAccountKind): string;
  deliver(day: string, opening: number, amounts: readonly number[], change?: StatementChange): Promise<Delivered>;
  book(
    day: string,
    lineId: string,
    amount: number,
    to: { kind: LedgerAccountKind; item: string | null },
    reverses?: string,
  ): Promise<string>;
  explain(item: string, reason: string): Promise<void>;
  quiet(day: string): Promise<void>;
}

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

function statementRow(bankAccountId: string, day: string, opening: number, amounts: readonly number[], change: StatementChange) {
  const closing = amounts.reduce((sum, amount) => sum + amount, opening);
  const balance = (code: string, amount: number) => ({ code, amountCents: cents(amount), currency: 'EUR', day });
  const [credits, debits] = [amounts.filter((amount) => amount > 0), amounts.filter((amount) => amount < 0)];
  const total = (of: readonly number[]): bigint => BigInt(of.reduce((sum, amount) => sum + Math.abs(amount), 0));
  return {
    ...{ bankAccountId, fileName: `${day}.xml`, format: 'camt.053.08', kind: change.kind ?? 'endOfDay', currency: 'EUR', version: 1 },
    ...{
      sequence: change.sequence === undefined ? null : BigInt(change.sequence),
      fromDay: dateColumn(([...(change.days ?? []), day].sort()[0] ?? day) as CivilDate),
    },
    ...{ toDay: dateColumn(day as CivilDate), balances: toJson([balance('OPBD', opening), balance('CLBD', closing)]) },
    ...{ creditCount: credits.length, creditCents: total(credits), debitCount: debits.length, debitCents: total(debits) },
    ...{ openingCents: BigInt(opening), closingCents: BigInt(closing), ties: true, proof: { unsure: change.copyOf?.length ?? 0 } },
  };
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
            bookingDay: dateColumn((change.days?.[index] ?? day) as CivilDate),
          },
          ...{
            valueDay: dateColumn(day as CivilDate),
            amountCents: BigInt(amount),
            currency: 'EUR',
            text: `Zahlung ${index}`,
            name: 'Erika Beispiel',
          },
          references: { endToEndId: null, paymentInfoId: null, messageId: null, mandateId: null, bankReference: null },
          copyOf: change.copyOf?.[index] ?? null,
          ...{ state: amount === 0 ? 'technical' : change.copyOf?.[index] ? 'copy' : 'pending', candidates: [], createdAt, version: 1 },
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
  const addJournal = journalsInto(world, home, tenantId);
  const place: Place = { world, home, tenantId, bankAccountId, clerks, account, addJournal };
  return {
    ...{ home, tenantId, bankAccountId, treasurer, approver, clerks, account },
    ...{ ...bankSide(place), ...sentFiles(place), ...wordSide(place) },
  };
}

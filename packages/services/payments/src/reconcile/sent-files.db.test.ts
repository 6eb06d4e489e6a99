// SPDX-License-Identifier: EUPL-1.2
import type { LedgerAccountKind } from '@domain/payments';
import type { Actor } from '@platform/authorization';
import { beforeAll, describe, expect, test } from 'vitest';
import { journalsInto, type SentFiles, sentFiles } from '../closing/testing/sent-files.ts';
import { collectionsFrom } from '../debits/debit-repository.ts';
import { takeInBankFiles } from '../statements/take-in-files.ts';
import { type BankWorld, bankWorld, type TestTown, value } from '../statements/testing/bank-world.ts';
import { camt053, camt054, type EntryText } from '../statements/testing/camt-text.ts';
import { bookBankLine } from './book-line.ts';
import { listBankLines, type ReconcileLine } from './list-lines.ts';
import { undoBooking } from './undo-booking.ts';

let bank: BankWorld;
let town: TestTown;
let sent: SentFiles;
let day = 16;
let balance = 100_000n;

beforeAll(async () => {
  bank = await bankWorld(1);
  [town] = bank.towns as unknown as [TestTown];
  const { world, home } = bank;
  const clerks: Actor[] = [bank.clerk, bank.other, await world.actor(home, 'teamLead')];
  const account = (kind: LedgerAccountKind): string => town.ledger[kind as keyof TestTown['ledger']];
  const { tenantId, accountId: bankAccountId } = town;
  sent = sentFiles({ world, home, tenantId, bankAccountId, clerks, account, addJournal: journalsInto(world, home, tenantId) });
});

const scope = () => bank.world.scope(bank.home);
const euro = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
const idOf = (runId: string): string => runId.slice(-8);
const codeOf = (result: { ok: boolean; error?: { code: string } }): string => (result.ok ? 'done' : (result.error?.code ?? ''));

async function takeIn(text: string, name: string): Promise<void> {
  const done = await bank.work(takeInBankFiles, { fileIds: [await bank.store(text, name)] });
  expect([done.state, done.failure]).toEqual(['done', null]);
}

/** A statement of the next day; what is told of it apart comes before it. */
async function statement(entries: readonly EntryText[], notice: readonly EntryText[] = []): Promise<readonly ReconcileLine[]> {
  const date = `2026-11-${day}`;
  if (notice.length > 0) await takeIn(camt054({ iban: town.iban, day: date, entries: notice }), `notice-${day}.xml`);
  await takeIn(camt053({ iban: town.iban, day: date, sequence: day, opening: euro(balance), entries }), `${day}.xml`);
  day += 1;
  balance += entries.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
  return (await bank.world.ask(bank.clerk, listBankLines, { tenantId: town.tenantId, from: date, to: date })).items;
}

const statesOf = async (orderIds: readonly string[]) => {
  const rows = await bank.world.database.write(scope(), (writes) =>
    writes.paymentOrder.findMany({ where: { id: { in: [...orderIds] } }, orderBy: { number: 'asc' } }),
  );
  return rows.map(({ status }) => status);
};
const claimsOf = (ids: readonly string[]) =>
  bank.world.database.write(scope(), async (writes) => {
    const rows = await writes.paymentItem.findMany({ where: { id: { in: [...ids] } } });
    return ids.map((id) => rows.find((row) => row.id === id)?.openCents);
  });
const collectionsOf = async (runId: string) => {
  const row = await bank.world.database.write(scope(), (writes) => writes.debitRun.findFirstOrThrow({ where: { id: runId } }));
  return collectionsFrom(row.collections).map(({ steps }) => steps.map(({ status }) => status).join(' '));
};
/** What stands on an account, by item. */
const standing = async (account: string) => {
  const rows = await bank.world.database.write(scope(), (writes) =>
    writes.ledgerPosting.groupBy({ by: ['item'], where: { accountId: account }, _sum: { amountCents: true } }),
  );
  return new Map(rows.map(({ item, _sum }) => [item, _sum.amountCents ?? 0n]));
};

async function claims(...amounts: readonly bigint[]): Promise<string[]> {
  const ids = amounts.map(() => bank.world.newId());
  await bank.world.database.write(scope(), (writes) =>
    writes.paymentItem.createMany({
      data: amounts.map((amount, index) => ({
        ...{
          tenantId: town.tenantId,
          id: ids[index] ?? '',
          kind: 'receivable',
          externalKey: ids[index] ?? '',
          reference: null,
          subject: 'Kita',
        },
        ...{ partnerName: `Zahlerin ${index}`, ibans: [], ledgerAccountId: town.ledger.debtor, amountCents: amount, openCents: amount },
        ...{ currency: 'EUR', dueOn: new Date('2026-11-10'), status: 'open', importId: ids[index] ?? '', seenIn: ids[index] ?? '' },
        ...{ createdAt: bank.world.clock.now, version: 1 },
      })),
    }),
  );
  return ids;
}

describe('orders that left with a file', () => {
  test('are debited one by one by their own id, and come back with theirs', async () => {
    const { runId, orderIds } = await sent.send('2026-11-16', [1_190, 2_500]);
    const [line] = await statement([{ amount: '-11.90', endToEndId: `E${idOf(runId)}0`, gvc: '116' }]);
    expect(line).toMatchObject({ state: 'booked', rule: 'ownEndToEndId' });
    expect(await statesOf(orderIds)).toEqual(['debited', 'handedOver']);
    const transit = await standing(town.ledger.transit);
    expect([transit.get(orderIds[0] ?? ''), transit.get(orderIds[1] ?? '')]).toEqual([0n, -2_500n]);

    const [back] = await statement([{ amount: '11.90', endToEndId: `E${idOf(runId)}0`, gvc: '159', returnReason: 'AC04' }]);
    expect(back).toMatchObject({ state: 'booked', rule: 'ownEndToEndId', returnReason: 'AC04' });
    expect(await statesOf(orderIds)).toEqual(['returned', 'handedOver']);
    // Owed again: what the file took off the creditor stands there once more.
    expect((await standing(town.ledger.creditor)).get(orderIds[0] ?? '')).toBe(0n);
  });

  test.each([
    ['by the id of its block', (id: string) => [{ amount: '-30.00', sum: { count: 2, paymentInfoId: `P${id}` } }], [], 'paymentInfoId'],
    ['by its sum, which one batch alone has', () => [{ amount: '-30.00', sum: { count: 2 } }], [], 'batchSum'],
    [
      'by details of its own',
      (id: string) => [{ amount: '-30.00', batch: [['-10.00', `E${id}0`] as const, ['-20.00', `E${id}1`] as const] }],
      [],
      'batchSum',
    ],
  ])('are debited in one sum, which is resolved %s', async (_name, entries, _notice, rule) => {
    const { runId, orderIds } = await sent.send('2026-11-16', [1_000, 2_000]);
    const [line] = await statement(entries(idOf(runId)));
    expect(line).toMatchObject({ state: 'booked', rule });
    expect(await statesOf(orderIds)).toEqual(['debited', 'debited']);
    const transit = await standing(town.ledger.transit);
    expect(orderIds.map((id) => transit.get(id))).toEqual([0n, 0n]);
  });

  test('are debited in one sum that two batches have: a camt.054 tells which', async () => {
    const [one, other] = [await sent.send('2026-11-16', [700, 300]), await sent.send('2026-11-16', [600, 400])];
    const id = idOf(other.runId);
    const notice = [{ amount: '-10.00', batch: [['-6.00', `E${id}0`] as const, ['-4.00', `E${id}1`] as const] }];
    const [line] = await statement([{ amount: '-10.00', sum: { count: 2 } }], notice);
    expect(line).toMatchObject({ state: 'booked', rule: 'batchSum' });
    expect([await statesOf(one.orderIds), await statesOf(other.orderIds)]).toEqual([
      ['handedOver', 'handedOver'],
      ['debited', 'debited'],
    ]);
    const [unsure] = await statement([{ amount: '-10.00', sum: { count: 2 } }]);
    expect(unsure).toMatchObject({ state: 'booked', rule: 'batchSum' });
    expect(await statesOf(one.orderIds)).toEqual(['debited', 'debited']);
  });
});

describe('direct debits that left with a file', () => {
  test('come in one by one, are taken back as a booking, and come back from the bank: the claim is open again', async () => {
    const ids = await claims(5_000n, 3_000n);
    const runId = await sent.collect('2026-11-16', [5_000, 3_000], [], ids);
    const [line] = await statement([{ amount: '50.00', endToEndId: `D${idOf(runId)}0`, gvc: '171' }]);
    expect(line).toMatchObject({ state: 'booked', rule: 'ownEndToEndId' });
    expect([await claimsOf(ids), await collectionsOf(runId)]).toEqual([
      [0n, 3_000n],
      ['collected', ''],
    ]);
    expect((await standing(town.ledger.debtor)).get(ids[0] ?? '')).toBe(-5_000n);

    value(await bank.world.run(bank.clerk, undoBooking, { entryId: line?.entryId ?? '', reason: 'falscher Tag' }));
    expect([await claimsOf(ids), await collectionsOf(runId)]).toEqual([
      [5_000n, 3_000n],
      ['collected onItsWay', ''],
    ]);
    await bank.match();
    const { items } = await bank.world.ask(bank.clerk, listBankLines, { lineId: line?.id as never });
    const wish = { lineId: line?.id ?? '', expectedVersion: items[0]?.version ?? 0, candidate: 0 };
    value(await bank.world.run(bank.clerk, bookBankLine, wish));
    expect(await collectionsOf(runId)).toEqual(['collected onItsWay collected', '']);

    const [back] = await statement([{ amount: '-50.00', endToEndId: `D${idOf(runId)}0`, gvc: '109', returnReason: 'MS03' }]);
    expect(back).toMatchObject({ state: 'booked', rule: 'ownEndToEndId' });
    expect([await claimsOf(ids), await collectionsOf(runId)]).toEqual([
      [5_000n, 3_000n],
      ['collected onItsWay collected returned', ''],
    ]);
    expect((await standing(town.ledger.debtor)).get(ids[0] ?? '')).toBe(0n);
  });

  test('that come back with the charges of the bank wait for a person, who books both parts', async () => {
    const [id = ''] = await claims(1_000n);
    const runId = await sent.collect('2026-11-16', [1_000], [], [id]);
    await statement([{ amount: '10.00', endToEndId: `D${idOf(runId)}0`, gvc: '171' }]);
    const [back] = await statement([{ amount: '-13.00', endToEndId: `D${idOf(runId)}0`, gvc: '109', returnReason: 'AC04' }]);
    expect(back).toMatchObject({ state: 'suggested', candidates: [{ rule: 'ownEndToEndId', rest: -300n }] });
    const { debtor } = town.ledger;
    const book = (allocations: object[]) =>
      bank.world.run(bank.clerk, bookBankLine, {
        ...{ lineId: back?.id ?? '', expectedVersion: back?.version ?? 0, reason: 'Entgelt der Bank' },
        allocations: allocations as never,
      });
    expect(codeOf(await book([{ accountId: debtor, item: id, amount: '-13.00' }]))).toBe('MORE_THAN_OWED');
    value(
      await book([
        { accountId: debtor, item: id, amount: '-10.00' },
        { accountId: town.ledger.advance, amount: '-3.00' },
      ]),
    );
    expect([await claimsOf([id]), await collectionsOf(runId)]).toEqual([[1_000n], ['collected returned']]);
  });

  test.each([
    ['by the id of its block', (id: string) => ({ count: 2, paymentInfoId: `P${id}R` }), 'paymentInfoId'],
    ['by its sum, which one block alone has', () => ({ count: 2 }), 'batchSum'],
  ])('come in with one sum, which is resolved %s', async (_name, sum, rule) => {
    const ids = await claims(4_100n, 2_200n);
    const runId = await sent.collect('2026-11-16', [4_100, 2_200], [], ids);
    const [line] = await statement([{ amount: '63.00', sum: sum(idOf(runId)), gvc: '192' }]);
    expect(line).toMatchObject({ state: 'booked', rule });
    expect([await claimsOf(ids), await collectionsOf(runId)]).toEqual([
      [0n, 0n],
      ['collected', 'collected'],
    ]);
  });

  test('leave the books of debtors and the claims in step, to the cent', async () => {
    const open = await bank.world.database.write(scope(), (writes) => writes.paymentItem.findMany({ where: { kind: 'receivable' } }));
    const ledger = await standing(town.ledger.debtor);
    expect(open.length).toBeGreaterThan(5);
    for (const { id, amountCents, openCents } of open) expect(ledger.get(id) ?? 0n).toBe(openCents - amountCents);
  });
});

// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';

import type { Actor } from '@platform/authorization';
import { runUseCase } from '@platform/use-case';
import type { World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BankWorld, bankWorld, type TestTown, value } from '../statements/testing/bank-world.ts';
import { checkItemList } from './check-list.ts';
import { bookingHandOverFile, handOverBookings, listBookingHandOvers, receiveBookings } from './hand-over-bookings.ts';
import { ageItems, listItemImports, listPaymentItems } from './list-items.ts';
import { saveItemProfile } from './save-profile.ts';
import { takeItemList } from './take-list.ts';

let bank: BankWorld;
let town: TestTown;
let profileId = '';

const run: World['run'] = (actor, useCase, input) => runUseCase(bank.platform, useCase, { actor, input }) as never;
const codeOf = (result: { ok: boolean; error?: { code: string } }): string => (result.ok ? 'done' : (result.error?.code ?? ''));

/** A file of the municipality, as the door for uploads keeps it. */
async function stored(text: string, name: string): Promise<string> {
  const id = bank.world.newId();
  const bytes = new TextEncoder().encode(text);
  const file = { tenantId: town.tenantId, id, sha256: bank.put(bytes), name, mediaType: 'text/csv', bytes: bytes.length, audience: 'both' };
  await bank.world.database.write(bank.world.scope(bank.home), (writes) =>
    writes.storedFile.create({ data: { ...file, createdAt: bank.world.clock.now } }),
  );
  return id;
}

async function check(text: string, actor: Actor = bank.clerk) {
  const { importId } = value(await run(actor, checkItemList, { profileId, fileId: await stored(text, 'op.csv'), asOf: '2026-11-16' }));
  const [list] = await bank.world.ask(bank.clerk, listItemImports, { importId });
  return list as NonNullable<typeof list>;
}
const take = ({ id, version }: { id: string; version: number }) =>
  run(bank.clerk, takeItemList, { importId: id, expectedVersion: version });
const itemsNow = async () => (await bank.world.ask(bank.clerk, listPaymentItems, { tenantId: town.tenantId })).items;

const HEAD = 'Beleg;Kassenzeichen;Name;Betrag;Fällig';

beforeAll(async () => {
  bank = await bankWorld(1);
  [town] = bank.towns as unknown as [TestTown];
  const columns = {
    externalKey: 'Beleg',
    reference: 'Kassenzeichen',
    subject: '',
    partnerName: 'Name',
    iban: '',
    amount: 'Betrag',
    open: '',
    dueOn: 'Fällig',
  };
  const form = { format: 'csv', separator: 'semicolon', encoding: 'detect', dateForm: 'dmy', decimalSign: 'comma', headerRow: 1 } as const;
  const input = {
    tenantId: town.tenantId,
    list: 'receivables',
    name: 'Tagesliste',
    ...form,
    ...columns,
    fullList: true,
    skipNegative: true,
  } as const;
  expect(codeOf(await run(bank.clerk, saveItemProfile, { ...input, ledgerAccountId: town.ledger.bank }))).toBe('ACCOUNT_UNKNOWN');
  ({ profileId } = value(await run(bank.clerk, saveItemProfile, { ...input, ledgerAccountId: town.ledger.debtor })));
});

describe('a list of open items', () => {
  test('is checked, taken over once, and repeated without doubles; what it lacks the next day is closed', async () => {
    const text = `${HEAD}\n1;799273987104;Ada;50,00;01.08.2026\n2;799273987112;Bo;30,00;01.12.2026\n`;
    const list = await check(text);
    expect(list).toMatchObject({ rows: 2, added: 2, changed: 0, faulty: 0, sum: 8_000n, status: 'checked' });
    expect(await itemsNow()).toEqual([]);
    value(await take(list));
    expect(await itemsNow()).toMatchObject([
      { reference: '799273987104', status: 'open', overdueDays: 107 },
      { reference: '799273987112', overdueDays: 0 },
    ]);
    expect(codeOf(await take(list))).toBe('CHANGED_MEANWHILE');
    const again = await check(text);
    expect(again).toMatchObject({ added: 0, unchanged: 2, gone: 0 });
    expect(codeOf(await take(again))).toBe('FILE_TAKEN');
    const next = await check(`${HEAD}\n2;799273987112;Bo;30,00;15.12.2026\n3;799273987120;Cy;1,00;01.12.2026\n`);
    expect(next).toMatchObject({ added: 1, changed: 1, gone: 1 });
    value(await take(next));
    expect((await itemsNow()).map(({ externalKey, status }) => [externalKey, status])).toEqual([
      ['1', 'withdrawn'],
      ['3', 'open'],
      ['2', 'open'],
    ]);
    expect(await bank.world.ask(bank.clerk, ageItems, { tenantId: town.tenantId })).toMatchObject([
      { age: 'notDue', count: 2, open: 3_100n },
      {},
      {},
      {},
      { count: 0 },
    ]);
  });

  test('with a mistake is not taken over', async () => {
    const list = await check(`${HEAD}\n4;;Di;1.00;30.02.2026\n`);
    expect(list).toMatchObject({
      faulty: 2,
      faults: [
        { row: 2, column: 'Betrag', code: 'NOT_AN_AMOUNT' },
        { row: 2, column: 'Fällig', code: 'NOT_A_DATE' },
      ],
    });
    expect(codeOf(await take(list))).toBe('LIST_FAULTY');
  });
});

test('the bookings of a closed day are handed over once, are the same bytes again, and their receipt is the municipality’s', async () => {
  const day = '2026-11-16';
  const handOver = () => run(bank.clerk, handOverBookings, { tenantId: town.tenantId, day });
  expect(codeOf(await handOver())).toBe('DAY_NOT_CLOSED');
  await bank.world.database.write(bank.world.scope(bank.home), async (writes) => {
    const entry = {
      tenantId: town.tenantId,
      id: bank.world.newId(),
      bookedOn: new Date(day),
      source: 'line',
      sourceId: 'x',
      because: '=reference',
      createdAt: new Date(),
    };
    await writes.ledgerEntry.create({ data: entry });
    const side = { tenantId: town.tenantId, entryId: entry.id, bookedOn: entry.bookedOn };
    await writes.ledgerPosting.createMany({
      data: [
        { ...side, position: 0, accountId: town.ledger.bank, amountCents: 500n },
        { ...side, position: 1, accountId: town.ledger.debtor, amountCents: -500n },
      ],
    });
  });
  const hash = createHash('sha256').update('Tag').digest('hex');
  const signature = (userId: string) => ({ by: { userId, accountId: null }, hash });
  await bank.world.database.write(bank.world.scope(bank.home), (writes) =>
    writes.dayClosing.create({
      data: {
        ...{
          tenantId: town.tenantId,
          id: bank.world.newId(),
          associationId: bank.home.associationId,
          day: new Date(day),
          number: 1,
          status: 'closed',
        },
        ...{
          hash,
          content: 'Tag',
          facts: {},
          signatures: [signature('a'), signature('b')],
          madeAt: new Date(),
          closedAt: new Date(),
          version: 1,
        },
      } as never,
    }),
  );
  const { handOverId } = value(await handOver());
  expect(codeOf(await handOver())).toBe('HANDED_OVER_ALREADY');
  const file = await bank.world.ask(bank.clerk, bookingHandOverFile, { handOverId });
  expect(new TextDecoder().decode(file?.bytes)).toMatch(
    /^Übergabe;Zeile;Buchungstag;Buchung;Sachkonto;[^\r]*\r\n1;1;16\.11\.2026;[^;]+;1000;bank;5,00;;;'=reference;EUR\r\n1;2;/,
  );
  // Accounts get their own numbers later on; what was handed over is the same bytes all the same.
  await bank.world.database.write(bank.world.scope(bank.home), (writes) =>
    writes.ledgerAccount.updateMany({ where: { tenantId: town.tenantId }, data: { number: '4711', label: 'Neu benannt' } }),
  );
  await bank.world.database.write(bank.world.scope(bank.home), (writes) =>
    writes.paymentItem.updateMany({ where: { tenantId: town.tenantId }, data: { reference: 'anders' } }),
  );
  expect((await bank.world.ask(bank.clerk, bookingHandOverFile, { handOverId }))?.bytes).toEqual(file?.bytes);
  const [listed] = await bank.world.ask(bank.clerk, listBookingHandOvers, {});
  expect(listed).toMatchObject({ number: 1, entries: 1, sum: 500n, receivedAt: null });
  const receipt = { handOverId, expectedVersion: 1 };
  expect(codeOf(await run(bank.clerk, receiveBookings, receipt))).toBe('FORBIDDEN');
  const member = bank.home.members[0];
  const treasurer = await bank.world.actor(bank.home, 'memberTreasurer', member ? { member } : {});
  value(await run(treasurer, receiveBookings, receipt));
  expect(codeOf(await run(treasurer, receiveBookings, { ...receipt, expectedVersion: 2 }))).toBe('RECEIVED_ALREADY');
});

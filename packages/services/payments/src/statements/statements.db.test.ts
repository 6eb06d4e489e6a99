// SPDX-License-Identifier: EUPL-1.2
import { runUseCase } from '@platform/use-case';
import { beforeAll, describe, expect, test } from 'vitest';
import { collectBankFiles, lookForBankFiles } from './collect-files.ts';
import { discardBankFile } from './decide-file.ts';
import { readBankFile } from './draft-statement.ts';
import { keepBankFile } from './keep-file.ts';
import { receiveBankFiles } from './receive-files.ts';
import { takeInBankFiles } from './take-in-files.ts';
import { type BankWorld, bankWorld, type TestTown, value } from './testing/bank-world.ts';
import { camt053 } from './testing/camt-text.ts';

let bank: BankWorld;
let [town, other]: [TestTown, TestTown] = [] as never;

beforeAll(async () => {
  bank = await bankWorld();
  [town, other] = bank.towns as unknown as [TestTown, TestTown];
});

const takeIn = async (...contents: readonly (string | Uint8Array)[]) => {
  const fileIds: string[] = [];
  for (const [index, content] of contents.entries()) fileIds.push(await bank.store(content, `auszug-${index}.xml`));
  const done = await bank.work(takeInBankFiles, { fileIds });
  expect([done.state, done.failure]).toEqual(['done', null]);
  const rows = await bank.world.database.write(bank.world.scope(bank.home), (writes) =>
    writes.bankFile.findMany({ where: { fileId: { in: fileIds } }, orderBy: { id: 'asc' } }),
  );
  return fileIds.map((id) => rows.find(({ fileId }) => fileId === id)!);
};

const linesOf = ({ tenantId }: TestTown) =>
  bank.world.database.write(bank.world.scope(bank.home), (writes) =>
    writes.bankLine.findMany({ where: { tenantId }, orderBy: [{ bookingDay: 'asc' }, { position: 'asc' }] }),
  );

const first = () => ({
  iban: town.iban,
  entries: [
    { amount: '25.00', text: 'Hundesteuer 79927398713' },
    { amount: '25.00', text: 'Hundesteuer 79927398713' },
    { amount: '-10.00', text: 'Entgelt' },
  ],
});

/** Lays a file into the bank's folder; answers where it is moved to. */
function layInFolder(name: string, text: string, moved: string[] = []): readonly string[] {
  const content = new TextEncoder().encode(text);
  const move = (to: string) => async () => {
    moved.push(`${name} ${to}`);
    bank.folder.splice(
      bank.folder.findIndex((file) => file.name === name),
      1,
    );
  };
  bank.folder.push({
    name,
    sizeBytes: content.length,
    open: async function* () {
      yield content;
    },
    done: move('done'),
    quarantine: move('quarantine'),
  });
  return moved;
}

describe('a file from a bank', () => {
  test('with statements of two municipalities is taken in; lines that nobody knows stand aside in the own books of each', async () => {
    const [file] = await takeIn(camt053(first(), { iban: other.iban, entries: [{ amount: '7.00' }] }));
    expect(file).toMatchObject({ status: 'read', counts: { statements: 2, lines: 4, repeats: 0, accounts: 2 } });
    const lines = await linesOf(town);
    expect(lines.map(({ state, rule }) => [state, rule])).toEqual([
      ['booked', 'unclear'],
      ['booked', 'unclear'],
      ['booked', 'unclear'],
    ]);
    const scope = bank.world.scope(bank.home);
    const standing = await bank.world.database.write(scope, (writes) =>
      writes.ledgerPosting.findMany({
        where: { accountId: { in: [town.ledger.deposit, town.ledger.advance] } },
        orderBy: { amountCents: 'asc' },
      }),
    );
    expect(standing.map(({ amountCents }) => amountCents)).toEqual([-2500n, -2500n, 1000n]);
    expect(await linesOf(other)).toMatchObject([{ state: 'booked', amountCents: 700n }]);
  });

  test('that says the same once more, with a day more, adds the new day alone', async () => {
    const text = `${camt053(first(), { iban: town.iban, day: '2026-11-17', sequence: 2, opening: '1040.00', entries: [{ amount: '5.00' }] })} `;
    const [file] = await takeIn(text);
    expect(file).toMatchObject({ status: 'read', counts: { statements: 2, lines: 4, repeats: 3 } });
    expect((await linesOf(town)).map(({ state }) => state).sort()).toEqual([
      'booked',
      'booked',
      'booked',
      'booked',
      'copy',
      'copy',
      'copy',
    ]);
    const statements = await bank.world.database.write(bank.world.scope(bank.home), (writes) =>
      writes.bankStatement.findMany({ where: { tenantId: town.tenantId, toDay: new Date('2026-11-17') } }),
    );
    expect(statements).toMatchObject([{ ties: true, proof: { chain: { holds: true, findings: [] } } }]);
  });

  test('of an account that two municipalities have opened goes to quarantine', async () => {
    const opened = (iban: string) =>
      bank.world.database.write(bank.world.scope(bank.home), (writes) =>
        writes.bankAccount.updateMany({ where: { tenantId: other.tenantId, status: 'open' }, data: { iban } }),
      );
    await opened(town.iban);
    const [file] = await takeIn(camt053({ iban: town.iban, day: '2026-11-18' }));
    await opened(other.iban);
    expect(file).toMatchObject({
      status: 'quarantined',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'ACCOUNT_OF_SEVERAL' })]),
    });
  });

  test.each([
    ['an account that nobody keeps here', () => camt053({ iban: 'DE02700100800030876808' }), 'ACCOUNT_UNKNOWN'],
    ['balances that do not tie', () => camt053({ iban: town.iban, day: '2026-11-18', closing: '1.00' }), 'BALANCE_DIFFERS'],
    ['another currency', () => camt053({ iban: town.iban, day: '2026-11-18', currency: 'CHF' }), 'ACCOUNT_CURRENCY'],
    [
      'a day that does not exist',
      () => camt053({ iban: town.iban, day: '2026-11-18', entries: [{ amount: '1.00', day: '2026-02-30' }] }),
      'DATE_UNREADABLE',
    ],
    ['days before the cut-over', () => camt053({ iban: town.iban, day: '2026-11-13' }), 'BEFORE_CUT_OVER'],
    ['an entity bomb', () => '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]><Document>&b;</Document>', 'XML_WITH_DOCTYPE'],
    ['nothing of a bank', () => 'Guten Tag '.repeat(20), 'NOT_A_BANK_FILE'],
    ['broken XML behind a statement', () => camt053({ iban: town.iban, day: '2026-11-18' }).slice(0, -40), 'XML_BROKEN'],
  ])('with %s goes to quarantine, and nothing of it is kept', async (_name, text, code) => {
    const before = await bank.world.database.write(bank.world.scope(bank.home), (writes) => writes.bankStatement.count());
    const [file] = await takeIn(text());
    expect(file?.status).toBe('quarantined');
    expect(
      ((file?.findings ?? []) as { code: string; severity: string }[])
        .filter(({ severity }) => severity === 'error')
        .map((one) => one.code),
    ).toContain(code);
    expect(await bank.world.database.write(bank.world.scope(bank.home), (writes) => writes.bankStatement.count())).toBe(before);
  });
});

test('a file that was put away is read when it comes again, as soon as its account is kept here; the folder leaves it to people', async () => {
  const text = camt053({ iban: 'DE86200800000970375700', day: '2026-11-16', entries: [{ amount: '9.00' }] });
  const [file] = await takeIn(text);
  expect(file).toMatchObject({ status: 'quarantined' });
  value(
    await bank.world.run(bank.clerk, discardBankFile, {
      bankFileId: file!.id as never,
      expectedVersion: file!.version,
      reason: 'Konto nicht bekannt',
    }),
  );
  const moved = layInFolder('put-away.xml', text);
  expect(await bank.work(collectBankFiles, {})).toMatchObject({ state: 'done' });
  expect(moved).toEqual(['put-away.xml quarantine']);
  const [again] = await takeIn(text);
  expect(again).toMatchObject({ id: file!.id, status: 'quarantined', reason: null });
  expect(again!.version).toBeGreaterThan(file!.version + 1);
  const copies = await bank.world.run(bank.clerk, receiveBankFiles, {
    fileIds: [(await bank.store(camt053(first(), { iban: other.iban, entries: [{ amount: '7.00' }] }), 'kopie.xml')) as never],
  });
  expect(copies).toMatchObject({ ok: false, error: { code: 'FILE_TAKEN' } });
});

test('lines of a file that was read before a crash are matched when the work goes on', async () => {
  const text = camt053({ iban: other.iban, day: '2026-11-19', sequence: 9, opening: '2000.00', entries: [{ amount: '-4.00' }] });
  const fileId = await bank.store(text, 'absturz.xml');
  const { bankFileIds } = value(
    await bank.world.run(bank.clerk, receiveBankFiles, { fileIds: [fileId as never], cameBy: 'folder' as const }),
  );
  const reading = await readBankFile(new Blob([text]).stream());
  value(await bank.world.run(bank.clerk, keepBankFile(reading, bank.world.newId), { bankFileId: bankFileIds[0] as never }));
  const stateOf = async () => (await linesOf(other)).find(({ amountCents }) => amountCents === -400n)?.state;
  expect(await stateOf()).toBe('pending');
  expect(await bank.work(collectBankFiles, {})).toMatchObject({ state: 'done' });
  expect(await stateOf()).toBe('booked');
});

test('a folder is emptied: what is read goes to done, what is broken to quarantine, reports on our own files stay; the same once more adds nothing', async () => {
  const moved: string[] = [];
  const lay = (name: string, text: string) => layInFolder(name, text, moved);
  const look = async () => value(await runUseCase(bank.platform, lookForBankFiles, { actor: bank.clerk, input: {} })).commandId;
  expect(await look()).toBeNull();
  lay('status.xml', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"/>');
  expect(await look()).toBeNull();
  const text = camt053({ iban: other.iban, day: '2026-11-17', sequence: 2, opening: '1007.00', entries: [{ amount: '3.00' }] });
  lay('a.xml', text);
  lay('b.xml', camt053({ iban: 'DE02700100800030876808' }).replace('M1', 'M2'));
  expect(await look()).not.toBeNull();
  expect(await bank.work(collectBankFiles, {})).toMatchObject({ state: 'done' });
  lay('again.xml', text);
  expect(await bank.work(collectBankFiles, {})).toMatchObject({ state: 'done' });
  expect(moved).toEqual(['a.xml done', 'b.xml quarantine', 'again.xml done']);
  expect(bank.folder.map(({ name }) => name)).toEqual(['status.xml']);
  expect((await linesOf(other)).map(({ amountCents }) => amountCents)).toEqual([700n, 300n, -400n]);
});

// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Canonical, canonicalJson } from '@kernel/core';
import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../outcome.ts';
import { verbund } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbund-match-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ENGLISH = { LANG: 'en_GB.UTF-8' };
const put = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const example = readFileSync(new URL('../../../../packages/domain/payments/examples/match.json', import.meta.url), 'utf8');

describe('payments match', () => {
  test('tells what each line pays', async () => {
    const { code, json } = await verbund(ENGLISH, 'payments', 'match', put('match.json', example), '--json');
    expect(code).toBe(EXIT.done);
    expect(json.counts).toEqual({ automatic: 3, suggested: 1, unclear: 1 });
    expect(json.lines[1]).toMatchObject({
      ...{ line: '2', outcome: 'automatic', rule: 'repairedReference' },
      candidates: [{ parts: [{ item: 'H-1', account: 'debtor', amount: '96.00' }], rest: '0.00', sure: true }],
    });
    // The first instalment is paid by then.
    expect(json.lines[3].candidates[0].parts).toEqual([{ item: 'G-2', account: 'debtor', amount: '100.00' }]);
  });

  test('says in words what is wrong with a reference number', async () => {
    const { out } = await verbund({ LANG: 'de_DE.UTF-8' }, 'payments', 'match', put('words.json', example));
    expect(out).toMatch(/Kassenzeichen mit einem Fehler \d{12}: (zwei Ziffern vertauscht|eine Ziffer (falsch|fehlt|zu viel))/);
    expect(out).not.toMatch(/swapped|wrongDigit|missingDigit|extraDigit/);
  });

  test.each([
    ['"format": "verbund-payments-match/1"', '"format": "x"', 'NOT_ONE_OF', 'format'],
    ['"-250.00", "dueOn"', '"0.00", "dueOn"', 'ZERO_AMOUNT', 'items[3].amount'],
    ['"-250.00", "dueOn"', '"1.005", "dueOn"', 'TOO_MANY_DECIMALS', 'items[3].amount'],
    ['"-250.00", "dueOn"', '-250, "dueOn"', 'NOT_AN_AMOUNT', 'items[3].amount'],
    ['"DE02120300000000202051"]', '"DE03120300000000202051"]', 'NOT_AN_IBAN', 'items[2].ibans[0]'],
    ['"id": "G-2"', '"id": "G-1"', 'ID_TWICE', 'items[1].id'],
    ['"length": 12', '"length": 99', 'TOO_LONG_REFERENCE', 'reference.length'],
    ['"2026-11-12"', '"2026-02-30"', 'NOT_A_DATE', 'items[3].dueOn'],
    ['"endToEndId": "VW00007" }\n  ],', '"endToEndID": "VW00007" }\n  ],', 'UNKNOWN_MEMBER', 'items[3].endToEndID'],
  ])('%s → %s: %s', async (from, to, code, field) => {
    const said = await verbund(ENGLISH, 'payments', 'match', put('wrong.json', example.replace(from, to)), '--json');
    expect(said.code).toBe(EXIT.refused);
    expect(said.json.refusals).toMatchObject([{ code, field }]);
  });
});

describe('payments closing verify', () => {
  const sum = (sumCents: string) => ({ count: 0, sumCents });
  const account = { bankAccountId: 'giro', openingCents: '100', closingCents: '100' };
  const hashOf = (of: Canonical) => createHash('sha256').update(canonicalJson(of)).digest('hex');
  const dataOf = (number: number) => ({ lines: [{ name: `Erika Muster ${number}` }] });
  const content = (number: number, previousHash: string | null) => ({
    inputHash: hashOf(dataOf(number)),
    ...{ tenantId: 'town', number, previousHash, day: `2026-11-0${number}` },
    bookAccounts: [{ ...account, receipts: sum('5'), payments: sum('5'), transfers: { count: 0, netCents: '0' } }],
    bankAccounts: [{ ...account, credits: sum('0'), debits: sum('0') }],
    bridges: [{ bankAccountId: 'giro', bookCents: '100', bankCents: '100', differenceCents: '0', items: [] }],
    keptAccounts: [],
  });
  const sealed = (of: ReturnType<typeof content>) => {
    const hash = hashOf(of);
    return { content: of, data: dataOf(of.number), hash, signatures: ['c', 'd'].map((user) => ({ user, account: null, hash })) };
  };
  const first = sealed(content(1, null));
  const second = sealed(content(2, first.hash));
  const file = { format: 'verbund-payments-closings/1', count: 2, last: second.hash, closings: [first, second] };
  const said = (given: unknown, ...more: string[]) =>
    verbund(ENGLISH, 'payments', 'closing', 'verify', put('closings.json', JSON.stringify(given)), ...more);

  test('finds nothing in closings that nobody touched', async () => {
    expect(await said(file)).toMatchObject({ code: EXIT.done, out: '2 closings checked, nothing changed' });
  });
  test('finds a digit that was changed, and a day that was taken out', async () => {
    const changed = JSON.parse(JSON.stringify(file).replace('"day":"2026-11-02"', '"day":"2026-11-03"'));
    const found = await said(changed);
    expect(found.code).toBe(EXIT.refused);
    expect(found.err).toContain('closing 2: The content is no longer what was sealed.');
    const { json } = await said({ ...file, count: 1, closings: file.closings.slice(1) }, '--json');
    expect(json).toMatchObject({ ok: false, faults: [{ number: 1, code: 'NUMBER_GAP' }] });
  });
  test('finds a letter that was changed in what a closing was made from', async () => {
    const found = await said(JSON.parse(JSON.stringify(file).replace('Erika Muster 2', 'Erika Mustar 2')));
    expect(found).toMatchObject({ code: EXIT.refused, out: '' });
    expect(found.err).toMatch(/^closing 2: Statements, entries or files that .* \[DATA_CHANGED\]$/);
  });
  test.each([
    ['a file whose last closing was taken away', { ...file, closings: [first] }],
    ['a file whose last closing was taken away and not counted', { ...file, count: 1, closings: [first] }],
    ['a file that ends with another closing', { ...file, last: first.hash }],
  ])('finds %s', async (_what, cut) => {
    const { code, json } = await said(cut, '--json');
    expect(code).toBe(EXIT.refused);
    expect(json).toMatchObject({ ok: false, faults: [{ number: 0, code: 'CUT_OFF' }] });
  });
  test.each([
    [{ ...file, format: 'x' }, 'NOT_ONE_OF'],
    [{ ...file, closings: [{ ...first, content: [] }] }, 'NOT_AN_OBJECT'],
    [{ ...file, closings: [{ ...first, content: { day: 1.5 } }] }, 'NOT_A_WHOLE_NUMBER'],
    [{ ...file, closings: undefined }, 'MISSING'],
    [{ ...file, count: undefined }, 'MISSING'],
    [{ ...file, closings: [{ ...first, data: undefined }] }, 'MISSING'],
  ])('refuses a file that is none: %#', async (given, code) => {
    expect((await said(given, '--json')).json.refusals).toMatchObject([{ code }]);
  });
});

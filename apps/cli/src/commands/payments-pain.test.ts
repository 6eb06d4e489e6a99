// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from '../outcome.ts';
import { verbund } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbund-pain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ENGLISH = { LANG: 'en_GB.UTF-8' };
const example = readFileSync(new URL('../../../../packages/formats/bank/examples/transfer.json', import.meta.url), 'utf8');
function put(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const write = (text: string, ...args: string[]) => verbund(ENGLISH, 'payments', 'pain', 'write', put('orders.json', text), ...args);

test('what is written is sound, and the same each time', async () => {
  const out = join(folder, 'transfer.xml');
  expect(await write(example, '--out', out, '--json')).toMatchObject({
    code: EXIT.done,
    json: {
      ok: true,
      message: 'pain.001.001.09',
      payments: 1,
      transactions: 2,
      sum: '1306.25',
      conversions: [{ written: 'Cafe Emile & Söhne' }],
      findings: [],
    },
  });
  expect((await write(example)).out).toBe(readFileSync(out, 'utf8').trimEnd());
  expect(await verbund(ENGLISH, 'payments', 'pain', 'check', out, '--json')).toMatchObject({
    code: EXIT.done,
    json: { ok: true, version: '09', messageId: 'ZV-2026-11-23-1', transactions: 2, sum: '1306.25', findings: [] },
  });
});

test.each([
  [
    'DE75512108001245126199',
    'DE75512108001245126198',
    /orders\.json:28:\d+: payments\[0\]\.transactions\[1\]\.creditor\.iban: error: .*\[IBAN_WRONG\]/,
  ],
  ['O-000018', 'O-000017', /transactions\[1\]\.endToEndId: error: .*\[END_TO_END_TWICE\]/],
  ['"250"', '"250.005"', /transactions\[1\]\.amount: .*\[TOO_MANY_DECIMALS\]/],
  ['"day": "2026-11-23"', '"day": "2026-02-30"', /:10:14: payments\[0\]\.day: .*\[NOT_A_DATE\]/],
  ['"street": "Am Markt", ', '"line": "Am Markt", ', /address\.line: .*\[UNKNOWN_MEMBER\]/],
])('%s → %s', async (before, after, said) => {
  const { code, err, out } = await write(example.replace(before, after));
  expect([code, out]).toEqual([EXIT.refused, '']);
  expect(err).toMatch(said);
});

test('an outdated version is known by its name', async () => {
  const xml = (await write(example)).out.replace('pain.001.001.09', 'pain.001.001.03');
  const { code, json } = await verbund(ENGLISH, 'payments', 'pain', 'check', put('old.xml', xml), '--json');
  expect(code).toBe(EXIT.refused);
  expect(json).toMatchObject({
    message: 'pain.001.001.03',
    findings: [{ rule: 'VERSION_OUTDATED', params: { current: 'pain.001.001.09' } }],
  });
});

test('a control sum that does not add up', async () => {
  const xml = (await write(example)).out.replace('<CtrlSum>1306.25', '<CtrlSum>1306.52');
  const { err } = await verbund(ENGLISH, 'payments', 'pain', 'check', put('sum.xml', xml));
  expect(err).toContain('The control sum is 1306.52, the amounts make 1306.25.');
});

test('what is no payment file', async () => {
  const { code, json } = await verbund(ENGLISH, 'payments', 'pain', 'check', put('no.xml', '<a/>'), '--json');
  expect([code, json.refusals[0].code]).toEqual([2, 'NOT_A_BANK_FILE']);
});

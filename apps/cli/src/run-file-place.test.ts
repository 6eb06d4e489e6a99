// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from './outcome.ts';
import { verbund } from './testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbund-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type File = Record<'members' | 'keys' | 'pools' | 'readings' | 'directCharges' | 'agreements', never>;
const example = readFileSync(new URL('../../../packages/domain/settlement/examples/run.json', import.meta.url), 'utf8');

async function runOf(text: string, ...args: string[]) {
  const path = join(folder, 'run.json');
  writeFileSync(path, text);
  return verbund({}, 'settlement', 'run', path, ...args);
}

const EQUAL = { kind: 'weight', weight: { kind: 'equal' } };
const HALF = { format: 'verbund-key-rule/1', share: { kind: 'mix', parts: [{ share: '50 %', rule: EQUAL }] } };
const TAXED = { code: 'E', ratePercent: '19', basis: '§ 4', from: '2020-01-01' };
const COSTS = [{ id: 's', month: '2026-01', kind: 'staff', amount: '1.00' }];
const CENTRES = { method: 'direct', resolution: 'R', centres: [{ id: 's', name: 'S', costs: COSTS }], services: [] };

// biome-ignore lint/suspicious/noExplicitAny: each case damages another part of the file
const cases: readonly (readonly [string, string, (file: Record<keyof File, any>) => void])[] = [
  ['pools[1].costs[0].amount', 'TOO_MANY_DECIMALS', ({ pools }) => Object.assign(pools[1].costs[0], { amount: '1.005' })],
  ['pools[1].keyID', 'UNKNOWN_MEMBER', ({ pools }) => Object.assign(pools[1], { keyID: 'k' })],
  ['pools[1].costs[0]', 'COST_OUTSIDE_PERIOD', ({ pools }) => Object.assign(pools[1].costs[0], { month: '2027-01' })],
  ['pools[1]', 'POOL_WITHOUT_KEY', ({ pools }) => Object.assign(pools[1], { keyId: 'none' })],
  ['keys[1].parts', 'KEY_PARTS_NOT_100', ({ keys }) => Object.assign(keys[1].parts[0], { sharePercent: '7' })],
  ['keys[1].rule', 'RULE_OR_PARTS', ({ keys }) => Object.assign(keys[1], { rule: { format: 'verbund-key-rule/1', share: EQUAL } })],
  ['keys[1].rule.share.parts', 'SHARES_NOT_100', ({ keys }) => Object.assign(keys[1], { parts: undefined, rule: HALF })],
  [
    'agreements[1].vat[0].ratePercent',
    'RATE_WITHOUT_TAX',
    ({ agreements }) => Object.assign(agreements[1], { vatCode: undefined, vat: [TAXED] }),
  ],
  [
    'agreements[1].limits[0]',
    'LIMIT_MISSING',
    ({ agreements }) => Object.assign(agreements[1], { limits: [{ from: '2026-01-01', resolution: 'R' }] }),
  ],
  [
    'costCentres.services[0]',
    'CENTRE_OR_POOL',
    (file) => Object.assign(file, { costCentres: { ...CENTRES, services: [{ from: 's', quantity: 1 }] } }),
  ],
  ['costCentres', 'SUPPORT_WITHOUT_RECIPIENT', (file) => Object.assign(file, { costCentres: CENTRES })],
  ['directCharges[0]', 'CHARGE_WITHOUT_BASIS', ({ directCharges }) => Object.assign(directCharges[0], { resolution: undefined })],
  ['members[3]', 'DUPLICATE_MEMBER', ({ members }) => members.push(structuredClone(members[1]))],
  ['members[2].populations', 'POPULATION_MISSING', ({ members }) => Object.assign(members[2], { populations: [] })],
  ['readings[3]', 'NEGATIVE_WEIGHT', ({ readings }) => Object.assign(readings[3], { quantity: -500 })],
  ['readings[1]', 'READING_WITHOUT_MEMBER', ({ readings }) => Object.assign(readings[1], { tenantId: 'stranger' })],
  ['directCharges[0]', 'DIRECT_CHARGE_WITHOUT_MEMBER', ({ directCharges }) => Object.assign(directCharges[0], { tenantId: 'stranger' })],
];

test.each(cases)('what is wrong at %s is told with that path: %s', async (path, code, damage) => {
  const file = JSON.parse(example);
  damage(file);
  const said = await runOf(JSON.stringify(file));
  expect(said.code).toBe(EXIT.refused);
  const line = said.err.split('\n').find((one) => one.includes(`: ${path}: `)) ?? expect.fail(said.err);
  expect(line).toContain(`[${code}]`);
  expect(line).toMatch(/run\.json:1:\d+: /);
  // A sentence stands before the code, with nothing left out.
  expect(line).toMatch(/: [A-ZÄÖÜ„0-9].{10,}\[[A-Z_0-9]+\]$/);
  expect(line).not.toMatch(/undefined|NaN/);
  const json = await runOf(JSON.stringify(file), '--json');
  expect(json.json.refusals).toContainEqual(expect.objectContaining({ code, field: path }));
});

test('broken JSON is told with file, line and column, in the language of the reader', async () => {
  const text = example.replace('"pools": [', '"pools": [,');
  const line = text.slice(0, text.indexOf('[,')).split('\n').length;
  const german = await runOf(text);
  expect(german).toMatchObject({ code: EXIT.refused, err: expect.stringContaining(`run.json:${line}:`) });
  expect(german.err).toContain('Das ist kein JSON');
  expect((await runOf(text, '--lang', 'en')).err).toContain('This is not JSON: a value is expected.');
  expect((await runOf(text, '--json')).json.refusals).toEqual([
    { code: 'NOT_JSON', params: { file: join(folder, 'run.json'), line, column: expect.any(Number) } },
  ]);
});

test('weights are printed as they were meant, and the rule of equal remainders speaks of numbers', async () => {
  const said = await verbund({ LANG: 'de_DE.UTF-8' }, 'settlement', 'split', '--amount', '10,00', '--weights', '0.25, 3,1.500');
  expect(said.out.split('\n').slice(0, 3)).toEqual(
    ['1. Gewicht 0.25: 0,53  (mit 1 Ausgleichscent)', '2. Gewicht 3: 6,31', '3. Gewicht 1.5: 3,16  (mit 1 Ausgleichscent)'].map((line) =>
      expect.stringContaining(line.slice(0, 12)),
    ),
  );
  expect(said.out).toContain('Summe: 10,00');
  expect(said.out).not.toMatch(/\d\/\d|Gemeindeschlüssel/);
  const wrong = await verbund({}, 'settlement', 'split', '--amount', '1.005', '--weights', '1');
  expect(wrong.err).toBe('--amount: Ein Betrag hat höchstens zwei Nachkommastellen. („1.005“) [TOO_MANY_DECIMALS]');
  const negative = await verbund({ LANG: 'en_GB.UTF-8' }, 'settlement', 'split', '--amount', '1', '--weights', '1,-2');
  expect(negative.err).toBe('--weights: Weight 2 is negative. A weight is zero or more. [NEGATIVE_WEIGHT]');
});

test('what stays open of a correction is told with member, meter and quantity, and the next file takes it as it stands', async () => {
  const file = JSON.parse(example);
  Object.assign(file.readings[3], { occurredOn: '2025-12-03', quantity: -500 });
  const said = await runOf(JSON.stringify(file), '--lang', 'en');
  expect(said.code).toBe(EXIT.done);
  expect(said.out).toContain('open correction for the next run: Gemeinde Ceheim, helpdesk, desk.minutes: -500');
  expect((await runOf(JSON.stringify(file), '--lang', 'de')).out).toContain('Offene Korrektur für den nächsten Lauf: Gemeinde Ceheim');
  const { proof } = (await runOf(JSON.stringify(file), '--json')).json;
  expect(proof.carried).toEqual([{ tenantId: 'ceheim', serviceFamilyCode: 'helpdesk', meter: 'desk.minutes', quantity: '-500' }]);
  // Twice the use takes off what was left open, and nothing stays.
  Object.assign(file.readings[3], { occurredOn: '2026-03-03', quantity: 600 });
  const next = await runOf(JSON.stringify({ ...file, carried: proof.carried }), '--json');
  expect(next.json.proof.carried).toEqual([]);
  expect(next.json.shares).not.toEqual((await runOf(JSON.stringify(file), '--json')).json.shares);
});

test('use below zero is refused by its sum, not by a single reading', async () => {
  const file = JSON.parse(example);
  const [, , , reading] = file.readings;
  file.readings.push({ ...reading, quantity: -240 });
  expect((await runOf(JSON.stringify(file))).code).toBe(EXIT.done);
  file.readings.push({ ...reading, quantity: -1 });
  const said = await runOf(JSON.stringify(file), '--lang', 'en');
  expect(said.code).toBe(EXIT.refused);
  expect(said.err).toContain('Negative weight: ceheim used less than nothing in the period itself (desk.minutes: -1)');
});

test('all faults of a file are told at once, with line and column, in the order of the file', async () => {
  const damaged = example
    .replace('"amount": "3000.00"', '"amount": "3000.005"')
    .replace('"sharePercent": "100"', '"sharePercent": "90"')
    .replace('"keyId": "key-helpdesk"', '"keyId": "none"')
    .replace('"basis": "zensus-2022", "referenceDate": "2022-05-15", "inhabitants": 8000', '"inhabitants": -8000');
  const column = (part: string, inside: string): string => {
    const at = damaged.indexOf(inside, damaged.indexOf(part));
    return `${damaged.slice(0, at).split('\n').length}:${at - damaged.lastIndexOf('\n', at)}`;
  };
  const told = (err: string) => err.split('\n').map((line) => line.replace(/^.*run\.json:(\d+:\d+): (\S+): .*\[(\w+)\]$/, '$1 $2 $3'));
  // Values that are missing leave nothing to check the rest by.
  expect(told((await runOf(damaged)).err)).toEqual([
    expect.stringMatching(/ members\[2\]\.populations\[0\]\.basis MISSING$/),
    expect.stringMatching(/ members\[2\]\.populations\[0\]\.referenceDate MISSING$/),
    `${column('"inhabitants": -8000', '-8000')} members[2].populations[0].inhabitants NEGATIVE_NUMBER`,
    expect.stringMatching(/ keys\[1\]\.parts KEY_PARTS_NOT_100$/),
    `${column('"amount": "3000.005"', '"3000.005"')} pools[0].costs[1].amount TOO_MANY_DECIMALS`,
  ]);
  const readable = damaged.replace('"inhabitants": -8000', '"basis": "zensus-2022", "referenceDate": "2022-05-15", "inhabitants": 8000');
  const said = await runOf(readable, '--json');
  expect(said.code).toBe(EXIT.refused);
  expect(said.json.refusals.map(({ code, field }: { code: string; field: string }) => `${field} ${code}`)).toEqual([
    'keys[1].parts KEY_PARTS_NOT_100',
    'pools[0] POOL_WITHOUT_KEY',
    'pools[0].costs[1].amount TOO_MANY_DECIMALS',
  ]);
  expect(said.json.refusals[2].params).toMatchObject({
    file: join(folder, 'run.json'),
    line: expect.any(Number),
    column: expect.any(Number),
  });
});

test('what only follows from a value that was refused is not told', async () => {
  const said = await runOf(example.replace('"sharePercent": "100"', '"sharePercent": "33.333"'));
  expect(said.err.split('\n')).toEqual([expect.stringContaining('[NOT_A_PERCENTAGE]')]);
  const late = await runOf(example.replace('"period": { "from": "2026-01"', '"period": { "from": "2026-13"'));
  expect(late.err.split('\n')).toEqual([expect.stringContaining('[NOT_A_MONTH]')]);
});

// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyError, keySentence } from '@platform/keys';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from './outcome.ts';
import { printable, printableJson } from './printable.ts';
import { verbund } from './testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbund-printable-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const example = () =>
  JSON.parse(readFileSync(new URL('../../../packages/domain/settlement/examples/run.json', import.meta.url), 'utf8')) as {
    members: { name: string }[];
  };
const fileOf = (text: string): string => {
  const file = join(folder, 'run.json');
  writeFileSync(file, text);
  return file;
};

test.each([
  ['Gemeinde Ahausen: 1,00 €', 'Gemeinde Ahausen: 1,00 €'],
  ['a\u001b[2J\r\nb\tc\u0000', 'a␛[2J␍␊b␉c␀'],
  ['a\u007f\u009b31m\u202egpj', 'a␡\\u009b31m\\u202egpj'],
])('%j goes to the terminal as %j', (line, shown) => expect(printable(line)).toBe(shown));

test('JSON still says what it said', () => {
  const value = { name: 'a\u001b\u007f\u009b\u202e\n' };
  const text = printableJson(JSON.stringify(value, null, 2));
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  expect(JSON.parse(text)).toEqual(value);
});

test('a name in a run file neither steers the terminal nor fakes a line', async () => {
  const run = example();
  const [first] = run.members;
  if (first) first.name = 'Ahausen\u001b[31m\r\npools 0.00';
  const file = fileOf(JSON.stringify(run));
  const said = await verbund({ LANG: 'en' }, 'settlement', 'run', file);
  expect(said.code).toBe(EXIT.done);
  expect(said.out).toContain('Ahausen␛[31m␍␊pools 0.00: 2770.19 EUR');
  expect((await verbund({ LANG: 'de' }, 'settlement', 'run', file)).out).toContain(': 2.770,19 EUR');
  expect(said.out).not.toMatch(/[^\P{Cc}\n]/u);
  const json = await verbund({ LANG: 'en' }, 'settlement', 'run', file, '--json');
  expect(json.json.totals[0].name).toBe(first?.name);
});

test('a member that stands twice in a run file is refused with its place', async () => {
  const file = fileOf('{"format": "verbund-settlement-run/1",\n  "format": "other"}');
  expect(await verbund({ LANG: 'en' }, 'settlement', 'run', file)).toMatchObject({
    code: EXIT.refused,
    err: `${file}:2:3: “format” stands in these brackets already. [MEMBER_TWICE]`,
  });
});

test('what is wrong with the keys is said in German to whoever reads German', () => {
  const error = new KeyError('MASTER_KEY_UNKNOWN', 'the master key k1 is not in the key file', { keyId: 'k1' });
  expect(keySentence(error)).toEqual({
    de: 'Die Schlüssel sind nicht zu gebrauchen (der Hauptschlüssel k1 steht nicht in der Schlüsseldatei; holen Sie die Datei zurück, in der er steht)',
    en: 'The keys cannot be used (the master key k1 is not in the key file)',
  });
});

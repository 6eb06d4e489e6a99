// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTemplate } from '@testkit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowOf } from './backup/backup-format.ts';
import { COMMANDS } from './command-table.ts';
import { EXIT } from './outcome.ts';
import { operatorFolder, verbund } from './testing/command-line.ts';

/** What docs/cli.md shows, is run. */
const page = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');
const root = new URL('../../../', import.meta.url).pathname;

/** Section of a command → its blocks by language. */
function blocksOf(heading: string): Readonly<Record<string, string>> {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? expect.fail(`no section ${heading}`);
  return Object.fromEntries([...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', body = '']) => [language, body]));
}

/** The words of a shown call, quotes and continued lines included. */
const wordsOf = (call = ''): string[] =>
  [...call.replaceAll('\\\n', ' ').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1);

let place: Awaited<ReturnType<typeof operatorFolder>>;
beforeAll(async () => {
  place = await operatorFolder(await copyTemplate());
});
afterAll(() => place.remove());

test('every command has its section, and no section is without its command', () => {
  const sections = [...page.matchAll(/^## (.+)$/gm)].flatMap(([, heading = '']) =>
    [...heading.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  expect(sections.sort()).toEqual(COMMANDS.map(({ name }) => `verbund ${name}`).sort());
});

test.each([
  '`verbund settlement split`',
  '`verbund settlement run`',
  '`verbund settlement explain`',
  '`verbund settlement correct`',
  '`verbund settlement what-if`',
  '`verbund settlement cost-centres`',
  '`verbund routing-id check`',
  '`verbund payments match`',
])('%s says what the page says', async (heading) => {
  const { sh, text } = blocksOf(heading);
  const words = wordsOf(sh).map((word) => (word.endsWith('.json') ? join(root, word) : word));
  const said = await verbund({ LANG: 'en_GB.UTF-8' }, ...words);
  expect(said.code).toBe(EXIT.done);
  expect(`${said.out}\n`).toBe(text);
});

test('what is wrong with a run file or a file of members is told as the page tells it', async () => {
  const example = readFileSync(join(root, 'packages/domain/settlement/examples/run.json'), 'utf8');
  const file = join(place.folder, 'run.json');
  const saidOf = async (text: string): Promise<string> => {
    writeFileSync(file, text);
    const said = await verbund(place.environment, 'settlement', 'run', file);
    return said.err.replace(`${place.folder}/`, '');
  };
  const [syntax, amount] = (blocksOf('`verbund settlement run`')['console'] ?? '').split('\n');
  expect(await saidOf(example.replace('"Zweckverband Beispielland" },', '"Zweckverband Beispielland" }'))).toBe(syntax);
  expect(await saidOf(example.replace('"-100.00"', '"1.005"'))).toBe(amount);
});

test('what is wrong with a file of cost centres is told as the page tells it', async () => {
  const example = readFileSync(join(root, 'packages/domain/settlement/examples/cost-centres.json'), 'utf8');
  const file = join(place.folder, 'cost-centres.json');
  writeFileSync(file, example.replace('"quantity": 110', '"quantity": "viel"'));
  const said = await verbund(place.environment, 'settlement', 'cost-centres', file);
  expect(said.code).toBe(EXIT.refused);
  expect(`${said.err.replace(`${place.folder}/`, '')}\n`).toBe(blocksOf('`verbund settlement cost-centres`')['console']);
  // What one method refuses, the others still answer: the building serves nobody but the management.
  const plan = JSON.parse(example);
  writeFileSync(
    file,
    JSON.stringify({
      ...plan,
      flows: plan.flows.filter((flow: { from: string; to: string }) => flow.from !== '1100' || flow.to === '1200'),
    }),
  );
  const some = await verbund({ LANG: 'de_DE.UTF-8' }, 'settlement', 'cost-centres', file);
  expect([some.code, some.err]).toEqual([EXIT.done, '']);
  expect(some.out).toMatch(/^Stufenleiterverfahren \| Gleichungsverfahren\n/);
  expect(some.out.match(/^Anbauverfahren: .*„Gebäude“ hat nach diesem Verfahren niemanden.*\[SUPPORT_WITHOUT_RECIPIENT\]$/gm)).toHaveLength(
    1,
  );
  const refused = await verbund(place.environment, 'settlement', 'cost-centres', file, '--method', 'direct');
  expect(refused).toMatchObject({ code: EXIT.refused, out: '', err: expect.stringContaining('SUPPORT_WITHOUT_RECIPIENT') });
  const unknown = await verbund(place.environment, 'settlement', 'cost-centres', file, '--method', 'banana');
  expect(unknown).toMatchObject({ code: EXIT.usage, err: expect.stringMatching(/^--method: .*direct, step-down, reciprocal\./) });
});

test('a cost clause is judged as the page tells it', async () => {
  const { sh, console = '' } = blocksOf('`verbund clause check`');
  const words = wordsOf(sh).map((word) => (word.endsWith('.txt') ? join(root, word) : word));
  const said = await verbund({ LANG: 'en_GB.UTF-8' }, ...words);
  expect(said.code).toBe(EXIT.refused);
  expect(`${said.err.replaceAll(root, '')}\n`).toBe(console);
});

test('an invoice is written, checked and read as the page tells it', async () => {
  const inFolder = (words: readonly string[]): string[] =>
    words.map((word) => (word.endsWith('.xml') ? join(place.folder, word) : word.endsWith('.json') ? join(root, word) : word));
  const said = async (heading: string) => {
    const { code, out } = await verbund({ LANG: 'en_GB.UTF-8' }, ...inFolder(wordsOf(blocksOf(heading)['sh'])));
    expect(code).toBe(EXIT.done);
    return `${out.replaceAll(`${place.folder}/`, '')}\n`;
  };
  for (const command of ['write', 'check', 'read']) {
    const heading = `\`verbund invoice ${command}\``;
    expect(await said(heading)).toBe(blocksOf(heading)['text']);
  }
  const path = join(place.folder, 'invoice.xml');
  const xml = readFileSync(path, 'utf8').replace(/<cac:PaymentMeans>[\s\S]*<\/cac:PaymentMeans>/, '');
  writeFileSync(path, xml.replace(/6656\.94(?=<\/cbc:PayableAmount>)/, '6656.95'));
  const wrong = await verbund(place.environment, 'invoice', 'check', path);
  expect(wrong.code).toBe(EXIT.refused);
  expect(`${wrong.err.replaceAll(`${place.folder}/`, '')}\n`).toBe(blocksOf('`verbund invoice check`')['console']);
});

test('check digits that are wrong are told with the right ones, as the page tells it', async () => {
  const { sh, console } = blocksOf('`verbund routing-id check`');
  const said = await verbund(place.environment, ...wordsOf(sh?.replace('-25', '-52')));
  expect(said.code).toBe(EXIT.refused);
  expect(`${said.err}\n`).toBe(console);
});

test('what is wrong with an invoice file is told as the page tells it', async () => {
  const example = readFileSync(join(root, 'packages/formats/einvoice/examples/invoice.json'), 'utf8');
  const file = join(place.folder, 'invoice.json');
  const write = async (text: string, ...more: string[]) => {
    writeFileSync(file, text);
    return verbund(place.environment, 'invoice', 'write', file, '--syntax', 'ubl', ...more);
  };
  const { console = '', json = '' } = blocksOf('`verbund invoice write`');
  const { err } = await write(example.replace('"12.5"', '"12,5"'));
  expect(`${err.replace(`${place.folder}/`, '')}\n`).toBe(console);
  const broken = await write(example.replace('"telephone": "+49 2400 12345", ', ''), '--json');
  expect(broken.json.findings).toEqual([expect.objectContaining({ ...JSON.parse(json), file })]);
});

test('founding, the members of the example file and a user, as they stand there', async () => {
  expect(await verbund(place.environment, ...wordsOf(blocksOf('`verbund association found`')['sh']))).toMatchObject({
    code: EXIT.done,
    out: expect.stringContaining('https://verbund.example/invitation/'),
  });
  const { sh, csv = '' } = blocksOf('`verbund tenants import`');
  const file = join(place.folder, 'members.csv');
  writeFileSync(file, csv);
  const words = wordsOf(sh).map((word) => (word === 'members.csv' ? file : word));
  writeFileSync(file, csv.replace('01.01.2022', '31.02.2020'));
  const wrong = await verbund(place.environment, ...words);
  expect(`${wrong.err.replace(`${place.folder}/`, '')}\n`).toBe(blocksOf('`verbund tenants import`')['console']);
  writeFileSync(file, csv);
  expect(await verbund(place.environment, ...words)).toMatchObject({
    code: EXIT.done,
    out: expect.stringContaining('3 members would be admitted'),
  });
  const really = words.filter((word) => word !== '--dry-run');
  expect(await verbund(place.environment, ...really)).toMatchObject({ code: EXIT.done, out: '3 members admitted' });
  expect(await verbund(place.environment, ...wordsOf(blocksOf('`verbund users add`')['sh']))).toMatchObject({ code: EXIT.done });
  // Whom the page adds has no factor yet that could be lost.
  expect(await verbund(place.environment, ...wordsOf(blocksOf('`verbund users reset-second-factor`')['sh']))).toMatchObject({
    code: EXIT.refused,
    err: expect.stringContaining('[SECOND_FACTOR_NOT_SET_UP]'),
  });
});

test.each([
  ['`verbund association list`', 1],
  ['`verbund users link`', 1],
  ['`verbund audit verify`', 1],
  ['`verbund keys rotate`', 2],
])('%s, as it stands there', async (heading, count) => {
  const calls = (blocksOf(heading)['sh'] ?? '').trim().split('\n');
  expect(calls).toHaveLength(count);
  for (const call of calls) {
    const said = await verbund(place.environment, ...wordsOf(call));
    expect(said).toMatchObject({ code: EXIT.done, err: '', out: expect.stringMatching(/beispielland|verbund\.example|keys|tenants/) });
  }
});

test('the demo comes in no association that is there, as it stands there', async () => {
  const [load, reset, ...more] = (blocksOf('`verbund demo load`')['sh'] ?? '').trim().split('\n');
  expect(more).toEqual([]);
  expect(await verbund(place.environment, ...wordsOf(load))).toMatchObject({
    code: EXIT.nothingToDo,
    err: expect.stringContaining('[NOT_EMPTY]'),
  });
  expect(await verbund(place.environment, ...wordsOf(reset))).toMatchObject({
    code: EXIT.refused,
    err: expect.stringContaining('[NOT_A_DEMO]'),
  });
  expect((await verbund(place.environment, 'association', 'list')).out).toContain('beispielland');
});

test('a backup goes out and is checked, as it stands there; the example line is one', async () => {
  const there = (word: string): string => word.replace('/backup', place.folder);
  expect(await verbund(place.environment, ...wordsOf(blocksOf('`verbund backup`')['sh']).map(there))).toMatchObject({ code: EXIT.done });
  const [check = ''] = (blocksOf('`verbund restore`')['sh'] ?? '').split('\n');
  expect(await verbund(place.environment, ...wordsOf(check).map(there))).toMatchObject({
    code: EXIT.refused,
    err: expect.stringContaining('[ASSOCIATION_EXISTS]'),
  });
  expect(rowOf((blocksOf('`verbund backup`')['json'] ?? '').trim())).not.toBeNull();
});

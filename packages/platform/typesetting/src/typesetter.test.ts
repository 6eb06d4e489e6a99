// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { err, unwrap } from '@kernel/core';
import { afterAll, describe, expect, it } from 'vitest';
import { LETTER_LIMITS, type Letter, type TypesettingCode, typesetter, typesettingSentence } from './index.ts';
import { LETTER } from './testing/example-letter.ts';
import { printed } from './testing/printed.ts';

const setter = typesetter({ threads: 2 });
afterAll(() => setter.close());

const small: Letter = { ...LETTER, blocks: [{ kind: 'paragraph', text: 'Kurz.' }] };
const codeOf = async (letter: Letter, options = {}, limits = {}): Promise<TypesettingCode | 'ok'> => {
  const own = typesetter({ limits });
  const result = await own.render(letter, options);
  await own.close();
  if (result.ok) return 'ok';
  for (const language of ['de', 'en'] as const) expect(typesettingSentence(result.error, language)).toMatch(/^[^{}]+\.$/);
  return result.error.code;
};

describe('the typesetter', () => {
  it('gives what the press gives, whichever thread sets it, in whatever order', async () => {
    const titles = Array.from({ length: 8 }, (_, at) => `Schreiben ${at}`);
    const all = await Promise.all(titles.map((title) => setter.render({ ...small, title })));
    for (const [at, one] of all.entries()) {
      const alone = printed({ ...small, title: titles[at] ?? '' });
      expect(Buffer.from(unwrap(one).pdf).equals(alone.pdf)).toBe(true);
    }
  });

  it('leaves the loop of events alone', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const rows = Array.from({ length: 1200 }, (_, at) => [`Zeile ${at}`, 'Text', '1,00']);
    const long: Letter = { ...small, blocks: [{ kind: 'table', columns: [{ heading: 'A' }, { heading: 'B' }, { heading: 'C' }], rows }] };
    const { pages } = unwrap(await setter.render(long));
    clearInterval(timer);
    expect(pages).toBeGreaterThan(25);
    expect(turns).toBeGreaterThan(10);
  });

  it.each<readonly [TypesettingCode, Letter, object, object]>([
    ['LETTER_WITHOUT_TITLE', { ...small, title: ' ' }, {}, {}],
    [
      'LETTER_UNEVEN_TABLE',
      { ...small, blocks: [{ kind: 'table', columns: [{ heading: 'A' }, { heading: 'B' }], rows: [['a']] }] },
      {},
      {},
    ],
    ['LETTER_UNEVEN_TABLE', { ...small, blocks: [{ kind: 'table', columns: [{ heading: 'A' }], rows: [] }] }, {}, {}],
    ['LETTER_TOO_LONG_HEAD', { ...small, recipient: ['1', '2', '3', '4', '5', '6', '7'] }, {}, {}],
    ['LETTER_TOO_LARGE', LETTER, {}, { maxCharacters: 1000 }],
    ['LETTER_TOO_LARGE', LETTER, {}, { maxRows: 10 }],
    [
      'LETTER_TOO_LARGE',
      LETTER,
      { attachment: { name: 'a.xml', bytes: new Uint8Array(9), mediaType: 'text/xml', description: '', relationship: 'data' } },
      { maxAttachmentBytes: 8 },
    ],
    ['LETTER_UNPRINTABLE', { ...small, title: 'Gruß \u{1f600}' }, { unprintable: 'refuse' }, {}],
    ['LETTER_TOO_MANY_PAGES', LETTER, {}, { maxPages: 1 }],
    ['LETTER_TOO_SLOW', LETTER, {}, { timeoutMs: 1 }],
  ])('refuses: %s', async (code, letter, options, limits) => {
    expect(await codeOf(letter, options, limits)).toBe(code);
  });

  it('sets the next letter after one that took too long', async () => {
    const own = typesetter({ limits: { timeoutMs: 1 } });
    expect(await own.render(LETTER)).toMatchObject(err({ code: 'LETTER_TOO_SLOW' }));
    expect(await own.render(LETTER)).toMatchObject(err({ code: 'LETTER_TOO_SLOW' }));
    await own.close();
    await expect(own.render(LETTER)).rejects.toThrow('closed');
  });

  it('what waits is given up when it closes', async () => {
    const own = typesetter();
    const all = [own.render(LETTER), own.render(LETTER)].map((one) => expect(one).rejects.toThrow('closed'));
    await own.close();
    await Promise.all(all);
  });

  it('has limits that a council could not reach', () => {
    expect(LETTER_LIMITS.maxPages).toBeGreaterThanOrEqual(100);
  });
});

it('the template reads no file but the two that it is given', () => {
  const folder = new URL('./template/', import.meta.url);
  const code = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8').replace(/\/\/.*/g, ''));
  const readers = /\b(?:read|json|image|include|import|eval|csv|xml|yaml|toml|cbor|plugin)\b\s*\(?[^)\n]*/g;
  expect(code.flatMap((source) => source.match(readers) ?? [])).toEqual(['json("letter.json"', 'read("attached", encoding: none']);
});

// SPDX-License-Identifier: EUPL-1.2
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import type { CivilDate } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Letter } from './letter.ts';
import { hybridOf, printed } from './testing/printed.ts';
import { readPdf } from './testing/read-pdf.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const run = promisify(execFile);
const textOf = async (changes: Partial<Letter>): Promise<string> => (await readPdf(printed(changes).pdf)).pages.join('\n');
const saying = (text: string): Partial<Letter> => ({ blocks: [{ kind: 'paragraph', text }] });

describe('a letter', () => {
  it('is tagged, names its language and title, and can be read as text', async () => {
    const { pages, title, language, roles, metadata } = await readPdf(printed().pdf);
    expect({ title, language, pages: pages.length }).toEqual({
      title: 'Umlagebescheid für das Haushaltsjahr 2026',
      language: 'de',
      pages: 2,
    });
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    for (const role of ['H1', 'H2', 'P', 'Table', 'TH', 'TD', 'L', 'LI']) expect(roles.get(role), role).toBeGreaterThan(0);
    expect(pages[0]).toContain('auf Grund von § 19 Absatz 1');
    expect(pages[0]).toContain('Stadt Bedorf');
    expect(pages[0]).toMatch(/gemeinden@\s*datenzentrale-musterland\.example/);
    expect(pages[0]).toContain('Seite 1 von 2');
    expect(pages[1]).toContain('Seite 2 von 2');
    expect(pages[1]).toContain('Umlagebescheid B-2026-000031 · Stadt Bedorf');
    expect(pages[1]).toContain('Rechtsbehelfsbelehrung');
  });

  it('repeats the head of a table on the next page', async () => {
    const rows = Array.from({ length: 90 }, (_, at) => [`Zeile ${at + 1}`, '1,00']);
    const { pages } = await readPdf(
      printed({ blocks: [{ kind: 'table', columns: [{ heading: 'Leistungsart' }, { heading: 'Betrag', align: 'end' }], rows }] }).pdf,
    );
    expect(pages.length).toBe(3);
    for (const page of pages) expect(page).toContain('Leistungsart');
    expect(pages[2]).toContain('Zeile 90');
  });

  it('embeds its fonts, those that come with it and no other', () => {
    const pdf = Buffer.from(printed().pdf).toString('latin1');
    expect([...new Set(pdf.match(/\/BaseFont \/[\w+-]+/g))].sort()).toEqual([
      expect.stringMatching(/^\/BaseFont \/[A-Z]{6}\+FiraSans-/),
      expect.stringMatching(/^\/BaseFont \/[A-Z]{6}\+FiraSans-/),
    ]);
    expect(pdf.match(/\/FontFile2/g)).toHaveLength(2);
  });

  it('speaks English where it is told to', async () => {
    const { pages, language } = await readPdf(printed({ language: 'en', draft: true }).pdf);
    expect(language).toBe('en');
    expect(pages[0]).toContain('Page 1 of 2');
    expect(pages[0]).toContain('this letter has no effect yet');
  });

  it('as a draft says so on every page', async () => {
    const { pages } = await readPdf(printed({ draft: true }).pdf);
    for (const page of pages) expect(page).toContain('ENTWURF');
    expect((await readPdf(printed().pdf)).pages.join('')).not.toContain('ENTWURF');
  });

  it('is the same in another process, with an attachment too', async () => {
    const program = `
      import { createHash } from 'node:crypto';
      import { hybridOf, printed } from ${JSON.stringify(new URL('./testing/printed.ts', import.meta.url).href)};
      for (const pdf of [printed().pdf, hybridOf('<a/>')]) console.log(createHash('sha256').update(pdf).digest('hex'));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program]);
    expect(stdout.trim().split('\n')).toEqual([hash(printed().pdf), hash(hybridOf('<a/>'))]);
    expect(hash(printed({ date: '2027-03-16' as CivilDate }).pdf)).not.toBe(hash(printed().pdf));
  });
});

describe('what a person wrote is text', () => {
  it.each([
    ['code', '#panic("no") #read("/etc/passwd") #{1+1}'],
    ['brackets', ']) } ] #[x] $a^2$ <label> @reference'],
    ['markup', '*bold* _slanted_ `raw` = heading - item \\ // comment /* x */'],
    ['quotes', `"double" 'single' \u201eunten\u201c`],
    ['XML', '<?xml?> &amp; ]]>'],
  ])('%s', async (_name, text) => {
    const shown = await textOf(saying(text));
    expect(shown.replace(/\s+/g, ' ')).toContain(text);
  });

  it('ten thousand characters without a space break into lines', async () => {
    const { pdf, pages } = printed(saying('Donaudampfschiff'.repeat(625)));
    expect(pages).toBeGreaterThan(2);
    expect((await readPdf(pdf)).pages.join('').replace(/[\s\u200b-]/g, '')).toContain('Donaudampfschiff'.repeat(200));
  });

  it('letters of the European languages are all there', () => {
    expect(printed(saying('Łódź, Škofja Loka, Győr, Þingvellir, İzmir, Ελλάδα, България, ḍ, ṃ, M\u0304, ș, ț')).substitutions).toEqual([]);
  });

  it('what the typeface does not have is substituted and named', async () => {
    const { pdf, substitutions } = printed(saying('Straße \u4e2d\u6587 \u0627\u0644 \u{1f600} Ende'));
    expect(substitutions).toEqual([{ at: 'blocks[0].text', characters: ['U+4E2D', 'U+6587', 'U+0627', 'U+0644', 'U+1F600'] }]);
    expect((await readPdf(pdf)).pages[0]).toMatch(/Straße (\ufffd|\?){2}.* Ende/);
  });

  it('no text makes it fail', () => {
    const anything = fc.string({
      unit: fc.oneof(
        fc.constantFrom('#', '[', ']', '$', '"', '\\', '\n', '\u202e', '\ud800', '\u0301', '%', '@', '<'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(anything, anything, anything, (title, text, cell) => {
        const { pages } = printed({
          title: `T ${title}`,
          recipient: [text],
          references: [{ label: cell, value: text }],
          blocks: [
            { kind: 'paragraph', text },
            { kind: 'notice', title: cell, text },
            { kind: 'facts', rows: [{ label: text, value: cell }] },
            { kind: 'list', items: [text, cell] },
            {
              kind: 'table',
              caption: text,
              columns: [{ heading: text }, { heading: cell }],
              rows: [[text, { text: cell, detail: text }]],
              sums: [{ label: text, value: cell, strong: true }],
            },
          ],
        });
        expect(pages).toBeGreaterThan(0);
      }),
      { numRuns: 80 },
    );
  });
});

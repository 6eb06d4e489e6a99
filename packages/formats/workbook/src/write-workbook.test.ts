// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process';
import { civilDate } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, cellName, columnName, type Sheet, type Workbook, writeWorkbook } from './index.ts';
import { cellsOf, partsOf, wellFormed } from './testing/read-workbook.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const sheetOf = (...rows: (Cell | null)[][]): Sheet => ({ name: 'Anteil', widths: [20, 12], rows });
const bookOf = (...sheets: Sheet[]): Workbook => ({
  title: 'Prüfmappe & <mehr>',
  author: 'Zweckverband',
  created: civilDate('2027-03-15'),
  sheets,
});
const EXAMPLE: Workbook = {
  ...bookOf(
    {
      ...sheetOf(
        [{ kind: 'text', text: 'Anteil', look: 'title' }],
        [
          text('Kosten'),
          { kind: 'number', value: '1234.50', format: 'amount', look: 'input' },
          { kind: 'date', date: civilDate('2026-12-31') },
        ],
        [text('Summe'), { kind: 'formula', formula: 'SUM(B2:B2)&"<"', value: { text: '1234.5<' }, format: 'plain' }],
        [null, { kind: 'formula', formula: 'B2*2', value: { number: '2469' }, format: 'amount', look: 'result' }],
      ),
      heights: { 1: 32 },
      frozenRows: 1,
      frozenColumns: 1,
      autoFilter: 'A1:B4',
      landscape: true,
    },
    { name: "Nachweis 'A' 1", widths: [], rows: [[text('x')]], autoFilter: 'A1:A1' },
  ),
  names: { Kosten: "'Anteil'!$B$2" },
};

describe('a workbook', () => {
  it('has cells of their kinds, formulas with their values', () => {
    const cells = cellsOf(writeWorkbook(EXAMPLE));
    expect(Object.fromEntries([...cells].map(([name, { type, formula, value }]) => [name, [type, formula, value]]))).toEqual({
      A1: ['inlineStr', '', 'Anteil'],
      A2: ['inlineStr', '', 'Kosten'],
      B2: ['n', '', '1234.50'],
      C2: ['n', '', '46387'],
      A3: ['inlineStr', '', 'Summe'],
      B3: ['str', 'SUM(B2:B2)&"<"', '1234.5<'],
      B4: ['n', 'B2*2', '2469'],
    });
  });

  it('has names, filters, frozen panes, widths, properties, and every part is XML', () => {
    const parts = partsOf(writeWorkbook(EXAMPLE));
    for (const [path, xml] of Object.entries(parts)) expect(wellFormed(xml), path).toBe(true);
    const sheet = parts['xl/worksheets/sheet1.xml'];
    expect(sheet).toContain('<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>');
    expect(sheet).toContain('<col min="1" max="1" width="20" customWidth="1"/>');
    expect(sheet).toContain('<row r="1" ht="32" customHeight="1">');
    expect(sheet).toContain('<autoFilter ref="A1:B4"/>');
    expect(parts['xl/workbook.xml']).toContain('<definedName name="Kosten">\'Anteil\'!$B$2</definedName>');
    expect(parts['xl/workbook.xml']).toContain("localSheetId=\"1\" hidden=\"1\">'Nachweis ''A'' 1'!$A$1:$A$1</definedName>");
    expect(parts['xl/workbook.xml']).toContain('fullCalcOnLoad="1"');
    expect(parts['docProps/core.xml']).toContain('<dc:title>Prüfmappe &amp; &lt;mehr&gt;</dc:title>');
    expect(parts['docProps/core.xml']).toContain('2027-03-15T00:00:00Z</dcterms:created>');
  });

  it('is the same in every zone of the world and in another process', () => {
    const program = `
      import { createHash } from 'node:crypto';
      import { writeWorkbook } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
      process.stdout.write(createHash('sha256').update(writeWorkbook(${JSON.stringify(EXAMPLE)})).digest('hex'));`;
    const hashIn = (zone: string): string =>
      execFileSync(process.execPath, ['--input-type=module', '-e', program], { env: { TZ: zone, PATH: process.env['PATH'] } }).toString();
    const hashes = ['Europe/Berlin', 'Pacific/Kiritimati', 'America/Los_Angeles'].map(hashIn);
    expect(new Set(hashes).size).toBe(1);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('what somebody typed', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =cmd|calc', '\uff1d1'])('%j stays a text that is marked as one', (typed) => {
    const bytes = writeWorkbook(bookOf(sheetOf([text(typed), text('sonst')])));
    const cell = cellsOf(bytes).get('A1');
    expect(cell).toMatchObject({ type: 'inlineStr', formula: '', value: typed });
    const styles = [...((partsOf(bytes)['xl/styles.xml'] ?? '').split('<cellXfs')[1]?.matchAll(/<xf [^>]*>/g) ?? [])].map(([xf]) => xf);
    expect(styles[cell?.style ?? -1]).toContain('quotePrefix="1"');
    expect(styles[cellsOf(bytes).get('B1')?.style ?? -1]).not.toContain('quotePrefix');
  });

  it('comes out as it went in, whatever it is', () => {
    const anything = fc.string({
      unit: fc.oneof(
        fc.constantFrom('<', '&', '"', '_x0041_', '\n', '=', '\ud800'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 50,
    });
    fc.assert(
      fc.property(anything, (typed) => {
        const { value = '' } = cellsOf(writeWorkbook(bookOf(sheetOf([text(typed)])))).get('A1') ?? {};
        const unescaped = value.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
        expect(unescaped).toBe(typed.toWellFormed().replace(/\r\n?/g, '\n'));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a spreadsheet would not open is a bug', () => {
  const number = (value: string): Cell => ({ kind: 'number', value, format: 'plain' });
  it.each<readonly [string, Workbook]>([
    ['no sheet', bookOf()],
    ['a name too long', bookOf({ ...sheetOf(), name: 'x'.repeat(32) })],
    ['a name with a sign', bookOf({ ...sheetOf(), name: 'A/B' })],
    ['two names', bookOf(sheetOf(), { ...sheetOf(), name: 'ANTEIL' })],
    ['no number', bookOf(sheetOf([number('1,5')]))],
    ['infinite', bookOf(sheetOf([number('Infinity')]))],
    ['a formula with its sign', bookOf(sheetOf([{ kind: 'formula', formula: '=1', value: { number: '1' }, format: 'plain' }]))],
    ['a text too long', bookOf(sheetOf([text('x'.repeat(32_768))]))],
  ])('%s', (_name, book) => {
    expect(() => writeWorkbook(book)).toThrow();
  });
});

it('columns have the names that spreadsheets give them', () => {
  expect([0, 25, 26, 27, 51, 52, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD']);
  expect(cellName(9, 2)).toBe('C10');
});

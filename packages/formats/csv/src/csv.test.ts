// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, cents, civilDate, err, formatCivilDate, ok, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as csv from './index.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const limits = { maxBytes: 10_000, maxRows: 5 } as const;
const read = (text: string | Uint8Array) =>
  csv.readCsv(typeof text === 'string' ? utf8(text) : text, { columns: ['ags', 'name'], optionalColumns: ['note'], ...limits });
const findings = (text: string | Uint8Array): string[] => {
  const result = read(text);
  return (result.ok ? result.value.faults : result.error).map(({ row, column, code, value }) => `${row} ${column} ${code} ${value}`);
};

test.each([
  ['semicolon', 'ags;name\n05358008;Düren\n', ';'],
  ['comma', 'ags,name\n05358008,Düren\n', ','],
  ['BOM and CRLF', '\ufeffags;name\r\n05358008;Düren\r\n', ';'],
  ['old Macintosh line ends', 'ags;name\r05358008;Düren', ';'],
  ['other order, other case, optional column, spaces', ' NAME ;Note; AGS \n Düren ; ; 05358008 \n', ';'],
  ['quotes and a separator inside', '"ags";"name"\n"05358008";"Düren"\n', ';'],
  ['commas in a quoted header do not count', 'ags;"name"\n05358008;Düren\n', ';'],
  ['empty lines', '\n\nags;name\n\n;\n05358008;Düren\n\n', ';'],
  ['empty columns at the end', 'ags;name;;\n05358008;Düren;;\n', ';'],
])('%s is read', (_name, text, separator) => {
  const table = unwrap(read(text));
  expect(table.separator).toBe(separator);
  expect(table.rows.map(({ cells }) => cells)).toEqual([{ ags: '05358008', name: 'Düren', note: '' }]);
});

test('Windows-1252 is read where the bytes are not UTF-8, and refused where only UTF-8 will do', () => {
  const bytes = Uint8Array.from([...utf8('ags;name\n1;D'), 0xfc, ...utf8('ren '), 0x80, 0x84]);
  const table = unwrap(read(bytes));
  expect(table.encoding).toBe('windows-1252');
  expect(table.rows[0]?.cells.name).toBe('Düren €„');
  expect(csv.readCsv(bytes, { columns: ['ags', 'name'], ...limits, encoding: 'utf-8' })).toEqual(
    err([{ row: 0, column: null, code: 'NOT_UTF8', value: null }]),
  );
});

test('a column may stand under another name, but not under both', () => {
  const german = (text: string) => csv.readCsv(utf8(text), { columns: ['ags', 'name'], aliases: { ort: 'name' }, ...limits });
  expect(unwrap(german('AGS;Ort\n05358008;Düren')).rows[0]?.cells).toEqual({ ags: '05358008', name: 'Düren' });
  expect(german('ags;name;Ort\n1;x;y')).toEqual(err([{ row: 1, column: 'Ort', code: 'COLUMN_DOUBLE', value: 'Ort' }]));
});

test('a row has the number of its first line', () => {
  const table = unwrap(read('ags;name\r\n\r\n1;"two\r\nlines"\r\n2;x\r\n'));
  expect(table.rows.map(({ row, cells }) => [row, cells.name])).toEqual([
    [3, 'two\nlines'],
    [5, 'x'],
  ]);
});

test.each([
  ['nothing', '', ['0 null EMPTY_FILE null']],
  ['only empty lines', '\n;;\n', ['0 null EMPTY_FILE null']],
  ['too large', `ags;name\n1;${'x'.repeat(10_000)}`, ['0 null TOO_LARGE 10000']],
  ['missing and unknown', 'ags;Name1\n1;x', ['1 Name1 COLUMN_UNKNOWN Name1', '1 name COLUMN_MISSING null']],
  ['double', 'ags;name;AGS\n1;x;1', ['1 AGS COLUMN_DOUBLE AGS']],
  ['quote not closed', 'ags;name\n1;"x\n2;y\n', ['2 name BROKEN_QUOTING 1;"x']],
  ['text after a quote', 'ags;name\n1;x\n2;"y"z\n', ['3 name BROKEN_QUOTING 2;"y"z']],
  ['quote inside a text', 'ags;name\n1;6" pipe\n', ['2 name BROKEN_QUOTING 1;6" pipe']],
  ['quote in the header', 'ags;"name\n1;x\n2;"y\n', ['1 null BROKEN_QUOTING ags;"name']],
  ['unknown column and a broken quote', 'ags;name;x\n1;"y\n', ['1 x COLUMN_UNKNOWN x', '2 name BROKEN_QUOTING 1;"y']],
  ['too many rows', `ags;name\n${'1;x\n'.repeat(6)}`, ['7 null TOO_MANY_ROWS 5']],
  [
    'the wrong separator',
    'ags|name\n1|x',
    ['1 ags|name COLUMN_UNKNOWN ags|name', '1 ags COLUMN_MISSING null', '1 name COLUMN_MISSING null'],
  ],
])('%s', (_name, text, expected) => expect(findings(text)).toEqual(expected));

test.each([
  ['a spreadsheet program file', [0x50, 0x4b, 3, 4, 0, 0]],
  ['UTF-16', [0xff, 0xfe, 0x61, 0, 0x3b, 0]],
  ['bytes that Windows-1252 has no character for', [0x61, 0x81, 0xfc]],
])('%s is no text', (_name, bytes) => expect(findings(Uint8Array.from(bytes))).toEqual(['0 null NOT_TEXT null']));

test('no bytes make the reader throw', () => {
  const soup = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(fc.constantFrom('ags', 'name', ';', ',', '"', '\n', '\r\n', 'ä', ' '), { maxLength: 60 }).map((parts) => utf8(parts.join(''))),
  );
  fc.assert(
    fc.property(soup, (bytes) => {
      const result = read(bytes);
      expect(result.ok ? result.value.rows.length <= 5 : result.error.length > 0).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('rows with too few or too many cells stand beside the others, and are told with their bad cells in the order of the file', () => {
  const two = (text: string) => unwrap(csv.readCsv(utf8(text), { columns: ['ags', 'name'], ...limits }));
  const table = two('ags;name\n1\nx;y\n1;x;y\n2;z\n');
  expect(table.rows.map(({ row }) => row)).toEqual([3, 5]);
  expect(table.faults.map(({ row, code, value }) => `${row} ${code} ${value}`)).toEqual(['2 CELL_COUNT 1 / 2', '4 CELL_COUNT 3 / 2']);
  const parsed = csv.parseRows(table, { ags: csv.wholeNumberCell(0, 10), name: csv.textCell(5) });
  expect(parsed.ok ? [] : parsed.error.map(({ row, code }) => [row, code])).toEqual([
    [2, 'CELL_COUNT'],
    [3, expect.any(String)],
    [4, 'CELL_COUNT'],
  ]);
  // Without a bad cell the narrow row alone refuses the file.
  expect(csv.parseRows(two('ags;name\n1\n'), { ags: csv.textCell(5), name: csv.textCell(5) }).ok).toBe(false);
});

test('an open quote is named with its own line, and hides nothing that follows', () => {
  const table = unwrap(read('ags;name\n1;"x\n2;y\n3;"z; z"\n4\n5;6" pipe\n6;w\n'));
  expect(table.faults.map(({ row, code }) => `${row} ${code}`)).toEqual(['2 BROKEN_QUOTING', '5 CELL_COUNT', '6 BROKEN_QUOTING']);
  expect(table.rows.map(({ row, cells }) => [row, cells.name])).toEqual([
    [3, 'y'],
    [4, 'z; z'],
    [7, 'w'],
  ]);
});

test('a file of nothing but open quotes is not read for ever', () => {
  const lines = Array.from({ length: 20_000 }, () => '1;"x').join('\n');
  const began = performance.now();
  const result = csv.readCsv(utf8(`ags;name\n${lines}\n`), { columns: ['ags', 'name'], maxBytes: 1_000_000, maxRows: 100_000 });
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(result.ok ? result.value.faults.length : 0).toBe(200);
});

test('a shown value is cut', () => {
  const result = read(`ags;name;${'y'.repeat(300)}\n`);
  expect(result.ok ? null : result.error[0]?.value?.length).toBe(121);
});

const sheet = (text: string) =>
  unwrap(csv.readCsv(utf8(text), { columns: ['day', 'amount', 'count', 'kind', 'open', 'note'], maxBytes: 10_000, maxRows: 100 }));
const parsers = {
  day: csv.dateCell,
  amount: csv.amountCell,
  count: csv.wholeNumberCell(0, 10),
  kind: csv.codeCell(['Stadt', 'Gemeinde']),
  open: csv.yesNoCell,
  note: csv.optionalCell(csv.textCell(5)),
};

test('rows become values', () => {
  const rows = unwrap(
    csv.parseRows(sheet('day;amount;count;kind;open;note\n31.1.2026;1.234,50;3;Stadt;ja;\n2026-02-01;-0.01;0;Gemeinde;0;abc'), parsers),
  );
  expect(rows).toEqual([
    { row: 2, values: { day: '2026-01-31', amount: 123_450n, count: 3, kind: 'Stadt', open: true, note: null } },
    { row: 3, values: { day: '2026-02-01', amount: -1n, count: 0, kind: 'Gemeinde', open: false, note: 'abc' } },
  ]);
});

test('every bad cell of every row is named, and no row is given', () => {
  const result = csv.parseRows(
    sheet('day;amount;count;kind;open;note\n31.2.2026;1,234;11;Dorf;vielleicht;abcdef\n2026-02-01;1;1;Stadt;ja;x\n;x;1.5;;;'),
    parsers,
  );
  expect(result.ok ? [] : result.error.map(({ row, column, code, value }) => `${row} ${column} ${code} ${value}`)).toEqual([
    '2 day NOT_A_DATE 31.2.2026',
    '2 amount TOO_MANY_DECIMALS 1,234',
    '2 count NUMBER_OUT_OF_RANGE 11',
    '2 kind NOT_ON_THE_LIST Dorf',
    '2 open NOT_YES_OR_NO vielleicht',
    '2 note TOO_LONG abcdef',
    '4 day EMPTY_CELL ',
    '4 amount NOT_AN_AMOUNT x',
    '4 count NOT_A_WHOLE_NUMBER 1.5',
    '4 kind EMPTY_CELL ',
    '4 open EMPTY_CELL ',
  ]);
});

test('a schema of a validation library serves as a parser too', () => {
  const schema: csv.CellSchema<string> = {
    safeParse: (text) => (text === 'x' ? { success: true, data: text } : { success: false, error: { issues: [{ message: 'NOT_X' }] } }),
  };
  const table = (text: string) => unwrap(csv.readCsv(utf8(text), { columns: ['a'], ...limits }));
  expect(csv.parseRows(table('a\nx'), { a: schema })).toEqual(ok([{ row: 2, values: { a: 'x' } }]));
  expect(csv.parseRows(table('a\ny'), { a: schema })).toEqual(err([{ row: 2, column: 'a', code: 'NOT_X', value: 'y' }]));
});

test.each([
  ['=1+1', "'=1+1"],
  ['+49 2421', "'+49 2421"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1', "'  =1"],
  ['\t=1', "'\t=1"],
  ['\r\n-1', "'\r\n-1"],
  ['\uff1d1', "'\uff1d1"],
  ['a=1', 'a=1'],
  ['', ''],
])('%j is written as %j', (text, expected) => expect(csv.guardFormula(text)).toBe(expected));

interface Line {
  readonly text: string | null;
  readonly amount: bigint | null;
  readonly day: CivilDate | null;
  readonly count: number | null;
  readonly minutes: number | null;
}
const columns: readonly csv.WriteColumn<Line>[] = [
  { header: 'Text', kind: 'text', value: ({ text }) => text },
  { header: 'Betrag', kind: 'amount', value: ({ amount }) => amount },
  { header: 'Tag', kind: 'date', value: ({ day }) => day },
  { header: 'Anzahl', kind: 'wholeNumber', value: ({ count }) => count },
  { header: 'Dauer', kind: 'minutes', value: ({ minutes }) => minutes },
];

test('a file is written byte for byte as German spreadsheets want it', () => {
  const lines: Line[] = [
    { text: 'Köln; "Mitte"', amount: cents(-123_450), day: civilDate('2026-01-31'), count: -3, minutes: 90 },
    { text: null, amount: null, day: null, count: null, minutes: null },
    { text: '=cmd', amount: 1n, day: civilDate('2026-12-01'), count: 0, minutes: -5 },
  ];
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv.writeCsv(columns, lines));
  expect(text).toBe(
    '\ufeffText;Betrag;Tag;Anzahl;Dauer\r\n"Köln; ""Mitte""";-1234,50;31.01.2026;-3;1:30\r\n;;;;\r\n\'=cmd;0,01;01.12.2026;0;-0:05\r\n',
  );
});

test('what is written is read again, and no text cell begins like a formula', () => {
  const line = fc.record({
    text: fc.string({ unit: fc.constantFrom('a', 'ä', '"', ';', ',', '\n', '=', '-', '@', ' ', '€') }),
    amount: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    day: fc.integer({ min: 1, max: 28 }).map((day) => civilDate(`2026-02-${String(day).padStart(2, '0')}`)),
    count: fc.maxSafeInteger(),
    minutes: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const bytes = csv.writeCsv(columns, lines);
      const table = unwrap(csv.readCsv(bytes, { columns: ['Text', 'Betrag', 'Tag', 'Anzahl', 'Dauer'], maxBytes: 100_000, maxRows: 20 }));
      expect(table.rows.map(({ cells }) => [cells.Text, unwrap(csv.amountCell(cells.Betrag)), cells.Tag, cells.Anzahl])).toEqual(
        lines.map(({ text, amount, day, count }) => [csv.guardFormula(text).trim(), amount, formatCivilDate(day), String(count)]),
      );
      for (const { cells } of table.rows) expect(cells.Text).not.toMatch(/^[=+\-@]/);
    }),
  );
});

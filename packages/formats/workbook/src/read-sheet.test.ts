// SPDX-License-Identifier: EUPL-1.2
import { civilDate, unwrap } from '@kernel/core';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSheet } from './read-sheet.ts';
import { writeWorkbook } from './write-workbook.ts';

const LIMITS = { maxPartBytes: 1_000_000, maxRows: 100 };

test('what was written is read again: texts, numbers, days, gaps', () => {
  const rows = [
    [{ kind: 'text', text: 'Kassenzeichen' }, null, { kind: 'text', text: 'Betrag & Fälligkeit' }],
    [],
    [
      { kind: 'text', text: '0012' },
      { kind: 'number', value: '12.5', format: 'amount' },
      { kind: 'date', date: civilDate('2026-11-30') },
    ],
  ];
  const bytes = writeWorkbook({
    title: 'Liste',
    author: 'Test',
    created: civilDate('2026-11-20'),
    sheets: [{ name: 'Offene Posten', widths: [], rows: rows as never }],
  });
  expect(unwrap(readSheet(bytes, LIMITS))).toEqual([
    [{ kind: 'text', text: 'Kassenzeichen' }, null, { kind: 'text', text: 'Betrag & Fälligkeit' }],
    [],
    [
      { kind: 'text', text: '0012' },
      { kind: 'number', text: '12.5' },
      { kind: 'date', text: '2026-11-30' },
    ],
  ]);
});

const pack = (sheet: string, shared = ''): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8('<workbook xmlns:r="x"><sheets><sheet r:id="rId7"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="rId7" Target="worksheets/other.xml"/></Relationships>'),
    'xl/worksheets/sheet1.xml': strToU8('<worksheet/>'),
    'xl/worksheets/other.xml': strToU8(sheet),
    ...(shared ? { 'xl/sharedStrings.xml': strToU8(shared) } : {}),
  });

test('shared texts, rich texts and formulas of other programs', () => {
  const shared = '<sst><si><t>Hunde</t></si><si><r><t>Grund</t></r><r><t>steuer</t></r><rPh><t>x</t></rPh></si></sst>';
  const sheet =
    '<worksheet><sheetData><row r="2"><c r="B2" t="s"><v>1</v></c><c t="str"><f>A1</f><v>ok</v></c></row></sheetData></worksheet>';
  expect(unwrap(readSheet(pack(sheet, shared), LIMITS))).toEqual([
    [],
    [null, { kind: 'text', text: 'Grundsteuer' }, { kind: 'text', text: 'ok' }],
  ]);
});

test.each([
  ['no archive', strToU8('Guten Tag'), 'NOT_A_WORKBOOK'],
  ['an archive without a sheet', zipSync({ a: strToU8('b') }), 'NOT_A_WORKBOOK'],
  ['a document type', pack('<!DOCTYPE a><worksheet/>'), 'NOT_A_WORKBOOK'],
  ['a part that is too large', pack(`<worksheet>${' '.repeat(1_100_000)}</worksheet>`), 'TOO_LARGE'],
  ['a row far below', pack('<worksheet><sheetData><row r="900000"/></sheetData></worksheet>'), 'TOO_MANY_ROWS'],
])('%s is refused', (_name, bytes, code) => expect(readSheet(bytes, LIMITS)).toEqual({ ok: false, error: code }));

// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { cellOf, changesIn, faultsIn, givenBy, NO_DRAFT, pasted, readQuantity, type Sheet, withCell, withUnit } from './services-draft.ts';
import { fileRows, readServicesFile } from './services-file.ts';

const sheet: Sheet = {
  givers: [
    { id: 'it', name: 'Zentrale IT', unit: 'Plätze' },
    { id: 'hr', name: 'Personalstelle', unit: '' },
  ],
  takers: [
    { kind: 'centre', id: 'it', name: 'Zentrale IT' },
    { kind: 'centre', id: 'hr', name: 'Personalstelle' },
    { kind: 'pool', id: 'p', name: 'Archiv "alt"' },
  ],
  known: new Map([
    [cellOf('it', 'hr'), 4],
    [cellOf('it', 'p'), 6],
  ]),
};
const words = { from: 'von', to: 'an', quantity: 'Menge', unit: 'Einheit' };

test.each([
  ['', 0],
  [' 12 ', 12],
  ['1.200', 1200],
  ['1.20', null],
  ['1,5', null],
  ['-1', null],
  ['2000000000', null],
] as const)('%j is the quantity %j', (text, expected) => {
  expect(readQuantity(text)).toBe(expected);
});

describe('what is sent', () => {
  test('are cells with another quantity, with what stood there', () => {
    const draft = withUnit(withCell(withCell(NO_DRAFT, cellOf('it', 'p'), '7'), cellOf('hr', 'it'), '3'), 'hr', 'Köpfe');
    expect(changesIn(sheet, draft)).toEqual([
      { fromCentreId: 'it', toPoolId: 'p', quantity: 7, unit: 'Plätze', seen: 6 },
      { fromCentreId: 'hr', toCentreId: 'it', quantity: 3, unit: 'Köpfe', seen: 0 },
    ]);
    expect(givenBy(sheet, draft, 'it')).toBe(11);
  });
  test('is everything of a centre whose unit is another one', () => {
    expect(changesIn(sheet, withUnit(NO_DRAFT, 'it', 'Geräte')).map(({ quantity, unit }) => [quantity, unit])).toEqual([
      [4, 'Geräte'],
      [6, 'Geräte'],
    ]);
  });
  test('is nothing where the same was typed again, and no quantity is marked', () => {
    expect(changesIn(sheet, withCell(NO_DRAFT, cellOf('it', 'p'), '6'))).toEqual([]);
    expect([...faultsIn(withCell(NO_DRAFT, cellOf('it', 'p'), 'viel'))]).toEqual([cellOf('it', 'p')]);
  });
});

test('a block of a spreadsheet goes in from a cell on; own use and what lies beyond stay out', () => {
  const draft = pasted(sheet, NO_DRAFT, { row: 1, column: 0 }, '5\t9\t1\r\n8\t2\r\n7\r\n');
  expect([...draft.cells]).toEqual([
    [cellOf('it', 'hr'), '5'],
    [cellOf('it', 'p'), '8'],
    [cellOf('hr', 'p'), '2'],
  ]);
});

describe('the file', () => {
  test('written and read gives the same table', () => {
    const rows = fileRows(sheet, NO_DRAFT, words);
    const csv = rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(';')).join('\r\n');
    const read = readServicesFile(`\ufeff${csv}\r\n`, sheet, NO_DRAFT);
    expect(read.faults).toEqual([]);
    expect(read.rows).toBe(4);
    expect(changesIn(sheet, read.draft)).toEqual([]);
  });
  test('is taken whole or not at all, with every fault and its line', () => {
    const csv = [
      'von;an;Menge;Einheit',
      'Zentrale IT;Nirgends;5;Plätze',
      'Zentrale IT;Personalstelle;fünf;Geräte',
      'x',
      'Personalstelle;Personalstelle;1;',
    ];
    const read = readServicesFile(csv.join('\n'), sheet, NO_DRAFT);
    expect(read.draft).toBe(NO_DRAFT);
    expect(read.faults.map(({ line, code }) => [line, code])).toEqual([
      [2, 'taker'],
      [3, 'quantity'],
      [4, 'columns'],
      [5, 'itself'],
    ]);
  });
});

// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { decodeCostFile, lineRanges, splitCostFile } from './cost-file.ts';

const file = (rows: number): string =>
  ['Monat;Kostentopf;Betrag', ...Array.from({ length: rows }, (_, index) => `2026-10;Schul-IT;${index},00`)].join('\r\n');

describe('a file of costs in parts', () => {
  test('a small file stays whole', () => {
    expect(splitCostFile(file(3), 1_000)).toEqual([{ csv: file(3), lineOffset: 0, headerLines: 0 }]);
  });

  test('two thousand lines: each part fits and has the header, no row is lost, and lines keep their numbers', () => {
    const parts = splitCostFile(file(2_000), 20_000);
    expect(parts.length).toBeGreaterThan(2);
    const rows = parts.flatMap(({ csv, lineOffset }) => {
      expect(JSON.stringify(csv).length).toBeLessThan(20_000);
      const [header, ...lines] = csv.split('\n');
      expect(header).toBe('Monat;Kostentopf;Betrag');
      return lines.map((row, index) => [index + 2 + lineOffset, row]);
    });
    const wanted = file(2_000).split('\r\n');
    expect(rows).toEqual(wanted.slice(1).map((row, index) => [index + 2, row]));
  });

  test('a line break inside quotes does not end a row', () => {
    const parts = splitCostFile('a;b\n1;"x\ny"\n2;z', 12);
    expect(parts.map(({ csv, lineOffset }) => [csv, lineOffset])).toEqual([
      ['a;b\n1;"x\ny"', 0],
      ['a;b\n2;z', 2],
    ]);
  });

  test('what an older program wrote is read', () => {
    expect(decodeCostFile(Uint8Array.from([0x44, 0xfc, 0x72, 0x65, 0x6e]).buffer)).toBe('Düren');
    expect(decodeCostFile(new TextEncoder().encode('\ufeffDüren').buffer)).toBe('Düren');
  });

  test('lines beside each other are one range', () => {
    expect(lineRanges([7, 2, 5, 6, 5, 9, 10], 'bis')).toBe('2, 5 bis 7, 9, 10');
  });
});

// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { type DataColumn, nextSort, rangeOf, rowsToCsv } from './data-table-columns.ts';

describe('tables', () => {
  test('a header goes ascending, descending, and back to the own order', () => {
    const first = nextSort(null, 'due');
    const second = nextSort(first, 'due');
    expect([first, second, nextSort(second, 'due')]).toEqual([
      { column: 'due', direction: 'ascending' },
      { column: 'due', direction: 'descending' },
      null,
    ]);
    expect(nextSort(first, 'name')).toEqual({ column: 'name', direction: 'ascending' });
  });

  test.each([
    ['b', 'd', ['b', 'c', 'd']],
    ['d', 'b', ['b', 'c', 'd']],
    ['c', 'c', ['c']],
    [null, 'c', ['c']],
    ['gone', 'c', ['c']],
  ] as const)('a range from %s to %s', (from, to, expected) => expect(rangeOf(['a', 'b', 'c', 'd'], from, to)).toEqual(expected));

  test('the export has the columns that have a text', () => {
    const columns: readonly DataColumn<{ name: string; count: number }>[] = [
      { id: 'name', header: 'Ort', cell: (row) => row.name, text: (row) => row.name },
      { id: 'action', header: '', cell: () => null },
      { id: 'count', header: 'Anzahl', cell: (row) => row.count, text: (row) => row.count },
    ];
    expect(rowsToCsv(columns, [{ name: 'Kerpen', count: 3 }])).toBe('\ufeffOrt;Anzahl\r\nKerpen;3\r\n');
  });
});

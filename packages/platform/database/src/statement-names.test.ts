// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { statementNames } from './statement-names.ts';

test('a statement has its name from the second time on, and keeps it', () => {
  const nameOf = statementNames('read', { statements: 10 });
  expect(nameOf('select 1')).toBe('');
  expect(nameOf('select 2')).toBe('');
  expect(nameOf('select 1')).toBe('read_1');
  expect(nameOf('select 2')).toBe('read_2');
  expect(nameOf('select 1')).toBe('read_1');
});

test('there are never more names than allowed, however many statements come and come again', () => {
  const nameOf = statementNames('read', { statements: 10 });
  const names = new Set<string>();
  for (let round = 0; round < 3; round++) for (let index = 0; index < 1_000; index++) names.add(nameOf(`select ${index >> 1}`));
  names.delete('');
  expect(names.size).toBe(10);
});

// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { type MatrixRole, matrixOf } from './matrix.ts';

const action = (name: string, own = false) => ({ name, label: `do ${name}`, own });
const role = (name: string, side: string, ...actions: MatrixRole['actions']): MatrixRole => ({
  name,
  label: name,
  side,
  longestDays: null,
  actions,
});
const ROLES = [
  role('clerk', 'centre', action('desk.read'), action('desk.close', true)),
  role('lead', 'centre', action('desk.close'), action('desk.close', true), action('tenancy.read')),
  role('memberClerk', 'member', action('desk.read')),
];

test('a line says of every role whether it may, may with what is its own, or may not', () => {
  const { areas } = matrixOf(ROLES, {});
  expect(areas.map(({ area, rows }) => [area, rows.map(({ name, grips }) => [name, ...grips])])).toEqual([
    ['tenancy', [['tenancy.read', 'no', 'yes', 'no']]],
    [
      'desk',
      [
        ['desk.close', 'own', 'yes', 'no'],
        ['desk.read', 'yes', 'no', 'yes'],
      ],
    ],
  ]);
});

test('filters leave out columns and lines', () => {
  const bySide = matrixOf(ROLES, { side: 'member' });
  expect([bySide.roles.map(({ name }) => name), bySide.areas.flatMap(({ rows }) => rows.map(({ name }) => name))]).toEqual([
    ['memberClerk'],
    ['desk.read'],
  ]);
  expect(matrixOf(ROLES, { q: 'CLOSE' }).areas.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(['desk.close']);
  expect(matrixOf(ROLES, { service: 'tenancy', role: 'clerk' }).areas).toEqual([]);
});

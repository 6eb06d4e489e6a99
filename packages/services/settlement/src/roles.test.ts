// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import { dutyConflicts, roleBook } from '@platform/authorization';
import { expect, test } from 'vitest';
import { actions, conflicts, roles } from './actions.ts';

const book = roleBook(ROLES, [{ actions, roles, conflicts }]);

test('role × action', () => {
  const matrix = [...ROLES.map(({ name }) => name), 'service:settlement'].map((role) => [role, [...book.actionsOf(role)].sort()]);
  expect(Object.fromEntries(matrix.filter(([, held]) => held?.length))).toMatchSnapshot();
});

test('who makes a run or posts costs, and releases, is reported', () => {
  const both = ['finance', 'financeReleaser'].map((role) => ({ userId: 'one', role }));
  expect(dutyConflicts(book, both).map((conflict) => conflict.actions)).toEqual(conflicts);
  expect(dutyConflicts(book, both.slice(1))).toEqual([]);
});

// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import { roleBook } from '@platform/authorization';
import { expect, test } from 'vitest';
import { administrationService } from './index.ts';

test('which role may do what', () => {
  const book = roleBook(ROLES, [administrationService({ others: [], demo: false, version: '0.0.0' })]);
  const table = Object.fromEntries(
    [...ROLES.map(({ name }) => name), 'service:administration'].map((role) => [
      role,
      book
        .actionsOf(role)
        .map((entry) => (typeof entry === 'string' ? entry : `${entry.action} (own)`))
        .sort(),
    ]),
  );
  expect(table).toMatchSnapshot();
});

test('every use case has words in both languages', () => {
  const service = administrationService({ others: [], demo: false, version: '0.0.0' });
  const names = [...service.useCases, ...(service.longUseCases ?? [])].map(({ name }) => name);
  expect(Object.keys(service.labels ?? {}).sort()).toEqual(names.sort());
});

// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal } from '@kernel/core';
import { choiceInput, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

const FIELDS = ['name', 'functionTitle', 'language'] as const;

/** Name, function and language; the address of the login is the person's own. */
export const changeUser = useCase({
  name: 'tenancy.changeUser',
  action: 'tenancy.manageUsers',
  input: z.object({
    userId: idInput<'UserId'>(),
    name: textInput(100).optional(),
    functionTitle: textInput(100).optional(),
    language: choiceInput('Language', ['de', 'en']).optional(),
    expectedVersion: versionInput,
  }),
  refusals: ['NOTHING_CHANGES'],
  load: ({ users }, { input }) => users.lockUser(input.userId),
  row: (user) => ({ tenantId: user.tenantId, type: 'user', id: user.id, version: user.version }),
  decide: (user, input) => {
    const changes = FIELDS.flatMap((field) => {
      const to = input[field];
      return to === undefined || to === user[field] ? [] : [{ field, from: user[field], to }];
    });
    if (changes.length === 0) return err(refusal('NOTHING_CHANGES'));
    const changed = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
    return ok({ user: { ...user, ...changed, version: user.version + 1 }, changes });
  },
  save: ({ users }, { user }) => users.saveUser(user),
  record: ({ user, changes }) => ({ type: 'user', id: user.id, content: { changes } }),
  outcome: ({ user }) => ({ userId: user.id }),
});

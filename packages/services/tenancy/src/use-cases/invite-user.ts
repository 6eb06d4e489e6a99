// SPDX-License-Identifier: EUPL-1.2
import { type AccountId, err, type Instant, ok, type Refusal, type Result, refusal, type UserId } from '@kernel/core';
import { choiceInput, dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import type { BodyUser } from '../repositories/user-repository.ts';
import { useCase } from '../use-case.ts';

export type InviteUserCode = 'NOT_AN_EMAIL' | 'DATES_REVERSED' | 'ALREADY_USER';

interface Invitation {
  readonly user: BodyUser;
  /** The person was a user of the body before and becomes one again. */
  readonly again: boolean;
  readonly at: Instant;
}

export const isEmailAddress = (text: string): boolean => /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(text);

/** Makes somebody a user of a body. Who has an account already keeps it; the invitation goes out with the message. */
export const inviteUser = useCase({
  name: 'tenancy.inviteUser',
  action: 'tenancy.manageUsers',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    email: textInput(254),
    name: textInput(100),
    functionTitle: textInput(100),
    language: choiceInput('Language', ['de', 'en']).default('de'),
    validFrom: dateInput.optional(),
    validTo: dateInput.optional(),
  }),
  refusals: everyCode<InviteUserCode>()('NOT_AN_EMAIL', 'DATES_REVERSED', 'ALREADY_USER'),
  load: async ({ tenants, users }, { input }) => {
    const body = (await tenants.listTenants()).find(({ id }) => id === input.tenantId);
    return body ? { body, users: await users.listUsers(body.id) } : null;
  },
  row: ({ body }) => ({ tenantId: body.id, type: 'tenant', id: body.id }),
  decide: ({ body, users }, input, { today, at, newId }): Result<Invitation, Refusal<InviteUserCode>> => {
    const email = input.email.toLowerCase();
    if (!isEmailAddress(email)) return err(refusal('NOT_AN_EMAIL', { field: 'email' }));
    const validFrom = input.validFrom ?? today;
    const validTo = input.validTo ?? null;
    if (validTo !== null && validTo < validFrom)
      return err(refusal('DATES_REVERSED', { field: 'validTo', params: { from: validFrom, to: validTo } }));
    const known = users.find((user) => user.email.toLowerCase() === email);
    if (known && (known.validTo === null || known.validTo >= today))
      return err(refusal('ALREADY_USER', { field: 'email', params: { name: known.name } }));
    const { name, functionTitle, language } = input;
    const written = { name, functionTitle, language, email, validFrom, validTo };
    const user: BodyUser = known
      ? { ...known, ...written, version: known.version + 1 }
      : { ...written, id: newId() as UserId, tenantId: body.id, accountId: newId() as AccountId, version: 1 };
    return ok({ user, again: known !== undefined, at });
  },
  save: async ({ users }, { user, again, at }) => {
    if (again) return users.saveUser(user);
    return users.insertUser({ ...user, accountId: await users.ensureAccount(user, at) }, at);
  },
  record: ({ user, again }) => ({
    type: 'user',
    id: user.id,
    content: { user, again },
    messages: [{ name: 'UserInvited.v1', payload: { userId: user.id } }],
  }),
  outcome: ({ user }) => ({ userId: user.id }),
});

// SPDX-License-Identifier: EUPL-1.2
import { type ReminderLevel, sendReminder as remind, type SendReminderRefusal } from '@domain/treasury';
import { dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { heldAccount } from '../account-state.ts';
import { claimsOn } from '../claims.ts';
import { lateOf } from '../late.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** A reminder or warning over claims past due, kept as it was sent; the member's treasury is told. */
export const sendReminder = useCase({
  name: 'treasury.sendReminder',
  action: 'treasury.keepAccounts',
  input: z.object({
    ...{ tenantId: idInput<'TenantId'>(), level: z.int().min(1).max(2), payBy: dateInput, note: textInput(1_000, 0) },
    itemIds: z.array(idInput<'OpenItemId'>()).max(200),
  }),
  refusals: everyCode<SendReminderRefusal>()(
    'NOT_A_PERSON',
    'NO_ITEMS',
    'NAMED_ITEM_UNKNOWN',
    'NOT_PAST_DUE',
    'NOT_REMINDED',
    'PAY_BY_NOT_LATER',
  ),
  load: async (repositories, { input, actor, at, today }) => {
    const account = await heldAccount(repositories, input.tenantId, { centreId: actor.centreId, today });
    if (!account) return null;
    const claims = claimsOn(account, today).map((claim) => ({ ...claim, lateCents: lateOf(account.rules, claim, today).amountCents }));
    return {
      ...enteredBy(actor, at),
      tenantId: account.tenantId,
      credits: account.credits,
      claims,
      reminded: await repositories.accounts.reminded(account.tenantId),
    };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'reminder' }),
  decide: (state, { level, ...input }, circumstances) => remind(state, { ...input, level: level as ReminderLevel }, circumstances),
  save: ({ accounts }, reminder, by) => accounts.addReminder(reminder, by),
  record: (reminder) => ({
    ...{ type: 'reminder', id: reminder.id, content: reminder },
    messages: [{ name: 'ReminderSent.v1', payload: { reminderId: reminder.id } }],
  }),
  outcome: ({ id }) => ({ reminderId: id }),
});

// SPDX-License-Identifier: EUPL-1.2
import { type DeferItemRefusal, deferItem as defer } from '@domain/treasury';
import { dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { heldAccount, homeOf } from '../account-state.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Defers a claim to a later day (Stundung). What was owed for the days until today stays owed. */
export const deferItem = useCase({
  name: 'treasury.deferItem',
  action: 'treasury.keepAccounts',
  input: z.object({ itemId: idInput<'OpenItemId'>(), to: dateInput, reason: textInput(500, 0) }),
  refusals: everyCode<DeferItemRefusal>()('NOT_A_PERSON', 'REASON_MISSING', 'NOTHING_OPEN', 'DEFERRAL_NOT_LATER'),
  load: async (repositories, { input, actor, at, today }) => {
    const account = await heldAccount(repositories, await homeOf(repositories.reads, 'open_item', input.itemId), {
      centreId: actor.centreId,
      today,
    });
    const item = account?.items.find(({ id }) => id === input.itemId);
    return account && item ? { ...enteredBy(actor, at), ...account, item } : null;
  },
  row: ({ tenantId, item }) => ({ tenantId, type: 'openItem', id: item.id }),
  decide: (state, { to, reason }, circumstances) => defer(state, { to, reason }, circumstances),
  save: ({ accounts }, deferral, { tenantId, at }) => accounts.addDeferral(tenantId, deferral, at),
  record: (deferral) => ({
    ...{ type: 'openItem', id: deferral.itemId, content: deferral },
    messages: [{ name: 'ItemDeferred.v1', payload: { itemId: deferral.itemId, deferralId: deferral.id } }],
  }),
  outcome: ({ itemId }) => ({ itemId }),
});

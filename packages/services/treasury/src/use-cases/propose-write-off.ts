// SPDX-License-Identifier: EUPL-1.2
import { type ProposeWriteOffRefusal, proposeWriteOff as propose } from '@domain/treasury';
import { err, refusal } from '@kernel/core';
import { amountInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { heldAccount, homeOf } from '../account-state.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Proposes to give up what is left of a claim; it changes nothing before a second person releases it. */
export const proposeWriteOff = useCase({
  name: 'treasury.proposeWriteOff',
  action: 'treasury.keepAccounts',
  input: z.object({ itemId: idInput<'OpenItemId'>(), amount: amountInput, reason: textInput(500, 0) }),
  refusals: everyCode<ProposeWriteOffRefusal | 'WRITE_OFF_PROPOSED'>()(
    'WRITE_OFF_PROPOSED',
    'NOT_A_PERSON',
    'REASON_MISSING',
    'NOTHING_OPEN',
    'MORE_THAN_OPEN',
  ),
  load: async (repositories, { input, actor, at, today }) => {
    const account = await heldAccount(repositories, await homeOf(repositories.reads, 'open_item', input.itemId), {
      centreId: actor.centreId,
      today,
    });
    const item = account?.items.find(({ id }) => id === input.itemId);
    if (!account || !item) return null;
    const proposed = await repositories.accounts.hasProposedWriteOff(account.tenantId, item.id);
    return { ...enteredBy(actor, at), ...account, item, proposed };
  },
  row: ({ tenantId, item }) => ({ tenantId, type: 'openItem', id: item.id }),
  decide: (state, { amount, reason }, circumstances) =>
    state.proposed
      ? err(refusal('WRITE_OFF_PROPOSED', { params: { label: state.item.label } }))
      : propose(state, { amountCents: amount, reason }, circumstances),
  save: ({ accounts }, writeOff, { tenantId, at }) => accounts.addWriteOff(tenantId, writeOff, at),
  record: (writeOff) => ({
    ...{ type: 'writeOff', id: writeOff.id, content: writeOff },
    messages: [{ name: 'WriteOffProposed.v1', payload: { writeOffId: writeOff.id } }],
  }),
  outcome: ({ id, itemId }) => ({ writeOffId: id, itemId }),
});

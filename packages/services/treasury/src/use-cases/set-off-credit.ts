// SPDX-License-Identifier: EUPL-1.2
import { type UseCreditRefusal, useCredit } from '@domain/treasury';
import { amountInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { heldAccount, homeOf } from '../account-state.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Sets a credit off against claims: it stays on the account of its member. Paid out it is by two people. */
export const setOffCredit = useCase({
  name: 'treasury.setOffCredit',
  action: 'treasury.keepAccounts',
  stepUp: true,
  input: z.object({
    ...{ creditId: idInput<'MemberCreditId'>(), amount: amountInput, reason: textInput(300, 0) },
    itemIds: z.array(idInput<'OpenItemId'>()).max(100),
  }),
  refusals: everyCode<UseCreditRefusal>()(
    'NOT_A_PERSON',
    'REASON_MISSING',
    'PAYMENT_NOT_POSITIVE',
    'MORE_THAN_OPEN',
    'MORE_THAN_OWED',
    'NAMED_ITEM_UNKNOWN',
    'NAMED_ITEM_TWICE',
  ),
  load: async (repositories, { input, actor, at, today }) => {
    const home = await homeOf(repositories.reads, 'member_credit', input.creditId);
    const account = await heldAccount(repositories, home, { centreId: actor.centreId, today });
    const credit = account?.credits.find(({ id }) => id === input.creditId);
    return account && credit ? { ...enteredBy(actor, at), ...account, credit } : null;
  },
  row: ({ tenantId, credit }) => ({ tenantId, type: 'memberCredit', id: credit.id }),
  decide: (state, { amount, itemIds, reason }, circumstances) =>
    useCredit(state, { kind: 'setOff', amountCents: amount, itemIds, reason }, circumstances),
  save: async ({ accounts }, { use, movements }, { tenantId, at }) => {
    await accounts.addCreditUse(tenantId, use, at);
    await accounts.addMovements(
      movements.map((movement) => ({ ...movement, tenantId, creditId: use.creditId })),
      at,
    );
  },
  record: (decision) => ({ type: 'memberCredit', id: decision.use.creditId, content: decision }),
  outcome: ({ use }) => ({ creditId: use.creditId }),
});

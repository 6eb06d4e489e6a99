// SPDX-License-Identifier: EUPL-1.2
import type { AllocatePaymentRefusal } from '@domain/treasury';
import { err, refusal } from '@kernel/core';
import { amountInput, dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { heldAccount } from '../account-state.ts';
import { allocated, savePayments } from '../payment-draft.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Money of a member, on its day of value; it meets the claims that the payer named, then the others in the order of the association. */
export const enterPayment = useCase({
  name: 'treasury.enterPayment',
  action: 'treasury.keepAccounts',
  input: z.object({
    ...{ tenantId: idInput<'TenantId'>(), paidOn: dateInput, amount: amountInput, reference: textInput(200, 0) },
    itemIds: z.array(idInput<'OpenItemId'>()).max(100),
  }),
  refusals: everyCode<AllocatePaymentRefusal | 'DATE_IN_FUTURE'>()(
    'DATE_IN_FUTURE',
    'PAYMENT_NOT_POSITIVE',
    'NAMED_ITEM_UNKNOWN',
    'NAMED_ITEM_TWICE',
  ),
  load: async (repositories, { input, actor, at, today }) => {
    const account = await heldAccount(repositories, input.tenantId, { centreId: actor.centreId, today });
    return account && { ...enteredBy(actor, at), ...account };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'memberPayment' }),
  decide: (account, { paidOn, amount, reference, itemIds }, { today, newId }) => {
    if (paidOn > today) return err(refusal('DATE_IN_FUTURE', { field: 'paidOn', params: { today } }));
    const { tenantId } = account;
    return allocated(account, { id: newId(), tenantId, on: paidOn, amountCents: amount, reference, namedItemIds: itemIds }, newId);
  },
  save: ({ accounts }, payment, by) => savePayments(accounts, [payment], null, by),
  record: (decision) => ({ type: 'memberPayment', id: decision.payment.id, content: decision }),
  outcome: ({ payment }) => ({ paymentId: payment.id }),
});

// SPDX-License-Identifier: EUPL-1.2
import { itemState, type RecordReturnRefusal, recordPaymentReturn as record } from '@domain/treasury';
import { cents, type TenantId } from '@kernel/core';
import { amountInput, dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { heldAccount } from '../account-state.ts';
import { paymentsOf } from '../payments.ts';
import { proposalsOf } from '../stored-proposals.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** A collection came back from the bank: its claim is open again, and the next proposal takes it. */
export const recordPaymentReturn = useCase({
  name: 'treasury.recordPaymentReturn',
  action: 'treasury.keepAccounts',
  input: z.object({
    ...{ proposalId: idInput<'PaymentProposalId'>(), itemId: idInput<'OpenItemId'>(), returnedOn: dateInput, reason: textInput(300, 0) },
    fee: amountInput,
    /** What the money had been entered as; without it the money had not been entered yet. */
    paymentId: idInput<'MemberPaymentId'>().optional(),
  }),
  refusals: everyCode<RecordReturnRefusal>()(
    'NOT_A_PERSON',
    'NOT_COLLECTED',
    'RETURNED_ALREADY',
    'DATE_IN_FUTURE',
    'RETURN_TOO_EARLY',
    'REASON_MISSING',
    'FEE_NEGATIVE',
    'PAYMENT_TAKEN_BACK',
    'PAYMENT_NOT_OF_CLAIM',
    'PAYMENT_TO_NAME',
  ),
  load: async (repositories, { input, actor, at, today }) => {
    const { reads, centre } = repositories;
    await centre.lockRow('payment_proposal', actor.centreId, input.proposalId);
    const [proposal] = await proposalsOf(reads, sql`proposal.id = ${input.proposalId}::uuid`);
    const home = proposal?.items.find(({ id }) => id === input.itemId)?.tenantId as TenantId | undefined;
    if (!proposal || !home) return null;
    const account = await heldAccount(repositories, home, { centreId: actor.centreId, today });
    const item = account?.items.find(({ id }) => id === input.itemId);
    if (!account || !item) return null;
    const stored = input.paymentId && (await paymentsOf(reads, account.tenantId)).find(({ id }) => id === input.paymentId);
    if (input.paymentId && !stored) return null;
    const movements = account.movements.filter(({ paymentId }) => paymentId === input.paymentId);
    const payment = stored ? { ...stored, on: stored.paidOn, movements, credit: null } : null;
    const { openCents } = itemState(item, account.movements, account.deferrals, today);
    const returned = new Set(proposal.returns.map(({ itemId }) => itemId));
    return { ...enteredBy(actor, at), tenantId: account.tenantId, proposal, payment, openCents, returned };
  },
  row: ({ centreId, proposal }) => ({ tenantId: centreId, type: 'paymentProposal', id: proposal.id }),
  decide: (state, { itemId, returnedOn, reason, fee }, circumstances) =>
    record(state, { itemId, on: returnedOn, reason, feeCents: cents(fee) }, circumstances),
  alsoWrites: ({ tenantId }) => [tenantId as TenantId],
  save: async ({ centre, accounts }, found, by) => {
    await centre.addReturn(found, by);
    const { movement, paymentId, tenantId } = found;
    if (movement && paymentId) await accounts.addMovements([{ ...movement, tenantId, paymentId }], by.at);
  },
  record: (found) => ({ type: 'paymentProposal', id: found.proposalId, content: found }),
  outcome: ({ proposalId }) => ({ proposalId }),
});

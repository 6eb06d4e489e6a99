// SPDX-License-Identifier: EUPL-1.2
import { type TakeBackPaymentRefusal, takeBackPayment as takeBack } from '@domain/treasury';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { heldAccount, homeOf } from '../account-state.ts';
import { paymentsOf } from '../payments.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** A payment that was entered by mistake, or came back: counter-movements on its own day, its credit goes with it. */
export const takeBackPayment = useCase({
  name: 'treasury.takeBackPayment',
  action: 'treasury.keepAccounts',
  input: z.object({ paymentId: idInput<'MemberPaymentId'>(), expectedVersion: versionInput, reason: textInput(300, 0) }),
  refusals: everyCode<TakeBackPaymentRefusal>()(
    'PAYMENT_TAKEN_BACK',
    'NOT_A_PERSON',
    'REASON_MISSING',
    'PAYMENT_RETURNED',
    'CREDIT_USED',
    'WRITTEN_OFF_SINCE',
  ),
  load: async (repositories, { input, actor, at, today }) => {
    const { reads } = repositories;
    const account = await heldAccount(repositories, await homeOf(reads, 'member_payment', input.paymentId), {
      centreId: actor.centreId,
      today,
    });
    const stored = account && (await paymentsOf(reads, account.tenantId)).find(({ id }) => id === input.paymentId);
    if (!account || !stored) return null;
    const payment = {
      ...stored,
      on: stored.paidOn,
      movements: account.movements.filter(({ paymentId }) => paymentId === stored.id),
      credit: account.credits.find(({ paymentId }) => paymentId === stored.id) ?? null,
    };
    const writtenOff = new Set(account.movements.filter(({ kind }) => kind === 'writeOff').map(({ itemId }) => itemId));
    return { ...enteredBy(actor, at), ...account, stored, payment, writtenOff };
  },
  row: ({ tenantId, stored }) => ({ tenantId, type: 'memberPayment', id: stored.id, version: stored.version }),
  decide: ({ payment, items, writtenOff }, { reason }, circumstances) =>
    takeBack({ payment, items, writtenOff }, { reason }, circumstances),
  save: async ({ accounts }, { paymentId, on, reason, movements, creditUse }, { tenantId, at }) => {
    await accounts.takeBack(tenantId, paymentId, on, reason);
    await accounts.addMovements(
      movements.map((movement) => ({ ...movement, tenantId, paymentId })),
      at,
    );
    if (creditUse) await accounts.addCreditUse(tenantId, creditUse, at);
  },
  record: (decision) => ({ type: 'memberPayment', id: decision.paymentId, content: decision }),
  outcome: ({ paymentId }) => ({ paymentId }),
});

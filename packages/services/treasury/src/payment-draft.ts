// SPDX-License-Identifier: EUPL-1.2
import { type AllocatePaymentRefusal, allocatePayment, type PaymentAllocation, type PaymentOrder } from '@domain/treasury';
import type { Cents, CivilDate, Refusal, Result, TenantId } from '@kernel/core';
import type { accountRepository, Entered } from './repositories/account-repository.ts';

export interface PaymentDraft {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly on: CivilDate;
  readonly amountCents: Cents;
  readonly reference: string;
  readonly namedItemIds: readonly string[];
}

export interface AllocatedPayment {
  readonly payment: PaymentDraft;
  readonly allocation: PaymentAllocation;
  readonly creditId: string;
}

/** Sets a payment against the claims of its member in the order of the association. */
export function allocated(
  account: Parameters<typeof allocatePayment>[0] & { readonly order: PaymentOrder },
  payment: PaymentDraft,
  newId: () => string,
): Result<AllocatedPayment, Refusal<AllocatePaymentRefusal>> {
  const found = allocatePayment(account, payment, account.order);
  if (!found.ok) return found;
  const movements = found.value.movements.map((movement) => ({ ...movement, id: newId() }));
  return { ok: true, value: { payment, allocation: { ...found.value, movements }, creditId: newId() } };
}

/** Stores payments with what they settle and what they leave over: a bank's file has one for each of hundreds. */
export async function savePayments(
  accounts: ReturnType<typeof accountRepository>,
  made: readonly AllocatedPayment[],
  importId: string | null,
  by: Entered,
): Promise<void> {
  await accounts.addPayments(
    made.map(({ payment: { id, tenantId, on, amountCents, reference }, allocation: { order, creditCents, steps } }) => ({
      ...{ id, tenantId, paidOn: on, amountCents, reference, order, creditCents, steps, importId },
    })),
    by,
  );
  await accounts.addMovements(
    made.flatMap(({ payment: { id, tenantId }, allocation }) =>
      allocation.movements.map((movement) => ({ ...movement, tenantId, paymentId: id })),
    ),
    by.at,
  );
  const left = made.filter(({ allocation }) => allocation.creditCents !== 0n);
  await accounts.addCredits(
    left.map(({ payment: { id, tenantId, on, reference }, allocation, creditId }) => ({
      ...{ id: creditId, tenantId, kind: 'overpayment' as const, arisenOn: on, paymentId: id, amountCents: allocation.creditCents },
      label: reference === '' ? 'Überzahlung' : `Überzahlung: ${reference}`,
    })),
    by,
  );
}

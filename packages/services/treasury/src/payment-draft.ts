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

export async function savePayment(
  accounts: ReturnType<typeof accountRepository>,
  { payment, allocation, creditId }: AllocatedPayment,
  importId: string | null,
  by: Entered,
): Promise<void> {
  const { id, tenantId, on, amountCents, reference } = payment;
  const { order, creditCents, movements, steps } = allocation;
  await accounts.addPayments([{ id, tenantId, paidOn: on, amountCents, reference, order, creditCents, steps, importId }], by);
  await accounts.addMovements(
    tenantId,
    movements.map((movement) => ({ ...movement, paymentId: id })),
    by.at,
  );
  if (creditCents === 0n) return;
  const label = reference === '' ? 'Überzahlung' : `Überzahlung: ${reference}`;
  await accounts.addCredits(
    [{ id: creditId, tenantId, kind: 'overpayment', label, amountCents: creditCents, arisenOn: on, paymentId: id }],
    by,
  );
}

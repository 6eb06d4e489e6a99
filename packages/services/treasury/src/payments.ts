// SPDX-License-Identifier: EUPL-1.2

import type { YearStep } from '@domain/treasury';
import { type Cents, type CivilDate, cents } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { fromJson } from './json.ts';

export interface StoredPayment {
  readonly id: string;
  readonly tenantId: string;
  readonly memberName: string;
  readonly paidOn: CivilDate;
  readonly amountCents: Cents;
  readonly reference: string;
  readonly order: string;
  readonly creditCents: Cents;
  readonly steps: readonly YearStep[];
  readonly takenBackOn: CivilDate | null;
  readonly takenBackReason: string | null;
  readonly enteredAt: string;
  readonly version: number;
}

/** The newest first; of one member, or of all that the wall shows. */
export async function paymentsOf(reads: Reads, tenantId: string | null): Promise<StoredPayment[]> {
  const { rows } = await sql<
    Omit<StoredPayment, 'amountCents' | 'creditCents' | 'steps'> & { amount: string; credit: string; steps: unknown }
  >`
    select payment.id, payment.tenant_id as "tenantId", member.name as "memberName", payment.paid_on as "paidOn",
      payment.amount_cents::text as amount, payment.reference, payment.pay_order as "order", payment.credit_cents::text as credit, payment.steps,
      payment.taken_back_on as "takenBackOn", payment.taken_back_reason as "takenBackReason", payment.created_at as "enteredAt", payment.version
    from member_payment as payment join tenant as member on member.id = payment.tenant_id
    where ${tenantId === null ? sql`true` : sql`payment.tenant_id = ${tenantId}::uuid`}
    order by payment.paid_on desc, payment.created_at desc, payment.id`.execute(reads);
  return rows.map(({ amount, credit, steps, ...row }) => ({
    ...row,
    amountCents: cents(BigInt(amount)),
    creditCents: cents(BigInt(credit)),
    steps: fromJson(steps),
  }));
}

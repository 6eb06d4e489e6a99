// SPDX-License-Identifier: EUPL-1.2
import { type CivilMonth, type Decide, err, firstDay, monthOf, ok, type Refusal, refusal } from '@kernel/core';
import { type CostCentreCost, reverseCostCentreCost } from '../cost-centres/keep-centre.ts';
import { type DirectCharge, type ReverseDirectChargeRefusal, reverseDirectCharge } from '../direct-charge.ts';
import { type PoolCost, type ReversePoolCostRefusal, reversePoolCost } from '../pool.ts';
import { openMonthFor } from './make-postings.ts';
import { checkInvoiceStatus, type SupplierInvoice } from './supplier-invoice.ts';

/** In order of precedence. */
export type TakeBackInvoiceRefusal = 'INVOICE_STATUS' | ReversePoolCostRefusal | ReverseDirectChargeRefusal;

/** What an invoice became and nobody has taken back since. */
export type StandingPosting =
  | { readonly kind: 'cost'; readonly lineKey: string; readonly cost: PoolCost }
  | { readonly kind: 'centreCost'; readonly lineKey: string; readonly cost: CostCentreCost }
  | { readonly kind: 'charge'; readonly lineKey: string; readonly charge: DirectCharge; readonly agreementId: string | null };

export interface TakeBackState {
  readonly invoice: SupplierInvoice;
  readonly standing: readonly StandingPosting[];
  readonly frozenMonths: readonly CivilMonth[];
}

export interface TakenBackInvoice {
  readonly id: string;
  readonly status: 'read';
  readonly reason: string;
  readonly counters: readonly StandingPosting[];
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

/** Takes a booked invoice back by a counter-entry for each posting, in its own month or the first open one; it can be assigned anew. */
export const takeBackInvoice: Decide<TakeBackState, { readonly reason: string }, TakenBackInvoice, TakeBackInvoiceRefusal> = (
  { invoice, standing, frozenMonths },
  { reason },
  circumstances,
) => {
  if (invoice.status !== 'booked') return err(refusal('INVOICE_STATUS', { params: { status: invoice.status } }));
  const status = checkInvoiceStatus(invoice.status, 'read');
  if (status) return err(status);
  if (reason.trim() === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  const counters: StandingPosting[] = [];
  for (const posting of standing) {
    const counter = counterOf(posting, reason, frozenMonths, circumstances);
    if ('code' in counter) return err(counter);
    counters.push(counter);
  }
  const changes = [{ field: 'status', from: 'booked', to: 'read' }];
  return ok({ id: invoice.id, status: 'read', reason: reason.trim(), counters, changes });
};

function counterOf(
  posting: StandingPosting,
  reason: string,
  frozenMonths: readonly CivilMonth[],
  circumstances: Parameters<typeof reversePoolCost>[2],
): StandingPosting | Refusal<TakeBackInvoiceRefusal> {
  if (posting.kind === 'cost') {
    const month = openMonthFor(posting.cost.month, frozenMonths);
    const counter = reversePoolCost({ cost: posting.cost, reversedBy: null, frozenMonths }, { month, reason }, circumstances);
    return counter.ok ? { ...posting, cost: counter.value } : counter.error;
  }
  if (posting.kind === 'centreCost') {
    const month = openMonthFor(posting.cost.month, frozenMonths);
    const counter = reverseCostCentreCost({ cost: posting.cost, reversedBy: null, frozenMonths }, { month, reason }, circumstances);
    return counter.ok ? { ...posting, cost: counter.value } : counter.error;
  }
  const own = monthOf(posting.charge.occurredOn);
  const open = openMonthFor(own, frozenMonths);
  const occurredOn = open === own ? posting.charge.occurredOn : firstDay(open);
  const counter = reverseDirectCharge({ charge: posting.charge, reversedBy: null, frozenMonths }, { occurredOn, reason }, circumstances);
  return counter.ok ? { ...posting, charge: counter.value } : counter.error;
}

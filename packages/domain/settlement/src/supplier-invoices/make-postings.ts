// SPDX-License-Identifier: EUPL-1.2
import {
  addMonths,
  type Circumstances,
  type CivilDate,
  type CivilMonth,
  err,
  isValidOn,
  monthOf,
  ok,
  type Refusal,
  type Result,
  refusal,
  type TenantId,
  type Validity,
} from '@kernel/core';
import {
  type CostCentreCost,
  type EnterCostCentreCostRefusal,
  enterCostCentreCost,
  type SupportCentre,
} from '../cost-centres/keep-centre.ts';
import {
  type AgreementBasis,
  type DirectCharge,
  type EnterDirectChargeRefusal,
  enterDirectCharge,
  type SourceRef,
} from '../direct-charge.ts';
import type { AllocationKey } from '../key.ts';
import { type EnterPoolCostRefusal, enterPoolCost, type Pool, type PoolCost } from '../pool.ts';
import { lastFrozenMonth } from '../posting-day.ts';
import type { Assignment, SupplierInvoice } from './supplier-invoice.ts';

/** Source of direct charges that an invoice became. */
export const SUPPLIER_INVOICE_SOURCE = 'supplierInvoice';

/** In order of precedence. */
export type PostingRefusal =
  | 'POOL_UNKNOWN'
  | 'POOL_RETIRED'
  | 'COST_CENTRE_UNKNOWN'
  | 'MEMBER_UNKNOWN'
  | EnterPoolCostRefusal
  | EnterCostCentreCostRefusal
  | EnterDirectChargeRefusal;

/** The agreement of a member for a service, while it holds. */
export interface ValidBasis {
  readonly tenantId: TenantId;
  readonly serviceFamilyCode: string;
  readonly agreementId: string;
  readonly validity: Validity;
  readonly basis: AgreementBasis;
}

/** All that costs and charges are checked against. */
export interface PostingState {
  readonly pools: readonly (Pool & { readonly active: boolean })[];
  readonly centres: readonly SupportCentre[];
  readonly keyVersions: readonly AllocationKey[];
  readonly bases: readonly ValidBasis[];
  readonly memberSince: ReadonlyMap<TenantId, CivilDate>;
  readonly frozenMonths: readonly CivilMonth[];
  readonly foundedOn: CivilDate;
}

/** What a line of an invoice became. */
export type InvoicePosting =
  | { readonly kind: 'cost'; readonly lineKey: string; readonly cost: PoolCost }
  | { readonly kind: 'centreCost'; readonly lineKey: string; readonly cost: CostCentreCost }
  | { readonly kind: 'charge'; readonly lineKey: string; readonly charge: DirectCharge; readonly agreementId: string };

/** The month itself while it is open, else the first one that is. */
export function openMonthFor(month: CivilMonth, frozenMonths: readonly CivilMonth[]): CivilMonth {
  const last = lastFrozenMonth(frozenMonths);
  return last === null || month > last ? month : addMonths(last, 1);
}

/** A month that is settled already is refused with the one in which it can still be booked. */
function withOpenMonth<Code extends string>(found: Refusal<Code>, month: CivilMonth, frozenMonths: readonly CivilMonth[]): Refusal<Code> {
  if (found.code !== 'PERIOD_FROZEN') return found;
  return { ...found, params: { ...found.params, open: openMonthFor(month, frozenMonths) } };
}

const voucherOf = ({ number }: SupplierInvoice): string | null => (number ?? '').slice(0, 60) || null;

function postCost(
  state: PostingState,
  invoice: SupplierInvoice,
  { lineKey, amountCents, label, target }: Assignment & { readonly target: { readonly kind: 'pool' } },
  circumstances: Circumstances,
): Result<InvoicePosting, Refusal<PostingRefusal>> {
  const pool = state.pools.find(({ id }) => id === target.poolId);
  if (!pool) return err(refusal('POOL_UNKNOWN', { field: 'poolId', params: { pool: target.poolId } }));
  if (!pool.active) return err(refusal('POOL_RETIRED', { field: 'poolId', params: { pool: pool.name } }));
  const { costKind: kind, month } = target;
  const cost = enterPoolCost({ ...state, pool }, { month, kind, amountCents, label, voucher: voucherOf(invoice) }, circumstances);
  if (!cost.ok) return err(withOpenMonth(cost.error, month, state.frozenMonths));
  return ok({ kind: 'cost', lineKey, cost: cost.value });
}

function postCentreCost(
  state: PostingState,
  invoice: SupplierInvoice,
  { lineKey, amountCents, label, target }: Assignment & { readonly target: { readonly kind: 'centre' } },
  circumstances: Circumstances,
): Result<InvoicePosting, Refusal<PostingRefusal>> {
  const centre = state.centres.find(({ id }) => id === target.costCentreId);
  if (!centre) return err(refusal('COST_CENTRE_UNKNOWN', { field: 'costCentreId', params: { centre: target.costCentreId } }));
  const { costKind: kind, month } = target;
  const cost = enterCostCentreCost({ ...state, centre }, { month, kind, amountCents, label, voucher: voucherOf(invoice) }, circumstances);
  if (!cost.ok) return err(withOpenMonth(cost.error, month, state.frozenMonths));
  return ok({ kind: 'centreCost', lineKey, cost: cost.value });
}

function postCharge(
  state: PostingState,
  sourceRef: SourceRef,
  { lineKey, amountCents, label, target }: Assignment & { readonly target: { readonly kind: 'member' } },
  circumstances: Circumstances,
): Result<InvoicePosting, Refusal<PostingRefusal>> {
  const { tenantId, serviceFamilyCode, occurredOn } = target;
  const memberSince = state.memberSince.get(tenantId) ?? null;
  if (memberSince === null) return err(refusal('MEMBER_UNKNOWN', { field: 'tenantId' }));
  const found = state.bases.find(
    (one) => one.tenantId === tenantId && one.serviceFamilyCode === serviceFamilyCode && isValidOn(one.validity, occurredOn),
  );
  const charge = enterDirectCharge(
    { basis: found?.basis ?? null, frozenMonths: state.frozenMonths, memberSince },
    { tenantId, serviceFamilyCode, occurredOn, amountCents, label, sourceRef },
    circumstances,
  );
  if (!charge.ok) return err(withOpenMonth(charge.error, monthOf(occurredOn), state.frozenMonths));
  return ok({ kind: 'charge', lineKey, charge: charge.value, agreementId: found?.agreementId ?? '' });
}

/** The costs and charges that the assignments become, or what speaks against each of them, with its place in the list. */
export function makePostings(
  state: PostingState,
  invoice: SupplierInvoice,
  version: number,
  assignments: readonly Assignment[],
  circumstances: Circumstances,
): Result<readonly InvoicePosting[], readonly Refusal<PostingRefusal>[]> {
  const source: SourceRef = { type: SUPPLIER_INVOICE_SOURCE, id: invoice.id, version };
  const made = assignments.map((assignment) => {
    const { target } = assignment;
    if (target.kind === 'pool') return postCost(state, invoice, { ...assignment, target }, circumstances);
    if (target.kind === 'centre') return postCentreCost(state, invoice, { ...assignment, target }, circumstances);
    return postCharge(state, source, { ...assignment, target }, circumstances);
  });
  const refusals = made.flatMap((one, index) =>
    one.ok
      ? []
      : [{ ...one.error, field: `assignments.${index}.${one.error.field ?? 'amount'}`, params: { ...one.error.params, row: index + 1 } }],
  );
  return refusals.length > 0 ? err(refusals) : ok(made.flatMap((one) => (one.ok ? [one.value] : [])));
}

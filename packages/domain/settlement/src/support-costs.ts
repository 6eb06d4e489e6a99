// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  cents,
  err,
  type Fraction,
  fraction,
  multiplyFractions,
  ok,
  type Refusal,
  type Result,
  sumCents,
  sumFractions,
} from '@kernel/core';
import { allocateCentres, type CentreAllocation, type CentreRefusal } from './cost-centres/allocate-centres.ts';
import type { CentrePlan, CostCentre } from './cost-centres/plan.ts';
import { countedCents } from './pool.ts';
import type { RunCost, RunCostCentres, RunInput } from './run-input.ts';

/** Support centres as a run settles them, with the resolution behind method and order. */
export type SettledCentres = CentreAllocation & { readonly resolution: string };

/** The sum of entries as they count. */
export const countedSum = (costs: readonly RunCost[]): Cents => sumCents(costs.map(countedCents));

/** Support centres with their costs, and the pools as final centres, which get nothing but what is passed on. */
export function centrePlanOf(
  { centres, services, method, order }: Pick<RunCostCentres, 'centres' | 'services' | 'method' | 'order'>,
  pools: readonly { readonly id: string; readonly name: string }[],
): CentrePlan {
  const support = centres.map(({ id, name, costs }): CostCentre => ({ id, name, kind: 'support', amountCents: countedSum(costs) }));
  const finals = pools.map(({ id, name }): CostCentre => ({ id, name, kind: 'final', amountCents: cents(0n) }));
  const flows = services.map(({ fromCentre, to, quantity }) => ({ from: fromCentre, to: to.id, quantity: fraction(quantity) }));
  return { centres: [...support, ...finals], flows, ...(method === 'step-down' && order ? { order } : {}) };
}

/** Settles the support centres over the whole period. */
export function settleCentres({ costCentres, pools }: RunInput): Result<SettledCentres | null, Refusal<CentreRefusal>[]> {
  if (costCentres === null || costCentres.centres.length === 0) return ok(null);
  const settled = allocateCentres(centrePlanOf(costCentres, pools), costCentres.method);
  if (settled.ok) return ok({ ...settled.value, resolution: costCentres.resolution });
  return err(settled.error.map((found) => ({ ...found, field: `costCentres.${found.field ?? ''}` })));
}

/** What a pool gets of all support centres over the period. */
export const supportOfPool = (settled: SettledCentres | null, poolId: string): Cents =>
  settled?.finals.find(({ id }) => id === poolId)?.amountCents ?? cents(0n);

/** Which centres an amount of support of a pool comes from, in proportion to what each passed on to it; exact cents that make the amount. */
export function supportByCentre(
  settled: SettledCentres | null,
  poolId: string,
  amount: Cents,
): { readonly centreId: string; readonly centreName: string; readonly cents: Fraction }[] {
  if (settled === null || amount === 0n) return [];
  const own = settled.transfers.filter(({ to, amount: passed }) => to === poolId && passed.n !== 0n);
  const whole = sumFractions(own.map((transfer) => transfer.amount));
  if (whole.n === 0n) return [];
  const scale = fraction(amount * whole.d, whole.n);
  return own.map((transfer) => ({
    centreId: transfer.from,
    centreName: settled.support.find(({ id }) => id === transfer.from)?.name ?? transfer.from,
    cents: multiplyFractions(transfer.amount, scale),
  }));
}

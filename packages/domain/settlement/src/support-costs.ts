// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  cents,
  divideFractions,
  err,
  type Fraction,
  fraction,
  multiplyFractions,
  ok,
  type Refusal,
  type Result,
  subtractFractions,
  sumCents,
  sumFractions,
  ZERO_FRACTION,
} from '@kernel/core';
import { allocateCentres, type CentreAllocation, type CentreRefusal } from './cost-centres/allocate-centres.ts';
import type { CentrePlan, CostCentre } from './cost-centres/plan.ts';
import { countDays, daysOf } from './participation.ts';
import { countedCents } from './pool.ts';
import type { RunCost, RunCostCentres, RunInput } from './run-input.ts';
import type { PoolAllocation, RunResult } from './run-result.ts';

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

/** What one support centre passes on to a pool in some months, as it can be reckoned again: burdened × share × part of the days. */
export interface SupportPart {
  readonly centreId: string;
  readonly centreName: string;
  /** What the centre had to pass on over the period, in cents. */
  readonly burdened: Fraction;
  /** Taken over from other support centres before; empty where it had its own cost alone. */
  readonly takenOver: readonly { readonly centreName: string; readonly cents: Fraction }[];
  /** The pool's part of it. */
  readonly share: Fraction;
  /** Days of these months of all days for which the pool has a key; null where they are the same. */
  readonly days: { readonly own: number; readonly all: number } | null;
  /** Exact, in cents. */
  readonly cents: Fraction;
}

export interface SupportParts {
  readonly parts: readonly SupportPart[];
  /** What is missing from the exact parts to the whole cents that the pool gets; below zero where they are more. */
  readonly rounding: Fraction;
}

type Supported = Pick<PoolAllocation, 'poolId' | 'months' | 'byKind'>;

const daysIn = ({ months }: Pick<Supported, 'months'>): number => countDays(daysOf(months));

/** Which centres the support of a pool in these months comes from, and what rounding makes of it: together the amount. */
export function supportByCentre(
  {
    costCentres: settled,
    allocations,
  }: Pick<RunResult, 'costCentres'> & { readonly allocations: readonly Pick<Supported, 'poolId' | 'months'>[] },
  supported: Supported,
): SupportParts {
  const amount = supported.byKind.support;
  if (settled === null || amount === 0n) return { parts: [], rounding: ZERO_FRACTION };
  const nameOf = (id: string): string => settled.support.find((one) => one.id === id)?.name ?? id;
  const all = allocations.filter(({ poolId }) => poolId === supported.poolId).reduce((sum, one) => sum + daysIn(one), 0);
  const own = daysIn(supported);
  const parts = settled.transfers
    .filter(({ to, amount: passed }) => to === supported.poolId && passed.n !== 0n)
    .map(
      ({ from, share, amount: passed }): SupportPart => ({
        centreId: from,
        centreName: nameOf(from),
        burdened: settled.support.find(({ id }) => id === from)?.burdened ?? divideFractions(passed, share),
        takenOver: settled.transfers
          .filter(({ to, amount: taken }) => to === from && taken.n !== 0n)
          .map((one) => ({ centreName: nameOf(one.from), cents: one.amount })),
        share,
        days: own === all ? null : { own, all },
        cents: multiplyFractions(passed, fraction(BigInt(own), BigInt(all))),
      }),
    );
  return { parts, rounding: subtractFractions(fraction(amount), sumFractions(parts.map((part) => part.cents))) };
}

// SPDX-License-Identifier: EUPL-1.2
import { centrePlanOf, compareMethods, type MethodComparison } from '@domain/settlement';
import { type CivilMonth, countMonths, fractionToText, type Instant, sumCents } from '@kernel/core';
import type { Reads } from '@platform/database';
import { monthInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { costCentresOf } from '../collect-facts.ts';
import { shownRefusal } from '../shown-refusal.ts';
import { type MethodName, nameOfMethod } from './method-names.ts';

const MOST_MONTHS = 24;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Pools in use, and retired ones that receive something all the same: without any a method could not name whose cost arrives nowhere. */
async function poolsOf(reads: Reads, centreId: string, served: ReadonlySet<string>): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select pool.id, pool.name from pool
    where pool.tenant_id = ${centreId}::uuid and (pool.active or pool.id = any(${[...served]}::uuid[]))
    order by pool.name, pool.id`.execute(reads);
  return rows;
}

const outcomeOf = ({ method, allocation, refusals }: MethodComparison['outcomes'][number], served: ReadonlySet<string>) => ({
  method: nameOfMethod(method),
  refusals: refusals.map(shownRefusal),
  pools: (allocation?.finals ?? [])
    .filter(({ id }) => served.has(id))
    .map(({ id, amountCents, exact, roundingCents }) => ({
      poolId: id,
      amount: amountCents as bigint,
      exact: fractionToText(exact),
      roundedUp: roundingCents !== 0n,
    })),
  support: (allocation?.support ?? []).map(({ id, burdened }) => ({ centreId: id, burdened: fractionToText(burdened) })),
  transfers: (allocation?.transfers ?? []).map(({ from, to, share, amount }) => ({
    fromCentreId: from,
    toId: to,
    share: fractionToText(share),
    amount: fractionToText(amount),
  })),
});

export type MethodOutcomeRow = ReturnType<typeof outcomeOf>;

export interface CentreComparison {
  readonly monthFrom: CivilMonth;
  readonly monthTo: CivilMonth;
  /** The method in force on the last day; null: none is resolved. */
  readonly method: MethodName | null;
  readonly resolution: string | null;
  /** Of the resolved order; empty: by the least received services. */
  readonly order: readonly string[];
  readonly centres: readonly (Named & { readonly primary: bigint })[];
  readonly pools: readonly Named[];
  readonly total: bigint;
  readonly outcomes: readonly MethodOutcomeRow[];
  readonly steps: readonly {
    readonly chosen: string;
    readonly left: readonly { readonly centreId: string; readonly received: string }[];
  }[];
  readonly equations: readonly {
    readonly centreId: string;
    readonly given: string;
    readonly primary: bigint;
    readonly takes: readonly { readonly centreId: string; readonly quantity: string }[];
    readonly price: string | null;
  }[];
}

/** Costs and services of a span shared by all three methods, whichever is in force; null where no centre has cost anything. */
export const compareCostCentreMethods = query({
  name: 'settlement.compareCostCentreMethods',
  action: 'settlement.readPools',
  input: z.object({ monthFrom: monthInput, monthTo: monthInput }),
  run: async (reads, { input, actor, at }): Promise<CentreComparison | null> => {
    const last = input.monthTo < input.monthFrom ? input.monthFrom : input.monthTo;
    const period = countMonths(input.monthFrom, last) > MOST_MONTHS ? { from: last, to: last } : { from: input.monthFrom, to: last };
    const now = at as Instant;
    const found = await costCentresOf(reads, { centreId: actor.centreId, period, cut: now, frozenToo: true }, now);
    if (!found) return null;
    const served = new Set(found.services.flatMap(({ to }) => (to.kind === 'pool' ? [to.id] : [])));
    const pools = await poolsOf(reads, actor.centreId, served);
    const plan = centrePlanOf(found, pools);
    const { outcomes, steps, equations } = compareMethods(plan);
    const centres = plan.centres.filter(({ kind }) => kind === 'support');
    return {
      ...{ monthFrom: period.from, monthTo: period.to },
      method: found.resolution === '' ? null : nameOfMethod(found.method),
      resolution: found.resolution === '' ? null : found.resolution,
      order: found.method === 'step-down' ? (found.order ?? []) : [],
      centres: centres.map(({ id, name, amountCents }) => ({ id, name, primary: amountCents })),
      pools: pools.filter(({ id }) => served.has(id)),
      total: sumCents(centres.map(({ amountCents }) => amountCents)),
      outcomes: outcomes.map((outcome) => outcomeOf(outcome, served)),
      steps: steps.map(({ chosen, left }) => ({
        chosen,
        left: left.map(({ id, received }) => ({ centreId: id, received: fractionToText(received) })),
      })),
      equations: equations.map(({ centreId, given, primaryCents, takes, price }) => ({
        ...{ centreId, given: fractionToText(given), primary: primaryCents },
        takes: takes.map((term) => ({ centreId: term.centreId, quantity: fractionToText(term.quantity) })),
        price: price && fractionToText(price),
      })),
    };
  },
});

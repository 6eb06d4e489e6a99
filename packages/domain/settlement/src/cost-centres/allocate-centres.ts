// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  type Cents,
  cents,
  compareFractions,
  err,
  type Fraction,
  floorFraction,
  fraction,
  invariant,
  multiplyFractions,
  ok,
  type Refusal,
  type Result,
  subtractFractions,
  sumCents,
  sumFractions,
} from '@kernel/core';
import { byText } from '../reading.ts';
import { type CentreMethod, type ClosedCentre, closeDirectly, closeReciprocally, closeStepDown, type MethodRefusal } from './methods.ts';
import { type CentrePlan, type CentrePlanRefusal, checkPlan, sortedPlan } from './plan.ts';

export type CentreRefusal = CentrePlanRefusal | MethodRefusal;

/** What one support centre passes on to another centre. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly share: Fraction;
  /** Exact, in cents. */
  readonly amount: Fraction;
}

export interface FinalCentre {
  readonly id: string;
  readonly name: string;
  readonly primaryCents: Cents;
  /** Primary cost and all transfers, in cents, before rounding. */
  readonly exact: Fraction;
  readonly roundingCents: Cents;
  readonly amountCents: Cents;
}

export interface CentreAllocation {
  readonly method: CentreMethod;
  /** In the order in which they were closed; by id where the method has no order. */
  readonly support: readonly ClosedCentre[];
  readonly transfers: readonly Transfer[];
  /** By id. Their amounts add up to totalCents. */
  readonly finals: readonly FinalCentre[];
  /** Primary cost of all centres. */
  readonly totalCents: Cents;
}

const CLOSE = { direct: closeDirectly, 'step-down': closeStepDown, reciprocal: closeReciprocally } as const;

const size = (value: Fraction): Fraction => (value.n < 0n ? { n: -value.n, d: value.d } : value);

/** Cuts each value to whole cents and gives the cents left over to the largest remainders; ties by size, then by id. */
function roundFinals(finals: readonly Omit<FinalCentre, 'roundingCents' | 'amountCents'>[]): FinalCentre[] {
  const cut = finals.map((final) => ({ ...final, floor: floorFraction(final.exact) }));
  const left = sumFractions(cut.map(({ exact, floor }) => subtractFractions(exact, fraction(floor))));
  invariant(left.d === 1n, 'what the final centres bear adds up to whole cents');
  const ranked = [...cut].sort(
    (a, b) =>
      compareFractions(subtractFractions(b.exact, fraction(b.floor)), subtractFractions(a.exact, fraction(a.floor))) ||
      compareFractions(size(b.exact), size(a.exact)) ||
      byText(a.id, b.id),
  );
  const lucky = new Set(ranked.slice(0, Number(left.n)).map(({ id }) => id));
  return cut.map(({ floor, ...final }) => {
    const roundingCents = cents(lucky.has(final.id) ? 1n : 0n);
    return { ...final, roundingCents, amountCents: cents(floor + roundingCents) };
  });
}

/**
 * Settles the services of support centres and lays all cost on the final centres, exactly; rounded once, at the end.
 * The final amounts always add up to the primary cost of all centres; the order of the input plays no part.
 */
export function allocateCentres(given: CentrePlan, method: CentreMethod): Result<CentreAllocation, Refusal<CentreRefusal>[]> {
  const wrong = checkPlan(given);
  if (wrong.length > 0) return err(wrong);
  const plan = sortedPlan(given);
  const closed = CLOSE[method](plan);
  if (!closed.ok) return closed;
  const transfers = closed.value.flatMap(({ id, burdened, shares }) =>
    shares.map(({ to, share }): Transfer => ({ from: id, to, share, amount: multiplyFractions(burdened, share) })),
  );
  const finals = roundFinals(
    plan.centres
      .filter(({ kind }) => kind === 'final')
      .map(({ id, name, amountCents }) => ({
        id,
        name,
        primaryCents: amountCents,
        exact: addFractions(fraction(amountCents), sumFractions(transfers.filter(({ to }) => to === id).map(({ amount }) => amount))),
      })),
  );
  const totalCents = sumCents(plan.centres.map(({ amountCents }) => amountCents));
  invariant(sumCents(finals.map(({ amountCents }) => amountCents)) === totalCents, 'no cost is lost between the centres');
  return ok({ method, support: closed.value, transfers, finals, totalCents });
}

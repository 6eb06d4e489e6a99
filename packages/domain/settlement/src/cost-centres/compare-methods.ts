// SPDX-License-Identifier: EUPL-1.2
import { type Cents, compareFractions, divideFractions, type Fraction, type Refusal, sumFractions } from '@kernel/core';
import { allocateCentres, type CentreAllocation, type CentreRefusal } from './allocate-centres.ts';
import { type CentreMethod, type StepChoice, stepChoices } from './methods.ts';
import { type CentrePlan, checkPlan, quantitiesOf, sortedPlan } from './plan.ts';

/** What one method makes of a plan, or why it cannot be used. */
export interface MethodOutcome {
  readonly method: CentreMethod;
  readonly allocation: CentreAllocation | null;
  readonly refusals: readonly Refusal<CentreRefusal>[];
}

/** What a support centre takes over from another one: so much of its service, at its price. */
export interface EquationTerm {
  readonly centreId: string;
  readonly quantity: Fraction;
}

/** given · price = primary cost + Σ quantity · price of the other. One for each support centre. */
export interface PriceEquation {
  readonly centreId: string;
  /** All that the centre gives, own use among it. */
  readonly given: Fraction;
  readonly primaryCents: Cents;
  readonly takes: readonly EquationTerm[];
  /** Cents for one unit; null where the centre gives nothing, or the system has no solution. */
  readonly price: Fraction | null;
}

export interface MethodComparison {
  readonly outcomes: readonly MethodOutcome[];
  /** How step-down comes to its order where none is resolved; empty where the plan itself is refused. */
  readonly steps: readonly StepChoice[];
  readonly equations: readonly PriceEquation[];
}

function equationsOf(plan: CentrePlan, solved: CentreAllocation | null): PriceEquation[] {
  const quantity = quantitiesOf(plan.flows);
  const support = plan.centres.filter(({ kind }) => kind === 'support');
  return support.map(({ id, amountCents }) => {
    const given = sumFractions(plan.centres.map((taker) => quantity(id, taker.id)));
    const burdened = solved?.support.find((closed) => closed.id === id)?.burdened ?? null;
    return {
      centreId: id,
      given,
      primaryCents: amountCents,
      takes: support
        .map((giver) => ({ centreId: giver.id, quantity: quantity(giver.id, id) }))
        .filter((term) => compareFractions(term.quantity, { n: 0n, d: 1n }) > 0),
      price: burdened === null || given.n === 0n ? null : divideFractions(burdened, given),
    };
  });
}

/** One plan by all three methods. Step-down goes by the plan's order if it has one, else by the least received services. */
export function compareMethods(given: CentrePlan): MethodComparison {
  const { order, ...unordered } = sortedPlan(given);
  const outcome = (method: CentreMethod): MethodOutcome => {
    const plan = method === 'step-down' && order ? { ...unordered, order } : unordered;
    const found = allocateCentres(plan, method);
    return found.ok ? { method, allocation: found.value, refusals: [] } : { method, allocation: null, refusals: found.error };
  };
  const reciprocal = outcome('reciprocal');
  const isSound = checkPlan(unordered).length === 0;
  return {
    outcomes: [outcome('direct'), outcome('step-down'), reciprocal],
    steps: isSound ? stepChoices(unordered) : [],
    equations: isSound ? equationsOf(unordered, reciprocal.allocation) : [],
  };
}

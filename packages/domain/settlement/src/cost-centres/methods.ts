// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  compareFractions,
  divideFractions,
  err,
  type Fraction,
  fraction,
  multiplyFractions,
  ok,
  type Refusal,
  type Result,
  refusal,
  subtractFractions,
  sumFractions,
  ZERO_FRACTION,
} from '@kernel/core';
import { solveExactly } from './linear-system.ts';
import { type CentrePlan, type CostCentre, quantitiesOf } from './plan.ts';

/** Direct (Anbauverfahren), step-down (Stufenleiterverfahren), reciprocal (Gleichungsverfahren). */
export const CENTRE_METHODS = ['direct', 'step-down', 'reciprocal'] as const;
export type CentreMethod = (typeof CENTRE_METHODS)[number];

/** In order of precedence; params name the centres. */
export type MethodRefusal = 'SUPPORT_WITHOUT_RECIPIENT' | 'SINGULAR_SYSTEM';

/** How a support centre is closed: what it has to pass on, and to whom which share of it goes. */
export interface ClosedCentre {
  readonly id: string;
  readonly name: string;
  /** Primary cost and what was taken over from others before it was closed, in cents. */
  readonly burdened: Fraction;
  /** Shares add up to one where there is something to pass on; the method leaves some flows out, so they are not the shares of use. */
  readonly shares: readonly { readonly to: string; readonly share: Fraction }[];
}

type Closing = Result<ClosedCentre[], Refusal<MethodRefusal>[]>;
type Quantity = (from: string, to: string) => Fraction;

const supportOf = ({ centres }: CentrePlan): CostCentre[] => centres.filter(({ kind }) => kind === 'support');
const primary = ({ amountCents }: CostCentre): Fraction => fraction(amountCents);

function sharesAmong(from: string, takers: readonly CostCentre[], quantity: Quantity): ClosedCentre['shares'] {
  const total = sumFractions(takers.map(({ id }) => quantity(from, id)));
  if (total.n === 0n) return [];
  return takers.map(({ id }) => ({ to: id, share: divideFractions(quantity(from, id), total) })).filter(({ share }) => share.n !== 0n);
}

const withoutRecipient = (closed: readonly ClosedCentre[]): Refusal<MethodRefusal>[] =>
  closed
    .filter(({ burdened, shares }) => burdened.n !== 0n && shares.length === 0)
    .map(({ name }) => refusal('SUPPORT_WITHOUT_RECIPIENT', { field: 'flows', params: { centre: name } }));

/** Support centres pass their primary cost on to the final centres alone; what they did for each other is left out. */
export function closeDirectly(plan: CentrePlan): Closing {
  const quantity = quantitiesOf(plan.flows);
  const finals = plan.centres.filter(({ kind }) => kind === 'final');
  const closed = supportOf(plan).map((centre) => ({
    id: centre.id,
    name: centre.name,
    burdened: primary(centre),
    shares: sharesAmong(centre.id, finals, quantity),
  }));
  const refusals = withoutRecipient(closed);
  return refusals.length > 0 ? err(refusals) : ok(closed);
}

/** What a centre takes from others, valued at their primary cost per unit. */
function receivedValue(taker: CostCentre, givers: readonly CostCentre[], all: readonly CostCentre[], quantity: Quantity): Fraction {
  return sumFractions(
    givers.map((giver) => {
      const given = sumFractions(all.filter(({ id }) => id !== giver.id).map(({ id }) => quantity(giver.id, id)));
      if (given.n === 0n) return ZERO_FRACTION;
      return multiplyFractions(primary(giver), divideFractions(quantity(giver.id, taker.id), given));
    }),
  );
}

/** Why a support centre is closed next: what each of those that are left receives from the others that are left. */
export interface StepChoice {
  readonly chosen: string;
  /** The least first; each valued at the givers' primary cost, in cents. */
  readonly left: readonly { readonly id: string; readonly received: Fraction }[];
}

/**
 * The order of the steps if none is given: of the centres that are left, the one that receives the least from the others that are
 * left, each valued at its primary cost; of equals the one with the lower id.
 */
export function stepChoices(plan: CentrePlan): StepChoice[] {
  const quantity = quantitiesOf(plan.flows);
  let left = supportOf(plan);
  const choices: StepChoice[] = [];
  while (left.length > 0) {
    const ranked = left
      .map((centre) => ({
        id: centre.id,
        received: receivedValue(
          centre,
          left.filter(({ id }) => id !== centre.id),
          plan.centres,
          quantity,
        ),
      }))
      .sort((a, b) => compareFractions(a.received, b.received));
    const [first] = ranked;
    if (!first) break;
    choices.push({ chosen: first.id, left: ranked });
    left = left.filter(({ id }) => id !== first.id);
  }
  return choices;
}

export const stepOrder = (plan: CentrePlan): string[] => stepChoices(plan).map(({ chosen }) => chosen);

/** Support centres are closed one after the other; each passes on to all that are still open, none takes anything once it is closed. */
export function closeStepDown(plan: CentrePlan): Closing {
  const quantity = quantitiesOf(plan.flows);
  const burdened = new Map(plan.centres.map((centre) => [centre.id, primary(centre)]));
  const open = new Map(plan.centres.map((centre) => [centre.id, centre]));
  const closed: ClosedCentre[] = [];
  for (const id of plan.order ?? stepOrder(plan)) {
    const centre = open.get(id);
    if (!centre) continue;
    open.delete(id);
    const cost = burdened.get(id) ?? ZERO_FRACTION;
    const shares = sharesAmong(id, [...open.values()], quantity);
    for (const { to, share } of shares) burdened.set(to, addFractions(burdened.get(to) ?? ZERO_FRACTION, multiplyFractions(cost, share)));
    closed.push({ id, name: centre.name, burdened: cost, shares });
  }
  const refusals = withoutRecipient(closed);
  return refusals.length > 0 ? err(refusals) : ok(closed);
}

/** Ids of all centres to which something flows from the given ones, themselves included. */
function reachedFrom(starts: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(starts);
  for (const id of reached) for (const to of next(id)) reached.add(to);
  return reached;
}

/**
 * All support centres settle with each other at once, by the price of a unit of what each of them gives:
 * price(i) · given(i) = primary(i) + Σ price(j) · quantity(j → i), solved exactly.
 * Cost that can reach no final centre would go round for ever: the system of such centres is singular and is refused by their names.
 */
export function closeReciprocally(plan: CentrePlan): Closing {
  const quantity = quantitiesOf(plan.flows);
  const support = supportOf(plan);
  const shares = new Map(support.map(({ id }) => [id, sharesAmong(id, plan.centres, quantity)]));
  const takers = (id: string): string[] => (shares.get(id) ?? []).map(({ to }) => to);
  const givers = (id: string): string[] => support.filter((giver) => takers(giver.id).includes(id)).map((giver) => giver.id);
  const leadsOut = reachedFrom(
    plan.centres.filter(({ kind }) => kind === 'final').map(({ id }) => id),
    givers,
  );
  const carries = reachedFrom(
    support.filter(({ amountCents }) => amountCents !== 0n).map(({ id }) => id),
    takers,
  );
  const trapped = support.filter(({ id }) => carries.has(id) && !leadsOut.has(id));
  if (trapped.length > 0) {
    return err([refusal('SINGULAR_SYSTEM', { field: 'flows', params: { centres: trapped.map(({ name }) => name).join(', ') } })]);
  }
  const solved = support.filter(({ id }) => leadsOut.has(id));
  // The unknowns are prices of one unit of each centre's service: burdened(i) = price(i) · given(i). So the matrix holds the plain
  // quantities and its numbers stay small.
  const given = solved.map(({ id }) => sumFractions(plan.centres.map((taker) => quantity(id, taker.id))));
  const rows = solved.map((taker, row) =>
    solved.map((giver, column) =>
      subtractFractions(row === column ? (given[row] ?? ZERO_FRACTION) : ZERO_FRACTION, quantity(giver.id, taker.id)),
    ),
  );
  const prices = solveExactly(rows, solved.map(primary));
  if (prices === null) {
    return err([refusal('SINGULAR_SYSTEM', { field: 'flows', params: { centres: solved.map(({ name }) => name).join(', ') } })]);
  }
  return ok(
    support.map(({ id, name }) => {
      const place = solved.findIndex((centre) => centre.id === id);
      const burdened = multiplyFractions(prices[place] ?? ZERO_FRACTION, given[place] ?? ZERO_FRACTION);
      return { id, name, burdened, shares: shares.get(id) ?? [] };
    }),
  );
}

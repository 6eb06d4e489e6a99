// SPDX-License-Identifier: EUPL-1.2
import { err, firstDay, invariant, lastDay, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { AllocationRefusal } from './allocation-refusal.ts';
import { correctUse } from './corrections.ts';
import type { CentreRefusal } from './cost-centres/allocate-centres.ts';
import { checkRule } from './key-rule/check-rule.ts';
import { normaliseRunInput } from './normalise-run-input.ts';
import { participationIn } from './participation.ts';
import { allocatePool } from './pool-allocation.ts';
import { countsOf } from './pool-facts.ts';
import { proofOf, totalsOf } from './prove-run.ts';
import { checkRunInput, type RunInputRefusal } from './run-check.ts';
import type { RunInput } from './run-input.ts';
import type { PoolAllocation, RunResult } from './run-result.ts';
import { checkSpan } from './span.ts';
import { type Stretch, type StretchRefusal, spansOf, stretchesOf } from './stretches.ts';
import { settleCentres, supportOfPool } from './support-costs.ts';

/** In order of precedence; a run lists all that can be told beside each other. */
export type RunRefusal = RunInputRefusal | CentreRefusal | StretchRefusal | AllocationRefusal;

/** What is wrong with the inputs, but keeps nobody from sharing the rest: refusals of the sharing are told beside it. */
const LEAVES_THE_REST: readonly RunRefusal[] = ['COST_OUTSIDE_PERIOD', 'DIRECT_CHARGE_OUTSIDE_PERIOD', 'DIRECT_CHARGE_WITHOUT_MEMBER'];

/** A key that does not add up keeps nobody from sharing by the others. */
const leavesTheRest = ({ code, field }: Refusal<RunRefusal>): boolean =>
  LEAVES_THE_REST.includes(code) || /^keys\.\d+\.rule/.test(field ?? '');

/** Uses of others than members that no key has a price for: nobody would pay them. */
function unpricedUses({ nonMemberUses }: RunInput, stretches: readonly Stretch[]): Refusal<RunRefusal>[] {
  const priced = new Set(stretches.flatMap((stretch) => stretch.nonMemberUses));
  return nonMemberUses
    .filter((use) => use.quantity !== 0n && !priced.has(use))
    .map(({ name, meter, serviceFamilyCode, month }) =>
      refusal('NON_MEMBER_WITHOUT_PRICE', { field: 'nonMemberUses', params: { customer: name, meter, family: serviceFamilyCode, month } }),
    );
}

/**
 * Settles a period, in this order: direct charges; support centres; other income; the rest by the keys, with exceptions, limits and one
 * rounding for each pool. Proves that nothing was lost. Pure: the same inputs in any order give the same result. Refuses with a list of
 * everything that stands in the way, by names.
 */
export function settle(given: RunInput): Result<RunResult, Refusal<RunRefusal>[]> {
  const wrongSpan = checkSpan(given.period);
  if (wrongSpan) return err([wrongSpan]);
  const input = normaliseRunInput(given);
  const wrong = checkRunInput(input);
  if (!wrong.every(leavesTheRest)) return err(wrong);

  const refusals: Refusal<RunRefusal>[] = [...wrong];
  const centres = settleCentres(input);
  if (!centres.ok) refusals.push(...centres.error);
  const settledCentres = centres.ok ? centres.value : null;
  const participation = participationIn(input);
  const stretches: Stretch[] = [];
  for (const pool of input.pools) {
    const found = stretchesOf(pool, input, supportOfPool(settledCentres, pool.id), participation);
    if (found.ok) stretches.push(...found.value);
    else refusals.push(found.error);
  }
  refusals.push(...unpricedUses(input, stretches));
  const use = correctUse(input.readings, input.carried, spansOf(stretches, input));
  const counts = countsOf(input);
  const allocations: PoolAllocation[] = [];
  for (const stretch of stretches) {
    if (checkRule(stretch.key.rule).length > 0) continue;
    const allocation = allocatePool(stretch, input, counts, participation, use.uses);
    if (allocation.ok) allocations.push(allocation.value);
    else refusals.push(...allocation.error);
  }
  if (refusals.length > 0) return err(refusals);

  const totals = totalsOf(input.members, allocations, input.directCharges);
  const proof = proofOf(input, use, allocations, totals);
  invariant(proof.differenceCents === 0n, `the statements differ from the costs by ${proof.differenceCents} cents`);
  return ok({
    association: input.association,
    period: input.period,
    firstDay: firstDay(input.period.from),
    lastDay: lastDay(input.period.to),
    cut: input.cut,
    costCentres: settledCentres,
    allocations,
    directCharges: input.directCharges,
    totals,
    proof,
  });
}

// SPDX-License-Identifier: EUPL-1.2
import { err, firstDay, invariant, lastDay, ok, type Refusal, type Result } from '@kernel/core';
import { allocatePool } from './pool-allocation.ts';
import { prepareRun, type RunRefusal } from './prepare-run.ts';
import { proofOf, totalsOf } from './prove-run.ts';
import type { RunInput } from './run-input.ts';
import type { PoolAllocation, RunResult } from './run-result.ts';

/**
 * Settles a period, in this order: direct charges; support centres; other income; the rest by the keys, with exceptions, limits and one
 * rounding for each pool. Proves that nothing was lost. Pure: the same inputs in any order give the same result. Refuses with a list of
 * everything that stands in the way, by names.
 */
export function settle(given: RunInput): Result<RunResult, Refusal<RunRefusal>[]> {
  const prepared = prepareRun(given);
  if (!prepared.ok) return prepared;
  const { input, centres, participation, stretches, use, counts } = prepared.value;
  const refusals = [...prepared.value.refusals];
  const allocations: PoolAllocation[] = [];
  for (const stretch of stretches) {
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
    costCentres: centres,
    allocations,
    directCharges: input.directCharges,
    totals,
    proof,
  });
}

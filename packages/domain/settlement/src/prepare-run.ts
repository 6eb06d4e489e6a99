// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { AllocationRefusal } from './allocation-refusal.ts';
import { type CorrectedUse, correctUse } from './corrections.ts';
import type { CentreRefusal } from './cost-centres/allocate-centres.ts';
import { checkRule } from './key-rule/check-rule.ts';
import type { PartyCount } from './key-rule/rule-facts.ts';
import { normaliseRunInput } from './normalise-run-input.ts';
import { type Participation, participationIn } from './participation.ts';
import { countsOf } from './pool-facts.ts';
import type { MonthSpan } from './reading.ts';
import { checkRunInput, type RunInputRefusal } from './run-check.ts';
import type { RunInput } from './run-input.ts';
import { checkSpan } from './span.ts';
import { type Stretch, type StretchRefusal, spansOf, stretchesOf } from './stretches.ts';
import { type SettledCentres, settleCentres, supportOfPool } from './support-costs.ts';

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

/** A run up to the sharing of its pools: the same for a whole run and for its totals alone. */
export interface PreparedRun {
  readonly input: RunInput;
  /** What stands in the way already; the rest is shared all the same, so that everything can be told. */
  readonly refusals: readonly Refusal<RunRefusal>[];
  readonly centres: SettledCentres | null;
  readonly participation: Participation;
  /** By pool, in the order of the input; without those whose key does not add up. */
  readonly stretches: readonly Stretch[];
  /** The months of a service as its use is corrected. */
  readonly spansOf: (serviceFamilyCode: string) => readonly MonthSpan[];
  readonly use: CorrectedUse;
  readonly counts: readonly PartyCount[];
}

export function prepareRun(given: RunInput): Result<PreparedRun, Refusal<RunRefusal>[]> {
  const wrongSpan = checkSpan(given.period);
  if (wrongSpan) return err([wrongSpan]);
  const input = normaliseRunInput(given);
  const wrong = checkRunInput(input);
  if (!wrong.every(leavesTheRest)) return err(wrong);

  const refusals: Refusal<RunRefusal>[] = [...wrong];
  const settled = settleCentres(input);
  if (!settled.ok) refusals.push(...settled.error);
  const centres = settled.ok ? settled.value : null;
  const participation = participationIn(input);
  const stretches: Stretch[] = [];
  for (const pool of input.pools) {
    const found = stretchesOf(pool, input, supportOfPool(centres, pool.id), participation);
    if (found.ok) stretches.push(...found.value);
    else refusals.push(found.error);
  }
  refusals.push(...unpricedUses(input, stretches));
  const spans = spansOf(stretches, input);
  const use = correctUse(input.readings, input.carried, spans);
  const unsound = new Set(input.keys.filter(({ rule }) => checkRule(rule).length > 0));
  const sound = stretches.filter(({ key }) => !unsound.has(key));
  return ok({ input, refusals, centres, participation, stretches: sound, spansOf: spans, use, counts: countsOf(input) });
}

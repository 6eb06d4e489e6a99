// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, err, invariant, ok, type Refusal, type Result, sumCents } from '@kernel/core';
import { refusalsOf } from './allocation-refusal.ts';
import { sumUnits } from './key-rule/column.ts';
import type { KeyRule, ShareRule } from './key-rule/rule.ts';
import type { RuleFacts } from './key-rule/rule-facts.ts';
import type { RuleOutcome } from './key-rule/rule-outcome.ts';
import { shareByRule } from './key-rule/share-by-rule.ts';
import type { Spread } from './key-rule/spread.ts';
import { withoutBasis } from './pool-allocation.ts';
import { factsOf, usesIn } from './pool-facts.ts';
import { type PreparedRun, prepareRun, type RunRefusal } from './prepare-run.ts';
import { byText } from './reading.ts';
import type { RunInput } from './run-input.ts';
import type { MemberTotal } from './run-result.ts';
import { splitAmounts } from './split.ts';
import { type Stretch, sumOfKinds } from './stretches.ts';
import { countedSum } from './support-costs.ts';

/** What each member bears, and nothing of how it came about: for comparing many settlements. The same cents as those of a whole run. */
export interface RunTotals {
  readonly association: { readonly id: string; readonly name: string };
  readonly period: RunInput['period'];
  /** By AGS. */
  readonly totals: readonly Omit<MemberTotal, 'byKind'>[];
  readonly pools: readonly { readonly poolId: string; readonly poolName: string }[];
  readonly carriedByCentreCents: Cents;
  readonly incomeFromNonMembersCents: Cents;
  readonly statementsCents: Cents;
}

/** What a stretch comes to: by party, in the order of the outcome. */
interface StretchAmounts {
  readonly parties: readonly string[];
  readonly amounts: readonly bigint[];
  readonly centreCents: bigint;
  readonly incomeCents: bigint;
}

const hasFixed = (rule: ShareRule): boolean => {
  if (rule.kind === 'weight') return rule.nobody.kind === 'fallback' && hasFixed(rule.nobody.rule);
  if (rule.kind === 'mix') return rule.parts.some((part) => hasFixed(part.rule));
  if (rule.kind === 'fixed') return true;
  return (rule.between !== null && hasFixed(rule.between)) || rule.groups.some(({ within }) => hasFixed(within));
};

/** Where the parts of all do not depend on the amount: pools of one service under one key share in the same proportion. */
function isProportional({ key: { rule } }: Stretch, { limits = [], exceptions = [], nonMemberUses = [] }: RuleFacts): boolean {
  const { min, max } = rule.limits;
  if (min !== null || max !== null || limits.length > 0 || nonMemberUses.length > 0) return false;
  const isByWeight = [...rule.exceptions, ...exceptions].every(({ effect }) => effect.kind === 'exempt' || effect.kind === 'factor');
  return isByWeight && !hasFixed(rule.share);
}

/** What stretches came to, with what it followed from, for another settlement of the same facts under partly other keys. */
export type SharedStretches = Map<string, { readonly rule: KeyRule; readonly amount: Cents; readonly amounts: StretchAmounts }>;

/**
 * Shares each stretch, but those that were shared by the same rule before: with everything but the keys the same, a stretch of the same
 * pool and months comes to the same as long as its rule, its amount and the months by which use is corrected are the same.
 */
function rememberer(prepared: PreparedRun, shared: SharedStretches) {
  const share = sharer(prepared);
  return (stretch: Stretch): ReturnType<typeof share> => {
    const { pool, key, months, byKind } = stretch;
    const spans = prepared.spansOf(pool.serviceFamilyCode).map(({ from, to }) => [from, to]);
    const id = JSON.stringify([pool.id, key.id, key.version, months.from, months.to, spans]);
    const amount = sumOfKinds(byKind);
    const before = shared.get(id);
    if (before && before.rule === key.rule && before.amount === amount) return ok(before.amounts);
    const found = share(stretch);
    if (found.ok) shared.set(id, { rule: key.rule, amount, amounts: found.value });
    return found;
  };
}

interface Proportion {
  readonly parties: readonly string[];
  readonly spread: Spread;
}

const amountsOf = ({ shares, carriedByCentreCents, incomeFromNonMembersCents }: RuleOutcome): StretchAmounts => ({
  parties: shares.map(({ party }) => party),
  amounts: shares.map(({ amountCents }) => amountCents),
  centreCents: carriedByCentreCents,
  incomeCents: incomeFromNonMembersCents,
});

function byProportion(amount: bigint, { parties, spread }: Proportion): StretchAmounts {
  // The centre is the last of equal remainders, as in every sharing.
  const units = spread.centre === 0n ? spread.parts : [...spread.parts, spread.centre];
  const amounts = splitAmounts(amount, units, sumUnits(units));
  return { parties, amounts: amounts.slice(0, parties.length), centreCents: amounts[parties.length] ?? 0n, incomeCents: 0n };
}

/** Shares stretches one after the other; what one proportion tells is told once for all pools that it holds for. */
function sharer({ input, participation, use, counts }: PreparedRun) {
  const known = new Map<string, Proportion>();
  return (stretch: Stretch): Result<StretchAmounts, Refusal<RunRefusal>[]> => {
    const { pool, key, months, byKind } = stretch;
    const amount = sumOfKinds(byKind);
    const id = JSON.stringify([key.id, key.version, pool.serviceFamilyCode, months.from, months.to]);
    const hasOwnTerms = participation.hasTermsOf(pool.serviceFamilyCode);
    const proportion = hasOwnTerms ? undefined : known.get(id);
    if (proportion) return ok(byProportion(amount, proportion));
    const facts = factsOf(stretch, input, counts, participation, usesIn(stretch, input, use.uses));
    const shared = shareByRule(key.rule, facts);
    if (!shared.ok) return err(refusalsOf(stretch, shared.error));
    const bearers = shared.value.shares.map(({ party, name, fraction, amountCents }) => ({
      tenantId: party,
      memberName: name,
      bears: fraction.n !== 0n || amountCents !== 0n,
    }));
    const basisOf = participation.basisOf(pool.serviceFamilyCode, months);
    const refusals = withoutBasis(
      stretch,
      bearers.filter(({ bears, tenantId }) => bears && basisOf(tenantId).basis === null),
      basisOf,
    );
    if (refusals.length > 0) return err(refusals);
    const { workings } = shared.value;
    if (!hasOwnTerms && workings.shared && isProportional(stretch, facts))
      known.set(id, { parties: workings.parties.map(({ party }) => party), spread: workings.shared.spread });
    return ok(amountsOf(shared.value));
  };
}

/**
 * Settles a period and keeps the totals alone: the same amounts and the same refusals as settle, in a fraction of its time where many pools
 * go by few keys. Proves in the same way that nothing was lost.
 * @param shared of a settlement that differs in its keys alone, to be shared no second time
 */
export function settleTotals(given: RunInput, shared: SharedStretches = new Map()): Result<RunTotals, Refusal<RunRefusal>[]> {
  const prepared = prepareRun(given);
  if (!prepared.ok) return prepared;
  const { input, stretches } = prepared.value;
  const refusals = [...prepared.value.refusals];
  const share = rememberer(prepared.value, shared);
  const sums = new Map<string, Map<string, bigint>>(input.members.map(({ tenantId }) => [tenantId, new Map<string, bigint>()]));
  let centre = 0n;
  let income = 0n;
  for (const stretch of stretches) {
    const found = share(stretch);
    if (!found.ok) {
      refusals.push(...found.error);
      continue;
    }
    const { parties, amounts, centreCents, incomeCents } = found.value;
    centre += centreCents;
    income += incomeCents;
    for (const [index, party] of parties.entries()) {
      const own = sums.get(party);
      own?.set(stretch.pool.id, (own.get(stretch.pool.id) ?? 0n) + (amounts[index] ?? 0n));
    }
  }
  if (refusals.length > 0) return err(refusals);
  const totals = totalsOf(input, sums);
  const statementsCents = sumCents(totals.map(({ totalCents }) => totalCents));
  const bearers = [...input.pools, ...(input.costCentres?.centres ?? [])];
  const charged = input.directCharges.reduce((sum, { amountCents }) => sum + amountCents, 0n);
  const whole = countedSum(bearers.flatMap(({ costs }) => costs)) + charged;
  const lost = whole - centre - income - statementsCents;
  invariant(lost === 0n, `the totals differ from the costs by ${lost} cents`);
  return ok({
    association: input.association,
    period: input.period,
    totals,
    pools: input.pools.map(({ id, name }) => ({ poolId: id, poolName: name })),
    carriedByCentreCents: cents(centre),
    incomeFromNonMembersCents: cents(income),
    statementsCents,
  });
}

function totalsOf({ members, directCharges }: RunInput, sums: ReadonlyMap<string, ReadonlyMap<string, bigint>>): RunTotals['totals'] {
  const chargesOf = Map.groupBy(directCharges, ({ tenantId }) => tenantId);
  return members
    .map(({ tenantId, ags, name }) => {
      const byPool = [...(sums.get(tenantId) ?? [])].map(([poolId, amount]) => ({ poolId, amountCents: cents(amount) }));
      const poolsCents = sumCents(byPool.map(({ amountCents }) => amountCents));
      const directChargesCents = sumCents((chargesOf.get(tenantId) ?? []).map(({ amountCents }) => amountCents));
      const totalCents = cents(poolsCents + directChargesCents);
      return { tenantId, ags, memberName: name, byPool, poolsCents, directChargesCents, totalCents };
    })
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
}

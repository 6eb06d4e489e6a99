// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  cents,
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
  unwrap,
  ZERO_FRACTION,
} from '@kernel/core';
import { splitLargestRemainder, TIE_RULE } from '../split.ts';
import { type ApplyRuleRefusal, type Evaluation, prepare, type SeenParty } from './evaluation.ts';
import { applyExceptions } from './exceptions.ts';
import { applyLimits } from './limits.ts';
import { deductIncome, type Income } from './non-members.ts';
import { notApplied } from './not-applied.ts';
import type { KeyRule } from './rule.ts';
import type { RuleFacts } from './rule-facts.ts';
import type { CentreReason, RuleOutcome, RuleShare, RuleWorkings } from './rule-outcome.ts';
import { type Shared, shareBy } from './share.ts';
import { shareOf } from './spread.ts';

/** Ends the list of those who share: the last of equal remainders. */
const CENTRE = { party: '~centre', tieKey: '~' } as const;

/** Where the rule for 'nobody has weight' gave something to the centre, with the place that said so. */
function reasonsIn(shared: Shared, amount: Fraction): CentreReason[] {
  if (shared.spread.centre === 0n || amount.n === 0n) return [];
  if (shared.kind === 'weight') {
    if (shared.fallback) return reasonsIn(shared.fallback, amount);
    return [{ reason: 'nobody', path: shared.path, cents: amount }];
  }
  const inner = shared.kind === 'mix' ? shared.parts : shared.groups;
  const found = inner.flatMap((part) => reasonsIn(part.shared, multiplyFractions(amount, part.share)));
  return shared.kind === 'groups' && shared.between ? [...found, ...reasonsIn(shared.between, amount)] : found;
}

interface Rounded {
  readonly shares: RuleShare[];
  readonly centreCents: bigint;
  readonly leftoverCents: number;
}

/**
 * Rounds once, by largest remainders, the centre among the parties. What the centre keeps (below zero) stands as whole cents beside the
 * split, and only its fraction of a cent takes part.
 * @param quotas exact cents of the absolute value; where all are zero, the fractions alone are shared
 */
function round(
  parties: readonly SeenParty[],
  quotas: readonly Fraction[],
  fractions: readonly Fraction[],
  centre: Fraction,
  sign: 1 | -1,
): Rounded {
  const kept = centre.n < 0n ? -floorFraction(centre) : 0n;
  const inSplit = addFractions(centre, fraction(kept));
  const total = quotas.reduce(addFractions, inSplit);
  invariant(total.d === 1n, 'the quotas make whole cents');
  const weights = total.n === 0n ? fractions : quotas;
  const rows = parties.map(({ party, tieKey }, index) => ({ party, tieKey, weight: weights[index] ?? ZERO_FRACTION }));
  const all =
    inSplit.n === 0n && rows.some(({ weight }) => weight.n !== 0n)
      ? rows
      : [...rows, { ...CENTRE, weight: total.n === 0n ? fraction(1) : inSplit }];
  const split = unwrap(splitLargestRemainder(cents(total.n * BigInt(sign)), all));
  const found = new Map(split.parts.map((part) => [part.party, part]));
  const shares = parties.map(({ party, tieKey, name }, index): RuleShare => {
    const part = found.get(party);
    invariant(part !== undefined, 'a share for each party');
    const { floorCents, remainder, rank, roundingCents, amountCents } = part;
    const quota = quotas[index] ?? ZERO_FRACTION;
    const quotaCents = sign < 0 ? fraction(-quota.n, quota.d) : quota;
    return {
      party,
      tieKey,
      name,
      fraction: fractions[index] ?? ZERO_FRACTION,
      quotaCents,
      floorCents,
      remainder,
      rank,
      roundingCents,
      amountCents,
    };
  });
  const centreCents = (found.get(CENTRE.party)?.amountCents ?? 0n) - kept * BigInt(sign);
  return { shares, centreCents, leftoverCents: split.leftoverCents };
}

/** Workings of a rule on the absolute value of what is shared, up to the exact quotas. */
interface Quotas {
  readonly workings: RuleWorkings;
  readonly quotas: readonly Fraction[];
  readonly fractions: readonly Fraction[];
  readonly centre: Fraction;
  readonly reasons: readonly CentreReason[];
}

function quotasOf(prepared: Evaluation, rule: KeyRule, facts: RuleFacts, income: Income): Quotas {
  const sign = income.sharedCents < 0n ? -1 : 1;
  const pool = fraction(income.sharedCents * BigInt(sign));
  const terms = applyExceptions(prepared, [...rule.exceptions, ...(facts.exceptions ?? [])], pool);
  const parties = prepared.parties.map((party, index) => ({ ...party, weightFactor: terms[index]?.weightFactor ?? party.weightFactor }));
  const evaluation: Evaluation = { ...prepared, parties };
  const byWeightCents = terms.reduce((rest, { fixedCents }) => subtractFractions(rest, fixedCents), pool);
  const isAllFixed = byWeightCents.n <= 0n && pool.n !== 0n;
  const shared = isAllFixed ? null : shareBy({ evaluation, isMeant: () => true, amount: byWeightCents }, 'share', rule.share);
  const byWeight = parties.map((_, index) => (shared ? multiplyFractions(byWeightCents, shareOf(shared.spread, index)) : ZERO_FRACTION));
  const limited = applyLimits(evaluation, rule, facts.limits ?? [], pool, sign < 0, terms, byWeight);
  const quotas = limited?.after ?? byWeight.map((quota, index) => addFractions(quota, terms[index]?.fixedCents ?? ZERO_FRACTION));
  const reasons: CentreReason[] = shared ? reasonsIn(shared, byWeightCents) : [];
  const remainder = limited?.filling.remainder ?? ZERO_FRACTION;
  if (remainder.n < 0n) reasons.push({ reason: 'minimums', path: 'minimumsAbove', cents: remainder });
  if (remainder.n > 0n) reasons.push({ reason: 'maximums', path: 'maximumsBelow', cents: remainder });
  const centre = reasons.reduce((sum, reason) => addFractions(sum, reason.cents), ZERO_FRACTION);
  const fractions = quotas.map((quota, index) =>
    pool.n === 0n ? (shared ? shareOf(shared.spread, index) : ZERO_FRACTION) : fraction(quota.n, quota.d * pool.n),
  );
  const workings: RuleWorkings = { parties, ofDays: prepared.ofDays, sign, income, terms, byWeightCents, shared, limited };
  return { workings, quotas, fractions, centre, reasons };
}

const signed = (sign: 1 | -1, { n, d }: Fraction): Fraction => ({ n: n * BigInt(sign), d });

/**
 * Shares an amount by a rule, in exact fractions and with one rounding at the end. In this order: income from non-members; fixed shares
 * and amounts by resolution; the rule, by weights with their exceptions; limits; largest remainders. A credit is shared as its absolute
 * value and then gets its sign. Refuses with a list of everything that stands in the way, by names.
 */
export function shareByRule(rule: KeyRule, facts: RuleFacts): Result<RuleOutcome, Refusal<ApplyRuleRefusal>[]> {
  const evaluation = prepare(facts);
  if (evaluation.problems.length > 0) return err(evaluation.problems);
  const income = deductIncome(evaluation, rule.nonMembers, facts.nonMemberUses ?? [], facts.amountCents);
  const { workings, quotas, fractions, centre, reasons } = quotasOf(evaluation, rule, facts, income);
  if (evaluation.problems.length > 0) return err(distinct(evaluation.problems));

  const { sign } = workings;
  const { shares, centreCents, leftoverCents } = round(workings.parties, quotas, fractions, centre, sign);
  const sharesCents = sumCents(shares.map(({ amountCents }) => amountCents));
  const carriedByCentreCents = cents(centreCents + income.keptCents);
  const differenceCents = cents(facts.amountCents - sharesCents - carriedByCentreCents - income.incomeCents);
  invariant(differenceCents === 0n, `a rule lost ${differenceCents} cents`);
  const centreReasons = reasons.map((reason) => ({ ...reason, cents: signed(sign, reason.cents) }));
  if (income.keptCents !== 0n) centreReasons.push({ reason: 'income', path: 'nonMembers.surplus', cents: fraction(income.keptCents) });
  return ok({
    shares,
    carriedByCentreCents,
    centreReasons,
    incomeFromNonMembersCents: income.incomeCents,
    nonMembers: income.lines,
    workings,
    proof: {
      amountCents: facts.amountCents,
      sharesCents,
      carriedByCentreCents,
      incomeFromNonMembersCents: income.incomeCents,
      differenceCents,
      leftoverCents,
      tieRule: TIE_RULE,
      notApplied: notApplied(rule, facts, workings),
    },
  });
}

/** A count that is missing for two parts of a rule is missing once. */
function distinct(problems: readonly Refusal<ApplyRuleRefusal>[]): Refusal<ApplyRuleRefusal>[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const id = JSON.stringify(problem);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

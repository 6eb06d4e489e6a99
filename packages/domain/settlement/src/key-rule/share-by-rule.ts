// SPDX-License-Identifier: EUPL-1.2
import {
  cents,
  err,
  type Fraction,
  fraction,
  invariant,
  multiplyFractions,
  ok,
  type Refusal,
  type Result,
  subtractFractions,
  sumCents,
  sumFractions,
  unwrap,
  ZERO_FRACTION,
} from '@kernel/core';
import { splitLargestRemainder, TIE_RULE, wholeWeights } from '../split.ts';
import { checkExceptions, checkPartyLimits, checkRule, type RuleCheckRefusal } from './check-rule.ts';
import { type Column, commonDivisor, sumUnits } from './column.ts';
import { type ApplyRuleRefusal, type Evaluation, prepare } from './evaluation.ts';
import { applyExceptions, type PartyTerms } from './exceptions.ts';
import { applyLimits, type Unlimited } from './limits.ts';
import { deductIncome, type Income } from './non-members.ts';
import { notApplied } from './not-applied.ts';
import type { KeyRule } from './rule.ts';
import type { RuleFacts } from './rule-facts.ts';
import type { CentreReason, RuleOutcome, RuleShare, RuleWorkings } from './rule-outcome.ts';
import { type Shared, shareBy } from './share.ts';
import { shareOf } from './spread.ts';

/** What does not add up in the rule itself comes first, and alone. */
export type ShareByRuleRefusal = RuleCheckRefusal | ApplyRuleRefusal;

/** Ends the list of those who share: the last of equal remainders. */
const CENTRE = { party: '\u0000centre', tieKey: '~' } as const;

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

/** The exact cents of all parties and of the centre, of the absolute value. */
interface Exact extends Column {
  readonly centre: bigint;
}

/**
 * Rounds once, by largest remainders, the centre among the parties. What the centre keeps (below zero) stands as whole cents beside the
 * split, and only its fraction of a cent takes part.
 */
function round({ parties, sign, shared, income, limited, byWeightCents }: RuleWorkings, { units, per, centre }: Exact): Rounded {
  const pool = income.sharedCents * BigInt(sign);
  // Where nothing but the rule is at work its own whole numbers are the weights. Of nothing everybody gets nothing, and the shares are told.
  const plain = pool === 0n || (limited === null && byWeightCents.n === pool && byWeightCents.d === 1n) ? shared : null;
  const kept = centre < 0n ? (per - 1n - centre) / per : 0n;
  const inSplit = centre + kept * per;
  const total = sumUnits(units) + inSplit;
  invariant(total % per === 0n, 'the exact shares make whole cents');
  const weights = plain && total === pool * per ? plain.spread : { parts: units, centre: inSplit };
  const rows = parties.map(({ party, tieKey }, index) => ({ party, tieKey, weight: weights.parts[index] ?? 0n }));
  const all = weights.centre === 0n ? rows : [...rows, { ...CENTRE, weight: weights.centre }];
  const split = unwrap(splitLargestRemainder(cents((total / per) * BigInt(sign)), all));
  const found = new Map(split.parts.map((part) => [part.party, part]));
  const shares = parties.map(({ party, tieKey, name }, index): RuleShare => {
    const part = found.get(party);
    invariant(part !== undefined, 'a share for each party');
    const { floorCents, remainder, rank, roundingCents, amountCents } = part;
    const exact = plain ? shareOf(plain.spread, index) : fraction(units[index] ?? 0n, per * pool);
    return { party, tieKey, name, fraction: exact, floorCents, remainder, rank, roundingCents, amountCents };
  });
  const centreCents = (found.get(CENTRE.party)?.amountCents ?? 0n) - kept * BigInt(sign);
  return { shares, centreCents, leftoverCents: split.leftoverCents };
}

/** Workings of a rule on the absolute value of what is shared, up to the exact cents. */
interface Worked {
  readonly workings: RuleWorkings;
  readonly exact: Exact;
  readonly reasons: readonly CentreReason[];
}

function unlimitedOf(terms: readonly PartyTerms[], pool: bigint, shared: Shared | null): Unlimited & { readonly centre: bigint } {
  const { whole: fixedUnits, denominator } = wholeWeights(terms.map((own) => own.fixedCents));
  const byWeight = pool * denominator - sumUnits(fixedUnits);
  const { parts, centre, whole } = shared?.spread ?? { parts: [], centre: 0n, whole: 1n };
  return {
    byWeight: terms.map((_, index) => byWeight * (parts[index] ?? 0n)),
    fixed: fixedUnits.map((units) => units * whole),
    per: denominator * whole,
    centre: byWeight * centre,
  };
}

function reduced({ units, per, centre }: Exact): Exact {
  const divisor = commonDivisor([per, centre < 0n ? -centre : centre, ...units]);
  return { units: units.map((own) => own / divisor), per: per / divisor, centre: centre / divisor };
}

function workOut(prepared: Evaluation, rule: KeyRule, facts: RuleFacts, income: Income): Worked {
  const sign = income.sharedCents < 0n ? -1 : 1;
  const pool = income.sharedCents * BigInt(sign);
  const terms = applyExceptions(prepared, [...rule.exceptions, ...(facts.exceptions ?? [])], fraction(pool));
  const parties = prepared.parties.map((party, index) => ({ ...party, weightFactor: terms[index]?.weightFactor ?? party.weightFactor }));
  const evaluation: Evaluation = { ...prepared, parties };
  const byWeightCents = subtractFractions(fraction(pool), sumFractions(terms.map(({ fixedCents }) => fixedCents)));
  const isAllFixed = byWeightCents.n <= 0n && pool !== 0n;
  const shared = isAllFixed ? null : shareBy({ evaluation, isMeant: () => true, amount: byWeightCents }, 'share', rule.share);
  const unlimited = unlimitedOf(terms, pool, shared);
  const limited = applyLimits(evaluation, rule, facts.limits ?? [], { cents: fraction(pool), isCredit: sign < 0 }, terms, unlimited);
  const units = limited?.after.units ?? unlimited.byWeight.map((own, index) => own + (unlimited.fixed[index] ?? 0n));
  const per = limited?.after.per ?? unlimited.per;
  const factor = per / unlimited.per;
  const exact = reduced({ units, per, centre: (unlimited.centre + (limited?.filling.remainder ?? 0n)) * factor });
  const reasons: CentreReason[] = shared ? reasonsIn(shared, byWeightCents) : [];
  const remainder = limited?.remainderCents ?? ZERO_FRACTION;
  if (remainder.n < 0n) reasons.push({ reason: 'minimums', path: 'minimumsAbove', cents: remainder });
  if (remainder.n > 0n) reasons.push({ reason: 'maximums', path: 'maximumsBelow', cents: remainder });
  const quotas = { units: sign < 0 ? exact.units.map((own) => -own) : exact.units, per: exact.per };
  const workings: RuleWorkings = { parties, ofDays: prepared.ofDays, sign, income, terms, byWeightCents, shared, limited, quotas };
  return { workings, exact, reasons };
}

const signed = (sign: 1 | -1, { n, d }: Fraction): Fraction => ({ n: n * BigInt(sign), d });

/**
 * Shares an amount by a rule, in exact fractions and with one rounding at the end. In this order: income from non-members; fixed shares
 * and amounts by resolution; the rule, by weights with their exceptions; limits; largest remainders. A credit is shared as its absolute
 * value and then gets its sign. Refuses with a list of everything that stands in the way, by names.
 */
export function shareByRule(rule: KeyRule, facts: RuleFacts): Result<RuleOutcome, Refusal<ShareByRuleRefusal>[]> {
  const wrong = [
    ...checkRule(rule),
    ...checkExceptions(facts.exceptions ?? [], 'exceptions'),
    ...checkPartyLimits(facts.limits ?? [], 'limits'),
  ];
  if (wrong.length > 0) return err(wrong);
  const evaluation = prepare(facts);
  if (evaluation.problems.length > 0) return err(evaluation.problems);
  const income = deductIncome(evaluation, rule.nonMembers, facts.nonMemberUses ?? [], facts.amountCents);
  const { workings, exact, reasons } = workOut(evaluation, rule, facts, income);
  if (evaluation.problems.length > 0) return err(distinct(evaluation.problems));

  const { sign } = workings;
  const { shares, centreCents, leftoverCents } = round(workings, exact);
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

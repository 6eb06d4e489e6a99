// SPDX-License-Identifier: EUPL-1.2
import { compareFractions, type Fraction, fraction, multiplyFractions } from '@kernel/core';
import { euroText } from './exact-text.ts';
import { explanationSteps } from './explain-steps.ts';
import { explanationSentence } from './explain-text.ts';
import { cellOf } from './key-rule/column.ts';
import type { Measure } from './key-rule/rule.ts';
import { ruleSentence } from './key-rule/rule-sentence.ts';
import type { RuleStep } from './key-rule/rule-step.ts';
import type { Weighed } from './key-rule/weigh.ts';
import { both, centsText, dayText, measureNoun, numberText, type RuleNames } from './key-rule/weight-phrase.ts';
import type { Bilingual, Language } from './metric.ts';
import { outcomeOf } from './pool-allocation.ts';
import type { PoolAllocation, PoolShare, RunResult } from './run-result.ts';

/** One line of a calculation as it is printed; what made a step stands below it, one deeper. */
export interface CalculationStep extends Bilingual {
  readonly depth: number;
}

/** What one number against the sum of all numbers says without a remainder. */
interface Plain {
  readonly measured: Extract<Weighed, { kind: 'measure' }>;
  readonly weight: Fraction;
  readonly total: Fraction;
  /** With its sign; rounded to the amount. */
  readonly quota: Fraction;
}

const isWhole = ({ byKind, centreReasons, incomeFromNonMembersCents }: PoolAllocation): boolean =>
  byKind.support === 0n && byKind.income === 0n && centreReasons.length === 0 && incomeFromNonMembersCents === 0n;

/** A share that is weight ÷ sum × cost and nothing else; null where more steps are needed to follow it. */
function plainOf(allocation: PoolAllocation, share: PoolShare): Plain | null {
  const { workings } = outcomeOf(allocation);
  const { shared, parties, terms, limited, byWeightCents, sign } = workings;
  if (!isWhole(allocation) || limited || shared?.kind !== 'weight' || shared.fallback || shared.weighed.kind !== 'measure') return null;
  if (shared.weighed.dates.length > 1 || share.uses.some((use) => use.broughtForward !== 0n || use.carriedForward !== 0n)) return null;
  const index = parties.findIndex(({ party }) => party === share.tenantId);
  const [weight, measured] = [shared.weights[index], shared.weighed.values[index]];
  if (!weight || !measured || shared.total.n === 0n || compareFractions(weight, measured) !== 0) return null;
  const all = fraction(allocation.amountCents * BigInt(sign));
  if ((terms[index]?.applied ?? []).length > 0 || compareFractions(byWeightCents, all) !== 0) return null;
  return { measured: shared.weighed, weight, total: shared.total, quota: cellOf(workings.quotas, index) };
}

/** 'Einwohner am 31.12.2025, Zensus 2022', with the day that was counted. */
function counted({ measure, dates }: Plain['measured'], language: Language, { bases }: RuleNames): string {
  const [on] = dates;
  const day = on ? ` ${language === 'de' ? 'am' : 'on'} ${dayText(on, language)}` : '';
  const basis = measure.kind === 'inhabitants' ? `, ${bases?.[measure.basis] ?? measure.basis}` : '';
  return `${measureNoun(measure, language)}${day}${basis}`;
}

const fits = ({ d }: Fraction): boolean => 10_000n % d === 0n;

/** Hours that four places do not hold are counted in minutes: what is printed can be reckoned with. */
function inUnits(measure: Measure, { weight, total }: Plain): { readonly times: bigint; readonly noun: Bilingual | null } {
  if (measure.kind !== 'hours' || (fits(weight) && fits(total))) return { times: 1n, noun: null };
  return { times: 60n, noun: { de: 'Minuten', en: 'minutes' } };
}

function roundedText({ floorCents, roundingCents, amountCents }: PoolShare, language: Language): string {
  if (roundingCents === 0n) return euroText(amountCents, language);
  const cent = `${roundingCents < 0n ? '\u2212' : '+'} ${euroText(roundingCents < 0n ? -roundingCents : roundingCents, language)}`;
  const name = language === 'de' ? 'Ausgleichscent' : 'rounding cent';
  return `${euroText(floorCents, language)} ${cent} (${name}) = ${euroText(amountCents, language)}`;
}

/** 'Einwohner am 31.12.2025: 4.812 von 385.204 × 12.345,67 € = 154,2214… € → 154,22 €'. */
function plainText(plain: Plain, allocation: PoolAllocation, share: PoolShare, names: RuleNames): Bilingual {
  const { measured, quota } = plain;
  const { times, noun } = inUnits(measured.measure, plain);
  return both((language) => {
    const number = (value: Fraction): string => numberText(multiplyFractions(value, fraction(times)), language);
    const head = noun?.[language] ?? counted(measured, language, names);
    const of = language === 'de' ? 'von' : 'of';
    const product = `${number(plain.weight)} ${of} ${number(plain.total)} × ${euroText(allocation.amountCents, language)}`;
    const exact = centsText(quota, language);
    return `${head}: ${product} = ${exact}${quota.d === 1n ? '' : ` → ${roundedText(share, language)}`}`;
  });
}

/** How an amount came about, in one sentence: the whole calculation where it is short, else what it comes to. */
export function calculationSentence(allocation: PoolAllocation, share: PoolShare, names: RuleNames): Bilingual {
  const plain = plainOf(allocation, share);
  return plain ? plainText(plain, allocation, share, names) : explanationSentence(allocation, share);
}

const flat = (steps: readonly RuleStep[], depth: number): CalculationStep[] =>
  steps.flatMap(({ text, steps: inner }) => [{ depth, ...text }, ...flat(inner, depth + 1)]);

/**
 * The steps behind a sentence that does not say them all, the key's own sentence first; none where the sentence is the whole calculation.
 * The same steps as those of the explanation.
 */
export function calculationSteps(result: RunResult, allocation: PoolAllocation, share: PoolShare, names: RuleNames): CalculationStep[] {
  if (plainOf(allocation, share)) return [];
  const { name, version, rule } = allocation.key;
  const key = both(
    (language) =>
      `${language === 'de' ? `Schlüssel „${name}“, Fassung ${version}` : `Key “${name}”, version ${version}`}: ${ruleSentence(rule, language, names)}`,
  );
  const steps = explanationSteps(allocation, share, { result, outcome: outcomeOf(allocation), names });
  return [{ depth: 0, ...key }, ...flat(steps, 0)];
}

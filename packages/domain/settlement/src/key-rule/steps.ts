// SPDX-License-Identifier: EUPL-1.2
import { compareFractions, type Fraction, fraction, ONE_FRACTION, subtractFractions, ZERO_FRACTION } from '@kernel/core';
import { euroText } from '../exact-text.ts';
import type { Bilingual } from '../metric.ts';
import { cellOf } from './column.ts';
import { limitSteps } from './limit-steps.ts';
import type { RuleOutcome, RuleShare } from './rule-outcome.ts';
import type { RuleStep, RuleStepKind, StepScope } from './rule-step.ts';
import type { Shared } from './share.ts';
import { shareOf } from './spread.ts';
import { effectText } from './term-sentences.ts';
import {
  both,
  centsText,
  dayText,
  measureNoun,
  numberText,
  percentView,
  type RuleNames,
  shareText,
  weightPhrase,
} from './weight-phrase.ts';
import { weighedStep } from './weight-steps.ts';

const cost = (kind: RuleStepKind, cents: bigint | Fraction, text: Bilingual, path = '', steps: readonly RuleStep[] = []): RuleStep => {
  const value = typeof cents === 'bigint' ? fraction(cents) : cents;
  return { kind, path, value, unit: 'cents', of: null, text, steps };
};

function weightSteps(scope: StepScope, shared: Extract<Shared, { kind: 'weight' }>): RuleStep[] {
  const { workings, index } = scope;
  const party = workings.parties[index];
  const measured = shared.weighed.values[index] ?? ZERO_FRACTION;
  const raised = shared.raised[index] ?? ZERO_FRACTION;
  const steps = [weighedStep(scope, shared.weighed)];
  const { path } = shared;
  if (compareFractions(raised, measured) !== 0) {
    const text = both((language) =>
      language === 'de'
        ? `Zählt mit ${numberText(raised, 'de')} statt ${numberText(measured, 'de')} (${shared.rule.weightless.kind === 'like-smallest' ? 'wie der kleinste Wert' : 'Mindestgewicht'})`
        : `Counts with ${numberText(raised, 'en')} instead of ${numberText(measured, 'en')} (${shared.rule.weightless.kind === 'like-smallest' ? 'like the smallest weight' : 'least weight'})`,
    );
    steps.push({ kind: 'weightless', path: `${path}.weightless`, value: raised, unit: 'count', of: measured, text, steps: [] });
  }
  if (party && shared.rule.proRata === 'days' && party.days !== workings.ofDays) {
    const text = { de: `× ${party.days} von ${workings.ofDays} Tagen`, en: `× ${party.days} of ${workings.ofDays} days` };
    steps.push({
      kind: 'days',
      path: `${path}.proRata`,
      value: fraction(party.days, workings.ofDays),
      unit: 'factor',
      of: fraction(workings.ofDays),
      text,
      steps: [],
    });
  }
  if (party && compareFractions(party.weightFactor, ONE_FRACTION) !== 0) {
    const text = both((language) =>
      language === 'de'
        ? `× Faktor ${numberText(party.weightFactor, 'de')} nach Beschluss`
        : `× factor ${numberText(party.weightFactor, 'en')} by resolution`,
    );
    steps.push({ kind: 'factor', path: 'exceptions', value: party.weightFactor, unit: 'factor', of: null, text, steps: [] });
  }
  const own = shared.weights[index] ?? ZERO_FRACTION;
  const all = shared.total;
  const text = both((language) => `${numberText(own, language)} ${language === 'de' ? 'von' : 'of'} ${numberText(all, language)}`);
  steps.push({ kind: 'weight', path, value: own, unit: 'count', of: all, text, steps: [] });
  if (all.n === 0n) steps.push(nobodyStep(scope, shared));
  return steps;
}

function nobodyStep(scope: StepScope, shared: Extract<Shared, { kind: 'weight' }>): RuleStep {
  const fallback = shared.fallback;
  const value = fallback ? shareOf(fallback.spread, scope.index) : ZERO_FRACTION;
  const text = fallback
    ? { de: 'Niemand hat einen Wert: Es gilt die Ersatzregel.', en: 'Nobody has weight: the rule for this case holds.' }
    : { de: 'Niemand hat einen Wert: Das Zentrum trägt die Kosten.', en: 'Nobody has weight: the centre carries the cost.' };
  return {
    kind: 'nobody',
    path: `${shared.path}.nobody`,
    value,
    unit: 'share',
    of: null,
    text,
    steps: fallback ? [sharedStep(scope, fallback)] : [],
  };
}

function partSteps(scope: StepScope, shared: Extract<Shared, { kind: 'mix' }>): RuleStep[] {
  return shared.parts.map(({ share, shared: part }): RuleStep => {
    const fractionOfPart = shareOf(part.spread, scope.index);
    const value = fraction(share.n * fractionOfPart.n, share.d * fractionOfPart.d);
    const text = both(
      (language) => `${shareText(share, language)} × ${percentView(fractionOfPart, language)} = ${percentView(value, language)}`,
    );
    return { kind: 'part', path: part.path, value, unit: 'share', of: share, text, steps: [sharedStep(scope, part)] };
  });
}

function groupSteps(scope: StepScope, shared: Extract<Shared, { kind: 'groups' }>): RuleStep[] {
  return shared.groups
    .filter(({ seats }) => seats.includes(scope.index))
    .map(({ name, share, shared: inner }): RuleStep => {
      const own = shareOf(inner.spread, scope.index);
      const value = fraction(share.n * own.n, share.d * own.d);
      const text = both((language) => {
        const head = language === 'de' ? `Gruppe „${name}“ trägt` : `Group “${name}” bears`;
        const part = language === 'de' ? 'davon' : 'of which';
        return `${head} ${percentView(share, language)}, ${part} ${percentView(own, language)} = ${percentView(value, language)}`;
      });
      return { kind: 'group', path: inner.path, value, unit: 'share', of: share, text, steps: [sharedStep(scope, inner)] };
    });
}

/** How one rule shared its whole, for one party. */
function sharedStep(scope: StepScope, shared: Shared): RuleStep {
  const value = shareOf(shared.spread, scope.index);
  const steps =
    shared.kind === 'weight' ? weightSteps(scope, shared) : shared.kind === 'mix' ? partSteps(scope, shared) : groupSteps(scope, shared);
  const text = both((language) => {
    const head =
      shared.kind === 'weight' ? weightPhrase(shared.rule.weight, language, scope.names) : language === 'de' ? 'Zusammen' : 'In all';
    return `${head}: ${percentView(value, language)}`;
  });
  return { kind: 'fraction', path: shared.path, value, unit: 'share', of: null, text, steps };
}

function costSteps({ workings: { income } }: StepScope, outcome: RuleOutcome): RuleStep[] {
  const { amountCents } = outcome.proof;
  const whole = cost(
    'cost',
    amountCents,
    both((language) => `${language === 'de' ? 'Kosten' : 'Cost'}: ${euroText(amountCents, language)}`),
  );
  if (income.lines.length === 0) return [whole];
  const lines = income.lines.map(({ name, quantity, price, amountCents: paid }) => {
    const units = fraction(quantity, price.measure.kind === 'hours' ? 60n : 1n);
    const text = both(
      (language) =>
        `${name}: ${numberText(units, language)} ${measureNoun(price.measure, language)} × ${centsText(price.cents, language)} = ${euroText(paid, language)} (${price.resolution})`,
    );
    return cost('income', paid, text, 'nonMembers');
  });
  const { sharedCents } = income;
  const text = both(
    (language) => `${language === 'de' ? 'Nach Abzug der Zahlungen Dritter' : 'After what others pay'}: ${euroText(sharedCents, language)}`,
  );
  return [whole, cost('income', sharedCents, text, 'nonMembers', lines)];
}

function exceptionSteps({ workings, index }: StepScope): RuleStep[] {
  return (workings.terms[index]?.applied ?? []).map(({ exception, days, ofDays, cents }) => {
    const text = both((language) => {
      const german = language === 'de';
      const partly = days === ofDays ? '' : german ? `, ${days} von ${ofDays} Tagen` : `, ${days} of ${ofDays} days`;
      const fixed = cents.n === 0n ? '' : `: ${centsText(cents, language)}`;
      const from = `${german ? 'ab' : 'from'} ${dayText(exception.validity.from, language)}`;
      return `${effectText(exception.effect, language)}${fixed} (${from}; ${exception.resolution}${partly})`;
    });
    return cost('exception', cents, text, 'exceptions');
  });
}

function roundingSteps(outcome: RuleOutcome, share: RuleShare, quota: Fraction): RuleStep[] {
  const { leftoverCents } = outcome.proof;
  const rank = both((language) => {
    if (share.rank === null) return language === 'de' ? 'geht in vollen Cent auf' : 'comes out in whole cents';
    return language === 'de'
      ? `Rest auf Platz ${share.rank}, ${leftoverCents} Cent waren übrig`
      : `remainder ranks ${share.rank}, ${leftoverCents} cents were left over`;
  });
  return [
    cost(
      'quota',
      quota,
      both((language) => `${language === 'de' ? 'Genauer Anteil' : 'Exact share'}: ${centsText(quota, language)}`),
    ),
    cost(
      'floor',
      share.floorCents,
      both((language) => `${language === 'de' ? 'Abgeschnitten' : 'Cut'}: ${euroText(share.floorCents, language)}`),
    ),
    cost(
      'rounding',
      share.roundingCents,
      both(
        (language) =>
          `${language === 'de' ? 'Ausgleichscent' : 'Rounding cent'}: ${euroText(share.roundingCents, language)} (${rank[language]})`,
      ),
    ),
    cost(
      'amount',
      share.amountCents,
      both((language) => `${language === 'de' ? 'Betrag' : 'Amount'}: ${euroText(share.amountCents, language)}`),
    ),
  ];
}

/** Why a party bears what it bears, from the cost to the cent; null if it is no party. Nothing in it needs to be computed again. */
export function stepsOf(outcome: RuleOutcome, party: string, names: RuleNames = {}): RuleStep[] | null {
  const { workings } = outcome;
  const index = workings.parties.findIndex((seen) => seen.party === party);
  const share = outcome.shares[index];
  if (share === undefined) return null;
  const scope: StepScope = { workings, index, names };
  const rest = subtractFractions(fraction(workings.income.sharedCents * BigInt(workings.sign)), workings.byWeightCents);
  const beforehand =
    rest.n === 0n
      ? []
      : [
          cost(
            'exception',
            workings.byWeightCents,
            both(
              (language) =>
                `${language === 'de' ? 'Bleibt nach festen Anteilen' : 'Left after fixed shares'}: ${centsText(workings.byWeightCents, language)}`,
            ),
            'exceptions',
          ),
        ];
  return [
    ...costSteps(scope, outcome),
    ...exceptionSteps(scope),
    ...beforehand,
    ...(workings.shared ? [sharedStep(scope, workings.shared)] : []),
    ...limitSteps(scope),
    ...roundingSteps(outcome, share, cellOf(workings.quotas, index)),
  ];
}

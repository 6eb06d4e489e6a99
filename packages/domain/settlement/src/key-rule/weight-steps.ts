// SPDX-License-Identifier: EUPL-1.2
import { multiplyFractions, ZERO_FRACTION } from '@kernel/core';
import type { RuleStep, StepScope } from './rule-step.ts';
import { tierParts, type Weighed } from './weigh.ts';
import { both, dayText, measureNoun, numberText } from './weight-phrase.ts';

function countSteps({ index }: StepScope, weighed: Extract<Weighed, { kind: 'measure' }>): RuleStep[] {
  // One day needs no mean, and the measure names it.
  if (weighed.dates.length < 2) return [];
  return weighed.dates.map((on, place) => {
    const value = weighed.counts[index]?.[place] ?? ZERO_FRACTION;
    const text = both((language) => `${dayText(on, language)}: ${numberText(value, language)}`);
    return { kind: 'count', path: weighed.path, value, unit: 'count', of: null, text, steps: [] };
  });
}

function tierSteps({ index }: StepScope, { rule, of, path }: Extract<Weighed, { kind: 'tiers' }>): RuleStep[] {
  return tierParts(rule.mode, rule.tiers, of.values[index] ?? ZERO_FRACTION).map(({ tier, above, units, counts }) => {
    const text = both((language) => {
      const german = language === 'de';
      const from = above.n === 0n ? '' : german ? `über ${numberText(above, 'de')} ` : `above ${numberText(above, 'en')} `;
      const to = tier.upTo === null ? '' : german ? `bis ${numberText(tier.upTo, 'de')}` : `up to ${numberText(tier.upTo, 'en')}`;
      const range = `${from}${to}`.trim();
      const sum = `${numberText(units, language)} × ${numberText(tier.factor, language)} = ${numberText(counts, language)}`;
      return range === '' ? sum : `${range}: ${sum}`;
    });
    return { kind: 'tier', path, value: counts, unit: 'count', of: units, text, steps: [] };
  });
}

/** What a weight is made of, for one party: the counts, the tiers and the points behind the number. */
export function weighedStep(scope: StepScope, weighed: Weighed): RuleStep {
  const value = weighed.values[scope.index] ?? ZERO_FRACTION;
  const { path } = weighed;
  if (weighed.kind === 'measure') {
    const text = both((language) => `${numberText(value, language)} ${measureNoun(weighed.measure, language)}`);
    return { kind: 'measure', path, value, unit: 'count', of: null, text, steps: countSteps(scope, weighed) };
  }
  if (weighed.kind === 'tiers') {
    const text = both((language) => `${language === 'de' ? 'Nach Staffel' : 'By tiers'}: ${numberText(value, language)}`);
    return {
      kind: 'tiers',
      path,
      value,
      unit: 'count',
      of: null,
      text,
      steps: [weighedStep(scope, weighed.of), ...tierSteps(scope, weighed)],
    };
  }
  const terms = weighed.terms.map((term, place): RuleStep => {
    const inner = weighedStep(scope, term);
    const factor = weighed.rule.terms[place]?.factor ?? ZERO_FRACTION;
    const counts = multiplyFractions(factor, inner.value);
    const text = both(
      (language) => `${numberText(factor, language)} × ${numberText(inner.value, language)} = ${numberText(counts, language)}`,
    );
    return { kind: 'points', path: term.path, value: counts, unit: 'count', of: inner.value, text, steps: [inner] };
  });
  const text = both((language) => `${language === 'de' ? 'Punkte' : 'Points'}: ${numberText(value, language)}`);
  return { kind: 'points', path, value, unit: 'count', of: null, text, steps: terms };
}

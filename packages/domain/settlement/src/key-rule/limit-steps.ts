// SPDX-License-Identifier: EUPL-1.2
import {
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  subtractFractions,
  sumFractions,
} from '@kernel/core';
import { cellOf } from './column.ts';
import type { BoundAmount, Limited } from './limits.ts';
import type { RuleStep, StepScope } from './rule-step.ts';
import { both, centsText } from './weight-phrase.ts';

/** What a limit moved: from whom, to whom, exact cents. null is the centre. */
export interface Movement {
  readonly from: number | null;
  readonly to: number | null;
  readonly cents: Fraction;
}

/**
 * From whom to whom the limits moved how much. What each of those who now bear less was relieved of went to those who now bear more,
 * in proportion to how much more each bears; the centre stands among them with what it carries or keeps.
 */
export function movementsOf({ before, after, remainderCents }: Limited): Movement[] {
  const change = [...after.units.map((_, index) => subtractFractions(cellOf(after, index), cellOf(before, index))), remainderCents];
  const place = (index: number): number | null => (index === after.units.length ? null : index);
  const more = change.flatMap((cents, index) => (cents.n > 0n ? [{ index, cents }] : []));
  const total = sumFractions(more.map(({ cents }) => cents));
  return change.flatMap((relieved, from) =>
    relieved.n >= 0n
      ? []
      : more.map(({ index, cents }) => ({
          from: place(from),
          to: place(index),
          cents: multiplyFractions(fraction(-relieved.n, relieved.d), divideFractions(cents, total)),
        })),
  );
}

function boundStep(side: 'min' | 'max', bound: BoundAmount): RuleStep {
  const text = both((language) => {
    const german = language === 'de';
    const head = side === 'min' ? (german ? 'Mindestens' : 'At least') : german ? 'Höchstens' : 'At most';
    const key = bound.ofAll ? [german ? 'nach dem Schlüssel' : 'by the key'] : [];
    const days =
      bound.days === bound.ofDays ? [] : [german ? `${bound.days} von ${bound.ofDays} Tagen` : `${bound.days} of ${bound.ofDays} days`];
    return `${head} ${centsText(bound.cents, language)} (${[...key, ...bound.resolutions, ...days].join('; ')})`;
  });
  return { kind: 'limit', path: `limits.${side}`, value: bound.cents, unit: 'cents', of: null, text, steps: [] };
}

function movementSteps({ workings, index, names }: StepScope, limited: Limited): RuleStep[] {
  const nameOf = (place: number | null, language: 'de' | 'en'): string => {
    if (place === null) return language === 'de' ? 'Zentrum' : 'the centre';
    const party = workings.parties[place];
    return party ? (names.parties?.[party.party] ?? party.name) : '';
  };
  return movementsOf(limited)
    .filter(({ from, to }) => from === index || to === index)
    .map(({ from, to, cents }) => {
      const isTaken = from === index;
      const other = isTaken ? to : from;
      const text = both((language) => {
        const amount = centsText(cents, language);
        if (language === 'de')
          return isTaken
            ? `${amount} weniger, getragen von: ${nameOf(other, 'de')}`
            : `${amount} mehr, übernommen von: ${nameOf(other, 'de')}`;
        return isTaken ? `${amount} less, borne by: ${nameOf(other, 'en')}` : `${amount} more, taken over from: ${nameOf(other, 'en')}`;
      });
      return { kind: isTaken ? 'taken' : 'given', path: 'limits', value: cents, unit: 'cents', of: null, text, steps: [] };
    });
}

/** What limits say to a party, and what they took from it or gave to it; amounts are those of the absolute value that is shared. */
export function limitSteps(scope: StepScope): RuleStep[] {
  const { workings, index } = scope;
  const { limited } = workings;
  if (limited === null) return [];
  const [min, max] = [limited.min[index], limited.max[index]];
  const bounds = [...(min ? [boundStep('min', min)] : []), ...(max ? [boundStep('max', max)] : [])];
  const [before, after] = [cellOf(limited.before, index), cellOf(limited.after, index)];
  if (compareFractions(before, after) === 0) return bounds;
  const without = both((language) => `${language === 'de' ? 'Ohne Grenzen' : 'Without limits'}: ${centsText(before, language)}`);
  return [
    { kind: 'before-limits', path: 'limits', value: before, unit: 'cents', of: null, text: without, steps: [] },
    ...bounds,
    ...movementSteps(scope, limited),
  ];
}

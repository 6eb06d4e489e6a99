// SPDX-License-Identifier: EUPL-1.2
import { type Fraction, fraction, subtractFractions, sumFractions } from '@kernel/core';
import { euroText, minutesText, monthsText, wholeText } from './exact-text.ts';
import { roundingReason } from './explain-text.ts';
import type { CentreReason, RuleOutcome } from './key-rule/rule-outcome.ts';
import type { RuleStep, RuleStepKind } from './key-rule/rule-step.ts';
import { stepsOf } from './key-rule/steps.ts';
import { both, centsText, type RuleNames, shareText } from './key-rule/weight-phrase.ts';
import type { Bilingual, Language } from './metric.ts';
import type { PoolAllocation, PoolShare, RunResult, ShareUse } from './run-result.ts';
import { type SupportPart, supportByCentre } from './support-costs.ts';

const inCents = (kind: RuleStepKind, value: Fraction, text: Bilingual, steps: readonly RuleStep[] = []): RuleStep => ({
  kind,
  path: '',
  value,
  unit: 'cents',
  of: null,
  text,
  steps,
});

/** '4.925,79 € × 1/10 = 492,579 €': with the part of the days where the pool's months are cut. */
function supportText({ centreName, burdened, share, days, cents }: SupportPart, language: Language): string {
  const german = language === 'de';
  const from = german ? `Von der Hilfskostenstelle „${centreName}“` : `From the support cost centre “${centreName}”`;
  const span = days === null ? '' : ` × ${days.own} ${german ? 'von' : 'of'} ${days.all} ${german ? 'Tagen' : 'days'}`;
  return `${from}: ${centsText(burdened, language)} × ${shareText(share, language)}${span} = ${centsText(cents, language)}`;
}

/** What a support centre passes on, where it took over from others before. */
function burdenSteps({ burdened, takenOver }: SupportPart): RuleStep[] {
  if (takenOver.length === 0) return [];
  const own = subtractFractions(burdened, sumFractions(takenOver.map(({ cents }) => cents)));
  return [
    inCents(
      'own-cost',
      own,
      both((language) => `${language === 'de' ? 'Eigene Kosten' : 'Own cost'}: ${centsText(own, language)}`),
    ),
    ...takenOver.map(({ centreName, cents }) =>
      inCents(
        'support',
        cents,
        both(
          (language) =>
            `${language === 'de' ? `Übernommen von „${centreName}“` : `Taken over from “${centreName}”`}: ${centsText(cents, language)}`,
        ),
      ),
    ),
  ];
}

function supportSteps(allocation: PoolAllocation, result: RunResult): RuleStep[] {
  const { parts, rounding } = supportByCentre(result, allocation);
  const steps = parts.map((part) =>
    inCents(
      'support',
      part.cents,
      both((language) => supportText(part, language)),
      burdenSteps(part),
    ),
  );
  if (rounding.n === 0n) return steps;
  const exact = sumFractions(parts.map(({ cents }) => cents));
  const text = both(
    (language) =>
      `${language === 'de' ? 'Hilfskosten auf volle Cent gerundet' : 'Support cost rounded to whole cents'}: ${centsText(exact, language)} → ${euroText(allocation.byKind.support, language)}`,
  );
  return [...steps, inCents('support-rounding', rounding, text)];
}

/** What makes the cost of a pool, where it is more than its own entries: own cost, support centres one by one, other income. */
function costParts(allocation: PoolAllocation, result: RunResult): RuleStep[] {
  const { byKind } = allocation;
  if (byKind.support === 0n && byKind.income === 0n) return [];
  const own = byKind.staff + byKind.material + byKind.overhead;
  const steps = [
    inCents(
      'own-cost',
      fraction(own),
      both((language) => `${language === 'de' ? 'Eigene Kosten' : 'Own cost'}: ${euroText(own, language)}`),
    ),
    ...supportSteps(allocation, result),
  ];
  if (byKind.income === 0n) return steps;
  const text = both(
    (language) => `${language === 'de' ? 'Ab: andere Erträge' : 'Less other income'}: ${euroText(byKind.income, language)}`,
  );
  return [...steps, inCents('other-income', fraction(byKind.income), text)];
}

function costStep(allocation: PoolAllocation, result: RunResult): RuleStep {
  const { poolName, months, amountCents } = allocation;
  const text = {
    de: `Kosten „${poolName}“ ${monthsText(months, 'de')}: ${euroText(amountCents, 'de')}`,
    en: `Cost of “${poolName}” ${monthsText(months, 'en')}: ${euroText(amountCents, 'en')}`,
  };
  return inCents('cost', fraction(amountCents), text, costParts(allocation, result));
}

/** Minutes are shown as hours, everything else as it is counted. */
const countView = (meter: string, count: bigint, language: Language): string =>
  meter === 'desk.minutes' ? minutesText(count, language) : wholeText(count, language);

/** What makes a use where a correction of settled months is at work. */
function correctionSteps(uses: readonly ShareUse[]): RuleStep[] {
  return uses
    .filter(({ broughtForward, carriedForward }) => broughtForward !== 0n || carriedForward !== 0n)
    .map(({ meter, measured, broughtForward, carriedForward }): RuleStep => {
      const read = measured - broughtForward + carriedForward;
      const text = both((language) => {
        const german = language === 'de';
        const view = (count: bigint): string => countView(meter, count, language);
        return [
          `${german ? 'Zählt' : 'Counts'} ${view(measured)} (${meter}): ${german ? 'Messwerte' : 'readings'} ${view(read)}`,
          ...(broughtForward === 0n
            ? []
            : [`${german ? 'offene Korrektur aus früheren Monaten' : 'correction open from earlier months'} ${view(broughtForward)}`]),
          ...(carriedForward === 0n
            ? []
            : [`${german ? 'Korrektur für die folgenden Monate' : 'correction for the months that follow'} ${view(carriedForward)}`]),
        ].join(', ');
      });
      return { kind: 'correction', path: '', value: fraction(measured), unit: 'count', of: fraction(read), text, steps: [] };
    });
}

const REASONS: Readonly<Record<CentreReason['reason'], Bilingual>> = {
  nobody: { de: 'niemand hat einen Wert', en: 'nobody has weight' },
  minimums: { de: 'die Mindestbeträge übersteigen die Kosten', en: 'the minimums are above the cost' },
  maximums: { de: 'die Höchstbeträge reichen nicht für die Kosten', en: 'the maximums are below the cost' },
  income: { de: 'die Zahlungen Dritter übersteigen die Kosten', en: 'what others pay is above the cost' },
};

function centreSteps({ carriedByCentreCents, centreReasons }: PoolAllocation): RuleStep[] {
  if (centreReasons.length === 0) return [];
  const steps = centreReasons.map(({ reason, cents, path }) => ({
    ...inCents(
      'centre',
      cents,
      both((language) => `${REASONS[reason][language]}: ${centsText(cents, language)}`),
    ),
    path,
  }));
  const verb = {
    de: carriedByCentreCents < 0n ? 'Das Zentrum behält' : 'Das Zentrum trägt',
    en: carriedByCentreCents < 0n ? 'The centre keeps' : 'The centre carries',
  };
  const size = carriedByCentreCents < 0n ? -carriedByCentreCents : carriedByCentreCents;
  const text = both((language) => `${verb[language]} ${euroText(size, language)}`);
  return [inCents('centre', fraction(carriedByCentreCents), text, steps)];
}

function told(step: RuleStep, allocation: PoolAllocation, share: PoolShare): RuleStep {
  if (step.kind !== 'rounding') return step;
  const reason = roundingReason(allocation, share);
  const text = both(
    (language) =>
      `${language === 'de' ? 'Ausgleichscent' : 'Rounding cent'}: ${euroText(share.roundingCents, language)}. ${reason[language]}`,
  );
  return { ...step, text };
}

/** From the cost of the pool to the amount of the member, each step ready to be printed. */
export function explanationSteps(
  allocation: PoolAllocation,
  share: PoolShare,
  { result, outcome, names }: { readonly result: RunResult; readonly outcome: RuleOutcome; readonly names: RuleNames },
): RuleStep[] {
  const [, ...steps] = stepsOf(outcome, share.tenantId, names) ?? [];
  const end = steps.findIndex(({ kind }) => kind === 'quota');
  return [
    costStep(allocation, result),
    ...correctionSteps(share.uses),
    ...steps.slice(0, end),
    ...centreSteps(allocation),
    ...steps.slice(end).map((step) => told(step, allocation, share)),
  ];
}

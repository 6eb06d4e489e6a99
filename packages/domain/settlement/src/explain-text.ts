// SPDX-License-Identifier: EUPL-1.2
import { type Fraction, fraction, fractionToText, multiplyFractions } from '@kernel/core';
import { euroText, fractionView, minutesText, monthsText, wholeText } from './exact-text.ts';
import { percentText } from './key.ts';
import { type Bilingual, type Language, type Metric, metricPhrase, metricUnit } from './metric.ts';
import type { PartShare, PoolAllocation, PoolShare } from './run-result.ts';

/** Names of population bases by their code, as users know them. */
export type BasisNames = Readonly<Record<string, string>>;

const both = (make: (language: Language) => string): Bilingual => ({ de: make('de'), en: make('en') });

const percentView = (share: Fraction, language: Language): string =>
  `${fractionView(multiplyFractions(share, fraction(100)), 4, language)} %`;

/** Cents as euro for the eye, cut after two further places of the cent. */
function exactEuro(cents: Fraction, language: Language): string {
  const euro = fractionView(fraction(cents.n, cents.d * 100n), 6, language);
  return language === 'de' ? `${euro} €` : euro.replace(/^-?/, (sign) => `${sign}€`);
}

/** Minutes are shown as hours, everything else as it is counted. */
const countView = (metric: Metric, count: bigint, language: Language): string =>
  metric.kind === 'hours' ? minutesText(count, language) : wholeText(count, language);

/** 'Messwerte 30, offene Korrektur aus früheren Monaten -120': what makes the measure where a correction is at work. */
function correctionText(metric: Metric, { measured, broughtForward, carriedForward }: PartShare, language: Language): string {
  const german = language === 'de';
  const readings = countView(metric, measured - broughtForward + carriedForward, language);
  const texts = [german ? `Messwerte ${readings}` : `readings ${readings}`];
  if (broughtForward !== 0n) {
    const quantity = countView(metric, broughtForward, language);
    texts.push(german ? `offene Korrektur aus früheren Monaten ${quantity}` : `correction open from earlier months ${quantity}`);
  }
  if (carriedForward !== 0n) {
    const quantity = countView(metric, carriedForward, language);
    texts.push(german ? `Korrektur für die folgenden Monate ${quantity}` : `correction for the months that follow ${quantity}`);
  }
  return texts.join(', ');
}

/** '20:30 von 133:20 (Stunden)'; with days where the member took part for some of the time only. */
function measureText(metric: Metric, part: PartShare, total: Fraction, language: Language): string {
  const of = language === 'de' ? 'von' : 'of';
  const unit = metricUnit(metric, language);
  const view = (value: Fraction): string => (value.d === 1n ? countView(metric, value.n, language) : fractionView(value, 2, language));
  const text = `${view(part.weight)} ${of} ${view(total)}`;
  if (part.broughtForward !== 0n || part.carriedForward !== 0n) return `${text} (${unit}; ${correctionText(metric, part, language)})`;
  if (part.days === part.ofDays) return `${text} (${unit})`;
  const days = language === 'de' ? 'Tagen' : 'days';
  return `${text} (${unit}: ${wholeText(part.measured, language)} × ${part.days} ${of} ${part.ofDays} ${days})`;
}

function partText(allocation: PoolAllocation, part: PartShare, index: number, language: Language, basisNames: BasisNames): string {
  const keyPart = allocation.parts[index];
  if (keyPart === undefined) return '';
  const share = percentText(keyPart.sharePermyriad, language);
  const measure = measureText(keyPart.metric, part, keyPart.totalWeight, language);
  return `${share} ${metricPhrase(keyPart.metric, language, basisNames)}: ${measure} = ${percentView(part.fraction, language)}`;
}

/** Why the cut amount was raised by a cent, or was not. */
export function roundingReason({ leftoverCents }: PoolAllocation, { rank, roundingCents }: PoolShare): Bilingual {
  if (rank === null) {
    return { de: 'Der Anteil geht in vollen Cent auf.', en: 'The share comes out in whole cents.' };
  }
  const left = {
    de:
      leftoverCents === 1
        ? 'bleibt 1 Cent übrig. Er geht an den größten Rest.'
        : `bleiben ${leftoverCents} Cent übrig. Je einer geht an die ${leftoverCents} größten Reste.`,
    en:
      leftoverCents === 1
        ? '1 cent is left over. It goes to the largest remainder.'
        : `${leftoverCents} cents are left over. The ${leftoverCents} largest remainders get one each.`,
  };
  const gets = roundingCents !== 0n;
  return {
    de: `Sind alle Anteile auf volle Cent abgeschnitten, ${left.de} Dieser Rest steht auf Platz ${rank} und bekommt ${gets ? 'einen Cent' : 'keinen'}.`,
    en: `When all shares are cut to whole cents, ${left.en} This remainder ranks ${rank} and gets ${gets ? 'one cent' : 'none'}.`,
  };
}

export interface StepTexts {
  readonly cost: Bilingual;
  readonly parts: readonly Bilingual[];
  readonly fraction: Bilingual;
  readonly quota: Bilingual;
  readonly floor: Bilingual;
  readonly rounding: Bilingual;
  readonly amount: Bilingual;
}

export function stepTexts(allocation: PoolAllocation, share: PoolShare, basisNames: BasisNames): StepTexts {
  const quota = multiplyFractions(fraction(allocation.amountCents), share.fraction);
  const cost = (language: Language): string => euroText(allocation.amountCents, language);
  const reason = roundingReason(allocation, share);
  return {
    cost: {
      de: `Kosten „${allocation.poolName}“ ${monthsText(allocation.months, 'de')}: ${cost('de')}`,
      en: `Cost of “${allocation.poolName}” ${monthsText(allocation.months, 'en')}: ${cost('en')}`,
    },
    parts: share.parts.map((part, index) => both((language) => partText(allocation, part, index, language, basisNames))),
    fraction: {
      de: `Anteil zusammen: ${percentView(share.fraction, 'de')} (genau ${fractionToText(share.fraction)})`,
      en: `Share in all: ${percentView(share.fraction, 'en')} (exactly ${fractionToText(share.fraction)})`,
    },
    quota: both((language) => `${cost(language)} × ${percentView(share.fraction, language)} = ${exactEuro(quota, language)}`),
    floor: {
      de: `Auf volle Cent abgeschnitten: ${euroText(share.floorCents, 'de')}`,
      en: `Cut to whole cents: ${euroText(share.floorCents, 'en')}`,
    },
    rounding: both(
      (language) =>
        `${language === 'de' ? 'Ausgleichscent' : 'Rounding cent'}: ${euroText(share.roundingCents, language)}. ${reason[language]}`,
    ),
    amount: { de: `Betrag: ${euroText(share.amountCents, 'de')}`, en: `Amount: ${euroText(share.amountCents, 'en')}` },
  };
}

/** 'Hürth, Stadt' stands so in registers; a sentence says 'Die Stadt Hürth'. */
function bearerText(name: string, language: Language): string {
  const [, place, kind] = /^(.+), (\S*(?:stadt|gemeinde))$/i.exec(name) ?? [];
  if (place === undefined || kind === undefined) return name;
  return language === 'de' ? `Die ${kind} ${place}` : `${kind} ${place}`;
}

/** The explanation in one sentence. */
export function explanationSentence(allocation: PoolAllocation, share: PoolShare): Bilingual {
  const { key, poolName } = allocation;
  const view = (language: Language): string => percentView(share.fraction, language);
  return {
    de: `${bearerText(share.memberName, 'de')} trägt ${view('de')} der Kosten „${poolName}“ von ${euroText(allocation.amountCents, 'de')}, das sind ${euroText(share.amountCents, 'de')}, nach dem Schlüssel „${key.name}“, Fassung ${key.version} (${key.clause}; ${key.resolution}).`,
    en: `${bearerText(share.memberName, 'en')} bears ${view('en')} of the cost of “${poolName}” of ${euroText(allocation.amountCents, 'en')}, that is ${euroText(share.amountCents, 'en')}, by the key “${key.name}”, version ${key.version} (${key.clause}; ${key.resolution}).`,
  };
}

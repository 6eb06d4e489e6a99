// SPDX-License-Identifier: EUPL-1.2
import type { Validity } from '@kernel/core';
import type { Language } from '../metric.ts';
import type { Bound, ExceptionEffect, KeyRule, Limits, PartyException, PartyLimits } from './rule.ts';
import {
  amountPhrase,
  centsText,
  datesPhrase,
  dayText,
  joined,
  measureNoun,
  numberText,
  type RuleNames,
  shareText,
} from './weight-phrase.ts';

/** 'ab 01.01.2026', 'vom 01.01.2026 bis 31.12.2026'. */
function validityText({ from, to }: Validity, language: Language): string {
  const first = dayText(from, language);
  if (to === null) return language === 'de' ? `ab ${first}` : `from ${first}`;
  return language === 'de' ? `vom ${first} bis ${dayText(to, 'de')}` : `from ${first} to ${dayText(to, 'en')}`;
}

export function effectText(effect: ExceptionEffect, language: Language): string {
  const german = language === 'de';
  if (effect.kind === 'exempt') return german ? 'trägt nichts' : 'bears nothing';
  if (effect.kind === 'factor') {
    return german ? `zählt mit dem Faktor ${numberText(effect.factor, 'de')}` : `counts by the factor ${numberText(effect.factor, 'en')}`;
  }
  if (effect.kind === 'fixed-share') {
    return german
      ? `trägt vorweg ${shareText(effect.share, 'de')} der Kosten`
      : `bears ${shareText(effect.share, 'en')} of the cost beforehand`;
  }
  const amount = amountPhrase(effect.cents, effect.per, language);
  return german ? `trägt vorweg ${amount}` : `bears ${amount} beforehand`;
}

export function exceptionSentence({ party, validity, resolution, effect }: PartyException, language: Language, names: RuleNames): string {
  return `${names.parties?.[party] ?? party} ${effectText(effect, language)} (${validityText(validity, language)}; ${resolution}).`;
}

function boundText(bound: Bound, language: Language, names: RuleNames): string {
  const german = language === 'de';
  if (bound.kind === 'share') return german ? `${shareText(bound.share, 'de')} der Kosten` : `${shareText(bound.share, 'en')} of the cost`;
  const amount = amountPhrase(bound.cents, bound.per, language);
  if (bound.kind === 'amount') return amount;
  const counted = `${datesPhrase(bound.at, language)}, ${names.bases?.[bound.basis] ?? bound.basis}`;
  return german ? `${amount} je Einwohner (${counted})` : `${amount} for each inhabitant (${counted})`;
}

function boundsText({ min, max }: Limits, language: Language, names: RuleNames): string {
  const german = language === 'de';
  const least = min ? [`${german ? 'mindestens' : 'at least'} ${boundText(min, language, names)}`] : [];
  const most = max ? [`${german ? 'höchstens' : 'at most'} ${boundText(max, language, names)}`] : [];
  return joined([...least, ...most], language);
}

/** The limits of one party from its agreement. */
export function partyLimitsSentence(limits: PartyLimits, language: Language, names: RuleNames = {}): string {
  const head = `${names.parties?.[limits.party] ?? limits.party} ${language === 'de' ? 'trägt' : 'bears'}`;
  return `${head} ${boundsText(limits, language, names)} (${validityText(limits.validity, language)}; ${limits.resolution}).`;
}

const ENDS = {
  minimums: {
    centre: {
      de: 'Übersteigen die Mindestbeträge die Kosten, behält das Zentrum den Unterschied.',
      en: 'If the minimums exceed the cost, the centre keeps the difference.',
    },
    refuse: {
      de: 'Übersteigen die Mindestbeträge die Kosten, wird nicht verteilt.',
      en: 'If the minimums exceed the cost, nothing is shared.',
    },
  },
  maximums: {
    centre: {
      de: 'Decken die Höchstbeträge die Kosten nicht, trägt das Zentrum den Rest.',
      en: 'If the maximums do not cover the cost, the centre carries the rest.',
    },
    refuse: {
      de: 'Decken die Höchstbeträge die Kosten nicht, wird nicht verteilt.',
      en: 'If the maximums do not cover the cost, nothing is shared.',
    },
  },
  credits: {
    mirror: { de: 'Für Gutschriften gelten dieselben Grenzen.', en: 'Credits have the same limits.' },
    unlimited: { de: 'Für Gutschriften gelten keine Grenzen.', en: 'Credits have no limits.' },
    refuse: { de: 'Gutschriften mit Grenzen werden nicht verteilt.', en: 'Credits with limits are not shared.' },
  },
} as const;

/** What is usual is said only where the rule itself has a limit that it could concern. */
export function limitSentences(rule: KeyRule, language: Language, names: RuleNames): string[] {
  const { limits, minimumsAbove, maximumsBelow, negative } = rule;
  const hasAny = limits.min !== null || limits.max !== null;
  const bounds = hasAny ? boundsText(limits, language, names) : '';
  const first =
    language === 'de'
      ? `Jedes Mitglied trägt ${bounds}, anteilig nach Tagen; den Unterschied teilen sich die übrigen nach ihren Anteilen.`
      : `Each member bears ${bounds}, in part by days; the others share the difference by their shares.`;
  return [
    ...(hasAny ? [first] : []),
    ...(limits.min || minimumsAbove === 'centre' ? [ENDS.minimums[minimumsAbove][language]] : []),
    ...(limits.max || maximumsBelow === 'centre' ? [ENDS.maximums[maximumsBelow][language]] : []),
    ...(hasAny || negative !== 'mirror' ? [ENDS.credits[negative][language]] : []),
  ];
}

const SURPLUS = {
  share: { de: 'Ein Überschuss wird wie die Kosten verteilt.', en: 'A surplus is shared as the cost is.' },
  centre: { de: 'Einen Überschuss behält das Zentrum.', en: 'The centre keeps a surplus.' },
  refuse: { de: 'Mit einem Überschuss wird nicht verteilt.', en: 'With a surplus nothing is shared.' },
} as const;

export function nonMemberSentences({ nonMembers }: KeyRule, language: Language): string[] {
  if (nonMembers === null) return [];
  const unit = language === 'de' ? 'je Einheit' : 'a unit';
  const prices = nonMembers.prices.map(
    ({ measure, cents, resolution }) => `${centsText(cents, language)} ${unit} (${measureNoun(measure, language)}; ${resolution})`,
  );
  const text =
    language === 'de'
      ? `Wer nicht Mitglied ist, zahlt ${joined(prices, 'de')}; das wird vor der Verteilung abgezogen.`
      : `Who is no member pays ${joined(prices, 'en')}; this is deducted before the sharing.`;
  return [text, SURPLUS[nonMembers.surplus][language]];
}

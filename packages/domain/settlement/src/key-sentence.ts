// SPDX-License-Identifier: EUPL-1.2
import { type KeyPart, percentText, WHOLE_PERMYRIAD } from './key.ts';
import { isByMembership, type Language, metricPhrase } from './metric.ts';

const AND = { de: ' und ', en: ' and ' } as const;

function joined(items: readonly string[], language: Language): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')}${AND[language]}${items.at(-1)}`;
}

/**
 * The sentence that a key means: 'Die Kosten werden zu 35 % nach Köpfen (…) und zu 65 % nach gebuchten Stunden verteilt. …'
 * @param basisNames names of population bases by their code; a code without a name is printed as it is
 */
export function keySentence(
  key: { readonly parts: readonly KeyPart[] },
  language: Language,
  basisNames: Readonly<Record<string, string>> = {},
): string {
  const german = language === 'de';
  const phrases = key.parts.map(({ sharePermyriad, metric }) => {
    const phrase = metricPhrase(metric, language, basisNames);
    if (sharePermyriad === WHOLE_PERMYRIAD) return german ? `ganz ${phrase}` : `wholly ${phrase}`;
    return german ? `zu ${percentText(sharePermyriad, 'de')} ${phrase}` : `${percentText(sharePermyriad, 'en')} ${phrase}`;
  });
  const sentence = german ? `Die Kosten werden ${joined(phrases, 'de')} verteilt.` : `The cost is shared ${joined(phrases, 'en')}.`;
  if (!key.parts.some((part) => isByMembership(part.metric))) return sentence;
  const proRata = german
    ? 'Wer nur einen Teil der Zeit dabei ist, zählt anteilig nach Tagen.'
    : 'A member that takes part for some of the time counts in part, by days.';
  return `${sentence} ${proRata}`;
}

// SPDX-License-Identifier: EUPL-1.2
import { euroText } from './exact-text.ts';
import { percentView } from './key-rule/weight-phrase.ts';
import type { Bilingual, Language } from './metric.ts';
import type { PoolAllocation, PoolShare } from './run-result.ts';

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

/** 'Hürth, Stadt' stands so in registers; a sentence says 'Die Stadt Hürth'. */
function bearerText(name: string, language: Language): string {
  const [, place, kind] = /^(.+), (\S*(?:stadt|gemeinde))$/i.exec(name) ?? [];
  if (place === undefined || kind === undefined) return name;
  return language === 'de' ? `Die ${kind} ${place}` : `${kind} ${place}`;
}

/** The explanation in one sentence. */
export function explanationSentence(allocation: PoolAllocation, share: PoolShare): Bilingual {
  const { key, poolName } = allocation;
  const shared = allocation.amountCents - allocation.incomeFromNonMembersCents;
  const others =
    allocation.incomeFromNonMembersCents === 0n
      ? { de: '', en: '' }
      : { de: ' nach Abzug der Zahlungen Dritter', en: ' after what others pay' };
  const view = (language: Language): string => percentView(share.fraction, language);
  return {
    de: `${bearerText(share.memberName, 'de')} trägt ${view('de')} der Kosten „${poolName}“ von ${euroText(shared, 'de')}${others.de}, das sind ${euroText(share.amountCents, 'de')}, nach dem Schlüssel „${key.name}“, Fassung ${key.version} (${key.clause}; ${key.resolution}).`,
    en: `${bearerText(share.memberName, 'en')} bears ${view('en')} of the cost of “${poolName}” of ${euroText(shared, 'en')}${others.en}, that is ${euroText(share.amountCents, 'en')}, by the key “${key.name}”, version ${key.version} (${key.clause}; ${key.resolution}).`,
  };
}

// SPDX-License-Identifier: EUPL-1.2
import type { RuleId, VatFamily } from '../rules/rule-ids.ts';

/** A sentence for each rule, with {holes} for the parameters of the finding. */
export type RuleSentences = Readonly<Record<RuleId, string>>;

type FamilyIds<F extends VatFamily> = `BR-${F}-${'01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10'}`;

/** The ten sentences of a family; {category}, {registered}, {rate}, {exemption} and {sum} are filled in here, the rest by the finding. */
export function familySentences<F extends VatFamily>(
  family: F,
  sentences: readonly string[],
  words: Readonly<Record<string, string>>,
): Readonly<Record<FamilyIds<F>, string>> {
  const filled = sentences.map((sentence, at) => [
    `BR-${family}-${String(at + 1).padStart(2, '0')}`,
    sentence.replaceAll(/\{(\w+)\}/g, (hole, word: string) => words[word] ?? hole),
  ]);
  return Object.fromEntries(filled) as Record<FamilyIds<F>, string>;
}

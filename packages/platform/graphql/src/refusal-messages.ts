// SPDX-License-Identifier: EUPL-1.2
import type { Refusal, RefusalParams } from '@kernel/core';

export type Language = 'de' | 'en';

/** A sentence, or how to make it from the refusal's parameters. */
export type Sentence = string | ((params: RefusalParams) => string);

/** One catalogue per service, exhaustive by type over its codes. */
export interface RefusalCatalogue<Code extends string> {
  readonly de: Readonly<Record<Code, Sentence>>;
  readonly en: Readonly<Record<Code, Sentence>>;
}

/** The sentence for a refusal; a code that no catalogue knows is a bug and shows itself. */
export function sentenceFor(catalogue: RefusalCatalogue<string>, language: Language, refusal: Refusal): string {
  const sentence = catalogue[language][refusal.code];
  if (sentence === undefined) return refusal.code;
  return typeof sentence === 'string' ? sentence : sentence(refusal.params ?? {});
}

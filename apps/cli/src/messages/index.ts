// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, refusal } from '@kernel/core';
import { type Bilingual, both } from '../language.ts';
import { type Answer, EXIT, refusedBy } from '../outcome.ts';
import type { FileCode, Sentence } from './codes.ts';
import { de } from './de.ts';
import { en } from './en.ts';

const said = (sentence: Sentence, params: NonNullable<Refusal['params']>): string =>
  typeof sentence === 'string' ? sentence : sentence(params);

/** The sentence for what is wrong with a file of the settlement. */
export const fileSentence = ({ code, params = {} }: Refusal<FileCode>): Bilingual => both(said(de[code], params), said(en[code], params));

/** A value of an option that is none of those there are: the call itself is wrong, and nothing was read. */
export function unknownValue(field: string, known: readonly string[], given: string): Answer {
  const unknown = refusal('NOT_ONE_OF' as const, { field, params: { known, given } });
  return { ...refusedBy([unknown], () => fileSentence(unknown)), code: EXIT.usage };
}

// SPDX-License-Identifier: EUPL-1.2
import type { Refusal } from '@kernel/core';
import { type Bilingual, both } from '../language.ts';
import type { FileCode, Sentence } from './codes.ts';
import { de } from './de.ts';
import { en } from './en.ts';

const said = (sentence: Sentence, params: NonNullable<Refusal['params']>): string =>
  typeof sentence === 'string' ? sentence : sentence(params);

/** The sentence for what is wrong with a file of the settlement. */
export const fileSentence = ({ code, params = {} }: Refusal<FileCode>): Bilingual => both(said(de[code], params), said(en[code], params));

// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { Sentence } from '@platform/graphql';
import type { RuleFindingCode } from './codes.ts';

/** Sentences of a rule for refusals of a run, which say first which pool they are about. */
export const ruleSentences = (
  sentences: Readonly<Record<RuleFindingCode, Sentence>>,
  pool: (params: RefusalParams) => string,
): Readonly<Record<RuleFindingCode, Sentence>> =>
  Object.fromEntries(
    Object.entries(sentences).map(([code, sentence]) => [
      code,
      (params: RefusalParams) => `${pool(params)}${typeof sentence === 'string' ? sentence : sentence(params)}`,
    ]),
  ) as Readonly<Record<RuleFindingCode, Sentence>>;

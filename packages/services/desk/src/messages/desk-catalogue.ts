// SPDX-License-Identifier: EUPL-1.2
import { DESK_CATALOGUES, type DeskRefusalCode, deskSentence, type Locale } from '@domain/desk';
import type { RefusalCatalogue, Sentence } from '@platform/graphql';
import { de } from './de.ts';
import { en } from './en.ts';
import type { ServiceRefusalCode } from './service-refusal.ts';

const fromRules = (locale: Locale): Record<DeskRefusalCode, Sentence> => {
  const codes = Object.keys(DESK_CATALOGUES[locale].refusals) as DeskRefusalCode[];
  return Object.fromEntries(codes.map((code) => [code, (params) => deskSentence({ code, params }, locale)])) as Record<
    DeskRefusalCode,
    Sentence
  >;
};

/** Where the service knows who was faster, the sentence says it. */
const takenBy =
  (locale: Locale, words: string): Sentence =>
  (params) =>
    typeof params['name'] === 'string' ? `${params['name']} ${words}` : deskSentence({ code: 'ALREADY_CLAIMED', params }, locale);

/** Every sentence with which the desk says no: those of its rules, and those of the service around them. */
export const deskMessages: RefusalCatalogue<DeskRefusalCode | ServiceRefusalCode> = {
  de: { ...fromRules('de'), ...de, ALREADY_CLAIMED: takenBy('de', 'hat die Aufgabe übernommen.') },
  en: { ...fromRules('en'), ...en, ALREADY_CLAIMED: takenBy('en', 'has taken the task.') },
};

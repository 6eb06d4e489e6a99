// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import { interpret } from './interpret.ts';
import { currentLanguage, type Language, useLanguage } from './language.ts';
import type { MessageArguments, MessageParams } from './message-params.ts';
import { type Piece, parseMessage } from './parse.ts';

export type Texts = Readonly<Record<string, string>>;
export interface Catalogue<De extends Texts = Texts> {
  readonly de: De;
  readonly en: Readonly<Record<keyof De, string>>;
}

type Rest<Text extends string> = [MessageArguments<Text>] extends [never] ? [] : [params: MessageParams<Text>];
export type Translate<De extends Texts> = <Key extends keyof De & string>(key: Key, ...params: Rest<De[Key]>) => string;

/** German is the source: its keys and arguments are the type, and English must have the same keys, no more and no fewer. */
export function defineMessages<const De extends Texts, const En extends Readonly<Record<keyof De, string>>>(catalogue: {
  readonly de: De;
  readonly en: En & Readonly<Record<Exclude<keyof En, keyof De>, never>>;
}): Catalogue<De> {
  return catalogue;
}

/** Fills an ICU text. Texts are parsed when they are first shown, so no build step and no `eval` is needed. */
export function formatMessage(language: Language, text: string, params: Readonly<Record<string, unknown>> = {}): string {
  if (!text.includes('{') && !text.includes("'")) return text;
  let pieces = parsed.get(text);
  if (!pieces) {
    pieces = parseMessage(text);
    parsed.set(text, pieces);
  }
  return interpret(language, pieces, params);
}

const parsed = new Map<string, readonly Piece[]>();

/** For code outside of components (validation, exports): the text in the language of the moment. */
export function translate<De extends Texts>(catalogue: Catalogue<De>, language: Language = currentLanguage()): Translate<De> {
  return (key, ...params) => formatMessage(language, catalogue[language][key], params[0]);
}

export function useMessages<De extends Texts>(catalogue: Catalogue<De>): Translate<De> {
  const language = useLanguage();
  return useCallback<Translate<De>>(
    (key, ...params) => formatMessage(language, catalogue[language][key], params[0]),
    [catalogue, language],
  );
}

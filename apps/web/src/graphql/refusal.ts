// SPDX-License-Identifier: EUPL-1.2
import { formatInstant } from '../format/index.ts';
import { type Catalogue, currentLanguage, formatMessage, type Texts, translate } from '../i18n/index.ts';
import { graphqlTexts } from './texts.ts';

/** The second half of every mutation's union. `message` is the server's own sentence, if it sends one. */
export interface RefusalShape {
  readonly __typename?: string;
  readonly code: string;
  readonly field?: string | null;
  readonly params?: unknown;
  readonly message?: string | null;
}

export const isRefusal = (value: unknown): value is RefusalShape =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  (!('__typename' in value) || String(value.__typename).endsWith('Refusal'));

/** Parameters come as an object or as a list of name and value. */
export function refusalParams(params: unknown): Readonly<Record<string, string | number>> {
  const entries = Array.isArray(params)
    ? params.map((one: { name: string; value: unknown }) => [one.name, one.value] as const)
    : Object.entries((params ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : typeof value === 'number' ? value : String(value ?? ''),
    ]),
  );
}

/** The sentence of a refusal: the feature's own catalogue first, then the general one, then the server's sentence. */
export function refusalSentence(refusal: RefusalShape, catalogue?: Catalogue<Texts>): string {
  const language = currentLanguage();
  const text = catalogue?.[language][refusal.code] ?? (refusal.message ? undefined : (graphqlTexts[language] as Texts)[refusal.code]);
  if (text === undefined) return refusal.message ?? translate(graphqlTexts)('refusedUnknown', { code: refusal.code });
  const params = refusalParams(refusal.params);
  const when = typeof params['when'] === 'string' && params['when'] !== '' ? formatInstant(params['when']) : '–';
  return formatMessage(language, text, { ...params, ...('when' in params ? { when } : {}) });
}

export interface ChangedMeanwhile {
  readonly who: string;
  /** ISO instant */
  readonly when: string | null;
}

export function changedMeanwhile(refusal: RefusalShape): ChangedMeanwhile | null {
  if (refusal.code !== 'CHANGED_MEANWHILE') return null;
  const params = refusalParams(refusal.params);
  const who = params['who'] ?? params['by'] ?? '';
  const when = params['when'] ?? params['at'] ?? '';
  return { who: String(who) || translate(graphqlTexts)('someone'), when: String(when) || null };
}

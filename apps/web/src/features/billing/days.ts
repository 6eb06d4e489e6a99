// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import { formatDate, formatInstant } from '../../format/index.ts';
import { useLanguage } from '../../i18n/index.ts';

/** A day, or a dash where there is none. */
export function useDay(): (date: string | null | undefined) => string {
  const language = useLanguage();
  return useCallback((date) => (date ? formatDate(date, language) : '–'), [language]);
}

/** A moment, or a dash where there is none. */
export function useMoment(): (at: string | null | undefined) => string {
  const language = useLanguage();
  return useCallback((at) => (at ? formatInstant(at, language) : '–'), [language]);
}

/** '01.01.2026 bis 31.12.2026' */
export function useSpan(): (from: string, to: string) => string {
  const language = useLanguage();
  const until = { de: 'bis', en: 'to' }[language];
  return useCallback((from, to) => `${formatDate(from, language)} ${until} ${formatDate(to, language)}`, [language, until]);
}

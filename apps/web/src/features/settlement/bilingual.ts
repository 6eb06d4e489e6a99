// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import { useLanguage } from '../../i18n/index.ts';

/** A text that the server sends in both languages. */
export interface Bilingual {
  readonly de: string;
  readonly en: string;
}

export function useBilingual(): (text: Bilingual) => string {
  const language = useLanguage();
  return useCallback((text) => text[language], [language]);
}

/** '§ 5 Abs. 1' and 'F-362028-2' are not torn apart at the end of a line. For the eye alone, never for a file. */
export const keepTogether = (text: string): string =>
  text
    .replaceAll(/(§|Abs\.|Nr\.|TOP|Satz|Fassung|no\.) (?=\d)/g, '$1\u00a0')
    .replaceAll(/(\d) (?=(?:Abs|Nr)\.)/g, '$1\u00a0')
    .replaceAll(/(?<=[\p{L}\d])-(?=\d)/gu, '-\u2060');

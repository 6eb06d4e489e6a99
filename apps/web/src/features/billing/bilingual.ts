// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import { useLanguage } from '../../i18n/index.ts';

/** A text that the server sends in both languages. */
interface Bilingual {
  readonly de: string;
  readonly en: string;
}

export function useBilingual(): (text: Bilingual) => string {
  const language = useLanguage();
  return useCallback((text) => text[language], [language]);
}

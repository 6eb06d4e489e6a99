// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import { currentLanguage, useLanguage } from '../../i18n/index.ts';

/** 'nameDe' and 'nameEn' of a record → the one in the reader's language: `said(service, 'name')`. */
export function useSaid() {
  const language = useLanguage();
  return useCallback(
    <Key extends string>(record: Readonly<Record<`${Key}De` | `${Key}En`, string>>, key: Key): string =>
      language === 'de' ? record[`${key}De`] : record[`${key}En`],
    [language],
  );
}

export const saidNow = <Key extends string>(record: Readonly<Record<`${Key}De` | `${Key}En`, string>>, key: Key): string =>
  currentLanguage() === 'de' ? record[`${key}De`] : record[`${key}En`];

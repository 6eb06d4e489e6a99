// SPDX-License-Identifier: EUPL-1.2

export type Language = 'de' | 'en';

/** A text that users read, in both languages. */
export interface Bilingual {
  readonly de: string;
  readonly en: string;
}

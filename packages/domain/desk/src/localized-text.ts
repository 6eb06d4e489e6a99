// SPDX-License-Identifier: EUPL-1.2

/** Languages in which the desk speaks to people; German is the first. */
export type Locale = 'de' | 'en';
export interface LocalizedText {
  readonly de: string;
  readonly en: string;
}

export const isComplete = (text: LocalizedText): boolean => text.de.trim() !== '' && text.en.trim() !== '';

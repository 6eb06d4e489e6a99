// SPDX-License-Identifier: EUPL-1.2

/** Signs that are not seen and turn or hide what stands beside them: with them 'gpj.exe' reads as another name than it is. */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text in which everything is seen as it stands. */
export const seenText = (text: string): string => text.replace(UNSEEN, '');

/** A foreign text as it may be kept and shown: without control characters, in one line, not longer than this. */
export const cleanText = (text: string, maxLength: number): string =>
  seenText(text)
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, maxLength);

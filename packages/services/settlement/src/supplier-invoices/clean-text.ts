// SPDX-License-Identifier: EUPL-1.2

/** A foreign text as it may be kept and shown: without control characters, in one line, not longer than this. */
export const cleanText = (text: string, maxLength: number): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, maxLength);

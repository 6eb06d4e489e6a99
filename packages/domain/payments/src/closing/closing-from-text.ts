// SPDX-License-Identifier: EUPL-1.2
import type { ClosingContent } from './content.ts';

const WHOLE = /^-?\d+$/;

/** A closing from its one text; amounts, which stand there as texts, are whole cents again. */
export const closingFromText = (text: string): ClosingContent =>
  JSON.parse(text, (key, value: unknown) =>
    key.endsWith('Cents') && typeof value === 'string' && WHOLE.test(value) ? BigInt(value) : value,
  ) as ClosingContent;

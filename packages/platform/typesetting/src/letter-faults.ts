// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, refusal } from '@kernel/core';
import type { Letter } from './letter.ts';
import type { Measured, TypesettingCode } from './refusals.ts';

export interface LetterLimits {
  /** Of all texts together. */
  readonly maxCharacters: number;
  /** Of all tables together. */
  readonly maxRows: number;
  readonly maxPages: number;
  readonly maxAttachmentBytes: number;
  /** After that the letter is given up and the thread that was at it is left to itself. */
  readonly timeoutMs: number;
}

export const LETTER_LIMITS: LetterLimits = {
  maxCharacters: 500_000,
  maxRows: 5_000,
  maxPages: 200,
  maxAttachmentBytes: 20_000_000,
  timeoutMs: 30_000,
};

/** Lines that the head has room for, by what stands there. */
const HEAD: readonly (readonly [number, (letter: Letter) => readonly unknown[]])[] = [
  [3, ({ sender }) => sender.lines ?? []],
  [6, ({ recipient }) => recipient],
  [3, ({ deliveryRemarks = [] }) => deliveryRemarks],
  [10, ({ references }) => references],
  [4, ({ foot = [] }) => foot],
  [8, ({ foot = [] }) => foot.reduce<readonly string[]>((longest, { lines }) => (lines.length > longest.length ? lines : longest), [])],
];

function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const part of Object.values(value)) sum += charactersIn(part);
  return sum;
}

/** What is wrong with a letter before it is set; null if nothing is. */
export function letterFault(letter: Letter, attached: number, limits: LetterLimits): Refusal<TypesettingCode> | null {
  if (letter.title.trim() === '' || letter.sender.name.trim() === '') return refusal('LETTER_WITHOUT_TITLE', { field: 'title' });
  const tables = [...letter.blocks, ...(letter.annex ?? [])].filter((block) => block.kind === 'table');
  const uneven = tables.some(
    ({ columns, rows }) => columns.length < 2 || columns.length > 10 || rows.some((row) => row.length !== columns.length),
  );
  if (uneven) return refusal('LETTER_UNEVEN_TABLE', { field: 'blocks' });
  const tooLong = HEAD.find(([limit, of]) => of(letter).length > limit);
  if (tooLong !== undefined) return refusal('LETTER_TOO_LONG_HEAD', { params: { limit: tooLong[0] } });
  const sizes = [
    [charactersIn(letter), limits.maxCharacters, 'characters'],
    [tables.reduce((sum, { rows }) => sum + rows.length, 0), limits.maxRows, 'rows'],
    [attached, limits.maxAttachmentBytes, 'bytes'],
  ] as const satisfies readonly (readonly [number, number, Measured])[];
  const large = sizes.find(([size, limit]) => size > limit);
  return large === undefined ? null : refusal('LETTER_TOO_LARGE', { params: { limit: large[1], unit: large[2] } });
}

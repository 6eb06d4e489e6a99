// SPDX-License-Identifier: EUPL-1.2
import { type RunFileRefusal, type RunInput, settle } from '@domain/settlement';
import type { Refusal } from '@kernel/core';
import type { FileCode } from './messages/codes.ts';
import type { Answer } from './outcome.ts';
import { placedFaults } from './placed-faults.ts';
import { placedIn } from './run-file-place.ts';

/** A value that was refused so has a stand-in by which no other part of the file looks wrong. */
const STANDS_ALONE: readonly RunFileRefusal[] = [
  'NOT_AN_AMOUNT',
  'TOO_MANY_DECIMALS',
  'AMOUNT_TOO_LARGE',
  'NOT_A_PERCENTAGE',
  'NEGATIVE_NUMBER',
  'NEGATIVE_WEIGHT',
  'NOT_BELOW_ZERO',
  'NO_PARTS',
  'SHARE_NOT_WHOLE',
  'NEGATIVE_SHARE',
  'ZERO_SHARE',
  'UNIT_MISSING',
  'BASIS_MISSING',
  'DUPLICATE_METRIC',
  'KEY_PARTS_NOT_100',
];

const isWithin = (path: string, other: string): boolean =>
  path === other || (path.startsWith(other) && ['.', '['].includes(path[other.length] ?? ''));

/** What the run refuses beside what could not be read; nothing that only follows from a value that could not be. */
function alsoRefused(input: RunInput, refusals: readonly Refusal<RunFileRefusal>[]): Refusal<FileCode>[] {
  if (!refusals.every(({ code }) => STANDS_ALONE.includes(code))) return [];
  const result = settle(input);
  if (result.ok) return [];
  const usesAreWhole = refusals.every(({ code }) => code !== 'NEGATIVE_WEIGHT');
  return result.error
    .filter(({ code }) => usesAreWhole || code !== 'POOL_WITHOUT_WEIGHT')
    .map((one) => placedIn(input, one))
    .filter(({ field = '' }) =>
      refusals.every(({ field: refused = '' }) => !isWithin(field, refused) && !(field.startsWith('keys[') && isWithin(refused, field))),
    );
}

/** Everything that is wrong with a run file, with its places. */
export function faultsIn(
  { file, text }: { readonly file: string; readonly text: string },
  input: RunInput,
  refusals: readonly Refusal<RunFileRefusal>[],
): Answer {
  const all: Refusal<FileCode>[] = [...refusals, ...alsoRefused(input, refusals)];
  return placedFaults({ file, text }, all);
}

// SPDX-License-Identifier: EUPL-1.2
import { type RunFileRefusal, type RunInput, settle } from '@domain/settlement';
import type { Refusal } from '@kernel/core';
import { placesIn } from './json-places.ts';
import { joined } from './language.ts';
import type { FileCode } from './messages/codes.ts';
import { fileSentence } from './messages/index.ts';
import { type Answer, EXIT, refusalLine } from './outcome.ts';
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

/** Everything that is wrong with a run file: 'run.json:4:3: pools[0].keyId: sentence [CODE]', in the order of the file. */
export function faultsIn(
  { file, text }: { readonly file: string; readonly text: string },
  input: RunInput,
  refusals: readonly Refusal<RunFileRefusal>[],
): Answer {
  const all: Refusal<FileCode>[] = [...refusals, ...alsoRefused(input, refusals)];
  const placeOf = placesIn(
    text,
    all.map(({ field = '' }) => field),
  );
  const placed = all
    .map((refusal) => ({ refusal, place: placeOf(refusal.field ?? '') }))
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return {
    code: EXIT.refused,
    lines: placed.map(({ refusal, place }) =>
      joined(`${file}:${place.line}:${place.column}: `, refusalLine(refusal, fileSentence(refusal))),
    ),
    json: { ok: false, refusals: placed.map(({ refusal, place }) => ({ ...refusal, params: { ...refusal.params, file, ...place } })) },
  };
}

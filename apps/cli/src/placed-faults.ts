// SPDX-License-Identifier: EUPL-1.2
import type { Refusal } from '@kernel/core';
import { placesIn } from './json-places.ts';
import { joined } from './language.ts';
import type { FileCode } from './messages/codes.ts';
import { fileSentence } from './messages/index.ts';
import { type Answer, EXIT, refusalLine } from './outcome.ts';

/** Refusals that name paths of a JSON file: 'run.json:4:3: pools[0].keyId: sentence [CODE]', in the order of the file. */
export function placedFaults(
  { file, text }: { readonly file: string; readonly text: string },
  refusals: readonly Refusal<FileCode>[],
): Answer {
  const placeOf = placesIn(
    text,
    refusals.map(({ field = '' }) => field),
  );
  const placed = refusals
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

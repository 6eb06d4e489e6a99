// SPDX-License-Identifier: EUPL-1.2
import { jsonRoot, type Refusal, readList, readObject, readOneOf, readOptional, wrongAt } from '@kernel/core';
import { type RunFileRefusal, readRun } from '../run-file.ts';
import type { RunInput } from '../run-input.ts';

const CORRECTION_FILE_FORMAT = 'verbund-settlement-correction/1';

/** The same period more than once: as it was settled, as it was corrected before, and as it is right with what is known now. */
export interface CorrectionFile {
  readonly run: RunInput;
  readonly corrections: readonly RunInput[];
  readonly corrected: RunInput;
}

export type CorrectionFileRefusal = RunFileRefusal | 'OTHER_PERIOD';

/** Reads the JSON of `verbund settlement correct`, already parsed: runs as in a run file. */
export function readCorrectionFile(json: unknown): {
  readonly file: CorrectionFile;
  readonly refusals: Refusal<CorrectionFileRefusal>[];
} {
  const root = jsonRoot(json);
  const at = readObject(root, ['format', 'run', 'corrections', 'corrected']);
  readOneOf(at.format, [CORRECTION_FILE_FORMAT], CORRECTION_FILE_FORMAT);
  const run = readRun(at.run);
  const places = [at.corrected, ...(readOptional(at.corrections, (list) => readList(list, (item) => item)) ?? [])];
  const [corrected = run, ...corrections] = places.map((place) => {
    const before = root.problems.length;
    const found = readRun(place);
    const { from, to } = run.period;
    const isOther = found.period.from !== from || found.period.to !== to;
    const period = { value: found.period, path: `${place.path}.period`, problems: root.problems };
    if (root.problems.length === before && isOther) wrongAt(period, 'OTHER_PERIOD', null, { from, to });
    return found;
  });
  return { file: { run, corrections, corrected }, refusals: root.problems as Refusal<CorrectionFileRefusal>[] };
}

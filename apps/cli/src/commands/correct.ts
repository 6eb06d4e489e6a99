// SPDX-License-Identifier: EUPL-1.2
import {
  type ChargedStatement,
  type CorrectionLine,
  chargedBy,
  chargedByCorrection,
  correctRun,
  type RunCorrection,
  type RunInput,
  readCorrectionFile,
  settle,
  statementsOf,
} from '@domain/settlement';
import { centsToDecimal, err, ok, type Refusal, type Result } from '@kernel/core';
import { readJsonFile } from '../input-file.ts';
import { amountText, both, joined, type Line } from '../language.ts';
import type { FileCode } from '../messages/codes.ts';
import { type Answer, EXIT } from '../outcome.ts';
import { placedFaults } from '../placed-faults.ts';
import { placedIn } from '../run-file-place.ts';

const CORRECTION_FILE_LIMIT = 128 * 1024 * 1024;

/** A run of the file, with what it refuses at its place below the run's own path. */
function settledAt(input: RunInput, path: string) {
  const result = settle(input);
  if (result.ok) return result;
  return err(
    result.error.map((one): Refusal<FileCode> => {
      const placed = placedIn<FileCode>(input, one);
      return { ...placed, field: placed.field === undefined ? path : `${path}.${placed.field}` };
    }),
  );
}

/** The last correction of all, after every one before it was charged. */
function correctionOf({
  run,
  corrections,
  corrected,
}: ReturnType<typeof readCorrectionFile>['file']): Result<RunCorrection, Refusal<FileCode>[]> {
  const first = settledAt(run, 'run');
  if (!first.ok) return first;
  let charged: readonly ChargedStatement[] = chargedBy(statementsOf(first.value));
  let before = run;
  for (const [index, after] of corrections.entries()) {
    const recomputed = settledAt(after, `corrections[${index}]`);
    if (!recomputed.ok) return recomputed;
    charged = [...charged, ...chargedByCorrection(correctRun({ charged, recomputed: recomputed.value }))];
    before = after;
  }
  const recomputed = settledAt(corrected, 'corrected');
  if (!recomputed.ok) return recomputed;
  return ok(correctRun({ charged, recomputed: recomputed.value, inputs: { before, after: corrected } }));
}

/** `verbund settlement correct FILE.json`: what is still to be charged or given back for a period that was settled. */
export async function correctCommand(file: string): Promise<Answer> {
  const { json, text } = await readJsonFile(file, CORRECTION_FILE_LIMIT);
  const { file: found, refusals } = readCorrectionFile(json);
  if (refusals.length > 0) return placedFaults({ file, text }, refusals);
  const correction = correctionOf(found);
  if (!correction.ok) return placedFaults({ file, text }, correction.error);
  return { code: EXIT.done, lines: linesOf(correction.value), json: { ok: true, ...jsonOf(correction.value) } };
}

const euro = (cents: bigint) => amountText(centsToDecimal(cents));

function lineLines({ label, amountCents, beforeCents, afterCents, agreement, reasons }: CorrectionLine): Line[] {
  return [
    joined(
      '  ',
      both(label.de, label.en),
      `, ${agreement?.vat.code ?? ''}: `,
      ...[euro(beforeCents), ' → ', euro(afterCents), ', ', both('Unterschied ', 'difference '), euro(amountCents)],
    ),
    ...reasons.map(({ de, en }) => joined('    ', both(de, en))),
  ];
}

function linesOf({ members, proof }: RunCorrection): Line[] {
  if (members.length === 0)
    return [both('Nichts zu berichtigen: Es ist abgerechnet, was richtig ist.', 'nothing to correct: what was charged is right')];
  return [
    ...members.flatMap(({ ags, memberName, lines, differenceCents }) => [
      joined(`${ags}  ${memberName}: `, euro(differenceCents), ' EUR'),
      ...lines.flatMap(lineLines),
    ]),
    joined(
      ...[both('bisher ', 'charged '), euro(proof.beforeCents), both(' + Berichtigungen ', ' + corrections '), euro(proof.linesCents)],
      ...[both(' = richtig ', ' = right '), euro(proof.afterCents)],
    ),
  ];
}

const lineJson = ({ beforeCents, afterCents, amountCents, ...line }: CorrectionLine) => ({
  ...line,
  before: centsToDecimal(beforeCents),
  after: centsToDecimal(afterCents),
  amount: centsToDecimal(amountCents),
});

const differenceJson = (of: { readonly beforeCents: bigint; readonly afterCents: bigint; readonly differenceCents: bigint }) => ({
  before: centsToDecimal(of.beforeCents),
  after: centsToDecimal(of.afterCents),
  difference: centsToDecimal(of.differenceCents),
});

const jsonOf = ({ members, pools, changes, proof }: RunCorrection) => ({
  members: members.map((member) => ({
    ...{ tenantId: member.tenantId, ags: member.ags, name: member.memberName, ...differenceJson(member) },
    lines: member.lines.map(lineJson),
  })),
  pools: pools.map((pool) => ({ id: pool.poolId, ...differenceJson(pool) })),
  changes,
  proof: { ...differenceJson(proof), lines: centsToDecimal(proof.linesCents), members: proof.members, count: proof.lines },
});

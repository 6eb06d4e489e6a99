// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import {
  canonicalRunInput,
  canonicalRunResult,
  parseRunFile,
  type RunResult,
  settle,
  splitLargestRemainder,
  TIE_RULE,
  type Weight,
} from '@domain/settlement';
import {
  centsToDecimal,
  err,
  fractionFromDecimalText,
  fractionToText,
  ok,
  parseAmount,
  type Refusal,
  type Result,
  refusal,
} from '@kernel/core';
import { readJsonFile } from '../input-file.ts';
import { type Answer, EXIT, refusedBy } from '../outcome.ts';

const RUN_FILE_LIMIT = 64 * 1024 * 1024;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type SplitInput = { readonly amount: string; readonly weights: string };

/** `verbund settlement split`: one amount over some weights, by largest remainder. */
export function splitCommand({ amount, weights }: SplitInput): Answer {
  const cents = parseAmount(amount);
  if (!cents.ok) return refusedBy([refusal(cents.error, { field: '--amount', params: { given: amount } })]);
  const parsed = parseWeights(weights);
  if (!parsed.ok) return refusedBy([parsed.error]);
  const split = splitLargestRemainder(cents.value, parsed.value);
  if (!split.ok) return refusedBy([{ ...split.error, field: '--weights' }]);
  const parts = parsed.value
    .map(({ party }) => split.value.parts.find((part) => part.party === party))
    .filter((part) => part !== undefined);
  const rows = parts.map((part, index) => ({
    position: index + 1,
    weight: fractionToText(part.weight),
    floor: centsToDecimal(part.floorCents),
    remainder: fractionToText(part.remainder),
    roundingCents: part.roundingCents,
    amount: centsToDecimal(part.amountCents),
  }));
  return {
    code: EXIT.done,
    lines: [
      ...rows.map(
        (row) =>
          `${row.position}. weight ${row.weight}: ${row.amount}${row.roundingCents === 0n ? '' : `  (with ${row.roundingCents} rounding cent)`}`,
      ),
      `sum: ${centsToDecimal(split.value.amountCents)}`,
      `ties: ${TIE_RULE.en}`,
    ],
    json: { ok: true, amount: centsToDecimal(split.value.amountCents), parts: rows, tieRule: TIE_RULE },
  };
}

function parseWeights(text: string): Result<Weight[], Refusal> {
  const weights: Weight[] = [];
  for (const [index, item] of text.split(',').entries()) {
    const weight = fractionFromDecimalText(item.trim());
    if (!weight.ok) return err(refusal('NOT_A_WEIGHT', { field: '--weights', params: { position: index + 1, given: item.trim() } }));
    const key = String(index + 1).padStart(8, '0');
    weights.push({ party: key, tieKey: key, weight: weight.value });
  }
  return ok(weights);
}

/** `verbund settlement run FILE.json`: a whole run from a file, without a database. */
export async function runCommand(file: string): Promise<Answer> {
  const parsed = parseRunFile(await readJsonFile(file, RUN_FILE_LIMIT));
  if (!parsed.ok) return refusedBy(asList(parsed.error));
  const result = settle(parsed.value);
  if (!result.ok) return refusedBy(asList(result.error));
  const hashes = { input: sha256(canonicalRunInput(parsed.value)), result: sha256(canonicalRunResult(result.value)) };
  return { code: EXIT.done, lines: runLines(result.value, hashes), json: { ok: true, ...runJson(result.value), hashes } };
}

const asList = (refusals: Refusal | readonly Refusal[]): readonly Refusal[] => (Array.isArray(refusals) ? refusals : [refusals as Refusal]);

function runLines(run: RunResult, hashes: { input: string; result: string }): string[] {
  const { proof } = run;
  return [
    `${run.association.name}, ${run.period.from} to ${run.period.to}`,
    ...run.totals.map((total) => `${total.ags}  ${total.memberName}: ${centsToDecimal(total.totalCents)} EUR`),
    `pools ${centsToDecimal(proof.poolsCents)} + direct charges ${centsToDecimal(proof.directChargesCents)} − statements ${centsToDecimal(proof.statementsCents)} = ${centsToDecimal(proof.differenceCents)}`,
    `${proof.roundingCents} rounding cents; ties: ${proof.tieRule.en}`,
    `input  ${hashes.input}`,
    `result ${hashes.result}`,
  ];
}

function runJson(run: RunResult) {
  return {
    association: run.association,
    period: run.period,
    shares: run.allocations.flatMap((allocation) =>
      allocation.shares.map((share) => ({
        pool: allocation.poolId,
        months: allocation.months,
        key: { id: allocation.key.id, version: allocation.key.version },
        tenantId: share.tenantId,
        ags: share.ags,
        fraction: fractionToText(share.fraction),
        floor: centsToDecimal(share.floorCents),
        remainder: fractionToText(share.remainder),
        roundingCents: share.roundingCents,
        amount: centsToDecimal(share.amountCents),
        basis: share.basis,
      })),
    ),
    directCharges: run.directCharges.map((charge) => ({ ...charge, amountCents: undefined, amount: centsToDecimal(charge.amountCents) })),
    totals: run.totals.map((total) => ({
      tenantId: total.tenantId,
      ags: total.ags,
      name: total.memberName,
      pools: centsToDecimal(total.poolsCents),
      directCharges: centsToDecimal(total.directChargesCents),
      total: centsToDecimal(total.totalCents),
    })),
    proof: {
      pools: centsToDecimal(run.proof.poolsCents),
      directCharges: centsToDecimal(run.proof.directChargesCents),
      statements: centsToDecimal(run.proof.statementsCents),
      difference: centsToDecimal(run.proof.differenceCents),
      roundingCents: run.proof.roundingCents,
      tieRule: run.proof.tieRule,
      counts: run.proof.counts,
      remainders: run.proof.remainders.map((entry) => ({
        ...entry,
        remainder: fractionToText(entry.remainder),
        roundingCents: entry.roundingCents,
      })),
    },
  };
}

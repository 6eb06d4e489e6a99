// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import {
  canonicalRunInput,
  canonicalRunResult,
  RUN_RULES_VERSION,
  type RunResult,
  readRunFile,
  settle,
  splitLargestRemainder,
  type Weight,
} from '@domain/settlement';
import {
  centsToDecimal,
  err,
  type Fraction,
  fractionFromDecimalText,
  fractionToText,
  ok,
  parseAmount,
  type Refusal,
  type Result,
  refusal,
} from '@kernel/core';
import { readJsonFile } from '../input-file.ts';
import { amountText, type Bilingual, both, joined, type Line } from '../language.ts';
import type { FileCode } from '../messages/codes.ts';
import { fileSentence } from '../messages/index.ts';
import { type Answer, EXIT, refusedBy } from '../outcome.ts';
import { faultsIn } from '../run-file-faults.ts';

const RUN_FILE_LIMIT = 64 * 1024 * 1024;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const refused = (refusals: readonly Refusal<FileCode>[]): Answer => refusedBy(refusals, (one) => fileSentence(one as Refusal<FileCode>));

export type SplitInput = { readonly amount: string; readonly weights: string };

/** How equal remainders of a split are told apart; its parties are numbered, not municipalities. */
const SPLIT_TIES = both(
  'Ausgleichscents: der größte Rest zuerst; bei gleichem Rest das größere Gewicht, dann die kleinere Nummer.',
  'Rounding cents: the largest remainder first; of equal remainders the larger weight, then the lower number.',
);

/** A weight as a decimal number; all weights of a call are read from such. */
function decimalText({ n, d }: Fraction): string {
  let digits = 0;
  while (10n ** BigInt(digits) % d !== 0n) digits += 1;
  const text = String((n * 10n ** BigInt(digits)) / d).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const cents = (count: bigint): Bilingual => {
  const size = count < 0n ? -count : count;
  return both(`${count} Ausgleichscent${size === 1n ? '' : 's'}`, `${count} rounding cent${size === 1n ? '' : 's'}`);
};

/** `verbund settlement split`: one amount over some weights, by largest remainder. */
export function splitCommand({ amount, weights }: SplitInput): Answer {
  const given = parseAmount(amount);
  if (!given.ok) return refused([refusal(given.error, { field: '--amount', params: { given: amount } })]);
  const parsed = parseWeights(weights);
  if (!parsed.ok) return refused([parsed.error]);
  const split = splitLargestRemainder(given.value, parsed.value);
  if (!split.ok) return refused([{ ...split.error, field: '--weights' }]);
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
  const sum = centsToDecimal(split.value.amountCents);
  return {
    code: EXIT.done,
    lines: [
      ...parts.map((part, index) =>
        joined(
          both(`${index + 1}. Gewicht ${decimalText(part.weight)}: `, `${index + 1}. weight ${decimalText(part.weight)}: `),
          amountText(centsToDecimal(part.amountCents)),
          ...(part.roundingCents === 0n ? [] : ['  (', both('mit ', 'with '), cents(part.roundingCents), ')']),
        ),
      ),
      joined(both('Summe: ', 'sum: '), amountText(sum)),
      SPLIT_TIES,
    ],
    json: { ok: true, amount: sum, parts: rows, tieRule: SPLIT_TIES },
  };
}

function parseWeights(text: string): Result<Weight[], Refusal<'NOT_A_WEIGHT'>> {
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
  const { json, text } = await readJsonFile(file, RUN_FILE_LIMIT);
  const { input, refusals } = readRunFile(json);
  const result = refusals.length === 0 ? settle(input) : err([]);
  if (!result.ok) return faultsIn({ file, text }, input, refusals);
  const hashes = { input: sha256(canonicalRunInput(input)), result: sha256(canonicalRunResult(result.value)) };
  return { code: EXIT.done, lines: runLines(result.value, hashes), json: { ok: true, ...runJson(result.value), hashes } };
}

function runLines(run: RunResult, hashes: { input: string; result: string }): Line[] {
  const { proof, period } = run;
  const euro = (value: bigint) => amountText(centsToDecimal(value));
  const summand = (sign: string, name: Bilingual, value: bigint): (string | Bilingual)[] =>
    value === 0n ? [] : [` ${sign} `, name, ' ', euro(value)];
  return [
    both(`${run.association.name}, ${period.from} bis ${period.to}`, `${run.association.name}, ${period.from} to ${period.to}`),
    ...run.totals.map((total) => joined(`${total.ags}  ${total.memberName}: `, amountText(centsToDecimal(total.totalCents)), ' EUR')),
    joined(
      ...[both('Kostentöpfe ', 'pools '), euro(proof.poolsCents)],
      ...summand('+', both('Hilfskostenstellen', 'support centres'), proof.supportCents),
      ...summand('−', both('andere Erträge', 'other income'), -proof.otherIncomeCents),
      ...[both(' + Direktkosten ', ' + direct charges '), euro(proof.directChargesCents)],
      ...summand('−', both('Zahlungen Dritter', 'paid by others'), proof.incomeFromNonMembersCents),
      ...summand('−', both('vom Zentrum getragen', 'carried by the centre'), proof.carriedByCentreCents),
      ...[both(' − Kosteninformationen ', ' − statements '), euro(proof.statementsCents), ' = ', euro(proof.differenceCents)],
    ),
    joined(cents(BigInt(proof.roundingCents)), '. ', proof.tieRule),
    ...proof.carried.map(({ tenantId, serviceFamilyCode, meter, quantity }) => {
      const member = run.totals.find((total) => total.tenantId === tenantId)?.memberName ?? tenantId;
      const open = `${member}, ${serviceFamilyCode}, ${meter}: ${quantity}`;
      return both(`Offene Korrektur für den nächsten Lauf: ${open}`, `open correction for the next run: ${open}`);
    }),
    both(`Regeln   Fassung ${RUN_RULES_VERSION}`, `rules    version ${RUN_RULES_VERSION}`),
    both(`Eingaben ${hashes.input}`, `input    ${hashes.input}`),
    both(`Ergebnis ${hashes.result}`, `result   ${hashes.result}`),
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
      support: centsToDecimal(run.proof.supportCents),
      otherIncome: centsToDecimal(run.proof.otherIncomeCents),
      incomeFromNonMembers: centsToDecimal(run.proof.incomeFromNonMembersCents),
      carriedByCentre: centsToDecimal(run.proof.carriedByCentreCents),
      directCharges: centsToDecimal(run.proof.directChargesCents),
      statements: centsToDecimal(run.proof.statementsCents),
      difference: centsToDecimal(run.proof.differenceCents),
      roundingCents: run.proof.roundingCents,
      tieRule: run.proof.tieRule,
      rulesVersion: RUN_RULES_VERSION,
      counts: run.proof.counts,
      carried: run.proof.carried.map((open) => ({ ...open, quantity: String(open.quantity) })),
      remainders: run.proof.remainders.map((entry) => ({
        ...entry,
        remainder: fractionToText(entry.remainder),
        roundingCents: entry.roundingCents,
      })),
    },
  };
}

// SPDX-License-Identifier: EUPL-1.2
import {
  type ExplanationStep,
  explainShare,
  readRunFile,
  type ShareExplanation,
  type ShareSection,
  settle,
  type WeightTable,
} from '@domain/settlement';
import { centsToDecimal, err, fractionToText, type Refusal, refusal } from '@kernel/core';
import { readJsonFile } from '../input-file.ts';
import { amountText, type Bilingual, both, joined, type Line } from '../language.ts';
import type { FileCode } from '../messages/codes.ts';
import { fileSentence } from '../messages/index.ts';
import { type Answer, EXIT, refusedBy } from '../outcome.ts';
import { faultsIn } from '../run-file-faults.ts';

const RUN_FILE_LIMIT = 64 * 1024 * 1024;

/** The official counts by the ids that files give them, as the pages call them; any other id is shown as it is. */
const BASIS_NAMES: Readonly<Record<string, string>> = {
  census2022: 'Zensus 2022',
  'zensus-2022': 'Zensus 2022',
  update2022Census2011: 'Fortschreibung auf Grundlage des Zensus 2011',
  update2024: 'Fortschreibung auf Grundlage des Zensus 2022',
};

export type ExplainInput = { readonly member: string; readonly pool?: string };

const notThere = (code: 'NO_SUCH_MEMBER' | 'NO_SUCH_POOL', field: string, given: string): Answer => {
  const unknown: Refusal<FileCode> = refusal(code, { field, params: { member: given, pool: given } });
  return refusedBy([unknown], () => fileSentence(unknown));
};

/** `verbund settlement explain FILE.json --member …`: why a member bears what a run from a file says. */
export async function explainCommand(file: string, { member, pool }: ExplainInput): Promise<Answer> {
  const { json, text } = await readJsonFile(file, RUN_FILE_LIMIT);
  const { input, refusals } = readRunFile(json);
  const result = refusals.length === 0 ? settle(input) : err([]);
  if (!result.ok) return faultsIn({ file, text }, input, refusals);
  const total = result.value.totals.find(({ tenantId, ags }) => tenantId === member || ags === member);
  if (!total) return notThere('NO_SUCH_MEMBER', '--member', member);
  if (pool !== undefined && !input.pools.some(({ id }) => id === pool)) return notThere('NO_SUCH_POOL', '--pool', pool);
  const pools = pool === undefined ? total.byPool.map(({ poolId }) => poolId) : [pool];
  const found = pools.flatMap((poolId) => explainShare(result.value, total.tenantId, poolId, BASIS_NAMES) ?? []);
  return { code: EXIT.done, lines: found.flatMap(linesOf), json: { ok: true, explanations: found.map(jsonOf) } };
}

/** The two languages side by side, as the explanation brings them. */
const said = ({ de, en }: { readonly de: string; readonly en: string }): Bilingual => both(de, en);

function weightLines({ rows }: WeightTable): Line[] {
  return rows.map(({ memberName, own, weight, fraction }) =>
    both(
      `      ${own ? '>' : ' '} ${memberName}: Gewicht ${fractionToText(weight)}, Anteil ${fractionToText(fraction)}`,
      `      ${own ? '>' : ' '} ${memberName}: weight ${fractionToText(weight)}, share ${fractionToText(fraction)}`,
    ),
  );
}

/** The tree of steps: each with the steps that it was made of below it. */
const stepLines = (steps: readonly ExplanationStep[], indent: string): Line[] =>
  steps.flatMap((step) => [joined(indent, said(step.text)), ...stepLines(step.steps, `${indent}  `)]);

function sectionLines({ sentence, steps, key, clause, resolution, weights, rounding }: ShareSection): Line[] {
  return [
    joined('  ', said(sentence)),
    ...steps.flatMap((step, index) => [joined(`  ${index + 1}. `, said(step.text)), ...stepLines(step.steps, '       ')]),
    joined('  ', said(key.sentence)),
    `  ${clause}; ${resolution}`,
    ...weights.flatMap((table) => [joined('    ', said(table.phrase), ':'), ...weightLines(table)]),
    joined('  ', said(rounding.reason)),
  ];
}

const linesOf = ({ memberName, poolName, amountCents, sections }: ShareExplanation): Line[] => [
  joined(`${memberName}, ${poolName}: `, amountText(centsToDecimal(amountCents)), ' EUR'),
  ...sections.flatMap(sectionLines),
];

interface StepJson {
  readonly kind: string;
  readonly path: string;
  readonly value: string;
  readonly unit: string;
  readonly text: ExplanationStep['text'];
  readonly steps: readonly StepJson[];
}

const stepJson = ({ kind, path, value, unit, text, steps }: ExplanationStep): StepJson => ({
  kind,
  path,
  value: fractionToText(value),
  unit,
  text,
  steps: steps.map(stepJson),
});

const jsonOf = ({ tenantId, memberName, poolId, poolName, amountCents, sections }: ShareExplanation) => ({
  tenantId,
  memberName,
  poolId,
  poolName,
  amount: centsToDecimal(amountCents),
  sections: sections.map((section) => ({
    months: section.months,
    amount: centsToDecimal(section.amountCents),
    cost: centsToDecimal(section.costCents),
    key: section.key,
    clause: section.clause,
    resolution: section.resolution,
    agreement: section.agreement,
    sentence: section.sentence,
    steps: section.steps.map(stepJson),
    weights: section.weights.map(({ share, totalWeight, rows, ...table }) => ({
      ...table,
      share: fractionToText(share),
      totalWeight: fractionToText(totalWeight),
      rows: rows.map((row) => ({
        ...row,
        measured: fractionToText(row.measured),
        weight: fractionToText(row.weight),
        fraction: fractionToText(row.fraction),
      })),
    })),
    support: section.support.map((one) => ({ ...one, cents: fractionToText(one.cents) })),
    carriedByCentre: centsToDecimal(section.carriedByCentreCents),
    incomeFromNonMembers: centsToDecimal(section.incomeFromNonMembersCents),
    rounding: { ...section.rounding, remainder: fractionToText(section.rounding.remainder) },
  })),
});

// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, centsToDecimal, type Language } from '@kernel/core';
import { formulaCell, numberCell, textCell as text } from './cells.ts';
import { chargeCell, chargeSheet, chargeSumCell } from './charge-sheet.ts';
import type { CheckCharge } from './check-costs.ts';
import { type CheckShare, type WorkedShare, workedShare } from './check-share.ts';
import { type CorrectedLine, correctionSheet } from './correction-sheet.ts';
import { costSheet } from './cost-sheet.ts';
import { ownAmountCell, shareSheet } from './share-sheet.ts';
import type { CheckSheet, CheckWorkbook, SheetCell } from './sheet-model.ts';
import { CHECK_WORDS } from './words.ts';

/** Where the numbers come from: who made the workbook, when, of what. */
export interface CheckEvidence {
  readonly association: string;
  readonly member: string;
  /** '01/2026 bis 12/2026' */
  readonly period: string;
  readonly madeOn: CivilDate;
  /** As it is printed: day and time; null where nobody's clock was asked. */
  readonly madeAt: string | null;
  readonly madeBy: string | null;
  /** Whatever else holds the numbers to their source: filters, run, versions, hashes. */
  readonly further: readonly { readonly label: string; readonly value: string }[];
}

/** What a workbook holds beside the shares. */
export interface CheckMore {
  /** That the member bears alone. */
  readonly charges?: readonly CheckCharge[];
  /** Of a correction: which lines it changes. Right amounts are those of the shares and charges, by their place in these lists. */
  readonly correction?: {
    readonly reason: string;
    readonly lines: readonly (Omit<CorrectedLine, 'rightCell'> & {
      readonly right: { readonly kind: 'share' | 'charge'; readonly at: number } | null;
    })[];
  };
}

interface Part {
  readonly pool: string;
  readonly months: string;
  /** Where the own amount stands; null: it is nothing. */
  readonly cell: string | null;
  readonly amountCents: bigint;
}

const ownCell = (one: WorkedShare, name: string): string | null => {
  const cell = ownAmountCell(one);
  return cell === null ? null : `'${name}'!${cell}`;
};

function overview(parts: readonly Part[], language: Language): CheckSheet {
  const words = CHECK_WORDS[language];
  const first = 4;
  const rows = parts.map(({ pool, months, cell, amountCents }): readonly (SheetCell | null)[] => {
    const amount = centsToDecimal(amountCents);
    return [
      text(pool),
      text(months),
      cell === null ? numberCell('0', 'amount', 'plain') : formulaCell(cell, amount, 'amount'),
      numberCell(amount, 'amount', 'plain'),
    ];
  });
  const last = first + rows.length - 1;
  const sum = centsToDecimal(parts.reduce((all, { amountCents }) => all + amountCents, 0n));
  const total = (column: string): SheetCell => formulaCell(`ROUND(SUM(${column}${first}:${column}${last}),2)`, sum, 'amount', 'result');
  return {
    name: words.overview,
    widths: [40, 24, 20, 24],
    rows: [
      [text(words.own, 'title')],
      [],
      [words.pool, words.months, words.own, words.charged].map((heading) => text(heading, 'heading', true)),
      ...rows,
      [text(words.total, 'heading'), null, total('C'), total('D')],
    ],
    frozenRows: 3,
    autoFilter: `A3:D${last}`,
  };
}

/** What a line of the wide column holds. */
const LETTERS_A_LINE = 95;

function evidenceSheet(evidence: CheckEvidence, language: Language): CheckSheet {
  const words = CHECK_WORDS[language];
  const rows: readonly (readonly [string, string])[] = [
    [words.association, evidence.association],
    [words.member, evidence.member],
    [words.period, evidence.period],
    ...(evidence.madeAt === null ? [] : [[words.madeAt, evidence.madeAt] as const]),
    ...(evidence.madeBy === null ? [] : [[words.madeBy, evidence.madeBy] as const]),
    ...evidence.further.map(({ label, value }) => [label, value] as const),
    [words.tieRule, words.tieRuleText],
    [words.how, words.howText],
  ];
  return {
    name: words.evidence,
    widths: [30, 100],
    rows: [
      [text(words.evidence, 'title')],
      [],
      [text(words.what, 'heading'), text(words.value, 'heading')],
      ...rows.map(([label, value]) => [text(label), text(value, 'plain', true)]),
    ],
    heights: Object.fromEntries(rows.map(([, value], at) => [at + 4, 15 * Math.max(1, Math.ceil(value.length / LETTERS_A_LINE))])),
    frozenRows: 3,
    autoFilter: `A3:B${rows.length + 3}`,
  };
}

/**
 * A workbook that does a member's shares again without this software: a sheet for each share with key and weights of all as inputs and the
 * rest as formulas, one with the entries that make the costs, one with direct charges, and one with the evidence. Formulas give the very
 * cents that were charged; where the digits of a spreadsheet do not suffice for that, the cut amounts are inputs from the exact calculation
 * and the sheet says so. That of a correction begins with what was charged, what is right, and the difference.
 */
export function checkWorkbook(
  shares: readonly CheckShare[],
  evidence: CheckEvidence,
  language: Language,
  { charges = [], correction }: CheckMore = {},
): CheckWorkbook {
  const words = CHECK_WORDS[language];
  const worked = shares.map(workedShare);
  const names = shares.map((_, at) => (shares.length === 1 ? words.share : `${words.share} ${at + 1}`));
  const costs = costSheet(shares, names, language);
  const cells = worked.map((one, at) => ownCell(one, names[at] ?? ''));
  const inCharges = (cell: string): string => `'${words.charges}'!${cell}`;
  const parts: Part[] = worked.map(({ share }, at) => ({
    ...{ pool: share.pool, months: share.months, cell: cells[at] ?? null },
    amountCents: share.members.find(({ own }) => own)?.amountCents ?? 0n,
  }));
  const charged: Part = {
    ...{ pool: words.charges, months: '', cell: inCharges(chargeSumCell(charges)) },
    amountCents: charges.reduce((sum, { amountCents }) => sum + amountCents, 0n),
  };
  const all = charges.length > 0 ? [...parts, charged] : parts;
  const lines = correction?.lines.map(({ right, ...line }): CorrectedLine => {
    if (right === null) return { ...line, rightCell: null };
    return { ...line, rightCell: right.kind === 'charge' ? inCharges(chargeCell(right.at)) : (cells[right.at] ?? null) };
  });
  return {
    title: `${words.title}: ${evidence.member}, ${evidence.period}`,
    author: evidence.association,
    created: evidence.madeOn,
    sheets: [
      ...(correction && lines ? [correctionSheet(lines, correction.reason, language)] : []),
      ...(all.length > 1 && !correction ? [overview(all, language)] : []),
      ...worked.map((one, at) => shareSheet(one, names[at] ?? '', costs.formulas[at] ?? null, language)),
      ...(charges.length > 0 ? [chargeSheet(charges, language)] : []),
      ...(costs.sheet ? [costs.sheet] : []),
      evidenceSheet(evidence, language),
    ],
  };
}

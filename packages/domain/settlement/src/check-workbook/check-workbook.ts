// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, centsToDecimal, type Language } from '@kernel/core';
import { type CheckShare, type WorkedShare, workedShare } from './check-share.ts';
import { ownAmountCell, shareSheet, sumOfOwn } from './share-sheet.ts';
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

const text = (value: string, look: 'title' | 'heading' | 'plain' = 'plain', wrap = false): SheetCell => ({
  kind: 'text',
  text: value,
  look,
  wrap,
});

function overview(worked: readonly WorkedShare[], names: readonly string[], language: Language): CheckSheet {
  const words = CHECK_WORDS[language];
  const first = 4;
  const rows = worked.map((one, at): readonly (SheetCell | null)[] => {
    const { share, members } = one;
    const cell = ownAmountCell(one);
    const own = members.find(({ member }) => member.own);
    const amount = centsToDecimal(own?.member.amountCents ?? 0n);
    const reference: SheetCell =
      cell === null
        ? { kind: 'number', value: '0', format: 'amount' }
        : { kind: 'formula', formula: `'${names[at]}'!${cell}`, value: { number: amount }, format: 'amount' };
    return [text(share.pool), text(share.months), reference, { kind: 'number', value: amount, format: 'amount' }];
  });
  const last = first + rows.length - 1;
  const sum = centsToDecimal(sumOfOwn(worked));
  const total = (column: string): SheetCell => ({
    kind: 'formula',
    formula: `ROUND(SUM(${column}${first}:${column}${last}),2)`,
    value: { number: sum },
    format: 'amount',
    look: 'result',
  });
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
 * A workbook that does a member's shares again without this software: a sheet for each share with cost, key and weights of all as inputs and the rest as
 * formulas, and a sheet with the evidence. Formulas give the very cents that were charged; where the digits of a spreadsheet do not suffice for that, the cut amounts
 * are inputs from the exact calculation and the sheet says so.
 */
export function checkWorkbook(shares: readonly CheckShare[], evidence: CheckEvidence, language: Language): CheckWorkbook {
  const words = CHECK_WORDS[language];
  const worked = shares.map(workedShare);
  const names = shares.map((_, at) => (shares.length === 1 ? words.share : `${words.share} ${at + 1}`));
  return {
    title: `${words.title}: ${evidence.member}, ${evidence.period}`,
    author: evidence.association,
    created: evidence.madeOn,
    sheets: [
      ...(shares.length > 1 ? [overview(worked, names, language)] : []),
      ...worked.map((one, at) => shareSheet(one, names[at] ?? '', language)),
      evidenceSheet(evidence, language),
    ],
  };
}

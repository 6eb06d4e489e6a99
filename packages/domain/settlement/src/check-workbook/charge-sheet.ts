// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal, formatCivilDate, type Language } from '@kernel/core';
import { formulaCell, numberCell, textCell } from './cells.ts';
import type { CheckCharge } from './check-costs.ts';
import type { CheckSheet } from './sheet-model.ts';
import { CHECK_WORDS } from './words.ts';

const FIRST = 4;

/** Where the amount of a charge stands, and their sum. */
export const chargeCell = (at: number): string => `D${FIRST + at}`;
export const chargeSumCell = (charges: readonly CheckCharge[]): string => chargeCell(charges.length);

/** Charges that the member bears alone, with their sum. */
export function chargeSheet(charges: readonly CheckCharge[], language: Language): CheckSheet {
  const words = CHECK_WORDS[language];
  const last = FIRST + charges.length - 1;
  const sum = centsToDecimal(charges.reduce((all, { amountCents }) => all + amountCents, 0n));
  return {
    name: words.charges,
    widths: [14, 44, 60, 18],
    rows: [
      [textCell(words.charges, 'title')],
      [],
      [words.day, words.label, words.basis, words.amount].map((heading) => textCell(heading, 'heading', true)),
      ...charges.map(({ on, label, basis, amountCents }) => [
        textCell(formatCivilDate(on)),
        textCell(label, 'plain', true),
        textCell(basis, 'plain', true),
        numberCell(centsToDecimal(amountCents), 'amount'),
      ]),
      [textCell(words.total, 'heading'), null, null, formulaCell(`ROUND(SUM(D${FIRST}:D${last}),2)`, sum, 'amount', 'result')],
    ],
    frozenRows: FIRST - 1,
    autoFilter: `A${FIRST - 1}:D${last}`,
    landscape: true,
  };
}

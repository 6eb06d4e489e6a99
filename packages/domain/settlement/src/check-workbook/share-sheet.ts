// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal, type Fraction, type Language, sumFractions, ZERO_FRACTION } from '@kernel/core';
import { formulaCell as formula, MAX_EXACT, numberCell as number, proofCell, textCell as text } from './cells.ts';
import type { WorkedMember, WorkedShare } from './check-share.ts';
import { decimalOf } from './exact-decimal.ts';
import type { CheckSheet, SheetCell, SheetLook } from './sheet-model.ts';
import { CHECK_WORDS } from './words.ts';

/** 0 → 'A'; a share has far fewer columns than letters. */
const letter = (column: number): string => String.fromCharCode(65 + column);
/** Rows of the head, counted from one as formulas do. */
const ROW = {
  cost: 6,
  size: 7,
  sign: 8,
  cut: 9,
  leftover: 10,
  sum: 11,
  proof: 12,
  partShare: 14,
  partTotal: 15,
  heading: 17,
  first: 18,
} as const;
/** Columns after those of the weights. */
const STEP = { fraction: 0, quota: 1, floor: 2, remainder: 3, rank: 4, rounding: 5, amount: 6, charged: 7, difference: 8 } as const;

/** Places of a share on its sheet. */
class Places {
  readonly parts: number;
  readonly last: number;
  constructor(parts: number, members: number) {
    this.parts = parts;
    this.last = ROW.first + members - 1;
  }
  part = (part: number): string => letter(2 + part);
  step = (step: keyof typeof STEP): string => letter(2 + this.parts + STEP[step]);
  range = (column: string): string => `$${column}$${ROW.first}:$${column}$${this.last}`;
}

/** A weight as a whole number or as a quotient, both exact. */
function weightCell(weight: Fraction, look: SheetLook): SheetCell {
  if (weight.d === 1n) return number(String(weight.n), 'plain', look);
  if (weight.n <= MAX_EXACT && weight.d <= MAX_EXACT) return formula(`${weight.n}/${weight.d}`, decimalOf(weight), 'exact', look);
  return number(decimalOf(weight), 'exact', look);
}

function fractionCell(at: Places, row: number, worked: WorkedShare, { member }: WorkedMember): SheetCell {
  if (!worked.byWeights) return weightCell(member.fraction, 'input');
  const terms = worked.share.parts.map((_, part) => {
    const column = at.part(part);
    return `${column}$${ROW.partShare}*${column}${row}/${column}$${ROW.partTotal}`;
  });
  return formula(terms.join('+'), decimalOf(member.fraction), 'exact');
}

/** Floor and rounding cent: by formulas, or as they were worked out exactly. */
function cutCells(at: Places, row: number, worked: WorkedShare, line: WorkedMember): readonly SheetCell[] {
  const { decimals, byFormulas } = worked;
  const [quota, floor, rest, share, rank] = [
    at.step('quota'),
    at.step('floor'),
    at.step('remainder'),
    at.step('fraction'),
    at.step('rank'),
  ];
  const own = { floor: String(line.floor), rounding: String(line.rounding) };
  const ranges = { rest: at.range(rest), share: at.range(share) };
  const restRounded = decimalOf(line.remainder, decimals);
  const ranking =
    `1+SUMPRODUCT((${ranges.rest}>${rest}${row})+(${ranges.rest}=${rest}${row})*((${ranges.share}>${share}${row})` +
    `+(${ranges.share}=${share}${row})*(ROW(${ranges.rest})<ROW(${rest}${row}))))`;
  return [
    byFormulas ? formula(`INT(ROUND(${quota}${row},${decimals}))`, own.floor, 'whole') : number(own.floor, 'whole'),
    formula(`ROUND(${quota}${row}-${floor}${row},${decimals})`, restRounded, 'exact'),
    byFormulas ? formula(ranking, String(line.rank), 'whole') : number(String(line.rank), 'whole'),
    byFormulas ? formula(`IF(${rank}${row}<=$B$${ROW.leftover},$B$${ROW.sign},0)`, own.rounding, 'whole') : number(own.rounding, 'whole'),
  ];
}

function memberRow(at: Places, worked: WorkedShare, line: WorkedMember, row: number): readonly SheetCell[] {
  const { member, quota } = line;
  const look: SheetLook = member.own ? 'result' : 'plain';
  const charged = centsToDecimal(member.amountCents);
  const [amount, said] = [at.step('amount'), at.step('charged')];
  return [
    text(member.name, member.own ? 'heading' : 'plain'),
    text(member.ags),
    ...worked.share.parts.map((_, part) => weightCell(member.weights[part] ?? ZERO_FRACTION, 'input')),
    fractionCell(at, row, worked, line),
    formula(`$B$${ROW.size}*${at.step('fraction')}${row}`, decimalOf(quota, 10), 'exact'),
    ...cutCells(at, row, worked, line),
    formula(`(${at.step('floor')}${row}*$B$${ROW.sign}+${at.step('rounding')}${row})/100`, charged, 'amount', look),
    number(charged, 'amount', 'plain'),
    formula(`ROUND(${amount}${row}-${said}${row},2)`, '0', 'amount'),
  ];
}

function headRows(
  at: Places,
  worked: WorkedShare,
  costFormula: string | null,
  language: Language,
): readonly (readonly (SheetCell | null)[])[] {
  const words = CHECK_WORDS[language];
  const { share, size, negative, leftover } = worked;
  const cut = String(size - leftover);
  const cost = centsToDecimal(share.costCents);
  const note = [...(worked.byWeights ? [] : [words.fractionsGiven]), ...(worked.byFormulas ? [] : [words.roundingGiven])].join(' ');
  const proof = proofCell(`ROUND(B${ROW.sum}-B${ROW.cost},2)`, words);
  return [
    [text(`${share.pool}, ${share.months}`, 'title')],
    [text(share.key)],
    [text(share.basis)],
    note === '' ? [] : [text(note, 'note')],
    [],
    [text(words.cost), costFormula === null ? number(cost, 'amount') : formula(costFormula, cost, 'amount')],
    [text(words.costInCents), formula(`ROUND(ABS(B${ROW.cost})*100,0)`, String(size), 'whole')],
    [text(words.sign), formula(`IF(B${ROW.cost}<0,-1,1)`, negative ? '-1' : '1', 'whole')],
    [text(words.cut), formula(`SUM(${at.range(at.step('floor'))})`, cut, 'whole')],
    [text(words.leftover), formula(`B${ROW.size}-B${ROW.cut}`, String(leftover), 'whole')],
    [text(words.sum), formula(`ROUND(SUM(${at.range(at.step('amount'))}),2)`, cost, 'amount', 'result')],
    [text(words.proof), proof],
    [],
    [text(words.partShare), null, ...share.parts.map(({ share: of }) => weightCell(of, 'input'))],
    [
      text(words.partTotal),
      null,
      ...share.parts.map((_, part) => {
        const total = sumFractions(share.members.map(({ weights }) => weights[part] ?? ZERO_FRACTION));
        return formula(`SUM(${at.range(at.part(part))})`, decimalOf(total), total.d === 1n ? 'plain' : 'exact');
      }),
    ],
    [],
  ];
}

/** The place of the own amount on the sheet of a share; null where the member has no line. */
export function ownAmountCell({ share }: WorkedShare): string | null {
  const at = new Places(share.parts.length, share.members.length);
  const index = share.members.findIndex(({ own }) => own);
  return index < 0 ? null : `${at.step('amount')}${ROW.first + index}`;
}

/**
 * Cost, key and weights as inputs, and the sharing as formulas down to the cent of every member.
 * @param costFormula what the cost is worked out by from its entries; null: it is an input
 */
export function shareSheet(worked: WorkedShare, name: string, costFormula: string | null, language: Language): CheckSheet {
  const words = CHECK_WORDS[language];
  const { share, members } = worked;
  const at = new Places(share.parts.length, members.length);
  const heading = [...words.columns, ...share.parts.map(({ label }) => label), ...words.steps, words.charged, words.difference];
  return {
    name,
    widths: [38, 18, ...share.parts.map(() => 18), 16, 20, 18, 16, 10, 14, 16, 18, 16],
    rows: [
      ...headRows(at, worked, costFormula, language),
      heading.map((one) => text(one, 'heading', true)),
      ...members.map((line, index) => memberRow(at, worked, line, ROW.first + index)),
    ],
    heights: { [ROW.heading]: 32 },
    frozenRows: ROW.heading,
    frozenColumns: 1,
    autoFilter: `A${ROW.heading}:${at.step('difference')}${at.last}`,
    landscape: true,
  };
}

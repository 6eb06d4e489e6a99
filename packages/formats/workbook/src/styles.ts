// SPDX-License-Identifier: EUPL-1.2
import type { Cell, CellLook, NumberFormat } from './workbook.ts';

type Shown = NumberFormat | 'date' | 'text' | 'wrapped' | 'quoted';

const LOOKS: readonly CellLook[] = ['plain', 'title', 'heading', 'input', 'result', 'note'];
const SHOWN: readonly Shown[] = ['plain', 'amount', 'whole', 'percent', 'exact', 'date', 'text', 'wrapped', 'quoted'];

/** Numbers of formats: those that every spreadsheet knows, 14 the date of the reader's country, 49 text, and ours from 164. */
const FORMATS: Readonly<Record<Shown, number>> = {
  plain: 0,
  amount: 4,
  whole: 3,
  percent: 10,
  exact: 164,
  date: 14,
  text: 49,
  wrapped: 49,
  quoted: 49,
};
const FONTS: Readonly<Record<CellLook, number>> = { plain: 0, title: 1, heading: 2, input: 3, result: 2, note: 4 };
const FILLS: Readonly<Record<CellLook, number>> = { plain: 0, title: 0, heading: 2, input: 3, result: 0, note: 0 };
const BORDERS: Readonly<Record<CellLook, number>> = { plain: 0, title: 0, heading: 1, input: 0, result: 2, note: 0 };

const FIRST_SIGN = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

function shownAs(cell: Cell): Shown {
  if (cell.kind === 'date') return 'date';
  if (cell.kind !== 'text') return cell.format;
  // Marked as a quoted text: it stays one also after somebody has gone into the cell and out again.
  if (FIRST_SIGN.test(cell.text)) return 'quoted';
  return cell.wrap === true ? 'wrapped' : 'text';
}

/** Number of a cell's style in `stylesXml`. */
export const styleOf = (cell: Cell): number => LOOKS.indexOf(cell.look ?? 'plain') * SHOWN.length + SHOWN.indexOf(shownAs(cell));

function style(look: CellLook, shown: Shown): string {
  const format = FORMATS[shown];
  const wraps = shown === 'wrapped' || look === 'heading';
  const alignment = wraps ? '<alignment vertical="top" wrapText="1"/>' : '<alignment vertical="top"/>';
  return (
    `<xf numFmtId="${format}" fontId="${FONTS[look]}" fillId="${FILLS[look]}" borderId="${BORDERS[look]}" xfId="0" applyNumberFormat="1" ` +
    `applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${shown === 'quoted' ? ' quotePrefix="1"' : ''}>${alignment}</xf>`
  );
}

const font = (size: number, rest: string): string =>
  `<font>${rest}<sz val="${size}"/><color rgb="FF171A2B"/><name val="Calibri"/><family val="2"/></font>`;
const fill = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const line = (side: string, kind: string): string => `<${side} style="${kind}"><color rgb="FF4B5166"/></${side}>`;

/** xl/styles.xml: every look with every format. */
export function stylesXml(): string {
  const styles = LOOKS.flatMap((look) => SHOWN.map((shown) => style(look, shown)));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0000000000"/></numFmts>' +
    `<fonts count="5">${font(11, '')}${font(15, '<b/>')}${font(11, '<b/>')}${font(11, '')}${font(9, '<i/>')}</fonts>` +
    `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFE6EAF2')}${fill('FFFFF8DC')}</fills>` +
    `<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>` +
    `<border><left/><right/><top/>${line('bottom', 'thin')}<diagonal/></border>` +
    `<border><left/><right/>${line('top', 'thin')}${line('bottom', 'double')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

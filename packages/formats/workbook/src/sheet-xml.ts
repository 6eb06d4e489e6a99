// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, civilDate, daysBetween } from '@kernel/core';
import { cellName } from './cell-name.ts';
import { styleOf } from './styles.ts';
import type { Cell, Sheet } from './workbook.ts';
import { cellText, escapeXml } from './xml-text.ts';

/** Spreadsheets count days from here. */
const DAY_ZERO = civilDate('1899-12-30');
const serialOf = (date: CivilDate): number => daysBetween(DAY_ZERO, date);

function cellXml(cell: Cell | null, row: number, column: number): string {
  if (cell === null) return '';
  const head = `<c r="${cellName(row, column)}" s="${styleOf(cell)}"`;
  switch (cell.kind) {
    case 'text':
      return `${head} t="inlineStr"><is><t xml:space="preserve">${cellText(cell.text)}</t></is></c>`;
    case 'number':
      return `${head}><v>${cell.value}</v></c>`;
    case 'date':
      return `${head}><v>${serialOf(cell.date)}</v></c>`;
    case 'formula': {
      const formula = `<f>${escapeXml(cell.formula)}</f>`;
      return 'number' in cell.value
        ? `${head}>${formula}<v>${cell.value.number}</v></c>`
        : `${head} t="str">${formula}<v>${cellText(cell.value.text)}</v></c>`;
    }
  }
}

function viewXml({ frozenRows = 0, frozenColumns = 0 }: Sheet, first: boolean): string {
  const selected = first ? ' tabSelected="1"' : '';
  if (frozenRows === 0 && frozenColumns === 0) return `<sheetView${selected} workbookViewId="0"/>`;
  const pane = frozenRows === 0 ? 'topRight' : frozenColumns === 0 ? 'bottomLeft' : 'bottomRight';
  const split = `${frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : ''}${frozenRows > 0 ? ` ySplit="${frozenRows}"` : ''}`;
  return (
    `<sheetView${selected} workbookViewId="0"><pane${split} topLeftCell="${cellName(frozenRows, frozenColumns)}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}"/></sheetView>`
  );
}

const columnsXml = (widths: readonly number[]): string =>
  widths.length === 0
    ? ''
    : `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;

/** One sheet; `first` is the one that is seen when the file is opened. */
export function sheetXml(sheet: Sheet, first: boolean): string {
  const rows = sheet.rows.map((row, y) => {
    const cells = row.map((cell, x) => cellXml(cell, y, x)).join('');
    const height = sheet.heights?.[y + 1];
    return cells === '' ? '' : `<row r="${y + 1}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells}</row>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews>${viewXml(sheet, first)}</sheetViews><sheetFormatPr defaultRowHeight="15"/>${columnsXml(sheet.widths)}` +
    `<sheetData>${rows.join('')}</sheetData>` +
    `${sheet.autoFilter === undefined ? '' : `<autoFilter ref="${escapeXml(sheet.autoFilter)}"/>`}` +
    '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${sheet.landscape === true ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/></worksheet>`
  );
}

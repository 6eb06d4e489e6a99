// SPDX-License-Identifier: EUPL-1.2
import { type Invoice, invoiceView, type ViewRow, type ViewSection, type ViewTable } from '@formats/einvoice';
import { both, type Language, type Line } from './language.ts';

/** A label with its value; the further lines of a text stand under the first. */
function rowLines({ label, value }: ViewRow, indent: string): string[] {
  const [first = '', ...more] = value.split(/\r?\n/).filter((line) => line.trim() !== '');
  return [`${indent}${label}: ${first}`, ...more.map((line) => `${indent}   ${line}`)];
}

/** Columns as wide as what stands in them; a cell alone in being long does not push the others away. */
const WIDEST = 44;

function tableLines({ columns, rows }: ViewTable): string[] {
  const widths = columns.map(({ heading }, at) =>
    Math.min(WIDEST, Math.max(heading.length, ...rows.map(({ cells }) => (cells[at] ?? '').length))),
  );
  const lineOf = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (columns[at]?.align === 'end' ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [
    `   ${lineOf(columns.map(({ heading }) => heading))}`,
    ...rows.flatMap(({ cells, details }) => [
      `   ${lineOf(cells.map((cell) => cell.replace(/\s+/g, ' ')))}`,
      ...details.flatMap((row) => rowLines(row, '      ')),
    ]),
  ];
}

const sectionLines = ({ title, rows, table }: ViewSection): string[] => [
  '',
  title,
  ...rows.flatMap((row) => rowLines(row, '   ')),
  ...(table === null ? [] : tableLines(table)),
];

function linesIn(invoice: Invoice, language: Language): string[] {
  const { title, sections } = invoiceView(invoice, language);
  return [title, ...sections.flatMap(sectionLines), ''];
}

/** An invoice for people: who, what for, how much, how to pay. What is not there is left out. */
export function invoiceLines(invoice: Invoice): readonly Line[] {
  const english = linesIn(invoice, 'en');
  return linesIn(invoice, 'de').map((line, at) => both(line, english[at] ?? ''));
}

// SPDX-License-Identifier: EUPL-1.2
import { cellOf, type Draft, readQuantity, type Sheet, type Taker, textIn, unitIn } from './services-draft.ts';

/** What the columns are called in either language. */
export interface FileWords {
  readonly from: string;
  readonly to: string;
  readonly quantity: string;
  readonly unit: string;
}

type Row = readonly (string | number)[];

/** One row for each cell of the table with something in it; empty tables give one row a pair, to be filled in. */
export function fileRows(sheet: Sheet, draft: Draft, words: FileWords): readonly Row[] {
  const rows = sheet.givers.flatMap((giver) =>
    sheet.takers
      .filter(({ id }) => id !== giver.id)
      .map((taker): Row => {
        const quantity = readQuantity(textIn(sheet, draft, cellOf(giver.id, taker.id))) ?? 0;
        return [giver.name, taker.name, quantity, unitIn(giver, draft)];
      }),
  );
  return [[words.from, words.to, words.quantity, words.unit], ...rows];
}

export interface FileFault {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly code: 'columns' | 'giver' | 'taker' | 'itself' | 'quantity' | 'double' | 'unit';
  readonly value: string;
}

/** The cells of a line; a quote inside quotes is doubled. */
function cellsOf(line: string, mark: string): readonly string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (let index = 0; index < line.length; index += 1) {
    const sign = line[index] ?? '';
    if (sign === '"' && isQuoted && line[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === mark && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

interface FileRow {
  readonly line: number;
  readonly cell: string;
  readonly giverId: string;
  readonly pair: string;
  readonly quantity: string;
  readonly unit: string;
}

/** A line as a cell of the table, or everything that is wrong with it. */
function readLine(text: string, line: number, mark: string, { givers, takers }: Sheet): FileRow | readonly FileFault[] {
  const [from = '', to = '', quantity = '', unit = '', ...others] = cellsOf(text, mark);
  if (others.length > 0 || to === '') return [{ line, code: 'columns', value: text }];
  const giver = givers.find(({ name }) => same(name, from));
  const named: readonly Taker[] = takers.filter(({ name }) => same(name, to));
  const faults: FileFault[] = [];
  if (!giver) faults.push({ line, code: 'giver', value: from });
  if (named.length !== 1) faults.push({ line, code: 'taker', value: to });
  if (readQuantity(quantity) === null) faults.push({ line, code: 'quantity', value: quantity });
  const [taker] = named;
  if (giver && giver.id === taker?.id) faults.push({ line, code: 'itself', value: from });
  if (!giver || !taker || faults.length > 0) return faults;
  return { line, cell: cellOf(giver.id, taker.id), giverId: giver.id, pair: `${from} → ${to}`, quantity, unit };
}

/** What rows say twice, or in two units. */
function faultsBetween(rows: readonly FileRow[]): FileFault[] {
  const [seen, unitOf] = [new Set<string>(), new Map<string, string>()];
  const faults: FileFault[] = [];
  for (const { line, cell, giverId, pair, unit } of rows) {
    if (seen.has(cell)) faults.push({ line, code: 'double', value: pair });
    seen.add(cell);
    if (unit === '') continue;
    if ((unitOf.get(giverId) ?? unit) !== unit) faults.push({ line, code: 'unit', value: unit });
    unitOf.set(giverId, unit);
  }
  return faults;
}

export interface ReadFile {
  readonly draft: Draft;
  readonly rows: number;
  readonly faults: readonly FileFault[];
}

/** What the file names goes over what stands in the draft, what it does not name stays. Nothing is taken from a file with a fault. */
export function readServicesFile(text: string, sheet: Sheet, draft: Draft): ReadFile {
  const [header = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const mark = header.includes(';') ? ';' : ',';
  const read = lines.flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 2, mark, sheet)]));
  const rows = read.filter((row): row is FileRow => 'cell' in row);
  const faults = [...read.flatMap((row) => ('cell' in row ? [] : row)), ...faultsBetween(rows)].sort((a, b) => a.line - b.line);
  if (read.length === 0) return { draft, rows: 0, faults: [{ line: 1, code: 'columns', value: header }] };
  if (faults.length > 0) return { draft, rows: rows.length, faults };
  const [cells, units] = [new Map(draft.cells), new Map(draft.units)];
  for (const { cell, giverId, quantity, unit } of rows) {
    cells.set(cell, quantity);
    if (unit !== '') units.set(giverId, unit);
  }
  return { draft: { cells, units }, rows: rows.length, faults };
}

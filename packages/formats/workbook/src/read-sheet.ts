// SPDX-License-Identifier: EUPL-1.2
import { addDays, civilDate, err, ok, type Result } from '@kernel/core';
import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** A cell as it was typed: a text, a number as it is stored ('1234.5'), a day ('2026-01-31'). */
export interface ReadCell {
  readonly kind: 'text' | 'number' | 'date';
  readonly text: string;
}

export type ReadSheetCode = 'NOT_A_WORKBOOK' | 'TOO_LARGE' | 'TOO_MANY_ROWS';

export interface ReadSheetLimits {
  /** Of any part once it is unpacked. */
  readonly maxPartBytes: number;
  readonly maxRows: number;
}

const DAY_ZERO = civilDate('1899-12-30');
const WANTED = /^(xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/;
/** Formats of the standard that show a day. */
const DATE_FORMATS: ReadonlySet<number> = new Set([14, 15, 16, 17, 22]);

class Unfit extends Error {
  readonly code: ReadSheetCode;
  constructor(code: ReadSheetCode) {
    super(code);
    this.code = code;
  }
}

type Attributes = Readonly<Record<string, string>>;

interface Walk {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

function walk(xml: string, { open, text, close }: Walk): void {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new Unfit('NOT_A_WORKBOOK');
  });
  parser.on('opentag', ({ name, attributes }) => open(name.replace(/^.*:/, ''), attributes as Attributes));
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', ({ name }) => close(name.replace(/^.*:/, '')));
  parser.write(xml).close();
}

function sharedTexts(xml: string | undefined): string[] {
  const texts: string[] = [];
  let [inText, phonetic] = [false, false];
  if (xml !== undefined)
    walk(xml, {
      open: (name) => {
        if (name === 'si') texts.push('');
        if (name === 'rPh') phonetic = true;
        inText = name === 't' && !phonetic;
      },
      text: (part) => {
        if (inText) texts[texts.length - 1] += part;
      },
      close: (name) => {
        if (name === 'rPh') phonetic = false;
        if (name === 't') inText = false;
      },
    });
  return texts;
}

/** Which cell styles show a day: those of the standard, and own formats with day or year in them. */
function dateStyles(xml: string | undefined): boolean[] {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  if (xml !== undefined)
    walk(xml, {
      open: (name, { numFmtId = '0', formatCode = '' }) => {
        if (name === 'cellXfs') inCells = true;
        const id = Number(numFmtId);
        if (name === 'numFmt') own.set(id, /[dy]/i.test(formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')));
        if (name === 'xf' && inCells) styles.push(own.get(id) ?? DATE_FORMATS.has(id));
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    });
  return styles;
}

/** 'AB12' → 27 */
function columnOf(place: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(place)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function cellOf(type: string, value: string, shared: readonly string[], isDate: boolean): ReadCell {
  if (type === 's') return { kind: 'text', text: shared[Number(value)] ?? '' };
  if (type !== '' && type !== 'n') return { kind: 'text', text: value };
  if (isDate && /^\d{1,6}(\.0*)?$/.test(value)) return { kind: 'date', text: addDays(DAY_ZERO, Number(value)) };
  return { kind: 'number', text: value };
}

function rowsOf(xml: string, shared: readonly string[], styles: readonly boolean[], maxRows: number): (ReadCell | null)[][] {
  const rows: (ReadCell | null)[][] = [];
  let [column, type, style, value, inValue] = [0, '', 0, '', false];
  walk(xml, {
    open: (name, { r = '', t = '', s = '0' }) => {
      if (name === 'row') {
        const at = /^\d{1,7}$/.test(r) ? Number(r) : rows.length + 1;
        if (at > maxRows) throw new Unfit('TOO_MANY_ROWS');
        while (rows.length < at) rows.push([]);
        column = -1;
      }
      if (name === 'c') [column, type, style, value] = [r === '' ? column + 1 : columnOf(r), t, Number(s), ''];
      inValue = name === 'v' || name === 't';
    },
    text: (part) => {
      if (inValue) value += part;
    },
    close: (name) => {
      inValue = false;
      if (name !== 'c' || value === '' || column < 0 || column > 500) return;
      const row = rows[rows.length - 1];
      if (row === undefined) return;
      while (row.length < column) row.push(null);
      row[column] = cellOf(type, value, shared, styles[style] ?? false);
    },
  });
  return rows;
}

/** Path of the sheet that stands first in the workbook. */
function firstSheet(files: Readonly<Record<string, Uint8Array>>, part: (path: string) => string | undefined): string {
  let id = '';
  walk(part('xl/workbook.xml') ?? '', { open: (name, attributes) => (id ||= name === 'sheet' ? (attributes['r:id'] ?? '') : '') });
  let path = '';
  walk(part('xl/_rels/workbook.xml.rels') ?? '<a/>', {
    open: (_name, { Id = '', Target = '' }) => {
      if (Id === id && Id !== '') path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
    },
  });
  const found = path in files ? path : Object.keys(files).find((name) => name.startsWith('xl/worksheets/'));
  if (found === undefined) throw new Unfit('NOT_A_WORKBOOK');
  return found;
}

/** The cells of the first sheet, row by row as a spreadsheet counts them. Formulas give the value that was stored beside them. */
export function readSheet(
  bytes: Uint8Array,
  { maxPartBytes, maxRows }: ReadSheetLimits,
): Result<readonly (readonly (ReadCell | null)[])[], ReadSheetCode> {
  try {
    const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
      if (!WANTED.test(name)) return false;
      if (originalSize > maxPartBytes) throw new Unfit('TOO_LARGE');
      return true;
    };
    const files = unzipSync(bytes, { filter });
    const part = (path: string): string | undefined => {
      const content = files[path];
      return content && strFromU8(content);
    };
    const sheet = part(firstSheet(files, part)) ?? '';
    return ok(rowsOf(sheet, sharedTexts(part('xl/sharedStrings.xml')), dateStyles(part('xl/styles.xml')), maxRows));
  } catch (fault) {
    // Whatever a broken archive or document makes the two readers say, it is no workbook.
    return err(fault instanceof Unfit ? fault.code : 'NOT_A_WORKBOOK');
  }
}

// SPDX-License-Identifier: EUPL-1.2

/** A piece of a file that the server takes at once; each has the header. */
export interface CostFilePart {
  readonly csv: string;
  /** What is added to a line number of the part to get that of the file; the header's own lines stay as they are. */
  readonly lineOffset: number;
  readonly headerLines: number;
}

/** UTF-8, or what older office programs write. */
export function decodeCostFile(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Records with their line ends; a line break inside quotes ends none. */
function recordsOf(text: string): readonly string[] {
  const records: string[] = [];
  let record = '';
  for (const line of text.replaceAll(/\r\n?/g, '\n').split('\n')) {
    record = record === '' ? line : `${record}\n${line}`;
    // An even number of quotes: none is open.
    if (record.split('"').length % 2 === 0) continue;
    records.push(record);
    record = '';
  }
  return record === '' ? records : [...records, record];
}

const linesIn = (record: string): number => record.split('\n').length;

/** The file in parts whose JSON text has at most so many characters. A file that fits stays whole. */
export function splitCostFile(text: string, maxCharacters: number): readonly CostFilePart[] {
  if (JSON.stringify(text).length <= maxCharacters) return [{ csv: text, lineOffset: 0, headerLines: 0 }];
  const [header = '', ...records] = recordsOf(text);
  const headerLines = linesIn(header);
  const size = JSON.stringify(header).length;
  const parts: { rows: string[]; size: number; lineOffset: number }[] = [];
  let line = 0;
  for (const record of records) {
    const length = JSON.stringify(record).length;
    const last = parts.at(-1);
    if (last && last.size + length <= maxCharacters) {
      last.rows.push(record);
      last.size += length;
    } else parts.push({ rows: [record], size: size + length, lineOffset: line });
    line += linesIn(record);
  }
  return parts
    .filter(({ rows }) => rows.some((row) => row.trim() !== ''))
    .map(({ rows, lineOffset }) => ({ csv: [header, ...rows].join('\n'), lineOffset, headerLines }));
}

/** '2, 4 bis 7' for the lines 2, 4, 5, 6, 7. */
export function lineRanges(lines: readonly number[], to: string): string {
  const ranges: [number, number][] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges
    .map(([first, last]) => (first === last ? `${first}` : last === first + 1 ? `${first}, ${last}` : `${first} ${to} ${last}`))
    .join(', ');
}

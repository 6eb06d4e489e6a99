// SPDX-License-Identifier: EUPL-1.2

export type CsvCell = string | number | null | undefined;

/** A text that a spreadsheet would run as a formula gets an apostrophe; plain negative numbers stay numbers. */
const harmless = (text: string): string =>
  /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-]?[\d.,\s]+\s*€?$/.test(text)) ? `'${text}` : text;

function cell(value: CsvCell): string {
  const text = harmless(
    String(value ?? '')
      .replaceAll('\u2212', '-')
      .replaceAll('\u00a0', ' '),
  );
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** CSV as German spreadsheets open it: BOM, semicolon, CRLF. */
export const toCsv = (rows: readonly (readonly CsvCell[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;

export function downloadText(fileName: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  URL.revokeObjectURL(url);
}

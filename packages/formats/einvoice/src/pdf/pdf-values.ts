// SPDX-License-Identifier: EUPL-1.2

/** A name of a PDF, without its slash. */
export interface PdfName {
  readonly name: string;
}
/** A reference to an object. */
export interface PdfReference {
  readonly reference: number;
}
export type PdfDictionary = ReadonlyMap<string, PdfValue>;
/** A string is given with one character for each byte. */
export type PdfValue = null | boolean | number | string | PdfName | PdfReference | readonly PdfValue[] | PdfDictionary;

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map;
const isName = (value: PdfValue | undefined): value is PdfName => typeof value === 'object' && value !== null && 'name' in value;
export const isReference = (value: PdfValue | undefined): value is PdfReference =>
  typeof value === 'object' && value !== null && 'reference' in value;
export const nameOf = (value: PdfValue | undefined): string | null => (isName(value) ? value.name : null);

/** A text string of a PDF: UTF-16 with its mark, UTF-8 with its mark, else its own encoding, which has ASCII at its place. */
export function textOf(value: PdfValue | undefined): string | null {
  if (typeof value !== 'string') return null;
  const bytes = Uint8Array.from(value, (character) => character.charCodeAt(0));
  if (value.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (value.startsWith('\u00ff\u00fe')) return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  if (value.startsWith('\u00ef\u00bb\u00bf')) return new TextDecoder().decode(bytes.subarray(3));
  return value;
}

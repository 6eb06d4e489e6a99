// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Result } from '@kernel/core';

export type CsvEncoding = 'utf-8' | 'windows-1252';

/** Control characters that no text file holds; C1 appears where Windows-1252 has no character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/;

/**
 * Bytes to text. UTF-8 (with or without BOM) wins; bytes that are none are read as Windows-1252, as older office programs
 * in Germany write it, unless only UTF-8 is allowed. Line ends come out as \n.
 */
export function decodeText(
  bytes: Uint8Array,
  allowed: 'utf-8' | 'detect',
): Result<{ text: string; encoding: CsvEncoding }, 'NOT_UTF8' | 'NOT_TEXT'> {
  const read = (encoding: CsvEncoding): { text: string; encoding: CsvEncoding } => ({
    text: new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n'),
    encoding,
  });
  let decoded: { text: string; encoding: CsvEncoding };
  try {
    decoded = read('utf-8');
  } catch {
    if (allowed === 'utf-8') return err('NOT_UTF8');
    decoded = read('windows-1252');
  }
  return NO_TEXT.test(decoded.text) ? err('NOT_TEXT') : ok(decoded);
}

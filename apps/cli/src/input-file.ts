// SPDX-License-Identifier: EUPL-1.2
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { findDoubledMember } from './doubled-member.ts';
import { findJsonFault } from './json-fault.ts';
import { type Bilingual, both, joined } from './language.ts';
import { CommandRefused, EXIT } from './outcome.ts';

/** Paths are meant from where the command was typed, not from where the package manager runs it. */
export const pathOf = (typed: string): string => (isAbsolute(typed) ? typed : resolve(process.env['VERBUND_CWD'] ?? process.cwd(), typed));

const unreadable = (typed: string, code: string, sentence: Bilingual): CommandRefused =>
  new CommandRefused({
    code: EXIT.unavailable,
    lines: [joined(`${typed}: `, sentence, ` [${code}]`)],
    json: { ok: false, refusals: [{ code, params: { file: typed } }] },
  });

/** The bytes of a file up to a limit. @throws CommandRefused */
export async function readInputFile(typed: string, maxBytes: number): Promise<Uint8Array> {
  const path = pathOf(typed);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw unreadable(typed, 'FILE_NOT_FOUND', both('Diese Datei gibt es nicht.', 'There is no such file.'));
  if (found.size > maxBytes) {
    const sentence = both(
      `Die Datei hat ${found.size} Bytes; ${maxBytes} sind die Grenze.`,
      `The file has ${found.size} bytes; ${maxBytes} are the limit.`,
    );
    throw unreadable(typed, 'FILE_TOO_LARGE', sentence);
  }
  const denied = both('Die Datei lässt sich nicht lesen.', 'The file cannot be read.');
  return readFile(path).catch(() => Promise.reject(unreadable(typed, 'FILE_UNREADABLE', denied)));
}

const notJson = (
  place: string,
  sentence: Bilingual,
  params: Readonly<Record<string, unknown>>,
  code: 'NOT_JSON' | 'MEMBER_TWICE' = 'NOT_JSON',
): CommandRefused =>
  new CommandRefused({
    code: EXIT.refused,
    lines: [joined(`${place}: `, sentence, ` [${code}]`)],
    json: { ok: false, refusals: [{ code, params }] },
  });

function refuseDoubled(typed: string, text: string): void {
  const doubled = findDoubledMember(text);
  if (doubled === null) return;
  const { line, column, name } = doubled;
  const sentence = both(`„${name}“ steht in dieser Klammer schon einmal.`, `“${name}” stands in these brackets already.`);
  throw notJson(`${typed}:${line}:${column}`, sentence, { file: typed, line, column, name }, 'MEMBER_TWICE');
}

/** JSON from a file, and its text; a syntax error and a member that stands twice name line and column. @throws CommandRefused */
export async function readJsonFile(typed: string, maxBytes: number): Promise<{ readonly json: unknown; readonly text: string }> {
  const bytes = await readInputFile(typed, maxBytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notJson(typed, both('Die Datei ist nicht in UTF-8 gespeichert.', 'The file is not stored as UTF-8.'), { file: typed });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const fault = findJsonFault(text);
    if (fault === null) throw error;
    const { line, column, expected } = fault;
    const sentence = joined(both('Das ist kein JSON: ', 'This is not JSON: '), expected, '.');
    throw notJson(`${typed}:${line}:${column}`, sentence, { file: typed, line, column });
  }
  refuseDoubled(typed, text);
  return { json, text };
}

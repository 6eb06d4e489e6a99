// SPDX-License-Identifier: EUPL-1.2
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { CommandRefused, EXIT } from './outcome.ts';

/** Paths are meant from where the command was typed, not from where the package manager runs it. */
export const pathOf = (typed: string): string => (isAbsolute(typed) ? typed : resolve(process.env['VERBUND_CWD'] ?? process.cwd(), typed));

const unreadable = (typed: string, code: string, sentence: string): CommandRefused =>
  new CommandRefused({
    code: EXIT.unavailable,
    lines: [`${typed}: ${sentence} [${code}]`],
    json: { ok: false, refusals: [{ code, params: { file: typed } }] },
  });

/** The bytes of a file up to a limit. @throws CommandRefused */
export async function readInputFile(typed: string, maxBytes: number): Promise<Uint8Array> {
  const path = pathOf(typed);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw unreadable(typed, 'FILE_NOT_FOUND', 'there is no such file');
  if (found.size > maxBytes) throw unreadable(typed, 'FILE_TOO_LARGE', `the file has ${found.size} bytes; ${maxBytes} are the limit`);
  return readFile(path);
}

/** JSON from a file; a syntax error names its line. @throws CommandRefused */
export async function readJsonFile(typed: string, maxBytes: number): Promise<unknown> {
  const text = new TextDecoder('utf-8').decode(await readInputFile(typed, maxBytes));
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position ? text.slice(0, Number(position)).split('\n').length : text.split('\n').length;
    throw new CommandRefused({
      code: EXIT.refused,
      lines: [`${typed}:${line}: not JSON: ${message} [NOT_JSON]`],
      json: { ok: false, refusals: [{ code: 'NOT_JSON', params: { file: typed, line } }] },
    });
  }
}

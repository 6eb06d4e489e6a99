// SPDX-License-Identifier: EUPL-1.2
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type BankFileRefusal, type ByteSource, bankFileSentence, collectStatements, readStatements, type Statement } from '@formats/bank';
import { pathOf, readInputFile } from './input-file.ts';
import { both, joined } from './language.ts';
import { CommandRefused, EXIT } from './outcome.ts';

/** A statement and the file that it came in. */
export interface FiledStatement {
  readonly file: string;
  readonly statement: Statement;
}

/** A file that is none of a bank ends the whole call: half of what was given proves nothing. */
export function notOfABank(file: string, refusal: BankFileRefusal): CommandRefused {
  const member = refusal.params?.['member'];
  const place = member === undefined ? file : `${file}!${member}`;
  const sentence = both(bankFileSentence(refusal, 'de'), bankFileSentence(refusal, 'en'));
  return new CommandRefused({
    code: EXIT.usage,
    lines: [joined(`${place}: `, sentence, ` [${refusal.code}]`)],
    json: { ok: false, refusals: [{ ...refusal, params: { ...refusal.params, file } }] },
  });
}

/** The bytes of a file, a piece at a time. @throws CommandRefused */
export async function bytesOf(file: string): Promise<ByteSource> {
  const path = pathOf(file);
  const found = await stat(path).catch(() => null);
  // Says what is wrong with a file that is not there or cannot be read.
  if (!found?.isFile() || found.size === 0) return [await readInputFile(file, 0)];
  return createReadStream(path, { highWaterMark: 1 << 16 });
}

/** Every statement of every file, in the order given. @throws CommandRefused */
export async function readBankFiles(files: readonly string[]): Promise<readonly FiledStatement[]> {
  const all: FiledStatement[] = [];
  for (const file of files) {
    const { statements, refusals } = await collectStatements(readStatements(await bytesOf(file)));
    const [refused] = refusals;
    if (refused !== undefined) throw notOfABank(file, refused.refusal);
    for (const statement of statements) all.push({ file, statement });
  }
  return all;
}

// SPDX-License-Identifier: EUPL-1.2
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  type BankFileRefusal,
  type ByteSource,
  bankFileSentence,
  type Entry,
  readStatements,
  type Statement,
  type StatementHead,
} from '@formats/bank';
import { pathOf, readInputFile } from './input-file.ts';
import { both, joined } from './language.ts';
import { CommandRefused, EXIT } from './outcome.ts';

/** A statement and the file that it came in. */
export interface FiledStatement {
  readonly file: string;
  /** Single payments within its entries. */
  readonly details: number;
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

/** An entry without what only a reader of texts needs: a large statement is proved with a fraction of the memory. */
export const bareEntry = (entry: Entry): Entry => ({
  ...{ number: entry.number, line: entry.line, amountCents: entry.amountCents, currency: entry.currency },
  ...{ bookingDay: entry.bookingDay, valueDay: entry.valueDay, status: entry.status, reversal: entry.reversal },
  ...{ bankReference: null, entryReference: null, code: NO_CODE, batches: [], charges: [], details: [], additional: null },
});
const NO_CODE = { gvc: null, swift: null, primanota: null, domain: null, proprietary: null };

/**
 * Every statement of every file, in the order given.
 * @param keep what is kept of an entry while the rest is read
 * @throws CommandRefused
 */
export async function readBankFiles(
  files: readonly string[],
  keep: (entry: Entry) => Entry = (entry) => entry,
): Promise<readonly FiledStatement[]> {
  const all: FiledStatement[] = [];
  for (const file of files) {
    let head: StatementHead | null = null;
    let entries: Entry[] = [];
    let details = 0;
    for await (const part of readStatements(await bytesOf(file))) {
      if (part.part === 'refused') throw notOfABank(file, part.refusal);
      if (part.part === 'head') [head, entries, details] = [part.statement, [], 0];
      else if (part.part === 'entries') {
        for (const entry of part.entries) {
          details += entry.details.length;
          entries.push(keep(entry));
        }
      } else if (head !== null) all.push({ file, details, statement: { ...head, ...part.statement, entries } });
    }
  }
  return all;
}

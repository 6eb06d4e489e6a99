// SPDX-License-Identifier: EUPL-1.2
import { open, rm } from 'node:fs/promises';
import { pathOf } from './input-file.ts';
import { type Bilingual, both, joined } from './language.ts';
import { CommandRefused, EXIT } from './outcome.ts';

const failed = (typed: string, exit: number, code: string, sentence: Bilingual): CommandRefused =>
  new CommandRefused({
    code: exit,
    lines: [joined(`${typed}: `, sentence, ` [${code}]`)],
    json: { ok: false, refusals: [{ code, params: { file: typed } }] },
  });

/** A new file, whole or not at all. What is there already is never written over: it may have gone out. @throws CommandRefused */
export async function writeOutputFile(typed: string, content: string | Uint8Array): Promise<void> {
  const path = pathOf(typed);
  const file = await open(path, 'wx').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'EEXIST') {
      const there = both('Diese Datei gibt es schon; es wurde nichts geschrieben.', 'There is such a file already; nothing was written.');
      throw failed(typed, EXIT.refused, 'FILE_EXISTS', there);
    }
    throw failed(typed, EXIT.unavailable, 'FILE_UNWRITABLE', both('Die Datei lässt sich nicht anlegen.', 'The file cannot be made.'));
  });
  try {
    await file.writeFile(content);
    await file.close();
  } catch {
    await file.close().catch(() => {});
    await rm(path, { force: true });
    throw failed(typed, EXIT.unavailable, 'FILE_UNWRITABLE', both('Die Datei lässt sich nicht schreiben.', 'The file cannot be written.'));
  }
}

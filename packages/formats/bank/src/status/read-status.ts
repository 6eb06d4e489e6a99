// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Result } from '@kernel/core';
import { type BankFileRefusal, ReadingStopped } from '../file-refusal.ts';
import type { ByteSource } from '../read-statements.ts';
import { UnknownReader } from '../unknown-reader.ts';
import { StatusReader } from './status-reader.ts';
import type { StatusReport } from './status-report.ts';

/** Reads what a bank says about payments (pain.002), one report or a ZIP of them; all of the file or nothing of it. */
export async function readStatusReports(bytes: ByteSource): Promise<Result<readonly StatusReport[], BankFileRefusal>> {
  const reader = new UnknownReader((head, member) => (head.startsWith('<') ? new StatusReader(member) : null));
  try {
    for await (const piece of bytes) reader.write(piece);
    reader.end();
    return ok(reader.parts);
  } catch (fault) {
    if (!(fault instanceof ReadingStopped)) throw fault;
    return err(fault.refusal);
  }
}

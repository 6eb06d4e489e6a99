// SPDX-License-Identifier: EUPL-1.2
import { CLOSINGS_FILE_FORMAT, copiesIn, dayInputJson, type Signature } from '@domain/payments';
import { type Canonical, type CivilDate, canonicalJson } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type StoredDay, storedDaysOf } from './stored-days.ts';

const signed = ({ by, at, hash }: Signature) => ({ user: by.userId, account: by.accountId, hash, at });

function closingJson({ text, hash, signatures, receipt, input }: StoredDay): string {
  const members: readonly (readonly [string, string])[] = [
    // As it is stored, byte for byte: whoever checks it must not get what was mended on the way.
    ['content', text],
    ['hash', JSON.stringify(hash)],
    [
      'signatures',
      canonicalJson(signatures.map(({ by, hash: of }) => ({ user: by.userId, account: by.accountId, hash: of })) as Canonical),
    ],
    ['receipt', receipt === null ? 'null' : canonicalJson(signed(receipt) as Canonical)],
    ['copies', canonicalJson(copiesIn(input) as Canonical)],
    ['data', canonicalJson(dayInputJson(input))],
  ];
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

/**
 * The closed days of a municipality from the first on, each with all that it was made from: what `verbund payments closing verify` and the
 * independent verifier read (docs/closings.md).
 */
export async function* closingsExport(reads: Reads, tenantId: string, through?: CivilDate): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(CLOSINGS_FILE_FORMAT)},"closings":[`;
  let first = true;
  for await (const day of storedDaysOf(reads, tenantId)) {
    if (day.status !== 'closed' || (through !== undefined && day.content.day > through)) continue;
    yield `${first ? '' : ','}\n${closingJson(day)}`;
    first = false;
  }
  yield '\n]}\n';
}

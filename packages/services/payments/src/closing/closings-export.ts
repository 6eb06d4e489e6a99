// SPDX-License-Identifier: EUPL-1.2
import { CLOSINGS_FILE_FORMAT, copiesIn, dayInputJson, type Signature } from '@domain/payments';
import { type Canonical, type CivilDate, canonicalJson } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { type StoredDay, storedDaysOf } from './stored-days.ts';

const signed = ({ by, at, hash }: Signature) => ({ user: by.userId, account: by.accountId, hash, at });

function closingJson({ text, hash, signatures, receipt, input }: StoredDay): string {
  const members: readonly (readonly [string, string])[] = [
    // As it is stored, byte for byte: whoever checks it must not get what was mended on the way.
    ['content', text],
    ['hash', JSON.stringify(hash)],
    ['signatures', canonicalJson(signatures.map(signed) as Canonical)],
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
  const { rows } = await sql<{ count: number; last: string | null }>`
    select count(*)::int as count, (array_agg(hash order by number desc))[1] as last from day_closing
    where tenant_id = ${tenantId}::uuid and status = 'closed' and (${through ?? null}::date is null or day <= ${through ?? null}::date)`.execute(
    reads,
  );
  const { count, last } = rows[0] ?? { count: 0, last: null };
  yield `{"format":${JSON.stringify(CLOSINGS_FILE_FORMAT)},"count":${count},"last":${JSON.stringify(last)},"closings":[`;
  let first = true;
  for await (const day of storedDaysOf(reads, tenantId)) {
    if (day.status !== 'closed' || (through !== undefined && day.content.day > through)) continue;
    yield `${first ? '' : ','}\n${closingJson(day)}`;
    first = false;
  }
  yield '\n]}\n';
}

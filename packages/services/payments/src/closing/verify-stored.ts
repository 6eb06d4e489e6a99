// SPDX-License-Identifier: EUPL-1.2
import { closingText, type ExportedClosing, type VerifyCode, verifyClosings } from '@domain/payments';
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { sha256 } from '../json.ts';
import { type StoredDay, storedDaysOf } from './stored-days.ts';

/** Beside what a closing says of itself: whether the tables still give it, and whether the audit knows its signatures. */
export type StoredFaultCode = VerifyCode | 'WORKED_OUT_DIFFERENTLY' | 'INPUT_CHANGED' | 'SIGNATURES_NOT_AUDITED';

export interface StoredFault {
  readonly number: number;
  readonly day: CivilDate;
  readonly code: StoredFaultCode;
  readonly subject: string;
}

const exported = ({ text, hash, signatures }: StoredDay): ExportedClosing => ({
  content: JSON.parse(text),
  hash,
  signatures: signatures.map(({ by, hash: of }) => ({ user: by.userId, account: by.accountId, hash: of })),
});

/** Whom the audit names as signing, in order; null where its values were erased. */
async function auditedUsers(reads: Reads, tenantId: string, closingId: string): Promise<readonly (string | null)[]> {
  const { rows } = await sql<{ user: string | null }>`
    select v.content::jsonb -> 'decided' -> 'signatures' -> -1 -> 'by' ->> 'userId' as user
    from audit_entry e left join audit_value v on v.tenant_id = e.tenant_id and v.sequence = e.sequence
    where e.tenant_id = ${tenantId}::uuid and e.subject_id = ${closingId}::uuid and e.action = 'payments.signClosing' and e.outcome = 'done'
    order by e.sequence`.execute(reads);
  return rows.map(({ user }) => user);
}

function workedOut({ text, again, content }: StoredDay): { code: StoredFaultCode; subject: string }[] {
  const faults: { code: StoredFaultCode; subject: string }[] = [];
  if (again.inputHash !== content.inputHash) faults.push({ code: 'INPUT_CHANGED', subject: content.inputHash });
  if (closingText({ ...again, inputHash: content.inputHash }) !== text)
    faults.push({ code: 'WORKED_OUT_DIFFERENTLY', subject: content.day });
  return faults;
}

/** Every changed byte of a municipality's closed days, and of what they were made from. Empty: nothing was changed. */
export async function verifyStored(
  reads: Reads,
  tenantId: string,
): Promise<{ readonly closings: number; readonly faults: readonly StoredFault[] }> {
  const faults: StoredFault[] = [];
  let before: ExportedClosing | null = null;
  let closings = 0;
  for await (const stored of storedDaysOf(reads, tenantId)) {
    if (stored.status !== 'closed') continue;
    const { number, day } = stored.content;
    closings += 1;
    for (const fault of workedOut(stored)) faults.push({ number, day, ...fault });
    const users = await auditedUsers(reads, tenantId, stored.id);
    const known = users.every((user, index) => user === null || user === stored.signatures[index]?.by.userId);
    if (users.length !== stored.signatures.length || !known)
      faults.push({ number, day, code: 'SIGNATURES_NOT_AUDITED', subject: stored.id });
    const pair: readonly ExportedClosing[] = before === null ? [exported(stored)] : [before, exported(stored)];
    for (const { at, code, subject } of verifyClosings(pair, sha256))
      if (at === pair.length - 1) faults.push({ number, day, code, subject });
    before = pair[pair.length - 1] ?? null;
  }
  return { closings, faults };
}

// SPDX-License-Identifier: EUPL-1.2
import { closingText, type ExportedClosing, type VerifyCode, verifyClosings } from '@domain/payments';
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { sha256 } from '../json.ts';
import { type StoredDay, storedDaysOf } from './stored-days.ts';

/** Beside what a closing says of itself: whether the tables still give it, and whether the audit knows its signatures. */
export type StoredFaultCode =
  | VerifyCode
  | 'WORKED_OUT_DIFFERENTLY'
  | 'INPUT_CHANGED'
  | 'SIGNATURES_NOT_AUDITED'
  | 'RECEIPT_NOT_AUDITED'
  | 'CLOSING_GONE';

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

interface AuditedClosing {
  readonly id: string;
  readonly received: boolean;
  readonly there: boolean;
}

/** Closings that the audit knows as signed or received; one that is gone is not found by the chain where it was the last. */
async function auditedClosings(reads: Reads, tenantId: string): Promise<ReadonlyMap<string, AuditedClosing>> {
  const { rows } = await sql<AuditedClosing>`
    select e.subject_id::text as id, bool_or(e.action = 'payments.receiveClosing') as received,
      exists (select from day_closing c where c.tenant_id = ${tenantId}::uuid and c.id = e.subject_id) as there
    from audit_entry e where e.tenant_id = ${tenantId}::uuid and e.subject_type = 'dayClosing'
      and e.action in ('payments.signClosing', 'payments.receiveClosing') and e.outcome = 'done'
    group by e.subject_id order by 1`.execute(reads);
  return new Map(rows.map((row) => [row.id, row]));
}

function workedOut({ text, again, content }: StoredDay): { code: StoredFaultCode; subject: string }[] {
  const faults: { code: StoredFaultCode; subject: string }[] = [];
  if (again.inputHash !== content.inputHash) faults.push({ code: 'INPUT_CHANGED', subject: content.inputHash });
  if (closingText({ ...again, inputHash: content.inputHash }) !== text)
    faults.push({ code: 'WORKED_OUT_DIFFERENTLY', subject: content.day });
  return faults;
}

/** Whether the audit knows the signatures and the receipt under a closing, and no others. */
async function unaudited(
  reads: Reads,
  tenantId: string,
  { id, hash, signatures, receipt }: StoredDay,
  audited: AuditedClosing | undefined,
): Promise<{ code: StoredFaultCode; subject: string }[]> {
  const users = await auditedUsers(reads, tenantId, id);
  const known = users.every((user, index) => user === null || user === signatures[index]?.by.userId);
  const faults: { code: StoredFaultCode; subject: string }[] = [];
  if (users.length !== signatures.length || !known) faults.push({ code: 'SIGNATURES_NOT_AUDITED', subject: id });
  const received = audited?.received ?? false;
  if (received !== (receipt !== null) || (receipt !== null && receipt.hash !== hash))
    faults.push({ code: 'RECEIPT_NOT_AUDITED', subject: id });
  return faults;
}

/** Every changed byte of a municipality's closed days, and of what they were made from. Empty: nothing was changed. */
export async function verifyStored(
  reads: Reads,
  tenantId: string,
): Promise<{ readonly closings: number; readonly faults: readonly StoredFault[] }> {
  const faults: StoredFault[] = [];
  let before: ExportedClosing | null = null;
  let last: Pick<StoredFault, 'number' | 'day'> = { number: 0, day: '' as CivilDate };
  let closings = 0;
  const audited = await auditedClosings(reads, tenantId);
  for await (const stored of storedDaysOf(reads, tenantId)) {
    if (stored.status !== 'closed') continue;
    const { number, day } = stored.content;
    closings += 1;
    last = { number, day };
    for (const fault of workedOut(stored)) faults.push({ number, day, ...fault });
    for (const fault of await unaudited(reads, tenantId, stored, audited.get(stored.id))) faults.push({ number, day, ...fault });
    const pair: readonly ExportedClosing[] = before === null ? [exported(stored)] : [before, exported(stored)];
    for (const { at, code, subject } of verifyClosings(pair, sha256))
      if (at === pair.length - 1) faults.push({ number, day, code, subject });
    before = pair[pair.length - 1] ?? null;
  }
  for (const { id, there } of audited.values()) if (!there) faults.push({ ...last, code: 'CLOSING_GONE', subject: id });
  return { closings, faults };
}

// SPDX-License-Identifier: EUPL-1.2
import type { Instant, TenantId } from '@kernel/core';
import { instantColumn, Prisma, type Writes } from '@platform/database';

export interface AuditedEntry {
  readonly tenantId: TenantId;
  readonly sequence: bigint;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly erased: boolean;
}

interface LockedRow {
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly erased: boolean;
}

export const auditValueRepository = (writes: Writes) => ({
  /** Locks the values, so that two who erase them come one after the other. */
  async lock(tenantId: TenantId, sequence: bigint): Promise<AuditedEntry | null> {
    const rows = await writes.$queryRaw<LockedRow[]>(Prisma.sql`
      select e.action, e.subject_type, e.subject_id, v.content is null as erased
      from audit_value v join audit_entry e on e.tenant_id = v.tenant_id and e.sequence = v.sequence
      where v.tenant_id = ${tenantId}::uuid and v.sequence = ${sequence} for update of v`);
    const row = rows[0];
    return row
      ? { tenantId, sequence, action: row.action, subjectType: row.subject_type, subjectId: row.subject_id, erased: row.erased }
      : null;
  },
  /** The salt goes too: without it nobody can guess the values back from their commitment. */
  async erase(tenantId: TenantId, sequence: bigint, at: Instant): Promise<void> {
    await writes.auditValue.update({
      where: { tenantId_sequence: { tenantId, sequence } },
      data: { content: null, salt: new Uint8Array(0), erasedAt: instantColumn(at) },
    });
  },
});

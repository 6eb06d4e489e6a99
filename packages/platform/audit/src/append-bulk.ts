// SPDX-License-Identifier: EUPL-1.2
import { Prisma, type Writes } from '@platform/database';
import { type AuditDraft, chainDrafts, lockHeads, saveHeads } from './append.ts';

const hex = (value: Uint8Array): string => `\\x${Buffer.from(value).toString('hex')}`;

/** Links in one statement; contents make them large. */
const LINKS_A_STATEMENT = 2_000;

const ENTRIES =
  Prisma.raw(`insert into audit_entry (tenant_id, sequence, association_id, at, action, outcome, subject_type, subject_id, actor_kind,
    actor_account_id, acting_tenant_id, correlation_id, commitment, previous_hash, hash)
  select tenant_id, sequence, association_id, at, action, outcome, subject_type, subject_id, actor_kind, actor_account_id, acting_tenant_id,
    correlation_id, commitment, previous_hash, hash from json_populate_recordset(null::audit_entry, `);
const VALUES = Prisma.raw(
  'insert into audit_value (tenant_id, sequence, salt, content) select tenant_id, sequence, salt, content from json_populate_recordset(null::audit_value, ',
);

/**
 * The same as appendAudit for many thousand drafts at once: the same links and hashes, in few statements. For what is written
 * in bulk, such as a demo or an import; drafts stand in the order of their time.
 */
export async function appendAuditBulk(writes: Writes, drafts: readonly AuditDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const tenantIds = [...new Set(drafts.map((draft) => draft.tenantId))].sort();
  const heads = await lockHeads(writes, tenantIds);
  for (let start = 0; start < drafts.length; start += LINKS_A_STATEMENT) {
    const linked = chainDrafts(heads, drafts.slice(start, start + LINKS_A_STATEMENT));
    const entries = linked.map(({ link, previousHash, hash }) => ({
      tenant_id: link.tenantId,
      sequence: String(link.sequence),
      association_id: link.associationId,
      at: link.at,
      action: link.action,
      outcome: link.outcome,
      subject_type: link.subjectType,
      subject_id: link.subjectId,
      actor_kind: link.actorKind,
      actor_account_id: link.actorAccountId,
      acting_tenant_id: link.actingTenantId,
      correlation_id: link.correlationId,
      commitment: hex(link.commitment),
      previous_hash: hex(previousHash),
      hash: hex(hash),
    }));
    const values = linked.map(({ link, salt, content }) => ({
      tenant_id: link.tenantId,
      sequence: String(link.sequence),
      salt: hex(salt),
      content,
    }));
    await writes.$executeRaw(Prisma.sql`${ENTRIES}${JSON.stringify(entries)}::json)`);
    await writes.$executeRaw(Prisma.sql`${VALUES}${JSON.stringify(values)}::json)`);
  }
  await saveHeads(writes, tenantIds, heads);
}

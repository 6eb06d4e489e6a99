// SPDX-License-Identifier: EUPL-1.2
import { Prisma } from '@platform/database';
import type { Heads, LinkedDraft } from './chain.ts';

const hex = (value: Uint8Array): string => `\\x${Buffer.from(value).toString('hex')}`;

const entryOf = ({ link, previousHash, hash }: LinkedDraft) => ({
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
});

const contentOf = ({ link, salt, content }: LinkedDraft) => ({
  tenant_id: link.tenantId,
  sequence: String(link.sequence),
  salt: hex(salt),
  content: Buffer.from(content).toString(),
});

/** Links, their values and the heads that they lead to, in one statement, however many they are. The heads are locked before. */
export function storeLinks(linked: readonly LinkedDraft[], heads: Heads): Prisma.Sql {
  const reached = [...heads].map(([tenantId, { sequence, hash }]) => ({
    tenant_id: tenantId,
    sequence: String(sequence),
    hash: hex(hash),
  }));
  return Prisma.sql`
  with entries as (
    insert into audit_entry (tenant_id, sequence, association_id, at, action, outcome, subject_type, subject_id, actor_kind,
      actor_account_id, acting_tenant_id, correlation_id, commitment, previous_hash, hash)
    select tenant_id, sequence, association_id, at, action, outcome, subject_type, subject_id, actor_kind, actor_account_id,
      acting_tenant_id, correlation_id, commitment, previous_hash, hash
    from json_populate_recordset(null::audit_entry, ${JSON.stringify(linked.map(entryOf))}::json)
  ), contents as (
    insert into audit_value (tenant_id, sequence, salt, content)
    select tenant_id, sequence, salt, content
    from json_populate_recordset(null::audit_value, ${JSON.stringify(linked.map(contentOf))}::json)
  )
  update audit_head as head set sequence = reached.sequence, hash = reached.hash
  from json_populate_recordset(null::audit_head, ${JSON.stringify(reached)}::json) as reached
  where head.tenant_id = reached.tenant_id`;
}

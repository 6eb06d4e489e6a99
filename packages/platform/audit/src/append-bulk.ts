// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg';
import { type AuditDraft, chainDrafts, type Heads } from './append.ts';
import { GENESIS } from './chain.ts';

const hex = (value: Uint8Array): string => `\\x${Buffer.from(value).toString('hex')}`;

/** Links in one statement; contents make them large. */
const LINKS_A_STATEMENT = 2_000;

const ENTRIES = `insert into audit_entry (tenant_id, sequence, association_id, at, action, outcome, subject_type, subject_id, actor_kind,
    actor_account_id, acting_tenant_id, correlation_id, commitment, previous_hash, hash)
  select tenant_id, sequence, association_id, at, action, outcome, subject_type, subject_id, actor_kind, actor_account_id, acting_tenant_id,
    correlation_id, commitment, previous_hash, hash from json_populate_recordset(null::audit_entry, $1::json)`;
const VALUES = `insert into audit_value (tenant_id, sequence, salt, content)
  select tenant_id, sequence, salt, content from json_populate_recordset(null::audit_value, $1::json)`;

async function lockHeads(client: pg.ClientBase, tenantIds: readonly string[]): Promise<Heads> {
  await client.query(
    'insert into audit_head (tenant_id, sequence, hash) select tenant_id, 0, $2 from unnest($1::uuid[]) as tenant_id on conflict do nothing',
    [tenantIds, Buffer.from(GENESIS)],
  );
  const { rows } = await client.query<{ tenant_id: string; sequence: string | bigint; hash: Uint8Array }>(
    'select tenant_id, sequence, hash from audit_head where tenant_id = any($1::uuid[]) order by tenant_id for update',
    [tenantIds],
  );
  return new Map(rows.map((row) => [row.tenant_id, { sequence: BigInt(row.sequence), hash: row.hash }]));
}

/**
 * The same as appendAudit for many thousand drafts at once: the same links and hashes, in few statements. For what is written
 * in bulk, such as a demo or an import, in a transaction of the driver that has its context; drafts stand in the order of their time.
 */
export async function appendAuditBulk(client: pg.ClientBase, drafts: readonly AuditDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const tenantIds = [...new Set(drafts.map((draft) => draft.tenantId))].sort();
  const heads = await lockHeads(client, tenantIds);
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
    await client.query(ENTRIES, [JSON.stringify(entries)]);
    await client.query(VALUES, [JSON.stringify(values)]);
  }
  const moved = tenantIds.map((tenantId) => {
    const head = heads.get(tenantId) ?? { sequence: 0n, hash: GENESIS };
    return { tenant_id: tenantId, sequence: String(head.sequence), hash: hex(head.hash) };
  });
  await client.query(
    `update audit_head as head set sequence = moved.sequence, hash = moved.hash
     from json_populate_recordset(null::audit_head, $1::json) as moved where head.tenant_id = moved.tenant_id`,
    [JSON.stringify(moved)],
  );
}

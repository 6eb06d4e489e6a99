// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg';
import { type AuditDraft, chainDrafts } from './append.ts';
import { GENESIS, type Heads } from './chain.ts';
import { linkValues, STORE_LINKS } from './store-links.ts';

/** Links in one statement; contents make them large. */
const LINKS_A_STATEMENT = 2_000;

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
    await client.query(STORE_LINKS, linkValues(linked, heads));
  }
}

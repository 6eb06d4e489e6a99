// SPDX-License-Identifier: EUPL-1.2
import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { linkDrafts, type WrittenDraft } from './append.ts';
import { byteaArray, int8Array, textArray, timestamptzArray, utf8Array, uuidArray } from './binary-arrays.ts';
import { GENESIS, type Heads, type LinkedDraft } from './chain.ts';

/** Links in one statement; contents make them large. While one is stored the next is hashed. */
const LINKS_A_STATEMENT = 1_000;

const ENTRIES = `insert into audit_entry (tenant_id, sequence, association_id, at, action, outcome, subject_type, subject_id, actor_kind,
    actor_account_id, acting_tenant_id, correlation_id, commitment, previous_hash, hash)
  select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[],
    $10::uuid[], $11::uuid[], $12::text[], $13::bytea[], $14::bytea[], $15::bytea[])`;
const VALUES = `insert into audit_value (tenant_id, sequence, salt, content)
  select * from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::text[])`;
const MOVED = `update audit_head as head set sequence = moved.sequence, hash = moved.hash
  from unnest($1::uuid[], $2::bigint[], $3::bytea[]) as moved (tenant_id, sequence, hash) where head.tenant_id = moved.tenant_id`;

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

function entriesOf(linked: readonly LinkedDraft[]): Buffer[] {
  const links = linked.map(({ link }) => link);
  return [
    uuidArray(links.map(({ tenantId }) => tenantId)),
    int8Array(links.map(({ sequence }) => sequence)),
    uuidArray(links.map(({ associationId }) => associationId)),
    timestamptzArray(links.map(({ at }) => at)),
    textArray(links.map(({ action }) => action)),
    textArray(links.map(({ outcome }) => outcome)),
    textArray(links.map(({ subjectType }) => subjectType)),
    uuidArray(links.map(({ subjectId }) => subjectId)),
    textArray(links.map(({ actorKind }) => actorKind)),
    uuidArray(links.map(({ actorAccountId }) => actorAccountId)),
    uuidArray(links.map(({ actingTenantId }) => actingTenantId)),
    textArray(links.map(({ correlationId }) => correlationId)),
    byteaArray(links.map(({ commitment }) => commitment)),
    byteaArray(linked.map(({ previousHash }) => previousHash)),
    byteaArray(linked.map(({ hash }) => hash)),
  ];
}

const valuesOf = (linked: readonly LinkedDraft[]): Buffer[] => [
  uuidArray(linked.map(({ link }) => link.tenantId)),
  int8Array(linked.map(({ link }) => link.sequence)),
  byteaArray(linked.map(({ salt }) => salt)),
  utf8Array(linked.map(({ content }) => content)),
];

/**
 * The same as appendAudit for many thousand drafts at once: the same links and hashes, in few statements. For what is written
 * in bulk, such as a demo or an import, in a transaction of the driver that has its context; drafts stand in the order of their time.
 */
export async function appendAuditBulk(client: pg.ClientBase, drafts: readonly WrittenDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const tenantIds = [...new Set(drafts.map((draft) => draft.tenantId))].sort();
  const heads = await lockHeads(client, tenantIds);
  let stored: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < drafts.length; start += LINKS_A_STATEMENT) {
    const linked = linkDrafts(heads, drafts.slice(start, start + LINKS_A_STATEMENT));
    const entries = entriesOf(linked);
    const values = valuesOf(linked);
    await stored;
    stored = client.query(ENTRIES, entries).then(() => client.query(VALUES, values));
    // Whoever waits for it is told.
    stored.catch(() => {});
    await setImmediate();
  }
  await stored;
  const moved = tenantIds.map((tenantId) => heads.get(tenantId) ?? { sequence: 0n, hash: GENESIS });
  await client.query(MOVED, [
    uuidArray(tenantIds),
    int8Array(moved.map(({ sequence }) => sequence)),
    byteaArray(moved.map(({ hash }) => hash)),
  ]);
}

// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { type Canonical, canonicalJson, type Instant, type TenantId } from '@kernel/core';
import { later, Prisma, type Writes } from '@platform/database';
import { type ChainLink, commitmentTo, GENESIS, type Heads, type LinkedDraft, linkHash } from './chain.ts';
import { storeLinks } from './store-links.ts';

/** What is to be remembered of one decision. */
export interface AuditDraft {
  readonly tenantId: TenantId;
  readonly associationId: string;
  readonly at: Instant;
  readonly action: string;
  /** 'done' or the refusal's code. */
  readonly outcome: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly actor: { readonly kind: string; readonly accountId: string | null; readonly actingTenantId: string | null };
  readonly correlationId: string;
  /** Everything that was decided; may hold personal data, stands in the erasable row. */
  readonly content: unknown;
}

/** A draft whose content is written already: canonical JSON in UTF-8. */
export interface WrittenDraft extends Omit<AuditDraft, 'content'> {
  readonly content: Uint8Array;
}

interface Head {
  tenant_id: string;
  sequence: bigint;
  hash: Uint8Array;
}

const SALT_BYTES = 16;

/** Links drafts to the heads of their chains, in their order; the heads move on. */
export function linkDrafts(heads: Heads, drafts: readonly WrittenDraft[]): LinkedDraft[] {
  const salts = randomBytes(SALT_BYTES * drafts.length);
  return drafts.map((draft, index) => {
    const head = heads.get(draft.tenantId) ?? { sequence: 0n, hash: GENESIS };
    const salt = salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES);
    const { content } = draft;
    const link: ChainLink = {
      tenantId: draft.tenantId,
      sequence: head.sequence + 1n,
      associationId: draft.associationId,
      at: draft.at,
      action: draft.action,
      outcome: draft.outcome,
      subjectType: draft.subject.type,
      subjectId: draft.subject.id,
      actorKind: draft.actor.kind,
      actorAccountId: draft.actor.accountId,
      actingTenantId: draft.actor.actingTenantId,
      correlationId: draft.correlationId,
      commitment: commitmentTo(salt, content),
    };
    const hash = linkHash(head.hash, link);
    heads.set(draft.tenantId, { sequence: link.sequence, hash });
    return { link, previousHash: head.hash, hash, salt, content };
  });
}

/** Appends to the chains of the drafts' tenants. Call it last: the heads are locked in the order of their tenants. */
export async function appendAudit(writes: Writes, drafts: readonly AuditDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const tenantIds = [...new Set(drafts.map((draft) => draft.tenantId))].sort();
  const heads = await lockHeads(writes, tenantIds);
  const written = drafts.map((draft) => ({ ...draft, content: Buffer.from(canonicalJson(draft.content as Canonical)) }));
  await later(writes, storeLinks(linkDrafts(heads, written), heads));
}

const bytes = (value: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(value);

async function lockHeads(writes: Writes, tenantIds: readonly string[]): Promise<Heads> {
  const lock = () =>
    writes.$queryRaw<Head[]>(
      Prisma.sql`select tenant_id, sequence, hash from audit_head where tenant_id = any(${tenantIds}::uuid[]) order by tenant_id for update`,
    );
  let rows = await lock();
  if (rows.length < tenantIds.length) {
    for (const tenantId of tenantIds) {
      await writes.$executeRaw(
        Prisma.sql`insert into audit_head (tenant_id, sequence, hash) values (${tenantId}::uuid, 0, ${bytes(GENESIS)}) on conflict do nothing`,
      );
    }
    rows = await lock();
  }
  return new Map(rows.map((row) => [row.tenant_id, { sequence: BigInt(row.sequence), hash: row.hash }]));
}

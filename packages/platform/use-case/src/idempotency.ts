// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { type Canonical, canonicalJson, type Refusal, type Result } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { later, Prisma, type Writes } from '@platform/database';

export const hashOf = (value: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    createHash('sha256')
      .update(canonicalJson(plain(value)))
      .digest(),
  );

/** Inputs may hold fractions or undefined; they are hashed as the text that was sent. */
const plain = (value: unknown): Canonical =>
  JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? 'null';

export type ClaimedKey = { kind: 'mine' } | { kind: 'answered'; answer: Result<unknown, Refusal> } | { kind: 'otherInput' };

/** Takes the key for this transaction. A twin that is still running is waited for; its answer is then the answer. */
export async function claimKey(
  writes: Writes,
  actor: Actor,
  key: string,
  inputHash: Uint8Array<ArrayBuffer>,
  at: Date,
): Promise<ClaimedKey> {
  if (!actor.accountId) return { kind: 'mine' };
  const id = { tenantId: actor.body.tenantId, accountId: actor.accountId, key };
  const count = await writes.$executeRaw(Prisma.sql`
    insert into idempotency_key (tenant_id, account_id, key, input_hash, answer, created_at)
    values (${id.tenantId}::uuid, ${id.accountId}::uuid, ${key}, ${inputHash}, '{}', ${at}) on conflict do nothing`);
  if (count === 1) return { kind: 'mine' };
  const row = await writes.idempotencyKey.findUniqueOrThrow({ where: { tenantId_accountId_key: id } });
  if (Buffer.compare(row.inputHash, inputHash) !== 0) return { kind: 'otherInput' };
  return { kind: 'answered', answer: row.answer as unknown as Result<unknown, Refusal> };
}

export async function storeAnswer(writes: Writes, actor: Actor, key: string, answer: Result<unknown, Refusal>): Promise<void> {
  if (!actor.accountId) return;
  const stored = JSON.stringify(answer);
  await later(
    writes,
    Prisma.sql`update idempotency_key set answer = ${stored}::jsonb
      where tenant_id = ${actor.body.tenantId}::uuid and account_id = ${actor.accountId}::uuid and key = ${key}`,
  );
}

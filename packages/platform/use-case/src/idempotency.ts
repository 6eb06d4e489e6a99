// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { type Canonical, canonicalJson, type Refusal, type Result } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { Writes } from '@platform/database';

export const hashOf = (value: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(canonicalJson(plain(value))).digest());

/** Inputs may hold fractions or undefined; they are hashed as the text that was sent. */
const plain = (value: unknown): Canonical =>
  JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? 'null';

export type StoredAnswer = { kind: 'new' } | { kind: 'known'; answer: Result<unknown, Refusal> } | { kind: 'otherInput' };

/** Looks for the answer to the same key; the key's row waits for a twin that is still running. */
export async function findAnswer(writes: Writes, actor: Actor, key: string, inputHash: Uint8Array): Promise<StoredAnswer> {
  if (!actor.accountId) return { kind: 'new' };
  const row = await writes.idempotencyKey.findUnique({
    where: { tenantId_accountId_key: { tenantId: actor.body.tenantId, accountId: actor.accountId, key } },
  });
  if (!row) return { kind: 'new' };
  if (Buffer.compare(row.inputHash, inputHash) !== 0) return { kind: 'otherInput' };
  return { kind: 'known', answer: row.answer as unknown as Result<unknown, Refusal> };
}

export async function storeAnswer(
  writes: Writes,
  actor: Actor,
  key: string,
  inputHash: Uint8Array<ArrayBuffer>,
  answer: Result<unknown, Refusal>,
  at: Date,
): Promise<void> {
  if (!actor.accountId) return;
  await writes.idempotencyKey.create({
    data: { tenantId: actor.body.tenantId, accountId: actor.accountId, key, inputHash, answer: answer as never, createdAt: at },
  });
}

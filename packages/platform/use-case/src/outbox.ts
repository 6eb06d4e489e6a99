// SPDX-License-Identifier: EUPL-1.2
import type { Instant, TenantId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { Writes } from '@platform/database';
import type { MessageDraft } from './messages.ts';
import type { Platform } from './platform.ts';

/** Puts messages into the outbox in the transaction of what they tell of. */
export async function appendMessages(
  writes: Writes,
  platform: Pick<Platform, 'newId'>,
  actor: Actor,
  at: Instant,
  messages: readonly (MessageDraft & { readonly tenantId: TenantId })[],
): Promise<void> {
  if (messages.length === 0) return;
  await writes.outboxMessage.createMany({
    data: messages.map((message) => ({
      tenantId: message.tenantId,
      id: platform.newId(),
      associationId: actor.associationId,
      name: message.name,
      payload: { ...message.payload },
      causeAccountId: actor.accountId,
      correlationId: actor.correlationId,
      createdAt: new Date(at),
    })),
  });
}

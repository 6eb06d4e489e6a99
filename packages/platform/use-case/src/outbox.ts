// SPDX-License-Identifier: EUPL-1.2
import type { Instant, TenantId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { later, Prisma, type Writes } from '@platform/database';
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
  const rows = messages.map((message) => ({
    tenant_id: message.tenantId,
    id: platform.newId(),
    association_id: actor.associationId,
    name: message.name,
    payload: { ...message.payload },
    cause_account_id: actor.accountId,
    correlation_id: actor.correlationId,
    created_at: at,
  }));
  await later(
    writes,
    Prisma.sql`
      insert into outbox_message (tenant_id, id, association_id, name, payload, cause_account_id, correlation_id, created_at)
      select tenant_id, id, association_id, name, payload, cause_account_id, correlation_id, created_at
      from json_populate_recordset(null::outbox_message, ${JSON.stringify(rows)}::json)`,
  );
}

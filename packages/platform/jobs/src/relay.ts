// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { inPoolTransaction } from '@platform/database';
import type { Message } from '@platform/use-case';
import type pg from 'pg';

interface OutboxRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly association_id: string;
  readonly name: string;
  readonly payload: Record<string, unknown>;
  readonly cause_account_id: string | null;
  readonly correlation_id: string;
}

const BATCH = 100;

const WAITING = `select tenant_id, id, association_id, name, payload, cause_account_id, correlation_id
  from public.outbox_message where sent_at is null order by id limit ${BATCH} for update skip locked`;

const SENT = `update public.outbox_message as o set sent_at = $3
  from unnest($1::uuid[], $2::uuid[]) as s(tenant_id, id) where o.tenant_id = s.tenant_id and o.id = s.id`;

export interface RelayOptions {
  /** In the role of the relay. */
  readonly pool: pg.Pool;
  readonly enqueue: (message: Message) => Promise<void>;
  readonly clock: () => Date;
  /** The queue has them, the outbox does not know it yet. */
  readonly beforeAcknowledgement: () => void | Promise<void>;
}

/**
 * Moves one batch from the outbox to the queue and answers how many. Messages are marked as sent only when the queue has them: after a
 * crash in between they are moved again, under the same job id, and their effects are marked. Two relays never take the same message.
 */
function relayOnce(options: RelayOptions): Promise<number> {
  return inPoolTransaction(options.pool, async (client) => {
    const { rows } = await client.query<OutboxRow>(WAITING);
    if (rows.length === 0) return 0;
    await Promise.all(rows.map((row) => options.enqueue(messageOf(row))));
    await options.beforeAcknowledgement();
    await client.query(SENT, [rows.map((row) => row.tenant_id), rows.map((row) => row.id), options.clock()]);
    return rows.length;
  });
}

const messageOf = (row: OutboxRow): Message => ({
  id: row.id,
  name: row.name,
  tenantId: row.tenant_id as TenantId,
  associationId: row.association_id,
  payload: row.payload,
  causeAccountId: row.cause_account_id,
  correlationId: row.correlation_id,
});

export interface Relay {
  wake(): void;
  stop(): Promise<void>;
}

/** Moves batches whenever it is woken, and slowly by itself. One at a time. */
export function startRelay(options: RelayOptions & { readonly pollMs: number; readonly onError: (error: unknown) => void }): Relay {
  let wanted = true;
  let stopped = false;
  let rouse: () => void = () => {};
  const wake = (): void => {
    wanted = true;
    rouse();
  };
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, options.pollMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
      if (wanted || stopped) rouse();
    });
  const work = async (): Promise<void> => {
    while (!stopped) {
      wanted = false;
      try {
        if ((await relayOnce(options)) === BATCH) wanted = true;
      } catch (error) {
        options.onError(error);
      }
      await rest();
    }
  };
  const running = work();
  return {
    wake,
    async stop() {
      stopped = true;
      rouse();
      await running;
    },
  };
}

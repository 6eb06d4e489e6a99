// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { surviveLostConnections } from '@platform/database';
import { runMigrations } from 'bullmq';
import pg from 'pg';

/** BullMQ keeps its tables in this schema; with a ready pool it knows no other. The wall's catalogue test leaves it out. */
const SCHEMA = 'bullmq';

/** Effects of messages; long work, which must not keep them waiting; what comes again by the clock. */
export const QUEUES = ['effects', 'longWork', 'schedules'] as const;
export type QueueName = (typeof QUEUES)[number];

/** BullMQ would make this sequence at a queue's first job; the role that adds jobs may not make anything. */
const sequenceOf = (queue: QueueName): string => `bullmq_jid_${createHash('md5').update(queue).digest('hex')}`;

const RIGHTS = [
  `GRANT USAGE ON SCHEMA ${SCHEMA} TO verbund_relay`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO verbund_relay`,
  `REVOKE INSERT, UPDATE, DELETE ON ${SCHEMA}.migration FROM verbund_relay`,
  `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO verbund_relay`,
];

/** Brings the queue's tables up to date, as their owner. May be repeated; several at a time wait for each other. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
    for (const queue of QUEUES) await client.query(`CREATE SEQUENCE IF NOT EXISTS ${SCHEMA}.${sequenceOf(queue)}`);
    for (const statement of RIGHTS) await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Connections of the application in the role of the relay, which alone sees outbox and queue: what a request could reach, it reaches
 * without them. BullMQ gets them ready-made and holds one for each worker that listens.
 */
export function openRelayPool(appUrl: string): pg.Pool {
  return surviveLostConnections(
    new pg.Pool({
      connectionString: appUrl,
      max: 12,
      application_name: 'worker queue',
      options: `-c role=verbund_relay -c search_path=${SCHEMA},public`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
    }),
  );
}

// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg';

/** Calls 'wake' whenever a transaction with messages has been committed. Comes back by itself when the connection is lost. */
export function listenToOutbox(appUrl: string, wake: () => void): { stop: () => Promise<void> } {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const again = (): void => {
    client = null;
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), 1_000);
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: appUrl,
      application_name: 'worker outbox',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    next.on('error', () => {});
    next.on('end', again);
    next.on('notification', ({ payload }) => {
      if (topicOf(payload) === 'outbox') wake();
    });
    client = next;
    try {
      await next.connect();
      await next.query('listen verbund');
      wake();
    } catch {
      await next.end().catch(() => {});
      again();
    }
  };
  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}

function topicOf(payload: string | undefined): string | null {
  try {
    return (JSON.parse(payload ?? '{}') as { topic?: string }).topic ?? null;
  } catch {
    return null;
  }
}

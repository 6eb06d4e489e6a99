// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, isUnavailable } from '@platform/database';
import type { Logger } from '@platform/logging';

/** What the database tells on the channel 'verbund': ids only. */
export interface Change {
  readonly topic: string;
  readonly tenantId: string;
  readonly id: string;
}

/** null: the line was down, anything may have changed. */
type Hear = (change: Change | null) => void;

const BACK_OFF_MS = [100, 500, 1_000, 2_000, 5_000];

/** One connection that listens for the whole process, and connects again when it breaks. */
export class ChangeHub {
  readonly #database: Pick<Database, 'pool'>;
  readonly #logger: Logger;
  readonly #given: AbortSignal;
  readonly #ears = new Set<Hear>();
  #running: Promise<void> | null = null;

  constructor(database: Pick<Database, 'pool'>, logger: Logger, given: AbortSignal) {
    this.#database = database;
    this.#logger = logger;
    this.#given = given;
  }

  /** The line is opened for the first who listens. Answers how to stop listening. */
  listen(hear: Hear): () => void {
    this.#ears.add(hear);
    this.#running ??= this.#run();
    return () => this.#ears.delete(hear);
  }

  /** Resolves when the connection is back in the pool. */
  async closed(): Promise<void> {
    await this.#running;
  }

  #tell(change: Change | null): void {
    for (const hear of this.#ears) hear(change);
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#given.aborted; ) {
      try {
        await this.#hold(() => {
          failures = 0;
          this.#tell(null);
        });
      } catch (error) {
        if (!isUnavailable(error)) this.#logger.error('listening for changes failed', { error });
      }
      if (this.#given.aborted) return;
      failures += 1;
      await delay(BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length) - 1], undefined, { signal: this.#given }).catch(() => undefined);
    }
  }

  /** Listens until the connection breaks or the house closes. */
  async #hold(opened: () => void): Promise<void> {
    const client = await this.#database.pool.connect();
    let broken: Error | undefined;
    try {
      const ended = new Promise<void>((resolve) => {
        client.on('error', (error: Error) => {
          broken ??= error;
          resolve();
        });
        client.once('end', () => resolve());
        this.#given.addEventListener('abort', () => resolve(), { once: true });
      });
      client.on('notification', ({ payload }) => this.#tell(readChange(payload)));
      await client.query('listen verbund');
      opened();
      await ended;
    } finally {
      // Never back into the pool: it would go on listening there.
      client.release(broken ?? true);
    }
  }
}

function readChange(payload: string | undefined): Change | null {
  try {
    return JSON.parse(payload ?? '') as Change;
  } catch {
    return null;
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as delay } from 'node:timers/promises';
import type { ChangeHub } from './change-hub.ts';

/** What became of the asker since the last turn. 'unknown': the database does not answer. */
export type Standing = 'permitted' | 'ended' | 'unknown';

export interface WatchSettings {
  readonly hub: ChangeHub;
  /** Whether changes of this tenant are any of the asker's business. */
  readonly sees: (tenantId: string) => boolean;
  /** Asks for the actor anew. */
  readonly renew: () => Promise<Standing>;
  /** How often to look whether the session or the roles have ended, though nothing changed. */
  readonly recheckMs: number;
}

const UNKNOWN_MS = 1_000;

/** See GraphQLContext.changes. Changes that come while the last turn is still being read are one turn. */
export async function* watchChanges(settings: WatchSettings, topic: string, signal: AbortSignal): AsyncGenerator<void> {
  const [name, id] = topic.split('/');
  let changed = true;
  let due = false;
  let wake = (): void => {};
  const ring = (): void => wake();
  const stopListening = settings.hub.listen((change) => {
    const concerns = change === null || (change.topic === name && (id === undefined || change.id === id) && settings.sees(change.tenantId));
    if (!concerns) return;
    changed = true;
    ring();
  });
  const timer = setInterval(() => {
    due = true;
    ring();
  }, settings.recheckMs);
  signal.addEventListener('abort', ring);
  try {
    while (!signal.aborted) {
      if (!changed && !due) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      due = false;
      const standing = await settings.renew();
      if (standing === 'ended') return;
      if (standing === 'unknown') {
        due = true;
        await delay(UNKNOWN_MS, undefined, { signal }).catch(() => undefined);
      } else if (changed) {
        changed = false;
        yield;
      }
    }
  } finally {
    stopListening();
    clearInterval(timer);
    signal.removeEventListener('abort', ring);
  }
}

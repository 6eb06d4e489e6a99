// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobsHealth } from '@platform/jobs';

/** What the worker tells of itself: every few seconds, as a file, since it has no port. */
export interface Heartbeat {
  readonly at: string;
  readonly pid: number;
  /** 'waiting': the database is away. */
  readonly state: 'ready' | 'waiting';
  readonly jobs: JobsHealth | null;
}

const BEAT_MS = 5_000;
/** Without a word for so long, the worker counts as gone. */
const SILENCE_MS = 30_000;

const fileIn = (filesFolder: string): string => join(filesFolder, 'worker.heartbeat');

export function startHeartbeat(filesFolder: string, health: () => Promise<JobsHealth>): { stop: () => Promise<void> } {
  let stopped = false;
  let beating: Promise<void> = Promise.resolve();
  const beat = async (): Promise<void> => {
    const jobs = await health().catch(() => null);
    if (stopped) return;
    const heartbeat: Heartbeat = { at: new Date().toISOString(), pid: process.pid, state: jobs ? 'ready' : 'waiting', jobs };
    const file = fileIn(filesFolder);
    await writeFile(`${file}.new`, `${JSON.stringify(heartbeat)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  const next = (): void => {
    beating = beat().catch(() => {});
  };
  next();
  const timer = setInterval(next, BEAT_MS);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await beating;
      rmSync(fileIn(filesFolder), { force: true });
    },
  };
}

/** The last heartbeat if it is fresh; null: no worker, or one that hangs. */
export function readHeartbeat(filesFolder: string, now: Date): Heartbeat | null {
  try {
    const heartbeat = JSON.parse(readFileSync(fileIn(filesFolder), 'utf8')) as Heartbeat;
    return now.getTime() - Date.parse(heartbeat.at) <= SILENCE_MS ? heartbeat : null;
  } catch {
    return null;
  }
}

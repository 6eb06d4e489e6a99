// SPDX-License-Identifier: EUPL-1.2
import type { Assembly } from '@platform/service';
import { schedulesOf, type Upkeep } from './perform-work.ts';
import type { Queues } from './queues.ts';

const ZONE = 'Europe/Berlin';

/** The job that the clock brings; it is turned into one job for each association. */
export interface Tick {
  readonly tick: string;
}

export const isTick = (data: unknown): data is Tick => typeof (data as Partial<Tick> | null)?.tick === 'string';

/** Makes the queue's clock say what the assembly says; what nobody wants any more is taken out. */
export async function setClock(queues: Queues, assembly: Assembly, upkeep: readonly Upkeep[]): Promise<void> {
  const wanted = new Map<string, string>([
    ...schedulesOf(assembly).map(({ key, schedule }) => [key, schedule.cron] as const),
    ...upkeep.map(({ name, cron }) => [name, cron] as const),
  ]);
  const queue = queues.of('schedules');
  for (const { key } of await queue.getJobSchedulers()) if (!wanted.has(key)) await queue.removeJobScheduler(key);
  for (const [key, pattern] of wanted) {
    const tick: Tick = { tick: key };
    await queue.upsertJobScheduler(
      key,
      { pattern, tz: ZONE },
      { name: key, data: tick, opts: { attempts: 1_000, removeOnComplete: { count: 100 }, removeOnFail: { count: 100 } } },
    );
  }
}

// SPDX-License-Identifier: EUPL-1.2
import type { Assembly } from '@platform/service';
import type { Platform } from '@platform/use-case';
import { postgresCpuMs } from '../process-cpu.ts';
import { oneStatement } from './one-statement.ts';
import { watchMemory } from './process-memory.ts';
import { KEPT_SHARES, linesOf, makeYearRun, releaseYearRun, type YearShare } from './settle-year.ts';
import type { Timed } from './timed-database.ts';
import { centreActor, type YearAssociation, yearAssociation } from './year-association.ts';
import { settleDown } from './year-database.ts';
import { writeYear } from './year-entries.ts';

/** One step of the year: how long, whose processor time, and how much of the wall was spent in which statements. */
export interface Lap {
  readonly seconds: number;
  readonly workerCpu: number;
  readonly databaseCpu: number;
  readonly workerMegabytes: number;
  readonly databaseMegabytes: number;
  /** Seconds in the database by what its statements did. */
  readonly inSteps: Readonly<Record<string, number>>;
}

export interface YearMeasure {
  readonly entries: number;
  readonly write: Lap;
  readonly make: Lap;
  readonly release: Lap;
  readonly statement: Lap;
  readonly megabytes: number;
  readonly association: YearAssociation;
  readonly runId: string;
}

interface Setting {
  readonly platform: Platform;
  readonly assembly: Assembly;
  readonly timed: Timed;
  readonly postmaster: number;
  readonly ownerUrl: string;
  readonly told: (text: string) => void;
}

/** A stopwatch for steps. */
function laps({ timed, postmaster }: Setting) {
  const memory = watchMemory(postmaster);
  const lap = async <T>(run: () => Promise<T>): Promise<{ readonly value: T; readonly lap: Lap }> => {
    timed.take();
    memory.take();
    const [cpu, database, begun] = [process.cpuUsage(), postgresCpuMs(postmaster), performance.now()];
    const value = await run();
    const [used, most] = [process.cpuUsage(cpu), memory.take()];
    return {
      value,
      lap: {
        seconds: (performance.now() - begun) / 1_000,
        workerCpu: (used.user + used.system) / 1e6,
        databaseCpu: (postgresCpuMs(postmaster) - database) / 1_000,
        workerMegabytes: most.worker,
        databaseMegabytes: most.database,
        inSteps: Object.fromEntries([...timed.take()].map(([step, ms]) => [step, ms / 1_000])),
      },
    };
  };
  return { lap, stop: memory.stop };
}

/**
 * A year of so many entries, settled through the use cases of a person and of the worker, and by one statement beside it, which must come
 * to the same cents before anything is told.
 */
export async function measureYear(setting: Setting, entries: number): Promise<YearMeasure> {
  const { platform, assembly, ownerUrl, told } = setting;
  const { lap, stop } = laps(setting);
  try {
    const association = await yearAssociation(platform);
    const settling = { platform, assembly, association };
    const written = await lap(() => writeYear(platform.database, association, entries, (month) => told(`${entries}: ${month}/12`)));
    await settleDown(ownerUrl);
    const finance = await centreActor(platform, association, 'finance');
    const made = await lap(() => makeYearRun(settling, finance));
    const runId = made.value;
    const ask = (statement: string): Promise<YearShare[]> =>
      platform.database.write(association.scope, (writes) => writes.$queryRawUnsafe(statement), { timeoutMs: 1_800_000 });
    const statement = await lap(() => ask(oneStatement(association)));
    const kept = linesOf(await ask(KEPT_SHARES(runId)));
    if (kept.join('\n') !== linesOf(statement.value).join('\n')) throw new Error('the run and the one statement come to other cents');
    const releaser = await centreActor(platform, association, 'financeReleaser');
    const released = await lap(() => releaseYearRun(settling, releaser, runId));
    await settleDown(ownerUrl);
    const [{ megabytes = 0 } = {}] = (
      await platform.database.pool.query<{ megabytes: number }>('select (pg_database_size(current_database()) / 1048576)::int as megabytes')
    ).rows;
    return {
      ...{ entries, association, runId, megabytes },
      ...{ write: written.lap, make: made.lap, release: released.lap, statement: statement.lap },
    };
  } finally {
    stop();
  }
}

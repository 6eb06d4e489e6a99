// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes that a process holds for itself alone; what all processes of a PostgreSQL share is not in it. */
function ownMegabytes(pid: string, parent: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== parent) return 0;
    return Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

const childrenMegabytes = (postmaster: number): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .reduce((sum, pid) => sum + ownMegabytes(pid, postmaster), 0);

export interface MemoryWatch {
  /** The most that was held at once since the last call: this process, and the processes of the database together. */
  take(): { readonly worker: number; readonly database: number };
  stop(): void;
}

/** Looks once a second: to look costs some milliseconds for each process of the machine. */
export function watchMemory(postmaster: number): MemoryWatch {
  let most = { worker: 0, database: 0 };
  const look = (): void => {
    const worker = process.memoryUsage.rss() / 2 ** 20;
    most = { worker: Math.max(most.worker, worker), database: Math.max(most.database, childrenMegabytes(postmaster)) };
  };
  const timer = setInterval(look, 1_000);
  return {
    take: () => {
      look();
      const taken = most;
      most = { worker: 0, database: 0 };
      return taken;
    },
    stop: () => clearInterval(timer),
  };
}

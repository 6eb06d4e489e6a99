// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in ticks of ten milliseconds. */
const TICK_MS = 10;

interface ProcessTimes {
  readonly parent: number;
  readonly ownMs: number;
  /** Of children that have ended. */
  readonly endedMs: number;
}

function timesOf(pid: number): ProcessTimes | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; after it the state, then the parent.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const sum = (from: number): number => ((fields[from] ?? 0) + (fields[from + 1] ?? 0)) * TICK_MS;
    return { parent, ownMs: sum(11), endedMs: sum(13) };
  } catch {
    return null;
  }
}

export const cpuMsOf = (pid: number): number => timesOf(pid)?.ownMs ?? 0;

/** The first process of the PostgreSQL to which a connection's process belongs. */
export function postmasterOf(backendPid: number): number {
  const parent = timesOf(backendPid)?.parent;
  if (!parent) throw new Error('processor times can be read on Linux, beside the database, alone');
  return parent;
}

/** Processor time of a whole PostgreSQL: its first process, those that it started, and those of them that have ended. */
export function postgresCpuMs(postmaster: number): number {
  const first = timesOf(postmaster);
  const others = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => timesOf(Number(name)));
  const children = others.reduce((sum, times) => sum + (times?.parent === postmaster ? times.ownMs : 0), 0);
  return children + (first?.ownMs ?? 0) + (first?.endedMs ?? 0);
}

// SPDX-License-Identifier: EUPL-1.2
import { openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

export interface LockHolder {
  readonly pid: number;
  readonly address: string;
}

/** Who runs in this checkout, and at which address; null: nobody. */
export function holderOf(file: string): LockHolder | null {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
    process.kill(holder.pid, 0);
    return isLauncher(holder.pid) ? holder : null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? { pid: 0, address: '' } : null;
  }
}

/** After a restart of the machine the number may belong to another program. Where the system cannot tell, it is believed. */
function isLauncher(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('bootstrap.mjs');
  } catch {
    return process.platform !== 'linux';
  }
}

export interface HouseLock {
  readonly tell: (address: string) => void;
  readonly release: () => void;
}

/** The one start of a checkout; or who has it. A lock left behind by a kill is taken over. */
export function takeLock(file: string): HouseLock | LockHolder {
  const holder = holderOf(file);
  if (holder !== null && holder.pid !== process.pid) return holder;
  rmSync(file, { force: true });
  try {
    openSync(file, 'wx');
  } catch {
    return holderOf(file) ?? { pid: 0, address: '' };
  }
  const write = (address: string): void => writeFileSync(file, JSON.stringify({ pid: process.pid, address }));
  write('');
  return { tell: write, release: () => rmSync(file, { force: true }) };
}

// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SystemUser } from './system-user.ts';

export interface RunningProcess {
  readonly stop: () => Promise<void>;
  readonly exited: Promise<void>;
}

export class ServerDidNotStart extends Error {
  override readonly name = 'ServerDidNotStart';
}

const READY = 'database system is ready to accept connections';
const STOP_LIMIT_MS = 6_000;

/**
 * The shell ends the server as soon as its input ends: on purpose, or because the process that held it was killed. It has a session of
 * its own, since Ctrl+C must first reach those who still write to the database.
 */
const KEEPER = [
  'exec 3<&0',
  '"$@" </dev/null 3<&- &',
  'server=$!',
  '(read -r _ <&3; kill -INT $server) 2>/dev/null &',
  'watch=$!',
  'exec 3<&-',
  'wait $server; code=$?',
  'kill $watch 2>/dev/null',
  'exit $code',
].join('\n');

export async function runServer(options: {
  readonly postgres: string;
  readonly args: readonly string[];
  readonly user: SystemUser | null;
  readonly logFile: string;
}): Promise<RunningProcess> {
  const as = options.user === null ? {} : { uid: options.user.uid, gid: options.user.gid };
  const child = spawn('/bin/sh', ['-c', KEEPER, 'sh', options.postgres, ...options.args], {
    ...as,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
  });
  const exited = once(child, 'close').then(() => {});
  const lines = await untilReady(child, exited, options.logFile);
  if (lines !== null) throw new ServerDidNotStart(`PostgreSQL did not start:\n${lines.slice(-8).join('\n')}`);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= stopServer(child, exited);
    return stopping;
  };
  return { stop, exited };
}

/** Null once it answers; what it said if it went away instead. */
function untilReady(child: ChildProcess, exited: Promise<void>, logFile: string): Promise<string[] | null> {
  const log = createWriteStream(logFile, { flags: 'w', mode: 0o600 });
  log.on('error', () => {});
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (chunk: string) => {
      log.write(chunk);
      if (said.length < 200) said.push(...chunk.trimEnd().split('\n'));
      if (chunk.includes(READY) || said.some((line) => line.includes(READY))) resolve(null);
    });
    void exited.then(() => {
      log.end();
      resolve(said);
    });
  });
}

async function stopServer(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.stdin?.end();
  const abort = new AbortController();
  const late = delay(STOP_LIMIT_MS, 'late', { signal: abort.signal, ref: false }).catch(() => 'ended');
  if ((await Promise.race([exited.then(() => 'ended'), late])) === 'late' && child.pid !== undefined) {
    process.kill(-child.pid, 'SIGQUIT');
    await exited;
  }
  abort.abort();
}

/** The process of a data folder's server, if it lives. */
export function postmasterOf(dataFolder: string): number | null {
  let text: string;
  try {
    text = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8');
  } catch {
    return null;
  }
  const pid = Number(text.split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 && commandLineOf(pid)?.includes(dataFolder) === true ? pid : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function commandLineOf(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return null;
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}

/** After a kill: ends a server that nobody holds any more, and removes the mark of one that is gone. */
export async function clearLeftover(dataFolder: string): Promise<void> {
  const orphan = postmasterOf(dataFolder);
  if (orphan === null) {
    rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
    return;
  }
  process.kill(orphan, 'SIGINT');
  for (let waited = 0; postmasterOf(dataFolder) === orphan && waited < STOP_LIMIT_MS; waited += 50) await delay(50);
  if (postmasterOf(dataFolder) === orphan)
    throw new ServerDidNotStart(`an earlier PostgreSQL (process ${orphan}) still runs on ${dataFolder} and does not stop`);
}

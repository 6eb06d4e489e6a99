// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from '../checkout.ts';

export interface SupervisedOptions {
  readonly name: string;
  /** Relative to the checkout. */
  readonly script: string;
  readonly nodeOptions?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Null: the log goes to this process's own output. */
  readonly logFile: string | null;
  /** Whether it still answers; asked every ten seconds once it has settled. Three times no, one after the other: it hangs, and is started again. */
  readonly isAlive?: () => Promise<boolean>;
  readonly probeEveryMs?: number;
  /** Called before a part that hangs is killed. */
  readonly onHang?: () => void;
  /** Called before each new start after a crash. */
  readonly onCrash: (how: string, againInSeconds: number) => void;
}

export interface SupervisedProcess {
  readonly name: string;
  /** The last that it said, for telling why it crashed. */
  readonly lastWords: () => string;
  /** How its first life ended, should it end before 'settle' was called. */
  readonly earlyEnd: Promise<string>;
  /** From now on a crash is followed by a new start. */
  readonly settle: () => void;
  readonly stop: () => Promise<void>;
}

const BACK_OFF_SECONDS = [0.5, 1, 2, 4, 8, 15, 30];
const LONG_LIFE_MS = 60_000;
const STOP_LIMIT_MS = 17_000;
const LAST_WORDS_MS = 1_000;
const KEPT_LINES = 30;
const PROBE_EVERY_MS = 10_000;
const PROBES_IN_VAIN = 3;
const START_LIMIT_MS = 60_000;

/**
 * A part of the house as a process of its own. It has its own process group, so that Ctrl+C reaches the launcher alone, which then stops
 * the parts in order; should the launcher be killed, they stop by themselves.
 */
export function superviseProcess(options: SupervisedOptions): SupervisedProcess {
  const words: string[] = [];
  const log = options.logFile === null ? null : openLog(options.logFile);
  let child: ChildProcess;
  let exited: Promise<void>;
  let stopping = false;
  let settled = false;
  let crashes = 0;
  let life: Life | null = null;
  let timer: NodeJS.Timeout | undefined;
  let endEarly: (how: string) => void;
  const earlyEnd = new Promise<string>((resolve) => {
    endEarly = resolve;
  });

  const hear = (chunk: string): void => {
    words.push(...chunk.trimEnd().split('\n'));
    words.splice(0, Math.max(0, words.length - KEPT_LINES));
    if (log === null) process.stdout.write(chunk);
    else log.write(chunk);
  };
  const start = (): void => {
    const born = Date.now();
    words.length = 0;
    life = { since: born, answered: false, vain: 0 };
    child = spawn(
      process.execPath,
      ['--import', join(ROOT, 'tools/stop-with-parent.mjs'), ...(options.nodeOptions ?? []), options.script],
      {
        cwd: ROOT,
        env: options.env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        life = null;
        resolve();
        const how = code === null ? (signal ?? 'killed') : `code ${code}`;
        const livedMs = Date.now() - born;
        // Its last words may still be on their way.
        void Promise.race([closed, delay(LAST_WORDS_MS, undefined, { ref: false })]).then(() => ended(how, livedMs));
      });
    });
  };
  const ended = (how: string, livedMs: number): void => {
    if (stopping) return;
    if (!settled) {
      endEarly(how);
      return;
    }
    crashes = livedMs > LONG_LIFE_MS ? 0 : crashes + 1;
    const seconds = BACK_OFF_SECONDS[Math.min(crashes, BACK_OFF_SECONDS.length - 1)] ?? 30;
    options.onCrash(how, seconds);
    timer = setTimeout(start, seconds * 1000);
  };
  const endHung = (): void => {
    options.onHang?.();
    child.kill('SIGKILL');
  };
  let endProbes = (): void => {};

  start();
  return {
    name: options.name,
    lastWords: () => words.join('\n'),
    earlyEnd,
    settle: () => {
      settled = true;
      if (options.isAlive) endProbes = probe(options.isAlive, options.probeEveryMs ?? PROBE_EVERY_MS, () => life, endHung);
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      endProbes();
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await exited;
      clearTimeout(force);
      log?.end();
    },
  };
}

interface Life {
  readonly since: number;
  /** It has answered once; until then it may take its time to start. */
  answered: boolean;
  vain: number;
}

/** Asks again and again; each answer is waited for. @param lifeOf null: there is none just now. Answers the way to end it. */
function probe(isAlive: () => Promise<boolean>, everyMs: number, lifeOf: () => Life | null, onHang: () => void): () => void {
  let ended = false;
  let next: NodeJS.Timeout;
  const ask = async (): Promise<void> => {
    const life = lifeOf();
    const alive = life !== null && (await isAlive().catch(() => false));
    if (ended) return;
    if (life !== null && life === lifeOf()) {
      life.answered ||= alive;
      const counts = life.answered || Date.now() - life.since > START_LIMIT_MS;
      life.vain = alive || !counts ? 0 : life.vain + 1;
      if (life.vain === PROBES_IN_VAIN) onHang();
    }
    next = setTimeout(() => void ask(), everyMs).unref();
  };
  next = setTimeout(() => void ask(), everyMs).unref();
  return () => {
    ended = true;
    clearTimeout(next);
  };
}

function openLog(file: string) {
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return createWriteStream(file, { mode: 0o600 });
}

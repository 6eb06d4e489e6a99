// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { HouseFault } from './house-fault.ts';
import type { Messages } from './messages.ts';
import { choosePort } from './ports.ts';
import type { SupervisedProcess } from './supervised-process.ts';

export interface OpeningOptions {
  readonly host: string;
  /** The port that was asked for; undefined or empty: the usual one if it is free. */
  readonly asked: string | undefined;
  readonly messages: Messages;
  readonly say: (text: string) => void;
  /** Starts gateway and worker, in this order; /health/ready of the gateway answers the instance. */
  readonly start: (port: number, instance: string) => readonly SupervisedProcess[];
  readonly given?: AbortSignal | undefined;
}

export interface Opened {
  readonly port: number;
  readonly parts: readonly SupervisedProcess[];
}

const READY_LIMIT_SECONDS = 60;
const TRIES = 20;

export const addressOf = (host: string, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** The gateway says so itself, on its way out. */
export const foundPortTaken = (part: SupervisedProcess): boolean => part.lastWords().includes('[EADDRINUSE]');

/**
 * Starts the parts and waits until our own gateway is ready. Between looking for a free port and listening on it somebody else may have
 * taken it, such as a house that started at the same moment: then it goes on with the next one, unless this one was asked for.
 * @throws HouseFault with nothing left running
 */
export async function openAtPort(options: OpeningOptions): Promise<Opened> {
  const { asked, host, messages, say } = options;
  let lost: number | null = null;
  for (let tries = 1; ; tries += 1) {
    const port: number = await choosePort(asked, host, messages, say, lost);
    const instance = randomUUID();
    const parts = options.start(port, instance);
    try {
      await untilReady(parts, `${addressOf(host, port)}/health/ready`, instance, options);
      for (const part of parts) part.settle();
      return { port, parts };
    } catch (error) {
      await Promise.all(parts.map((part) => part.stop()));
      if (!parts.some(foundPortTaken) || tries === TRIES) throw error;
      lost = port;
    }
  }
}

async function untilReady(parts: readonly SupervisedProcess[], url: string, instance: string, options: OpeningOptions): Promise<void> {
  const { messages } = options;
  if (parts.length === 0) return;
  const over = new AbortController();
  const given = AbortSignal.any([over.signal, ...(options.given === undefined ? [] : [options.given])]);
  const early = parts.map(async (part) => {
    const how = await part.earlyEnd;
    throw new HouseFault(`${messages.crashedForGood(part.name, how)}\n${part.lastWords()}`);
  });
  try {
    await Promise.race([pollHealth(url, instance, parts, given, messages), ...early]);
  } finally {
    over.abort();
    for (const end of early) end.catch(() => {});
  }
}

/** Another house at the same address may answer 'ready' as well; ours answers its own instance. */
const isOurs = async (answer: Response, instance: string): Promise<boolean> =>
  answer.ok && ((await answer.json()) as { readonly instance?: unknown } | null)?.instance === instance;

async function pollHealth(
  url: string,
  instance: string,
  parts: readonly SupervisedProcess[],
  given: AbortSignal,
  messages: Messages,
): Promise<void> {
  const until = Date.now() + READY_LIMIT_SECONDS * 1000;
  while (!given.aborted) {
    const ready = await fetch(url, { signal: AbortSignal.any([given, AbortSignal.timeout(2_000)]) })
      .then((answer) => isOurs(answer, instance))
      .catch(() => false);
    if (ready) return;
    // In development a process that cannot start waits for its sources to change, and does not end.
    const silent = Date.now() > until;
    if (silent || parts.some(foundPortTaken)) throw new HouseFault(messages.silent(READY_LIMIT_SECONDS));
    await delay(100);
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { isDeepStrictEqual } from 'node:util';
import type { SignedIn } from './demo-people.ts';
import { atATime, type Post } from './keep-alive-client.ts';
import { cpuMsOf, postgresCpuMs } from './process-cpu.ts';
import { QUESTIONS, type Question } from './questions.ts';

/** Processor time of one request, in milliseconds. */
export interface Cost {
  readonly server: number;
  readonly database: number;
  readonly perSecond: number;
}

export interface ReadMeasure {
  readonly name: string;
  readonly bytes: number;
  readonly raw: Cost;
  readonly gateway: Cost;
}

interface Setting {
  readonly postmaster: number;
  readonly lanes: number;
  readonly gateway: { readonly pid: number; readonly post: Post; readonly person: SignedIn };
  readonly raw: { readonly pid: number; readonly post: Post };
}

const WARM_UP = 600;
const ROUNDS = 5;
const CALLS = 600;

interface Side {
  readonly pid: number;
  readonly call: () => Promise<string>;
}

async function round({ postmaster, lanes }: Setting, { pid, call }: Side, calls: number): Promise<Cost> {
  const [server, database, begun] = [cpuMsOf(pid), postgresCpuMs(postmaster), performance.now()];
  await atATime(calls, lanes, async () => void (await call()));
  const seconds = (performance.now() - begun) / 1_000;
  return { server: (cpuMsOf(pid) - server) / calls, database: (postgresCpuMs(postmaster) - database) / calls, perSecond: calls / seconds };
}

const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

const medianOf = (costs: readonly Cost[]): Cost => ({
  server: middle(costs.map(({ server }) => server)),
  database: middle(costs.map(({ database }) => database)),
  perSecond: middle(costs.map(({ perSecond }) => perSecond)),
});

async function measure(setting: Setting, question: Question): Promise<ReadMeasure> {
  const { gateway, raw } = setting;
  const asked = { documentId: question.operation, variables: {} };
  const headers = { cookie: gateway.person.cookie };
  const good = async (post: Promise<{ status: number; text: string }>): Promise<string> => {
    const { status, text } = await post;
    if (status !== 200 || text.includes('"errors"')) throw new Error(`${question.name}: ${status} ${text.slice(0, 500)}`);
    return text;
  };
  const sides = {
    raw: { pid: raw.pid, call: () => good(raw.post('/', asked)) },
    gateway: { pid: gateway.pid, call: () => good(gateway.post(gateway.person.door, asked, headers)) },
  };
  const [one, other] = [await sides.raw.call(), await sides.gateway.call()];
  if (!isDeepStrictEqual(JSON.parse(one), JSON.parse(other)))
    throw new Error(`${question.name}: the two sides answer differently\n${one.slice(0, 1_500)}\n${other.slice(0, 1_500)}`);
  for (const side of [sides.raw, sides.gateway]) await round(setting, side, WARM_UP);
  const costs: { raw: Cost[]; gateway: Cost[] } = { raw: [], gateway: [] };
  for (let index = 0; index < ROUNDS; index++) {
    costs.raw.push(await round(setting, sides.raw, CALLS));
    costs.gateway.push(await round(setting, sides.gateway, CALLS));
  }
  return { name: question.name, bytes: Buffer.byteLength(other), raw: medianOf(costs.raw), gateway: medianOf(costs.gateway) };
}

/** Each question to both sides in turns, so that whatever else the machine does meets both alike; the middle of the rounds counts. */
export async function measureReads(setting: Setting): Promise<readonly ReadMeasure[]> {
  const measures: ReadMeasure[] = [];
  for (const question of QUESTIONS) measures.push(await measure(setting, question));
  return measures;
}

// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDay } from '@kernel/core';
import type { SignedIn } from './demo-people.ts';
import { atATime, type Post } from './keep-alive-client.ts';
import { cpuMsOf, postgresCpuMs } from './process-cpu.ts';

export interface MutationMeasure {
  readonly name: string;
  readonly perSecond: number;
  readonly server: number;
  readonly database: number;
}

interface Setting {
  readonly postmaster: number;
  readonly lanes: number;
  readonly pid: number;
  readonly post: Post;
  readonly person: SignedIn;
  readonly newId: () => string;
}

const CALLS = 400;
/** Much more of the code runs in a write than in a read; a server that has run for a minute has it compiled. */
const WARM_UP = 400;

type Mutate = (operation: string, variables: Readonly<Record<string, unknown>>) => Promise<Record<string, Record<string, string>>>;

const mutating =
  ({ post, person, newId }: Setting): Mutate =>
  async (operation, variables) => {
    const asked = { documentId: operation, variables: { idempotencyKey: newId(), ...variables } };
    const { status, text } = await post(person.door, asked, { cookie: person.cookie });
    const answer = JSON.parse(text) as { data?: Record<string, Record<string, never>>; errors?: unknown };
    const result = answer.data?.[operation];
    if (status !== 200 || !result || !String(result['__typename']).endsWith('Success'))
      throw new Error(`${operation}: ${status} ${text.slice(0, 500)}`);
    return result;
  };

async function openRequests({ post, person }: Setting): Promise<readonly string[]> {
  const { text } = await post(person.door, { documentId: 'openRequests', variables: {} }, { cookie: person.cookie });
  return (JSON.parse(text) as { data: { requests: { items: { id: string }[] } } }).data.requests.items.map(({ id }) => id);
}

async function measure(setting: Setting, name: string, call: (index: number) => Promise<unknown>): Promise<MutationMeasure> {
  const { postmaster, lanes, pid } = setting;
  await atATime(WARM_UP, lanes, async (index) => void (await call(index)));
  const [server, database, begun] = [cpuMsOf(pid), postgresCpuMs(postmaster), performance.now()];
  await atATime(CALLS, lanes, async (index) => void (await call(WARM_UP + index)));
  const seconds = (performance.now() - begun) / 1_000;
  return {
    name,
    perSecond: CALLS / seconds,
    server: (cpuMsOf(pid) - server) / CALLS,
    database: (postgresCpuMs(postmaster) - database) / CALLS,
  };
}

/** Time booked and tasks claimed by one person, eight at a time: each with audit, outbox and idempotency key, read back after the commit. */
export async function measureMutations(setting: Setting): Promise<readonly MutationMeasure[]> {
  const mutate = mutating(setting);
  const requests = await openRequests(setting);
  const requestFor = (index: number): string => requests[index % requests.length] ?? '';
  const today = businessDay(new Date());
  const booked = await measure(setting, 'bookTime', (index) =>
    mutate('bookTime', { requestId: requestFor(index), workedOn: addDays(today, -(index % 5)) }),
  );
  const tasks: string[] = [];
  await atATime(WARM_UP + CALLS, setting.lanes, async (index) => {
    const { task } = await mutate('createTask', { requestId: requestFor(index) });
    tasks.push(String((task as unknown as { id: string }).id));
  });
  const claimed = await measure(setting, 'claimTask', (index) => mutate('claimTask', { taskId: tasks[index] }));
  return [booked, claimed];
}

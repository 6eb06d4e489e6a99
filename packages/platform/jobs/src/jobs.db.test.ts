// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as delay } from 'node:timers/promises';
import { err, ok, refusal, type TenantId } from '@kernel/core';
import { createLogger } from '@platform/logging';
import { defineService } from '@platform/service';
import { bindUseCase, idInput, longUseCase, orderOf, textInput } from '@platform/use-case';
import { testDatabase, testWorld, type World } from '@testkit/core';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  JOB_ACTIONS,
  type Jobs,
  type JobsOptions,
  listFailedJobs,
  migrateQueue,
  removeExpired,
  repeatFailedJob,
  startJobs,
} from './index.ts';
import { openRelayPool } from './queue-schema.ts';

const useCase = bindUseCase((writes) => writes);
const tenantInput = z.object({ tenantId: idInput<'TenantId'>(), hint: textInput(60) });
const settingsOf = (tenantId: string) => ({ tenantId_id: { tenantId, id: tenantId } });

/** What the handlers do at present. */
const mood = { refuse: false, breakOnce: false, takesMs: 0 };
let begun = 0;

const setHint = useCase({
  name: 'toy.setHint',
  action: 'toy.change',
  input: tenantInput,
  refusals: [],
  load: (writes, { input }) => writes.tenantSettings.findUnique({ where: settingsOf(input.tenantId) }),
  row: (settings) => ({ tenantId: settings.tenantId as TenantId, type: 'settings', id: settings.id }),
  decide: (_settings, { tenantId, hint }) => ok({ tenantId, hint }),
  save: async (writes, { tenantId, hint }) => {
    await writes.tenantSettings.update({ where: settingsOf(tenantId), data: { costUnitHint: hint, version: { increment: 1 } } });
  },
  record: (decision) => ({
    type: 'settings',
    id: decision.tenantId,
    content: decision,
    messages: [{ name: 'HintSet.v1', payload: { tenantId: decision.tenantId } }],
  }),
  outcome: () => ({}),
});

const countUp = useCase({
  name: 'toy.countUp',
  action: 'toy.count',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  refusals: ['NOT_NOW'],
  load: (writes, { input }) => writes.tenantSettings.findUnique({ where: settingsOf(input.tenantId) }),
  row: (settings) => ({ tenantId: settings.tenantId as TenantId, type: 'settings', id: settings.id }),
  decide: (_settings, { tenantId }) => (mood.refuse ? err(refusal('NOT_NOW')) : ok({ tenantId })),
  save: async (writes, { tenantId }) => {
    if (mood.breakOnce) {
      mood.breakOnce = false;
      throw new TypeError('Erika Musterfrau cannot be divided');
    }
    await writes.tenantSettings.update({ where: settingsOf(tenantId), data: { version: { increment: 1_000 } } });
  },
  record: ({ tenantId }) => ({ type: 'settings', id: tenantId, content: {} }),
  outcome: () => ({}),
});

const everyNight = useCase({
  name: 'toy.everyNight',
  action: 'toy.count',
  input: z.object({ day: z.string() }),
  refusals: [],
  load: async (writes, { actor }) => writes.tenantSettings.findUnique({ where: settingsOf(actor.centreId) }),
  row: (settings) => ({ tenantId: settings.tenantId as TenantId, type: 'settings', id: settings.id }),
  decide: (settings, { day }) => ok({ tenantId: settings.tenantId, day }),
  save: async (writes, { tenantId, day }) => {
    await writes.tenantSettings.update({ where: settingsOf(tenantId), data: { costUnitHint: `night ${day}` } });
  },
  record: ({ tenantId }) => ({ type: 'settings', id: tenantId, content: {} }),
  outcome: () => ({}),
});

const bigWork = longUseCase({
  name: 'toy.bigWork',
  action: 'toy.big',
  input: z.object({ pieces: z.int() }),
  steps: [
    {
      name: 'pieces',
      run: async (work) => {
        begun += 1;
        for (let piece = 1; piece <= work.input.pieces; piece++) await work.progress(piece, work.input.pieces);
        await delay(mood.takesMs);
        if (mood.refuse) throw new Error('not now');
        return ok({ done: work.input.pieces });
      },
    },
  ],
});

const toy = defineService({
  name: 'toy',
  actions: {
    'toy.change': { de: 'ändern', en: 'change' },
    'toy.count': { de: 'zählen', en: 'count' },
    'toy.big': { de: 'groß', en: 'big' },
    ...JOB_ACTIONS,
  },
  roles: {
    clerk: ['toy.change', 'toy.big'],
    centreAdministrator: ['jobs.read', 'jobs.repeat'],
    'service:toy': ['toy.count', 'toy.big'],
  },
  useCases: [setHint, countUp, everyNight, repeatFailedJob],
  queries: [listFailedJobs],
  longUseCases: [bigWork],
  handlers: {
    'HintSet.v1': [
      { name: 'countUp', service: 'toy', useCase: countUp, input: ({ payload }) => ({ tenantId: payload.tenantId }) },
      { name: 'nothingToDo', service: 'toy', useCase: countUp, input: () => null },
    ],
  },
  schedules: [{ name: 'everyNight', cron: '0 3 * * *', useCase: everyNight, input: (day) => ({ day }) }],
  messages: { de: {}, en: {} },
});

let world: World;
let urls: Awaited<ReturnType<typeof testDatabase>>;
let superuser: pg.Pool;
let jobs: Jobs | null = null;
const lines: string[] = [];

beforeAll(async () => {
  urls = await testDatabase();
  await migrateQueue(urls.ownerUrl);
  await migrateQueue(urls.ownerUrl);
  world = await testWorld([toy]);
  superuser = new pg.Pool({ connectionString: urls.superuserUrl, max: 2 });
  superuser.on('error', () => {});
});
afterEach(async () => {
  mood.refuse = false;
  await jobs?.stop();
  jobs = null;
});
afterAll(() => superuser.end());

const logger = createLogger({ process: 'test', level: 'debug', to: { write: (line) => void lines.push(line) } });

async function start(options: Partial<JobsOptions> = {}): Promise<void> {
  jobs = await startJobs({
    platform: world.platform,
    assembly: world.assembly,
    databaseUrl: urls.appUrl,
    logger,
    backOffMs: [50, 50],
    pollMs: 60_000,
    lockMs: 2_000,
    ...options,
  });
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await delay(25)) if (await holds()) return;
  throw new Error(`never came: ${what}\n${lines.slice(-10).join('')}`);
}

const ask = async (text: string, values: readonly unknown[] = []) => (await superuser.query(text, [...values])).rows;
const versionOf = async (tenantId: string): Promise<number> =>
  Number((await ask('select version from tenant_settings where tenant_id = $1', [tenantId]))[0]?.version);
const noneUnsent = async (): Promise<boolean> => (await ask('select 1 from outbox_message where sent_at is null')).length === 0;

async function clerkAndMember() {
  const association = await world.association();
  const [member] = association.members;
  if (!member) throw new Error('no member');
  return { association, member, clerk: await world.actor(association, 'clerk') };
}

test('a message reaches its handlers once, soon after the commit and without a poll', async () => {
  const { member, clerk } = await clerkAndMember();
  await start();
  expect(await world.run(clerk, setHint, { tenantId: member.tenantId, hint: 'a' })).toMatchObject({ ok: true });
  await until('the effect', async () => (await versionOf(member.tenantId)) === 1_002);
  await until('the mark of sending', noneUnsent);
  // A message that is delivered once more has no second effect.
  await ask('update outbox_message set sent_at = null where tenant_id = $1', [member.tenantId]);
  await ask("delete from bullmq.job where state = 'completed'");
  expect(await world.run(clerk, setHint, { tenantId: member.tenantId, hint: 'b' })).toMatchObject({ ok: true });
  await until('the second effect', async () => (await versionOf(member.tenantId)) === 2_003);
  await until('an end', async () => {
    const health = await jobs?.health();
    return health?.waiting === 0 && health.running === 0;
  });
  expect(await versionOf(member.tenantId)).toBe(2_003);
});

test('what was written while no worker ran is done when one starts', async () => {
  const { member, clerk } = await clerkAndMember();
  for (let i = 0; i < 3; i++) await world.run(clerk, setHint, { tenantId: member.tenantId, hint: `a${i}` });
  await start();
  await until('three effects', async () => (await versionOf(member.tenantId)) === 3_004);
});

test('an attempt that breaks is followed by another', async () => {
  const { member, clerk } = await clerkAndMember();
  mood.breakOnce = true;
  await start();
  await world.run(clerk, setHint, { tenantId: member.tenantId, hint: 'a' });
  await until('the effect', async () => (await versionOf(member.tenantId)) === 1_002);
  expect(lines.filter((line) => line.includes('attempt failed')).join('')).toContain('TypeError');
});

test('what fails for good is listed without personal data, and repeated once', async () => {
  const { association, member, clerk } = await clerkAndMember();
  const administrator = await world.actor(association, 'centreAdministrator');
  mood.refuse = true;
  await start();
  await world.run(clerk, setHint, { tenantId: member.tenantId, hint: 'a' });
  await until('the failure', async () => (await world.ask(administrator, listFailedJobs, {})).length === 1);
  const [failed] = await world.ask(administrator, listFailedJobs, { open: true });
  expect(failed).toMatchObject({ job: 'toy.countUp', failure: 'REFUSED NOT_NOW', attempts: 3, repeatedAt: null, version: 1 });
  expect(await versionOf(member.tenantId)).toBe(2);
  mood.refuse = false;
  const repeat = { failedJobId: failed?.id ?? '', expectedVersion: 1 };
  expect(await world.run(clerk, repeatFailedJob, repeat)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await world.run(administrator, repeatFailedJob, repeat)).toMatchObject({ ok: true });
  await until('the effect', async () => (await versionOf(member.tenantId)) === 1_002);
  expect(await world.run(administrator, repeatFailedJob, { ...repeat, expectedVersion: 2 })).toMatchObject({
    error: { code: 'ALREADY_REPEATED' },
  });
  expect(await world.ask(administrator, listFailedJobs, { open: true })).toEqual([]);
  const other = await world.actor(await world.association(), 'centreAdministrator');
  expect(await world.ask(other, listFailedJobs, {})).toEqual([]);
  expect(await world.run(other, repeatFailedJob, { ...repeat, expectedVersion: 2 })).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

test('ordered long work is done; one that fails for good says so, and can be repeated', async () => {
  const { association, clerk } = await clerkAndMember();
  const administrator = await world.actor(association, 'centreAdministrator');
  const order = orderOf(bigWork);
  const stateOf = async (id: string) => (await ask('select state from long_command where id = $1', [id]))[0]?.state;
  const idOf = (answer: Awaited<ReturnType<typeof world.run<typeof order>>>): string => (answer.ok ? answer.value.commandId : '');
  await start();
  const first = idOf(await world.run(clerk, order, { pieces: 3 }));
  await until('the work', async () => (await stateOf(first)) === 'done');
  mood.refuse = true;
  const second = idOf(await world.run(clerk, order, { pieces: 2 }));
  await until('the failure', async () => (await stateOf(second)) === 'failed');
  mood.refuse = false;
  const [failed] = await world.ask(administrator, listFailedJobs, {});
  await world.run(administrator, repeatFailedJob, { failedJobId: failed?.id ?? '', expectedVersion: 1 });
  await until('the work at last', async () => (await stateOf(second)) === 'done');
});

test('work that takes far longer than its lock is left to its worker, though another looks for lost jobs', async () => {
  const { clerk } = await clerkAndMember();
  const order = orderOf(bigWork);
  await start({ lockMs: 600 });
  const first = jobs;
  await start({ lockMs: 600 });
  mood.takesMs = 3_000;
  begun = 0;
  try {
    const answer = await world.run(clerk, order, { pieces: 1 });
    const id = answer.ok ? answer.value.commandId : '';
    await until('the work', async () => (await ask('select state from long_command where id = $1', [id]))[0]?.state === 'done');
    expect(begun).toBe(1);
  } finally {
    mood.takesMs = 0;
    await first?.stop();
  }
});

test('the clock runs a schedule once for each association, and forgets what nobody wants', async () => {
  const { association } = await clerkAndMember();
  const other = await world.association();
  await start({ upkeep: () => [{ name: 'house.tidy', cron: '0 4 * * *', run: async () => ({ tidied: 7 }) }] });
  const clock = await ask('select scheduler_id, tz, next_run_ms from bullmq.scheduler order by 1');
  expect(clock.map((row) => [row.scheduler_id, row.tz])).toEqual([
    ['house.tidy', 'Europe/Berlin'],
    ['toy.everyNight', 'Europe/Berlin'],
  ]);
  await ask("update bullmq.job set process_at_ms = 0, delay_ms = 0 where queue = 'schedules' and state = 'delayed'");
  await ask("select pg_notify('bullmq_jobs', 'schedules')");
  for (const { centreId } of [association, other])
    await until('the night', async () => {
      const [row] = await ask('select cost_unit_hint from tenant_settings where tenant_id = $1', [centreId]);
      return row?.cost_unit_hint === 'night 2026-11-16';
    });
  await until('the upkeep', async () => lines.some((line) => line.includes('"tidied":7')));
  await jobs?.stop();
  await start();
  expect((await ask('select scheduler_id from bullmq.scheduler')).map((row) => row.scheduler_id)).toEqual(['toy.everyNight']);
});

test('it goes on when the database has cut every connection', async () => {
  const { member, clerk } = await clerkAndMember();
  await start({ pollMs: 300 });
  await world.run(clerk, setHint, { tenantId: member.tenantId, hint: 'a' });
  await until('the first effect', async () => (await versionOf(member.tenantId)) === 1_002);
  await ask("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'verbund_app' and datname = current_database()");
  await delay(50);
  await until(
    'a write',
    async () => (await world.run(clerk, setHint, { tenantId: member.tenantId, hint: 'b' }).catch(() => null))?.ok === true,
  );
  await until('the second effect', async () => (await versionOf(member.tenantId)) === 2_003);
});

test('what has expired is removed, by the role of the relay alone', async () => {
  const { member, clerk } = await clerkAndMember();
  await world.run(clerk, setHint, { tenantId: member.tenantId, hint: 'a' }, 'key-old');
  const relay = openRelayPool(urls.appUrl);
  try {
    const inTime = new Date(world.clock.now.getTime() + 86_400_000);
    expect((await removeExpired(relay, inTime)).keys).toBe(0);
    expect((await removeExpired(relay, new Date(inTime.getTime() + 2 * 86_400_000))).keys).toBe(1);
  } finally {
    await relay.end();
  }
  await expect(world.database.pool.query('select * from upkeep.remove_expired(now())')).rejects.toThrow('permission denied');
  await expect(world.database.pool.query('select * from bullmq.job')).rejects.toThrow('permission denied');
});

// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal, type TenantId } from '@kernel/core';
import { verifyChain } from '@platform/audit';
import { type Actor, serviceActor } from '@platform/authorization';
import { defineService } from '@platform/service';
import { type TestAssociation, testDatabase, testWorld, type World } from '@testkit/core';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { bindUseCase, handleMessage, idInput, type Message, runUseCase, textInput, versionInput } from './index.ts';

const useCase = bindUseCase((writes) => writes);
const settingsOf = (tenantId: string) => ({ tenantId_id: { tenantId, id: tenantId } });
const input = z.object({ tenantId: idInput<'TenantId'>(), hint: textInput(40), expectedVersion: versionInput.optional() });

/** What happens between loading and saving; a test puts something in its way. */
const between: { do: (tenantId: string, attempt: number) => Promise<void> } = { do: async () => {} };
let attempts = 0;

const shape = (name: string) =>
  ({
    name: `toy.${name}`,
    action: 'toy.change',
    input,
    refusals: ['NOT_SO'],
    load: (writes, { input: given }) => writes.tenantSettings.findUnique({ where: settingsOf(given.tenantId) }),
    row: (settings) => ({ tenantId: settings.tenantId as TenantId, type: 'settings', id: settings.id, version: settings.version }),
    decide: (settings, { hint }) =>
      hint === 'no' ? err(refusal('NOT_SO', { field: 'hint' })) : ok({ tenantId: settings.tenantId, hint, version: settings.version }),
    save: async (writes, { tenantId, hint, version }) => {
      attempts += 1;
      await between.do(tenantId, attempts);
      await writes.tenantSettings.update({ where: settingsOf(tenantId), data: { costUnitHint: hint, version: version + 1 } });
      if (hint === 'break') throw new TypeError('a bug');
    },
    record: (decision) => ({
      type: 'settings',
      id: decision.tenantId,
      content: decision,
      messages: [{ name: 'HintSet.v1', payload: { tenantId: decision.tenantId } }],
    }),
    outcome: ({ tenantId }) => ({ tenantId }),
  }) satisfies Parameters<typeof useCase<typeof input, Settings, Decision, 'NOT_SO', { tenantId: string }>>[0];

interface Settings {
  readonly tenantId: string;
  readonly id: string;
  readonly version: number;
}
interface Decision {
  readonly tenantId: string;
  readonly hint: string;
  readonly version: number;
}

const setHint = useCase(shape('setHint'));
const setHintFrozen = useCase({ ...shape('setHintFrozen'), isolation: 'serializable' });
const setHintFresh = useCase({ ...shape('setHintFresh'), stepUp: true });
const setHintByTwo = useCase({ ...shape('setHintByTwo'), twoPeople: true });

const toy = defineService({
  name: 'toy',
  actions: { 'toy.change': { de: 'ändern', en: 'change' } },
  roles: { clerk: ['toy.change'], memberClerk: ['toy.change'], 'service:toy': ['toy.change'], 'service:other': [] },
  useCases: [setHint, setHintFrozen, setHintFresh, setHintByTwo],
  queries: [],
  messages: { de: {}, en: {} },
});

let world: World;
let superuser: pg.Pool;
beforeAll(async () => {
  world = await testWorld([toy]);
  superuser = new pg.Pool({ connectionString: (await testDatabase()).superuserUrl, max: 2 });
});
afterAll(() => superuser.end());
beforeEach(() => {
  between.do = async () => {};
  attempts = 0;
});

async function clerkAndMember() {
  const association = await world.association();
  const [member, other] = association.members;
  if (!member || !other) throw new Error('no members');
  return { association, tenantId: member.tenantId, other: other.tenantId, clerk: await world.actor(association, 'clerk') };
}

const one = async (sql: string, ...values: readonly unknown[]) => (await superuser.query(sql, [...values])).rows[0];
const hintOf = async (tenantId: string): Promise<string | null> =>
  (await one('select cost_unit_hint as hint from tenant_settings where tenant_id = $1', tenantId))?.hint ?? null;
const countOf = async (table: string, tenantId: string): Promise<number> =>
  Number((await one(`select count(*) as n from ${table} where tenant_id = $1`, tenantId))?.n);
const chainOf = (association: TestAssociation, tenantId: string) =>
  world.database.read(world.scope(association), (reads) => verifyChain(reads, tenantId));

test('a refusal is audited with its code, and leaves nothing else', async () => {
  const { association, tenantId, clerk } = await clerkAndMember();
  expect(await world.run(clerk, setHint, { tenantId, hint: 'no' })).toEqual(err(refusal('NOT_SO', { field: 'hint' })));
  const entry = await one('select action, outcome, subject_id, actor_account_id from audit_entry where tenant_id = $1', tenantId);
  expect(entry).toEqual({ action: 'toy.setHint', outcome: 'NOT_SO', subject_id: tenantId, actor_account_id: clerk.accountId });
  expect(await chainOf(association, tenantId)).toMatchObject({ links: 1, findings: [] });
  expect([await hintOf(tenantId), await countOf('outbox_message', tenantId)]).toEqual([null, 0]);
});

test('an exception rolls back the row, the audit, the message and the key', async () => {
  const { association, tenantId, clerk } = await clerkAndMember();
  await expect(world.run(clerk, setHint, { tenantId, hint: 'break' }, 'key')).rejects.toThrow('a bug');
  expect(await hintOf(tenantId)).toBeNull();
  for (const table of ['audit_entry', 'audit_value', 'outbox_message']) expect([table, await countOf(table, tenantId)]).toEqual([table, 0]);
  expect(await countOf('idempotency_key', association.centreId)).toBe(0);
  expect(await world.run(clerk, setHint, { tenantId, hint: 'well' }, 'key')).toMatchObject({ ok: true });
});

test('each way to be forbidden leaves a note for the security log and none in the chain', async () => {
  const { association, tenantId, other } = await clerkAndMember();
  const finance = await world.actor(association, 'finance');
  const [member] = association.members.filter((candidate) => candidate.tenantId === other);
  const narrow = await world.actor(association, 'clerk', { tenants: member ? [member] : [] });
  world.securityEvents.length = 0;
  expect(await world.run(finance, setHint, { tenantId, hint: 'a' })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await world.run(narrow, setHint, { tenantId, hint: 'a' })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(world.securityEvents.map((event) => [event.kind, event.accountId])).toEqual([['ACTION_REFUSED', finance.accountId]]);
  expect(await countOf('audit_entry', tenantId)).toBe(0);
});

test('the second factor must be fresh: five minutes and no longer', async () => {
  const { tenantId, clerk } = await clerkAndMember();
  const started = world.clock.now;
  const steppedUp = (minutes: number): Actor => ({
    ...clerk,
    session: { id: world.newId(), steppedUpAt: new Date(started.getTime() - minutes * 60_000).toISOString() },
  });
  const set = (actor: Actor) => world.run(actor, setHintFresh, { tenantId, hint: 'a' });
  expect(await set(steppedUp(5))).toMatchObject({ ok: true });
  expect(await set(steppedUp(5.001))).toMatchObject({ error: { code: 'STEP_UP_NEEDED' } });
  expect(await set({ ...clerk, session: { id: world.newId(), steppedUpAt: null } })).toMatchObject({ error: { code: 'STEP_UP_NEEDED' } });
  expect(await set({ ...clerk, session: null })).toMatchObject({ error: { code: 'STEP_UP_NEEDED' } });
  expect(await countOf('audit_entry', tenantId)).toBe(1);
});

test('where two people must decide, neither the operator nor a job is one of them', async () => {
  const { association, tenantId, clerk } = await clerkAndMember();
  const job = serviceActor({
    service: 'toy',
    associationId: association.associationId,
    centreId: association.centreId,
    tenantIds: [tenantId],
    causeAccountId: clerk.accountId,
    correlationId: world.newId(),
  });
  const call = { tenantId, hint: 'a' };
  for (const actor of [{ ...clerk, kind: 'operator' as const }, { ...clerk, kind: 'service' as const }, job])
    expect(await world.run(actor, setHintByTwo, call)).toMatchObject({ error: { code: 'TWO_PEOPLE_NEEDED' } });
  expect(await world.run(clerk, setHintByTwo, call)).toMatchObject({ ok: true });
  expect(await world.run(job, setHint, call)).toMatchObject({ ok: true });
});

test('CHANGED_MEANWHILE names who was faster, and when', async () => {
  const { association, tenantId, clerk } = await clerkAndMember();
  const colleague = await world.actor(association, 'clerk', { name: 'Test Kollegin' });
  expect(await world.run(colleague, setHint, { tenantId, hint: 'hers', expectedVersion: 1 })).toMatchObject({ ok: true });
  expect(await world.run(clerk, setHint, { tenantId, hint: 'his', expectedVersion: 1 })).toEqual(
    err(refusal('CHANGED_MEANWHILE', { params: { by: 'Test Kollegin', at: world.clock.now.toISOString(), version: 2 } })),
  );
  expect(await hintOf(tenantId)).toBe('hers');
});

test("CHANGED_MEANWHILE names the centre's staff to a member as the association shows them", async () => {
  const { association, tenantId } = await clerkAndMember();
  const [member] = association.members;
  const colleague = await world.actor(association, 'clerk', { name: 'Test Kollegin' });
  const town = await world.actor(association, 'memberClerk', { ...(member ? { member } : {}), name: 'Test Rathaus' });
  expect(await world.run(colleague, setHint, { tenantId, hint: 'hers', expectedVersion: 1 })).toMatchObject({ ok: true });
  const late = () => world.run(town, setHint, { tenantId, hint: 'theirs', expectedVersion: 1 });
  expect(await late()).toMatchObject({ error: { code: 'CHANGED_MEANWHILE', params: { by: 'Test Kollegin' } } });
  await superuser.query("update association set staff_shown_as = 'function' where id = $1", [association.associationId]);
  expect(await late()).toMatchObject({ error: { code: 'CHANGED_MEANWHILE', params: { by: 'Testfunktion' } } });
  expect(await world.run(town, setHint, { tenantId, hint: 'theirs', expectedVersion: 2 })).toMatchObject({ ok: true });
  expect(await late()).toMatchObject({ error: { code: 'CHANGED_MEANWHILE', params: { by: 'Test Rathaus' } } });
});

test('a serializable write that lost a race is decided again on what is there now', async () => {
  const { association, tenantId, clerk } = await clerkAndMember();
  between.do = async (id, attempt) => {
    if (attempt === 1)
      await superuser.query("update tenant_settings set version = 50, cost_unit_hint = 'meanwhile' where tenant_id = $1", [id]);
  };
  expect(await world.run(clerk, setHintFrozen, { tenantId, hint: 'mine' })).toMatchObject({ ok: true });
  expect(attempts).toBe(2);
  expect(await one('select version, cost_unit_hint as hint from tenant_settings where tenant_id = $1', tenantId)).toEqual({
    version: 51,
    hint: 'mine',
  });
  expect(await chainOf(association, tenantId)).toMatchObject({ links: 1, findings: [] });
});

test('a race that is lost each time ends as an error, with nothing written', async () => {
  const { tenantId, clerk } = await clerkAndMember();
  between.do = async (id) => {
    await superuser.query('update tenant_settings set version = version + 50 where tenant_id = $1', [id]);
  };
  await expect(world.run(clerk, setHintFrozen, { tenantId, hint: 'mine' })).rejects.toThrow();
  expect(attempts).toBe(4);
  expect([await hintOf(tenantId), await countOf('audit_entry', tenantId)]).toEqual([null, 0]);
});

/** Resolves when so many have arrived. */
function meeting(expected: number) {
  let arrived = 0;
  let open = () => {};
  const reached = new Promise<void>((resolve) => {
    open = resolve;
  });
  const arrive = () => {
    arrived += 1;
    if (arrived >= expected) open();
  };
  return { reached, arrive };
}

test('of two writes that lock each other out, both are done at last', async () => {
  const { association, tenantId, other, clerk } = await clerkAndMember();
  const touch = (id: string) => 'update tenant_settings set version = version + 1 where tenant_id = $1'.replace('$1', `'${id}'`);
  // Each first takes its own row, then the other's: a deadlock in the first round, of which PostgreSQL gives up one.
  const bothHoldTheirs = meeting(2);
  const oneIsDone = meeting(1);
  const victims: string[] = [];
  const crossed = useCase({
    ...shape('crossed'),
    alsoWrites: () => [tenantId, other],
    save: async (writes, { tenantId: mine, hint }) => {
      attempts += 1;
      // The partner wakes up when the victim's row is free; a victim that came back sooner would take it again, and they would
      // meet a second time, as a stopped backend shows. So the victim is held here until its partner has answered.
      if (victims.length > 0) await oneIsDone.reached;
      await writes.$executeRawUnsafe(touch(mine));
      bothHoldTheirs.arrive();
      await bothHoldTheirs.reached;
      try {
        await writes.$executeRawUnsafe(touch(mine === tenantId ? other : tenantId));
      } catch (error) {
        victims.push(mine);
        throw error;
      }
      await writes.tenantSettings.update({ where: settingsOf(mine), data: { costUnitHint: hint } });
    },
  });
  const run = async (id: string) => {
    const answer = await world.run(clerk, crossed, { tenantId: id, hint: 'done' });
    oneIsDone.arrive();
    return answer.ok;
  };
  expect(await Promise.all([tenantId, other].map(run))).toEqual([true, true]);
  expect({ attempts, victims: victims.length }).toEqual({ attempts: 3, victims: 1 });
  for (const id of [tenantId, other]) {
    expect(await one('select version, cost_unit_hint as hint from tenant_settings where tenant_id = $1', id)).toEqual({
      version: 3,
      hint: 'done',
    });
    expect(await chainOf(association, id)).toMatchObject({ links: 1, findings: [] });
  }
});

test('200 writes at once on one record: all are done, each with its message, and the chain has no gap', async () => {
  const { association, tenantId, clerk } = await clerkAndMember();
  const lane = async (from: number): Promise<number> => {
    let done = 0;
    for (let n = from; n < 200; n += 8) if ((await world.run(clerk, setHint, { tenantId, hint: `n${n}` })).ok) done += 1;
    return done;
  };
  const done = (await Promise.all(Array.from({ length: 8 }, (_, from) => lane(from)))).reduce((sum, n) => sum + n, 0);
  expect(done).toBe(200);
  expect(await chainOf(association, tenantId)).toMatchObject({ links: 200, findings: [] });
  expect(await countOf('outbox_message', tenantId)).toBe(200);
});

test('a message has its effect once, however often and at once it is delivered; a refused one may be tried again', async () => {
  const { association, tenantId, clerk } = await clerkAndMember();
  const message = (): Message => ({
    id: world.newId(),
    name: 'SomethingHappened.v1',
    tenantId,
    associationId: association.associationId,
    payload: {},
    causeAccountId: clerk.accountId,
    correlationId: world.newId(),
  });
  const handler = (hint: string) => ({ name: 'follow', service: 'toy', useCase: setHint, input: () => ({ tenantId, hint }) });
  const delivered = message();
  await Promise.all([1, 2, 3, 4].map(() => handleMessage(world.platform, handler('once'), delivered, association.centreId)));
  await handleMessage(world.platform, handler('twice'), delivered, association.centreId);
  expect([await hintOf(tenantId), await countOf('outbox_message', tenantId)]).toEqual(['once', 1]);
  expect(await one('select actor_kind, actor_account_id from audit_entry where tenant_id = $1', tenantId)).toEqual({
    actor_kind: 'service',
    actor_account_id: clerk.accountId,
  });
  const refused = message();
  await expect(handleMessage(world.platform, handler('no'), refused, association.centreId)).rejects.toMatchObject({ code: 'NOT_SO' });
  await handleMessage(world.platform, handler('at last'), refused, association.centreId);
  expect(await hintOf(tenantId)).toBe('at last');
});

test('a job of another service may not do what its role does not hold', async () => {
  const { association, tenantId } = await clerkAndMember();
  const actor = serviceActor({
    service: 'other',
    associationId: association.associationId,
    centreId: association.centreId,
    tenantIds: [tenantId],
    causeAccountId: null,
    correlationId: world.newId(),
  });
  expect(await runUseCase(world.platform, setHint, { actor, input: { tenantId, hint: 'a' } })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
});

test('CHANGED_MEANWHILE names the person who ordered a job, never the service that did it', async () => {
  const { association, tenantId, clerk } = await clerkAndMember();
  const job = (causeAccountId: typeof clerk.accountId) =>
    serviceActor({
      service: 'toy',
      associationId: association.associationId,
      centreId: association.centreId,
      tenantIds: [tenantId],
      causeAccountId,
      correlationId: world.newId(),
    });
  expect(await world.run(job(null), setHint, { tenantId, hint: 'its', expectedVersion: 1 })).toMatchObject({ ok: true });
  expect(await world.run(clerk, setHint, { tenantId, hint: 'his', expectedVersion: 1 })).toMatchObject({
    error: { code: 'CHANGED_MEANWHILE', params: { by: '', automatic: 'yes' } },
  });
  const colleague = await world.actor(association, 'clerk', { name: 'Test Kollegin' });
  expect(await world.run(job(colleague.accountId), setHint, { tenantId, hint: 'hers', expectedVersion: 2 })).toMatchObject({ ok: true });
  expect(await world.run(clerk, setHint, { tenantId, hint: 'his', expectedVersion: 2 })).toMatchObject({
    error: { code: 'CHANGED_MEANWHILE', params: { by: 'Test Kollegin' } },
  });
});

// SPDX-License-Identifier: EUPL-1.2
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { asOnlyFilling } from '@platform/database';
import { createDatabase, type EmbeddedServer, startEmbedded, withDatabase } from '@platform/database/embedded';
import { applyMigrations } from '@platform/database/migrate';
import { testDatabase } from '@testkit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from './testing/test-house.ts';

const TEMPLATE = 'outage_template';
const folder = mkdtempSync(join(tmpdir(), 'gateway-outage-'));
let server: EmbeddedServer;
let house: TestHouse;

/** A server of this file's own, since it is stopped; what else asks for the test database finds it as well. */
beforeAll(async () => {
  chmodSync(folder, 0o711);
  server = await startEmbedded({ dataFolder: join(folder, 'postgres'), durable: false });
  await createDatabase(server.superuserUrl, TEMPLATE);
  await applyMigrations({ ownerUrl: withDatabase(server.ownerUrl, TEMPLATE) });
  process.env['TEST_SUPERUSER_URL'] = server.superuserUrl;
  process.env['TEST_OWNER_URL'] = withDatabase(server.ownerUrl, TEMPLATE);
  process.env['TEST_APP_URL'] = withDatabase(server.appUrl, TEMPLATE);
  process.env['TEST_TEMPLATE'] = TEMPLATE;
  house = await openTestHouse();
});
afterAll(async () => {
  await house.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let round = 0; !(await holds()); round += 1) {
    if (round > 100) throw new Error('waited in vain');
    await delay(100);
  }
};

test('the database stopped in the middle: a clear message everywhere, nothing half-written, and it goes on when it is back', async () => {
  const association = await house.world.association();
  const [member] = association.members;
  if (!member) throw new Error('no member');
  const person = await house.person(association, 'memberClerk', { member });
  const { browser } = await house.signedIn(person);
  const set = (hint: string, key: string) =>
    browser.graphql(
      person.address,
      `mutation { setHint(tenantId: "${member.tenantId}", hint: "${hint}", expectedVersion: 1, idempotencyKey: "${key}") {
        ... on SetHintSuccess { hint { hint } } ... on SetHintRefusal { code } } }`,
    );
  expect((await browser.graphql(person.address, '{ hints { total } }')).json).toEqual({ data: { hints: { total: 1 } } });

  await server.stop();
  const unavailable = { status: 503, json: { code: 'DATABASE_UNAVAILABLE', correlationId: expect.any(String) } };
  const write = await set('KST 9', 'nine');
  expect(write).toMatchObject(unavailable);
  expect(write.json.errors).toMatchObject([{ extensions: { code: 'DATABASE_UNAVAILABLE', correlationId: write.json.correlationId } }]);
  expect(await browser.ask('/auth/session')).toMatchObject(unavailable);
  expect(await browser.ask('/health/ready')).toMatchObject({ status: 503 });
  expect(await browser.ask('/health/live')).toMatchObject({ status: 200 });

  server = await startEmbedded({ dataFolder: server.dataFolder, port: server.port, durable: false });
  await until(async () => (await browser.ask('/health/ready')).status === 200);
  expect((await browser.graphql(person.address, '{ hints { items { hint version } } }')).json).toEqual({
    data: { hints: { items: [{ hint: null, version: 1 }] } },
  });
  expect((await set('KST 9', 'nine')).json).toEqual({ data: { setHint: { hint: { hint: 'KST 9' } } } });
});

test('half-filled with data it is not ready, until they are whole', async () => {
  const browser = house.browser();
  const { ownerUrl } = await testDatabase();
  await asOnlyFilling(ownerUrl, async ({ begin, end }) => {
    await begin();
    expect(await browser.ask('/health/ready')).toMatchObject({ status: 503, json: { status: 'data unfinished' } });
    await end();
  });
  expect(await browser.ask('/health/ready')).toMatchObject({ status: 200 });
});

test('inside an operation too the code says what is wrong', async () => {
  const association = await house.world.association();
  const [member] = association.members;
  const person = await house.person(association, 'memberClerk', member ? { member } : {});
  const { browser } = await house.signedIn(person);
  const { pool } = house.house.database;
  const connect = pool.connect.bind(pool) as (...all: unknown[]) => unknown;
  const refused = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
  // The session is still read (by a single query); the operation's own transaction finds no connection.
  pool.connect = ((...all: unknown[]) => (all.length > 0 ? connect(...all) : refused())) as unknown as typeof pool.connect;
  try {
    const answer = await browser.graphql(person.address, '{ hints { total } }');
    expect(answer).toMatchObject({ status: 503, json: { errors: [{ path: ['hints'], extensions: { code: 'DATABASE_UNAVAILABLE' } }] } });
  } finally {
    pool.connect = connect as unknown as typeof pool.connect;
  }
});

test('a stop lets what is under way end, and ends streams', async () => {
  const association = await house.world.association();
  const [member] = association.members;
  if (!member) throw new Error('no member');
  const person = await house.person(association, 'memberClerk', { member });
  const { browser } = await house.signedIn(person);
  const stream = await browser.fetch(`${person.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `subscription { hint(tenantId: "${member.tenantId}") { version } }` }),
  });
  const events = (stream.body ?? new ReadableStream<Uint8Array>()).getReader();
  let read = '';
  while (!read.includes('event: next')) read += new TextDecoder().decode((await events.read()).value);
  const began = Date.now();
  await house.stopGateway();
  while (!(await events.read()).done);
  expect(Date.now() - began).toBeLessThan(5_000);
  await expect(browser.ask('/health/live')).rejects.toThrow();
});

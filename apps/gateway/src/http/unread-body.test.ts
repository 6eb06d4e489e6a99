// SPDX-License-Identifier: EUPL-1.2
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MIB, type Sending, sendStubbornly } from '../testing/stubborn-sender.ts';
import { answerBeforeTheBodyEnds, drainForMember } from './unread-body.ts';

const BOUNDS = { bytes: 8 * MIB, ms: 600 };
/** What may lie in the buffers of both ends beyond what was taken. */
const ON_ITS_WAY = 24 * MIB;

let server: Server;
let port: number;
beforeAll(async () => {
  const app = express();
  app.use(answerBeforeTheBodyEnds(BOUNDS));
  app.post('/json', (_request, response) => void response.status(401).json({ code: 'NO' }));
  app.post('/nothing', (_request, response) => void response.status(204).end());
  app.post('/begun', (_request, response) => {
    response.write('begun');
    setTimeout(() => response.end('ended'), 20);
  });
  app.post('/member', (_request, response) => {
    drainForMember(response);
    response.status(413).json({ code: 'TOO_LARGE' });
  });
  app.post('/read', express.json(), (_request, response) => void response.json({ read: true }));
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => void server.close());

const send = (sending: Omit<Sending, 'port'>) => sendStubbornly({ port, ...sending });
const fast = { declared: 9e9, most: 400 * MIB };
const slow = { declared: 9e9, most: 400 * MIB, partBytes: 100, pauseMs: 25 };

test.each([
  ['declared', fast],
  ['in chunks', { ...fast, declared: null }],
])('a fast sender is answered at once and cut off beyond the bound: %s', async (_name, how) => {
  const told = await send({ path: '/json', ...how });
  expect(told.answer).toMatch(/^HTTP\/1\.1 401 [\s\S]*connection: close[\s\S]*\{"code":"NO"\}$/i);
  expect(told.sent).toBeLessThan(BOUNDS.bytes + ON_ITS_WAY);
  expect(told.sentAtAnswer).toBeLessThan(ON_ITS_WAY);
});

test.each(['/json', '/nothing', '/begun'])('a slow one is answered at once and cut off when its time is over: %s', async (path) => {
  const told = await send({ path, ...slow });
  expect(told.answer).toMatch(/^HTTP\/1\.1 (401|204|200) /);
  expect(told.sentAtAnswer).toBeLessThan(3_000);
  expect(told.ms).toBeGreaterThan(BOUNDS.ms - 50);
  expect(told.ms).toBeLessThan(BOUNDS.ms + 2_000);
});

test('who sends nothing of what was announced is cut off too', async () => {
  const told = await send({ path: '/json', declared: 1_000, most: 0 });
  expect(told.answer).toContain('401');
  expect(told.ms).toBeLessThan(BOUNDS.ms + 2_000);
});

test('a member who sends 200 MiB before listening reads why it was refused', async () => {
  const told = await send({ path: '/member', declared: 200 * MIB, most: 200 * MIB });
  expect(told.sent).toBe(200 * MIB);
  expect(told.answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*\{"code":"TOO_LARGE"\}$/);
  const answer = await fetch(`http://127.0.0.1:${port}/member`, { method: 'POST', body: new Uint8Array(200 * MIB) });
  expect([answer.status, await answer.json()]).toEqual([413, { code: 'TOO_LARGE' }]);
});

test('a body that was read leaves the line open for the next question', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/read`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}',
  });
  expect(answer.headers.get('connection')).toBe('keep-alive');
  expect(await answer.json()).toEqual({ read: true });
});

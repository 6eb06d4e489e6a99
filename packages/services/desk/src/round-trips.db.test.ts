// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import type { World } from '@testkit/core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { day, deskScene, deskWorld, done, submitted } from './testing/desk-world.ts';
import { bookTime } from './use-cases/book-time.ts';

let world: World;
beforeAll(async () => {
  world = await deskWorld();
});

type Inside = { _writeGeneric: (...given: unknown[]) => unknown; push: (...given: unknown[]) => boolean };
const socket = Socket.prototype as unknown as Inside;
const { _writeGeneric: write, push } = socket;

/** What goes over the connections: a way there and back begins with each packet that leaves after something has come. */
let trips = 0;
beforeEach(() => {
  const waiting = new WeakSet<object>();
  trips = 0;
  socket._writeGeneric = function (this: object, ...given) {
    if (!waiting.has(this)) trips += 1;
    waiting.add(this);
    return write.apply(this, given);
  };
  socket.push = function (this: object, ...given) {
    waiting.delete(this);
    return push.apply(this, given);
  };
});
afterEach(() => Object.assign(socket, { _writeGeneric: write, push }));

test('booking time goes to PostgreSQL and back no more often than docs/benchmarks.md says', async () => {
  const scene = await deskScene(world);
  const { requestId } = await submitted(world, scene);
  const clerk = await world.actor(scene, 'clerk');
  const work = { kind: 'billable' as const, requestId, workedOn: day('2026-11-13'), minutes: 60, activity: 'advice' };
  // The first of its kind asks for types and prepares statements.
  done(await world.run(clerk, bookTime, work));
  trips = 0;
  done(await world.run(clerk, bookTime, { ...work, workedOn: day('2026-11-12') }));
  const text = readFileSync(new URL('../../../../docs/benchmarks.md', import.meta.url), 'utf8');
  const told = Number(/booking time goes to PostgreSQL and back (\d+) times/.exec(text)?.[1]);
  expect(trips).toBeGreaterThan(0);
  expect(trips).toBeLessThanOrEqual(told);
});

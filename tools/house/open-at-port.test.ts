// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { messagesFor } from './messages.ts';
import { openAtPort } from './open-at-port.ts';
import { choosePort } from './ports.ts';
import { type SupervisedProcess, superviseProcess } from './supervised-process.ts';

const german = messagesFor({});
const HOST = '127.0.0.1';

let folder: string;
let others: Server[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'port-'));
  others = [];
  // What the gateway does at its start, without a house behind it.
  writeFileSync(
    join(folder, 'gateway.mjs'),
    `import { createServer } from 'node:http';
     const { PORT, HOUSE_INSTANCE: instance } = process.env;
     const server = createServer((_, response) => response.end(JSON.stringify({ status: 'ready', instance })));
     server.once('error', ({ code }) => { console.error('somebody listens [' + code + ']'); process.exitCode = 78; });
     server.listen(Number(PORT), '127.0.0.1');`,
  );
});
afterEach(() => {
  for (const other of others) other.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Another house, which is ready too. */
const otherAt = (port: number): Promise<number> =>
  new Promise((resolve) => {
    const other = createServer((_request, response) => response.end(JSON.stringify({ status: 'ready' })));
    others.push(other);
    other.listen(port, HOST, () => resolve((other.address() as AddressInfo).port));
  });

const gatewayAt = (port: number, instance: string, onCrash: () => void = () => {}): SupervisedProcess =>
  superviseProcess({
    ...{ name: 'gateway', script: join(folder, 'gateway.mjs'), logFile: join(folder, 'gateway.log'), onCrash },
    env: { ...process.env, PORT: String(port), HOUSE_INSTANCE: instance },
  });

/** Each start's port is taken by another house in the moment between the look and the start, as often as 'collisions' says. */
async function opened(asked: string | undefined, collisions: number) {
  const said: string[] = [];
  const ports: number[] = [];
  let left = collisions;
  const opening = openAtPort({
    ...{ host: HOST, asked, messages: german, say: (text) => void said.push(text) },
    start: (port, instance) => {
      ports.push(port);
      // The gateway takes longer to its start than a server of this process.
      if (left-- > 0) void otherAt(port);
      return [gatewayAt(port, instance)];
    },
  });
  const house = await opening.catch((error: unknown) => error as Error);
  return { house, said, ports };
}

test('a port that another house takes at the same moment leads to the next free one, and that is said', async () => {
  const { house, said, ports } = await opened(undefined, 2);
  if (house instanceof Error) throw house;
  try {
    expect(ports).toHaveLength(3);
    expect(new Set(ports).size).toBe(3);
    expect(house.port).toBe(ports[2]);
    expect(said.slice(-2)).toEqual([german.portTaken(ports[0] ?? 0, ports[1] ?? 0), german.portTaken(ports[1] ?? 0, ports[2] ?? 0)]);
    const ours = await fetch(`http://${HOST}:${house.port}/health/ready`);
    expect(await ours.json()).toMatchObject({ instance: expect.any(String) });
  } finally {
    await Promise.all(house.parts.map((part) => part.stop()));
  }
});

test('a port that was asked for is not exchanged, even if it was lost at the last moment', async () => {
  const free = await choosePort('0', HOST, german, () => {});
  const { house, said } = await opened(String(free), 1);
  expect(house).toMatchObject({ message: german.portTakenForGood(free) });
  expect(said).toEqual([]);
});

test('what another house answers is not taken for our own readiness', async () => {
  const mute = join(folder, 'mute.mjs');
  writeFileSync(mute, 'setTimeout(() => process.exit(3), 1_000);');
  const opening = openAtPort({
    ...{ host: HOST, asked: '0', messages: german, say: () => {} },
    start: (port) => {
      void otherAt(port);
      return [superviseProcess({ name: 'gateway', script: mute, env: process.env, logFile: join(folder, 'mute.log'), onCrash: () => {} })];
    },
  });
  await expect(opening).rejects.toThrow(german.crashedForGood('gateway', 'code 3'));
});

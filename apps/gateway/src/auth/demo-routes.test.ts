// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '@assembly/core';
import { type Instant, unwrap } from '@kernel/core';
import { readConfiguration } from '@platform/configuration';
import { totpCode } from '@platform/identity';
import express from 'express';
import { afterAll, expect, test } from 'vitest';
import { demoRoutes } from './demo-routes.ts';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const AT = '2026-11-16T09:00:00.000Z' as Instant;
const folder = mkdtempSync(join(tmpdir(), 'demo-logins-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'demo-logins.json');
const clerk = { name: 'Demo Sonnenblume', role: 'Sachbearbeitung', email: 'a@demo.example', password: 'p' };
writeFileSync(file, JSON.stringify([{ ...clerk, totpSecret: SECRET }, clerk]));

async function ask(more: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }> {
  const environment = { DATABASE_URL: 'postgresql://a:b@c/d', MASTER_KEY_FILE: 'k', FILES_FOLDER: 'f', ...more };
  const configuration = unwrap(readConfiguration(environment, 'server'));
  const platform = { clock: () => new Date(AT) } as House['platform'];
  const server = express().use(demoRoutes({ configuration, platform })).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/demo-logins`);
    return { status: answer.status, body: answer.ok ? await answer.json() : null };
  } finally {
    server.close();
  }
}

test('the demo shows its people with the code of the moment, and no secret', async () => {
  const { body } = await ask({ DEMO: 'true', DEMO_LOGINS_FILE: file });
  expect(body).toEqual([
    { ...clerk, code: totpCode(SECRET, AT) },
    { ...clerk, code: null },
  ]);
  expect(JSON.stringify(body)).not.toContain(SECRET);
});

test('anywhere else there is nobody, whatever lies in the file', async () => {
  expect(await ask({ DEMO: 'false', DEMO_LOGINS_FILE: file })).toEqual({ status: 200, body: [] });
  expect(await ask({ DEMO: 'true' })).toEqual({ status: 200, body: [] });
});

test('before the demo is loaded there is nobody', async () => {
  expect(await ask({ DEMO: 'true', DEMO_LOGINS_FILE: join(folder, 'none.json') })).toEqual({ status: 200, body: [] });
});

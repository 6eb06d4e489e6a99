// SPDX-License-Identifier: EUPL-1.2

import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { testWorld } from '@testkit/core';
import { expect, test } from 'vitest';
import { administrationService } from '../index.ts';

test('the set-up of an association is described, the same on every day, and set as a PDF', async () => {
  const service = administrationService({ others: [], demo: false, version: '9.9.9' });
  const world = await testWorld([service]);
  const association = await world.association();
  const auditor = await world.actor(association, 'auditor');
  const [download] = service.downloads ?? [];
  if (!download) throw new Error('no download');
  const today = await world.ask(auditor, download.query, {});
  world.clock.now = new Date('2026-12-01T09:00:00.000Z');
  const later = await world.ask(auditor, download.query, {});
  expect(today).toMatchObject({ version: '9.9.9', on: '2026-11-16', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect([later.on, later.hash]).toEqual(['2026-12-01', today.hash]);
  const roles = today.tables.find(({ title }: { title: string }) => title === 'Rollen und Berechtigungen');
  expect(roles.rows.find(([name]: readonly string[]) => name === 'Prüfung (nur lesend)')).toContain('180 Tage');
  const periods = today.tables.find(({ title }: { title: string }) => title === 'Aufbewahrungsfristen');
  expect(
    periods.rows.filter(([records]: readonly string[]) => records?.startsWith('Buchungsbelege')).map((row: string[]) => row[1]),
  ).toEqual(['8 Jahre', '10 Jahre']);
  const clerk = await world.actor(association, 'clerk');
  await expect(world.ask(clerk, download.query, {})).rejects.toThrow();
  const file = download.toFile(today, { language: 'de', at: '2026-11-16T09:00:00.000Z' as never, openFile: async () => null });
  const pdf = await buffer(Readable.from(file.content as AsyncIterable<Uint8Array>));
  expect([file.fileName, pdf.subarray(0, 5).toString()]).toEqual(['verfahrensdokumentation-2026-11-16.pdf', '%PDF-']);
}, 60_000);

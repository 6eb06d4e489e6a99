// SPDX-License-Identifier: EUPL-1.2
import { ok, type TenantId } from '@kernel/core';
import { openDatabase } from '@platform/database';
import { assemble, defineService } from '@platform/service';
import { bindUseCase, idInput, longUseCase, type Platform, type Point, systemNewId } from '@platform/use-case';
import { z } from 'zod';

const useCase = bindUseCase((writes) => writes);
const settingsOf = (tenantId: string) => ({ tenantId_id: { tenantId, id: tenantId } });
const input = z.object({ tenantId: idInput<'TenantId'>() });

/** Counts in the members' settings: the cause in 'version', its effect in 'cost_unit_hint', as a number. */
const counter = (name: 'cause' | 'effect', messages: boolean) =>
  useCase({
    name: `crash.${name}`,
    action: 'crash.count',
    input,
    refusals: [],
    load: (writes, { input: given }) => writes.tenantSettings.findUnique({ where: settingsOf(given.tenantId) }),
    row: (settings) => ({ tenantId: settings.tenantId as TenantId, type: 'settings', id: settings.id }),
    decide: (settings) => ok({ tenantId: settings.tenantId as TenantId }),
    save: async (writes, { tenantId }) => {
      const sql =
        name === 'cause'
          ? 'update tenant_settings set version = version + 1 where tenant_id = $1::uuid'
          : "update tenant_settings set cost_unit_hint = (coalesce(cost_unit_hint, '0')::int + 1)::text where tenant_id = $1::uuid";
      await writes.$executeRawUnsafe(sql, tenantId);
    },
    record: ({ tenantId }) => ({
      type: 'settings',
      id: tenantId,
      content: { tenantId },
      messages: messages ? [{ name: 'CauseCounted.v1', payload: { tenantId } }] : [],
    }),
    outcome: ({ tenantId }) => ({ tenantId }),
  });

export const countCause = counter('cause', true);
const countEffect = counter('effect', false);

/** Five pieces, each a transaction; the last step is short. A crash between the pieces is followed by a new beginning. */
export const countLong = longUseCase({
  name: 'crash.long',
  action: 'crash.count',
  input: z.object({ pieces: z.int() }),
  steps: [
    {
      name: 'pieces',
      run: async (work) => {
        for (let piece = 1; piece <= work.input.pieces; piece++) {
          await work.progress(piece, work.input.pieces);
          if (piece === 3) await work.platform.reached('handlerAfterEffect', 'crash.long');
        }
        return ok({ pieces: work.input.pieces });
      },
    },
  ],
});

export const crashService = defineService({
  name: 'crash',
  actions: { 'crash.count': { de: 'zählen', en: 'count' } },
  roles: { clerk: ['crash.count'], 'service:crash': ['crash.count'] },
  useCases: [countCause, countEffect],
  queries: [],
  longUseCases: [countLong],
  handlers: {
    'CauseCounted.v1': [
      { name: 'effect', service: 'crash', useCase: countEffect, input: ({ payload }) => ({ tenantId: payload.tenantId }) },
    ],
  },
  messages: { de: {}, en: {} },
});

const ROLES = [{ name: 'clerk', side: 'centre', de: 'Sachbearbeitung', en: 'Clerk' }] as const;

/** A platform that ends the process, as a power cut would, when it comes to the point for the n-th time. */
export function crashingPlatform(databaseUrl: string, point: Point | 'never', useCaseName: string, nth: number) {
  const assembly = assemble(ROLES, [crashService]);
  const database = openDatabase({ url: databaseUrl, applicationName: 'crash', maxConnections: 4 });
  let times = 0;
  const platform: Platform = {
    database,
    book: assembly.book,
    ports: assembly.ports,
    clock: () => new Date(),
    newId: systemNewId,
    noteSecurityEvent: () => {},
    reached: (reached, name) => {
      if (reached !== point || name !== useCaseName) return;
      times += 1;
      if (times === nth) process.kill(process.pid, 'SIGKILL');
    },
  };
  return { assembly, platform };
}

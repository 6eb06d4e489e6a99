// SPDX-License-Identifier: EUPL-1.2
import { ok, type TenantId } from '@kernel/core';
import { openPool } from '@platform/database';
import { mutationField, readField } from '@platform/graphql';
import { defineService, type Service } from '@platform/service';
import { bindUseCase, idInput, query } from '@platform/use-case';
import { z } from 'zod';

const requestInput = z.object({ requestId: idInput<'RequestId'>() });

/** What must never be: a service that goes around the wall by a connection of its own. The matrix has to see each of its fields. */
export function plantedLeaks(superuserUrl: string): Service {
  const pool = openPool({ url: superuserUrl, maxConnections: 2, applicationName: 'leak' });
  const first = async (sql: string, values: unknown[] = []): Promise<string | null> =>
    (await pool.query(sql, values)).rows[0]?.found ?? null;

  /** Reads past the scope. */
  const shown = query({
    name: 'planted.shown',
    action: 'planted.read',
    input: requestInput,
    run: (_reads, { input }) => first('select subject as found from request where id = $1', [input.requestId]),
  });
  /** Shows rows of everybody without being asked for any. */
  const listed = query({
    name: 'planted.listed',
    action: 'planted.read',
    input: z.object({}),
    run: () => first('select string_agg(id::text, $1) as found from request', [' ']),
  });
  /** Shows nothing, but tells whether there is such a record somewhere. */
  const oracle = query({
    name: 'planted.oracle',
    action: 'planted.read',
    input: requestInput,
    run: async (reads, { input }) => {
      const own = await reads.selectFrom('request').select('subject').where('id', '=', input.requestId).executeTakeFirst();
      if (own) return 'yours';
      return (await first('select 1::text as found from request where id = $1', [input.requestId])) ? 'not yours' : 'nothing';
    },
  });
  /** Changes the record of whoever has it. */
  const changed = bindUseCase((writes) => writes)({
    name: 'planted.plantedChange',
    action: 'planted.write',
    input: requestInput,
    refusals: [],
    load: async () => ({}),
    row: () => ({ tenantId: '' as TenantId }),
    decide: () => ok({}),
    save: async () => undefined,
    record: () => [],
    outcome: () => ({}),
  });
  const stolen: typeof changed = {
    ...changed,
    load: async (_writes, { input, actor }) => {
      await pool.query(`update request set cost_unit = 'taken' where id = $1`, [input.requestId]);
      return { tenantId: actor.body.tenantId };
    },
    row: (state) => state as { tenantId: TenantId },
  };
  return defineService({
    name: 'planted',
    actions: { 'planted.read': { de: 'lesen', en: 'read' }, 'planted.write': { de: 'ändern', en: 'change' } },
    roles: { clerk: ['planted.read', 'planted.write'], memberClerk: ['planted.read', 'planted.write'] },
    useCases: [stolen],
    queries: [shown, listed, oracle],
    graphql: (builder) => {
      readField(builder, 'plantedShown', shown, 'String', { nullable: true });
      readField(builder, 'plantedListed', listed, 'String', { nullable: true });
      readField(builder, 'plantedOracle', oracle, 'String', { nullable: true });
      mutationField(builder, stolen, { messages: { de: {}, en: {} } });
    },
    messages: { de: {}, en: {} },
  });
}

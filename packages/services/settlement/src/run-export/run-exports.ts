// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, readField } from '@platform/graphql';
import { idInput, orderOf, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { messages } from '../messages/index.ts';
import { exportRun, keepRunExport } from './export-run.ts';

/** The archives of a run that were made, the newest first, and how far one is that is being made. */
const listRunExports = query({
  name: 'settlement.listRunExports',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>() }),
  run: async (reads, { input, actor }) => {
    const { rows } = await sql<{
      id: string;
      fileId: string;
      sha256: string;
      bytes: number;
      tables: number;
      rows: number;
      madeBy: string | null;
      madeAt: string;
    }>`
      select made.id, made.file_id as "fileId", made.sha256, made.bytes, made.tables, made.rows, person.name as "madeBy", made.made_at as "madeAt"
      from run_export as made left join tenant_user as person on person.tenant_id = made.tenant_id and person.id = made.made_by_user
      where made.run_id = ${input.runId}::uuid order by made.made_at desc, made.id desc limit 20`.execute(reads);
    const { rows: working } = await sql<{ state: string; done: number; total: number }>`
      select state, done, total from long_command where tenant_id = ${actor.centreId}::uuid and name = 'settlement.exportRun'
        and input ->> 'runId' = ${input.runId} order by created_at desc limit 1`.execute(reads);
    return { runId: input.runId, exports: rows, work: working[0] ?? null };
  },
});

type RunExports = Awaited<ReturnType<typeof listRunExports.run>>;

export function runExportFields(builder: Builder): void {
  const made = builder.objectRef<RunExports['exports'][number]>('RunExport');
  made.implement({
    description: 'All data of a run as one archive, for the tax audit.',
    fields: (t) => ({
      id: t.exposeID('id'),
      fileId: t.exposeID('fileId'),
      sha256: t.exposeString('sha256'),
      bytes: t.exposeInt('bytes'),
      tables: t.exposeInt('tables'),
      rows: t.exposeInt('rows'),
      madeBy: t.exposeString('madeBy', { nullable: true }),
      madeAt: t.field({ type: 'DateTime', resolve: (row) => row.madeAt }),
    }),
  });
  const work = builder.objectRef<NonNullable<RunExports['work']>>('RunExportWork');
  work.implement({
    fields: (t) => ({
      state: t.exposeString('state', { description: 'queued, running, done, failed or cancelled.' }),
      done: t.exposeInt('done'),
      total: t.exposeInt('total'),
    }),
  });
  const exports = builder.objectRef<RunExports>('RunExports');
  exports.implement({
    fields: (t) => ({
      runId: t.exposeID('runId'),
      exports: t.field({ type: [made], resolve: (row) => row.exports }),
      work: t.field({ type: work, nullable: true, resolve: (row) => row.work }),
    }),
  });
  readField(builder, 'runExports', listRunExports, exports);
  mutationField(builder, orderOf(exportRun), { messages });
}

/** What the settlement has of exports for the tax audit. */
export const runExports = { useCases: [keepRunExport], queries: [listRunExports], longUseCases: [exportRun] };

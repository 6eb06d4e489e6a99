// SPDX-License-Identifier: EUPL-1.2
import { documentArchivePort } from '@contracts/billing';
import { centsToDecimal, err, instant, invariant, ok, type Refusal, type Result, refusal, type TenantId, type UserId } from '@kernel/core';
import { instantColumn } from '@platform/database';
import { bindUseCase, idInput, type LongWork, longUseCase, runUseCase, scopeFor } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { CORRECTION_NUMBER } from '../correction-chain.ts';
import { centreTables } from './centre-tables.ts';
import type { ExportHead } from './describe-export.ts';
import { attachmentsOf, documentTables } from './document-tables.ts';
import type { ExportScope } from './export-table.ts';
import { keyTables } from './key-tables.ts';
import { memberTables } from './member-tables.ts';
import { postedTables } from './posted-tables.ts';
import { resultTables } from './result-tables.ts';
import { type RunFacts, runFacts } from './run-facts.ts';
import { shareTables } from './share-tables.ts';
import { type Contents, zipOfTables } from './zip-of-tables.ts';

/** As much as a row can say of a file's size. */
const MAX_BYTES = 2_000_000_000;
const TABLES = [...postedTables, ...centreTables, ...memberTables, ...keyTables, ...shareTables, ...resultTables, ...documentTables];
const ACTION = 'settlement.exportRun';
const fields = { runId: idInput<'RunId'>() };

interface Kept {
  readonly id: string;
  readonly fileId: string;
  readonly runId: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
  readonly madeByUser: UserId | null;
}

/** Keeps the archive: its bytes lie in the files already. */
export const keepRunExport = bindUseCase((writes) => writes)({
  name: 'settlement.keepRunExport',
  action: ACTION,
  input: z.object({
    ...fields,
    name: z.string().max(200),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1),
    tables: z.int().min(1),
    rows: z.int().min(0),
  }),
  ofAll: true,
  refusals: ['RUN_NOT_RELEASED'],
  load: async (writes, { input, actor, at }) => {
    const run = await writes.settlementRun.findUnique({ where: { tenantId_id: { tenantId: actor.centreId, id: input.runId } } });
    return run && { centreId: actor.centreId, userId: actor.userId, isReleased: run.status === 'released', at };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'runExport' }),
  decide: ({ isReleased, userId }, input, { newId }): Result<Kept, Refusal<'RUN_NOT_RELEASED'>> =>
    isReleased ? ok({ ...input, id: newId(), fileId: newId(), madeByUser: userId }) : err(refusal('RUN_NOT_RELEASED')),
  save: async (writes, { name, ...kept }, { centreId, at }) => {
    const { sha256, bytes, fileId, madeByUser } = kept;
    const createdAt = instantColumn(at);
    const file = { tenantId: centreId, id: fileId, sha256, name, mediaType: 'application/zip', bytes, audience: 'centre' };
    await writes.storedFile.create({ data: { ...file, scanState: 'clean', uploadedBy: madeByUser, createdAt } });
    await writes.runExport.create({ data: { tenantId: centreId, ...kept, madeAt: createdAt } });
  },
  record: (kept) => ({ type: 'runExport', id: kept.id, content: kept }),
  outcome: ({ id, fileId }) => ({ exportId: id, fileId }),
});

interface RunRow {
  readonly status: string;
  readonly association: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly released_at: string | null;
  readonly input_hash: string;
  readonly result_hash: string;
  readonly frozen_hash: string | null;
  readonly total_cents: bigint;
  readonly correction_number: number;
}

async function headOf({ read, input, actor }: LongWork<{ readonly runId: string }>, facts: RunFacts): Promise<ExportHead> {
  const { rows } = await read((reads) =>
    sql<RunRow>`select run.*, ${CORRECTION_NUMBER} as correction_number, association.name as association from settlement_run as run join association on association.id = run.association_id
      where run.id = ${input.runId}::uuid and run.tenant_id = ${actor.centreId}::uuid`.execute(reads),
  );
  const [row] = rows;
  invariant(row?.status === 'released' && row.released_at !== null, 'only a released run is exported');
  return {
    association: row.association,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    runId: input.runId,
    correction: row.correction_number === 0 ? null : row.correction_number,
    releasedAt: instant(new Date(row.released_at)),
    inputHash: row.input_hash,
    resultHash: row.result_hash,
    frozenHash: row.frozen_hash ?? '',
    total: centsToDecimal(row.total_cents).replace('.', ','),
    isWorkedAgain: facts.worked !== null,
  };
}

/** A generator whose answer is wanted beside its pieces. */
async function* noting(pieces: AsyncGenerator<Uint8Array, Contents>, note: (contents: Contents) => void): AsyncGenerator<Uint8Array> {
  note(yield* pieces);
}

/** All data of a released run as one archive for the tax audit: tables, their description, their hashes. The same run gives the same bytes. */
export const exportRun = longUseCase({
  name: 'settlement.exportRun',
  action: ACTION,
  input: z.object(fields),
  ofAll: true,
  refusals: ['RUN_NOT_RELEASED'],
  check: async (writes, { input, actor }) => {
    const run = await writes.settlementRun.findUnique({
      where: { tenantId_id: { tenantId: actor.centreId, id: input.runId } },
      select: { status: true },
    });
    return run?.status === 'released' ? null : refusal('RUN_NOT_RELEASED', { field: 'runId' });
  },
  steps: [
    {
      name: 'export',
      run: async (work) => {
        const { platform, actor, input, commandId } = work;
        invariant(platform.files, 'an archive needs a place for its bytes');
        const members = await work.read((reads) =>
          reads
            .selectFrom('tenant')
            .select('id')
            .where('tenant_id', '=', actor.centreId)
            .where('id', '<>', actor.centreId)
            .orderBy('id')
            .execute(),
        );
        const facts = await work.read((reads) => runFacts(reads, actor.centreId, input.runId));
        const scope: ExportScope = {
          facts,
          runId: input.runId,
          centreId: actor.centreId,
          tenantIds: [actor.centreId, ...members.map(({ id }) => id as TenantId)],
          archive: platform.ports.get(documentArchivePort),
          read: (run) => platform.database.read(scopeFor(platform, actor, ACTION, 'permitted'), run),
        };
        const head = await headOf(work, facts);
        const { files } = platform;
        const attachments = attachmentsOf(await scope.read((reads) => scope.archive.documentsOf(reads, input.runId)));
        const open = async (tenantId: string, sha256: string): Promise<AsyncIterable<Uint8Array>> => {
          const file = await files.openStream(tenantId, sha256);
          invariant(file, 'the file of a document lies in the store');
          return file.stream;
        };
        let contents: Contents = { tables: [] };
        const pieces = zipOfTables(TABLES, scope, head, { attachments, open }, (done) => work.progress(done, TABLES.length));
        const what = head.correction === null ? 'abrechnung' : `berichtigung-${head.correction}`;
        const name = `${what}-${head.periodFrom}-${head.periodTo}-pruefung.zip`;
        const stored = await files.storeStream(
          actor.centreId,
          noting(pieces, (made) => {
            contents = made;
          }),
          { fileName: name, maxBytes: MAX_BYTES, allowedTypes: ['zip'] },
        );
        if (!stored.ok) return stored;
        const { sha256, sizeBytes } = stored.value;
        const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0);
        const kept = { runId: input.runId, name, sha256, bytes: sizeBytes, tables: contents.tables.length, rows };
        return runUseCase(platform, keepRunExport, { actor, input: kept, idempotencyKey: commandId });
      },
    },
  ],
});

// SPDX-License-Identifier: EUPL-1.2
import { Readable } from 'node:stream';
import type { CivilDate, Instant, NewId, TenantId } from '@kernel/core';
import { ALL_FILE_TYPES } from '@platform/files';
import {
  type AnyLongUseCase,
  type AnyUseCase,
  type InputOf,
  LONG_WORK_ORDERED,
  type OutcomeOf,
  orderOf,
  type Platform,
  performLongWork,
} from '@platform/use-case';
import { matchBankLines } from '@services/payments';
import { type RawBuilder, sql } from 'kysely';
import { doing } from '../course/bill.ts';
import type { Deed } from '../course/treasury-deeds.ts';
import { idsOfTime } from '../ids-of-time.ts';
import { journal } from '../journal.ts';
import type { Staff } from '../person.ts';
import { writeBatch } from '../rows/write-rows.ts';
import { decided, instantOf, type Scene } from '../scene.ts';
import type { Look } from './bank/known-to-banks.ts';

/** People of both sides do one thing after the other. */
export interface Acting {
  readonly day: CivilDate;
  readonly at: () => Instant;
  readonly act: <U extends AnyUseCase>(staff: Staff, useCase: U, input: InputOf<U>) => Promise<OutcomeOf<U>>;
  /** Orders work of the worker's and lets it be done at once, with the matching that follows. */
  readonly work: (staff: Staff, long: AnyLongUseCase, input: unknown) => Promise<void>;
  /** Keeps a file as if it had been uploaded; its id. */
  readonly upload: (staff: Staff, tenantId: TenantId, name: string, bytes: Uint8Array) => Promise<string>;
  readonly look: Look;
}

const STEP_MS = 12_000;

const scopeOf = ({ association, centre, members }: Scene) => {
  const tenants = [centre.id, ...members.map(({ tenant }) => tenant.id)];
  return { associationId: association.id, readTenants: tenants, writeTenants: tenants, audience: 'centre' as const };
};

interface Now {
  readonly next: () => number;
  readonly newId: NewId;
}

async function keepUpload(platform: Platform, scene: Scene, { next, newId }: Now, file: UploadedFile): Promise<string> {
  const { staff: by, tenantId, name, bytes } = file;
  const options = { fileName: name, maxBytes: 25_000_000, allowedTypes: [...ALL_FILE_TYPES, 'zip'] as const };
  const stored = decided(
    (await platform.files?.storeStream(tenantId, Readable.from([bytes]), options)) ?? { ok: false, error: { code: 'NO_STORE' } },
    name,
  );
  const at = instantOf(next());
  const id = newId();
  const kept = {
    sha256: stored.sha256,
    name: stored.fileName,
    bytes: stored.sizeBytes,
    audience: tenantId === scene.centre.id ? 'centre' : 'both',
  };
  const book = journal({ associationId: scene.association.id, centreId: scene.centre.id, correlation: () => newId() });
  const row = { tenant_id: tenantId, id, ...kept, media_type: stored.mediaType, scan_state: 'unscanned' };
  book.put('stored_file', { ...row, uploaded_by: by.userId, created_at: at });
  const content = { ...kept, mediaType: stored.mediaType, id, tenantId, uploadedBy: by.userId, at };
  book.record({ by, at, action: 'files.storeFile', records: [{ type: 'file', id, tenantId, content }] });
  await writeBatch(platform.database, scopeOf(scene), book.take());
  return id;
}

interface UploadedFile {
  readonly staff: Staff;
  readonly tenantId: TenantId;
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function perform(platform: Platform, scene: Scene, staff: Staff, long: AnyLongUseCase, commandId: string): Promise<void> {
  const message = {
    ...{ id: platform.newId(), name: LONG_WORK_ORDERED, tenantId: scene.centre.id, associationId: scene.association.id },
    ...{ causeAccountId: staff.accountId, correlationId: platform.newId(), payload: { commandId } },
  };
  await performLongWork(platform, [long], message, () => 'payments');
  const { rows } = await platform.database.read(scopeOf(scene), (reads) =>
    sql<{ state: string; failure: unknown; outcome: { matching?: string | null } | null }>`
      select state, failure, outcome from long_command where id = ${commandId}::uuid`.execute(reads),
  );
  const [done] = rows;
  if (done?.state !== 'done') throw new Error(`${long.name} was not done: ${JSON.stringify(done?.failure)}`);
  const matching = done.outcome?.matching;
  if (matching) await perform(platform, scene, staff, matchBankLines as never, matching);
}

/** Work on payments that begins at a minute of a day. */
export function paymentsWork(scene: Scene, date: CivilDate, minute: number, work: (acting: Acting) => Promise<void>): Deed {
  const atMs = scene.time.at(date, minute);
  return {
    atMs,
    run: (platform) => {
      let now = atMs;
      const ids = idsOfTime(scene.luck.branch(`payments ${atMs}`));
      const newId: NewId = () => ids.at(now);
      const next = (): number => {
        now += STEP_MS;
        return now;
      };
      const then = (): Platform => ({ ...platform, newId, clock: () => new Date(now) });
      return work({
        day: date,
        at: () => instantOf(now),
        act: (staff, useCase, input) => doing(platform, scene, { atMs: next(), newId })(staff, useCase, input),
        async work(staff, long, input) {
          const { commandId } = await doing(platform, scene, { atMs: next(), newId })(
            staff,
            orderOf(long) as never as AnyUseCase,
            input as never,
          );
          await perform(then(), scene, staff, long, commandId as string);
        },
        upload: (staff, tenantId, name, bytes) => keepUpload(platform, scene, { next, newId }, { staff, tenantId, name, bytes }),
        look: async <Row>(query: RawBuilder<Row>) => (await platform.database.read(scopeOf(scene), (reads) => query.execute(reads))).rows,
      });
    },
  };
}

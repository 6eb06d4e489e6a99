// SPDX-License-Identifier: EUPL-1.2
import { runBillablesPort } from '@contracts/billing';
import {
  type KeyLookup,
  keysPort,
  type MeasuredBy,
  type ReadingBook,
  type ReadingDraft,
  readingsPort,
  settlementResultsPort,
} from '@contracts/settlement';
import { invariant, monthOf } from '@kernel/core';
import { later, Prisma, type Reads, type Writes } from '@platform/database';
import { type Offer, offer } from '@platform/use-case';
import { sql } from 'kysely';
import { runBillables } from './billables-port.ts';
import { READING_NOT_FROZEN, SETTLED_METERS } from './frozen-set.ts';
import { readingGateRepository } from './repositories/reading-gate-repository.ts';
import { settlementResults } from './treasury-port.ts';

type Source = ReadingDraft['source'];

const sourceId = (tenantId: string, meter: string, source: Source): string =>
  JSON.stringify([tenantId, meter, source.type, source.id, source.version]);

/** Ids of the readings that are taken back, by their sources; those of the same batch among them. */
async function reversedIds(writes: Writes, drafts: readonly ReadingDraft[]): Promise<Map<string, string>> {
  const wanted = drafts.flatMap(({ tenantId, meter, reverses }) => (reverses ? [{ tenantId, meter, reverses }] : []));
  if (wanted.length === 0) return new Map();
  const rows = await writes.reading.findMany({
    where: {
      OR: wanted.map(({ tenantId, meter, reverses }) => ({
        tenantId,
        meter,
        sourceType: reverses.type,
        sourceId: reverses.id,
        sourceVersion: reverses.version,
      })),
    },
    select: { id: true, tenantId: true, meter: true, sourceType: true, sourceId: true, sourceVersion: true },
  });
  return new Map(
    rows.map((row) => [sourceId(row.tenantId, row.meter, { type: row.sourceType, id: row.sourceId, version: row.sourceVersion }), row.id]),
  );
}

/** Readings of frozen months that are in no frozen set; the gates come first, since most months that are looked at are open. */
async function lateSources(reads: Reads, type: string, records: readonly MeasuredBy[]): Promise<ReadonlySet<string>> {
  if (records.length === 0) return new Set();
  const [tenants, ids, months] = [
    records.map(({ tenantId }) => tenantId),
    records.map(({ id }) => id),
    records.map(({ on }) => monthOf(on)),
  ];
  const { rows } = await sql<{ id: string }>`
    select distinct asked.id from unnest(${tenants}::uuid[], ${ids}::uuid[], ${months}::text[]) as asked (tenant_id, id, month)
    join reading_gate as gate on gate.tenant_id = asked.tenant_id and gate.month = asked.month and gate.frozen_by_run is not null
    join reading on reading.tenant_id = asked.tenant_id and reading.source_type = ${type} and reading.source_id = asked.id
    where ${SETTLED_METERS} and ${READING_NOT_FROZEN}`.execute(reads);
  return new Set(rows.map(({ id }) => id));
}

const readingBook: ReadingBook = {
  async append(writes, association, readings, known) {
    if (readings.length === 0) return;
    for (const { quantity, label } of readings) {
      invariant(Number.isSafeInteger(quantity) && quantity !== 0, 'a reading is a whole quantity that is not zero');
      invariant(label.trim() !== '', 'a reading says what it measured');
    }
    await readingGateRepository(writes).pass(readings.map(({ tenantId, occurredOn }) => ({ tenantId, month: monthOf(occurredOn) })));
    const reversed = await reversedIds(writes, readings);
    const rows = readings.map((draft) => ({ draft, id: known.newId() }));
    for (const { draft, id } of rows) reversed.set(sourceId(draft.tenantId, draft.meter, draft.source), id);
    const drafts = rows.map(({ draft, id }) => {
      const reverses = draft.reverses ? reversed.get(sourceId(draft.tenantId, draft.meter, draft.reverses)) : null;
      invariant(reverses !== undefined, 'a reversal names a reading that stands');
      return {
        tenant_id: draft.tenantId,
        id,
        association_id: association,
        meter: draft.meter,
        service_family_code: draft.serviceFamilyCode,
        quantity: draft.quantity,
        occurred_on: draft.occurredOn,
        known_at: known.at,
        source_type: draft.source.type,
        source_id: draft.source.id,
        source_version: draft.source.version,
        label: draft.label,
        reverses,
        entered_by: known.enteredBy,
      };
    });
    await later(
      writes,
      Prisma.sql`
        insert into reading (tenant_id, id, association_id, meter, service_family_code, quantity, occurred_on, known_at, source_type,
          source_id, source_version, label, reverses, entered_by)
        select tenant_id, id, association_id, meter, service_family_code, quantity, occurred_on, known_at, source_type,
          source_id, source_version, label, reverses, entered_by
        from json_populate_recordset(null::reading, ${JSON.stringify(drafts)}::json)`,
    );
  },
  isFrozen: (writes, tenantId, month) => readingGateRepository(writes).isFrozen({ tenantId, month }),
  lateSources,
};

const keyLookup: KeyLookup = {
  async findVersion(writes, keyId, keyVersion) {
    const row = await writes.keyVersion.findFirst({
      where: { keyId, keyVersion, knownTo: null },
      select: { keyId: true, keyVersion: true, key: { select: { serviceFamilyCode: true, name: true } } },
    });
    return row && { keyId: row.keyId, keyVersion: row.keyVersion, ...row.key };
  },
  async names(reads, keyIds) {
    if (keyIds.length === 0) return new Map();
    const rows = await reads
      .selectFrom('allocation_key')
      .select(['id', 'name'])
      .where('id', 'in', [...keyIds])
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  },
};

export const offers: readonly Offer[] = [
  offer(readingsPort, readingBook),
  offer(keysPort, keyLookup),
  offer(runBillablesPort, runBillables),
  offer(settlementResultsPort, settlementResults),
];

// SPDX-License-Identifier: EUPL-1.2
import type { Person, Round } from '@domain/billing';
import type { AccountId, AssociationId, TenantId, UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, fromInstantColumn, instantColumn, orNull, type Writes } from '@platform/database';
import { plainJson } from '../plain-json.ts';

type Row = Awaited<ReturnType<Writes['billingRound']['findFirstOrThrow']>>;

export interface RoundRecord {
  readonly round: Round;
  readonly version: number;
}

export const personFrom = (userId: string | null, accountId: string | null): Person | null =>
  userId === null ? null : { userId: userId as UserId, accountId: accountId as AccountId | null };

function roundOf(row: Row): Round {
  return {
    id: row.id,
    source: row.source as Round['source'],
    sourceId: row.sourceId,
    kind: row.kind as Round['kind'],
    setHash: row.setHash,
    folded: row.folded as unknown as Round['folded'],
    corrects: row.corrects,
    from: fromDateColumn(row.periodFrom),
    to: fromDateColumn(row.periodTo),
    status: row.status as Round['status'],
    objectionDays: row.objectionDays,
    objectionsUntil: orNull(row.objectionsUntil, fromDateColumn),
    preparedBy: { userId: row.preparedByUser as UserId, accountId: row.preparedBy as AccountId | null },
    preparedAt: fromInstantColumn(row.preparedAt),
    announcedBy: personFrom(row.announcedByUser, row.announcedBy),
    announcedAt: orNull(row.announcedAt, fromInstantColumn),
    issuedBy: personFrom(row.issuedByUser, row.issuedBy),
    issuedAt: orNull(row.issuedAt, fromInstantColumn),
    discardedBy: personFrom(row.discardedByUser, row.discardedBy),
    discardedAt: orNull(row.discardedAt, fromInstantColumn),
    discardReason: row.discardReason,
  };
}

const changeable = (round: Round) => ({
  status: round.status,
  setHash: round.setHash,
  folded: plainJson(round.folded),
  objectionDays: round.objectionDays,
  objectionsUntil: orNull(round.objectionsUntil, dateColumn),
  announcedBy: round.announcedBy?.accountId ?? null,
  announcedByUser: round.announcedBy?.userId ?? null,
  announcedAt: orNull(round.announcedAt, instantColumn),
  issuedBy: round.issuedBy ? (round.issuedBy.accountId ?? round.issuedBy.userId) : null,
  issuedByUser: round.issuedBy?.userId ?? null,
  issuedAt: orNull(round.issuedAt, instantColumn),
  discardedBy: round.discardedBy?.accountId ?? null,
  discardedByUser: round.discardedBy?.userId ?? null,
  discardedAt: orNull(round.discardedAt, instantColumn),
  discardReason: round.discardReason,
});

export function roundRepository(writes: Writes) {
  return {
    async lockRound(tenantId: TenantId, id: string): Promise<RoundRecord | null> {
      await writes.$queryRaw`select 1 as locked from billing_round where tenant_id = ${tenantId}::uuid and id = ${id}::uuid for update`;
      const row = await writes.billingRound.findUnique({ where: { tenantId_id: { tenantId, id } } });
      return row && { round: roundOf(row), version: row.version };
    },
    async findRound(tenantId: TenantId, id: string): Promise<RoundRecord | null> {
      const row = await writes.billingRound.findUnique({ where: { tenantId_id: { tenantId, id } } });
      return row && { round: roundOf(row), version: row.version };
    },
    /** A living round of the set, or one into which it was folded. */
    async findOfSet(tenantId: TenantId, sourceId: string): Promise<Pick<Round, 'id' | 'status'> | null> {
      const rows = await writes.$queryRaw<{ id: string; status: Round['status'] }[]>`
        select id, status from billing_round where tenant_id = ${tenantId}::uuid and status <> 'discarded'
          and (source_id = ${sourceId}::uuid or folded @> ${JSON.stringify([{ sourceId }])}::jsonb) limit 1`;
      return rows[0] ?? null;
    },
    async addRound(home: { tenantId: TenantId; associationId: AssociationId }, round: Round, netCents: bigint): Promise<void> {
      await writes.billingRound.create({
        data: {
          ...home,
          id: round.id,
          source: round.source,
          sourceId: round.sourceId,
          kind: round.kind,
          corrects: round.corrects,
          periodFrom: dateColumn(round.from),
          periodTo: dateColumn(round.to),
          netCents,
          preparedBy: round.preparedBy.accountId,
          preparedByUser: round.preparedBy.userId,
          preparedAt: instantColumn(round.preparedAt),
          ...changeable(round),
          version: 1,
        },
      });
    },
    async saveRound(tenantId: TenantId, round: Round, more: { netCents?: bigint; renderCommand?: string } = {}): Promise<void> {
      await writes.billingRound.update({
        where: { tenantId_id: { tenantId, id: round.id } },
        data: { ...changeable(round), ...more, version: { increment: 1 } },
      });
    },
    /** Every tenant of the association but the centre; who is not in charge of all of them would send out a part. */
  };
}

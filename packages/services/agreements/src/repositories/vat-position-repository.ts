// SPDX-License-Identifier: EUPL-1.2
import type { VatPosition, VatPositionDecision } from '@domain/agreements';
import type { AssociationId, Instant, TenantId, UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, orNull, type Writes } from '@platform/database';

type Row = Awaited<ReturnType<Writes['vatPosition']['findFirstOrThrow']>>;

const positionOf = (row: Row): VatPosition => ({
  id: row.id,
  kind: row.kind as VatPosition['kind'],
  form: row.form as VatPosition['form'],
  serviceFamilyCode: row.serviceFamilyCode,
  code: row.code as VatPosition['code'],
  ratePermille: row.ratePermille,
  basis: row.basis,
  resolution: row.resolution,
  validFrom: fromDateColumn(row.validFrom),
  validTo: orNull(row.validTo, fromDateColumn),
});

export interface PositionHome {
  readonly centreId: TenantId;
  readonly associationId: AssociationId;
  readonly by: UserId | null;
  readonly at: Instant;
}

export function vatPositionRepository(writes: Writes) {
  return {
    /** As they are known now. */
    async listPositions(): Promise<VatPosition[]> {
      return (await writes.vatPosition.findMany({ where: { knownTo: null } })).map(positionOf);
    },
    /** Two who publish at once wait for each other at the association. */
    async lockPositions(centreId: TenantId): Promise<VatPosition[]> {
      await writes.$queryRaw`select 1 as locked from tenant where tenant_id = ${centreId}::uuid and id = ${centreId}::uuid for no key update`;
      return this.listPositions();
    },
    async save({ centreId, associationId, by, at }: PositionHome, { published, closed, shortened }: VatPositionDecision): Promise<void> {
      await writes.vatPosition.updateMany({
        where: { tenantId: centreId, id: { in: [...closed] }, knownTo: null },
        data: { knownTo: instantColumn(at) },
      });
      const rows = [shortened, published].filter((position) => position !== null);
      await writes.vatPosition.createMany({
        data: rows.map(({ validFrom, validTo, ...plain }) => ({
          ...plain,
          tenantId: centreId,
          associationId,
          validFrom: dateColumn(validFrom),
          validTo: orNull(validTo, dateColumn),
          knownFrom: instantColumn(at),
          publishedBy: by,
        })),
      });
    },
  };
}

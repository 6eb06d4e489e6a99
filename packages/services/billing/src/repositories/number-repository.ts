// SPDX-License-Identifier: EUPL-1.2
import type { DrawnNumber, Family } from '@domain/billing';
import type { AccountId, AssociationId, Instant, TenantId } from '@kernel/core';
import { instantColumn, type Writes } from '@platform/database';

export interface NumberedDocument extends DrawnNumber {
  readonly memberId: string;
  readonly documentId: string;
}

export function numberRepository(writes: Writes) {
  return {
    /** The last positions of the year. Their rows stay locked until the end of the transaction, always in the same order. */
    async lockSeries(tenantId: TenantId, year: number): Promise<Readonly<Record<Family, number>>> {
      await writes.numberSeries.createMany({
        data: (['invoice', 'notice'] as const).map((family) => ({ tenantId, family, year, lastNumber: 0 })),
        skipDuplicates: true,
      });
      const rows = await writes.$queryRaw<{ family: Family; last_number: number }[]>`
        select family, last_number from number_series where tenant_id = ${tenantId}::uuid and year = ${year}
        order by family for update`;
      const last = (family: Family): number => rows.find((row) => row.family === family)?.last_number ?? 0;
      return { notice: last('notice'), invoice: last('invoice') };
    },
    async draw(
      home: { tenantId: TenantId; associationId: AssociationId },
      numbers: readonly NumberedDocument[],
      of: { at: Instant; by: AccountId | null; newId: () => string },
    ): Promise<void> {
      await writes.documentNumber.createMany({
        data: numbers.map(({ family, year, position, number, memberId, documentId }) => ({
          ...home,
          id: of.newId(),
          family,
          year,
          position,
          number,
          memberId,
          documentId,
          drawnAt: instantColumn(of.at),
          drawnBy: of.by,
        })),
      });
      for (const family of ['invoice', 'notice'] as const) {
        const last = numbers.filter((one) => one.family === family).at(-1);
        if (!last) continue;
        await writes.numberSeries.update({
          where: { tenantId_family_year: { tenantId: home.tenantId, family, year: last.year } },
          data: { lastNumber: last.position },
        });
      }
    },
    async voidNumber(tenantId: TenantId, documentId: string, of: { at: Instant; by: AccountId | null; reason: string }): Promise<void> {
      await writes.documentNumber.updateMany({
        where: { tenantId, documentId, voidedAt: null },
        data: { voidedAt: instantColumn(of.at), voidedBy: of.by, voidReason: of.reason },
      });
    },
  };
}

// SPDX-License-Identifier: EUPL-1.2
import type { StockCount, StockCountDecision } from '@domain/settlement';
import type { AccountId, AssociationId, CivilDate, Instant, UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Writes } from '@platform/database';

interface Entered {
  readonly at: Instant;
  readonly accountId: AccountId | null;
  readonly userId: UserId | null;
}

export function stockCountRepository(writes: Writes) {
  return {
    /** What is known of a day now; two who enter it at once wait for each other. */
    async lockKnown({ tenantId, stock, countedOn }: { tenantId: string; stock: string; countedOn: CivilDate }): Promise<StockCount | null> {
      await writes.$queryRaw`select 1 as locked from pg_advisory_xact_lock(hashtextextended(${`stock ${tenantId} ${stock}`}, 0))`;
      const row = await writes.stockCount.findFirst({ where: { tenantId, stock, countedOn: dateColumn(countedOn), knownTo: null } });
      if (!row) return null;
      const { id, unit, thousandths, source } = row;
      return { id, tenantId: row.tenantId, stock: row.stock, unit, countedOn: fromDateColumn(row.countedOn), thousandths, source };
    },
    async save(associationId: AssociationId, { count, before }: StockCountDecision, { at, accountId, userId }: Entered): Promise<void> {
      const known = instantColumn(at);
      if (before)
        await writes.stockCount.update({
          where: { tenantId_id: { tenantId: before.tenantId, id: before.id } },
          data: { knownTo: known },
        });
      const { countedOn, ...plain } = count;
      await writes.stockCount.create({
        data: {
          ...plain,
          associationId,
          countedOn: dateColumn(countedOn),
          knownFrom: known,
          enteredBy: accountId,
          enteredByUser: userId,
        },
      });
    },
  };
}

// SPDX-License-Identifier: EUPL-1.2
import type { StockCount, StockCountDecision, StockCountWithdrawal } from '@domain/settlement';
import type { AccountId, AssociationId, CivilDate, Instant, UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Writes } from '@platform/database';

type Row = Awaited<ReturnType<Writes['stockCount']['findFirstOrThrow']>>;

function countOf({ id, tenantId, stock, unit, countedOn, thousandths, source, reason }: Row): StockCount {
  return { id, tenantId, stock, unit, countedOn: fromDateColumn(countedOn), thousandths, source, reason };
}

/** What stands for one day of one member. */
export const dayKey = ({ tenantId, stock, countedOn }: Pick<StockCount, 'tenantId' | 'stock' | 'countedOn'>): string =>
  `${tenantId} ${stock} ${countedOn}`;

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
      return row && countOf(row);
    },
    /** How often a number was entered for the day. */
    async versions({ tenantId, stock, countedOn }: Pick<StockCount, 'tenantId' | 'stock' | 'countedOn'>): Promise<number> {
      return writes.stockCount.count({ where: { tenantId, stock, countedOn: dateColumn(countedOn) } });
    },
    /** The same of many at once, always in one order, so that two files that come in together do not block each other. */
    async lockAllKnown(wanted: readonly { readonly tenantId: string; readonly stock: string }[]): Promise<ReadonlyMap<string, StockCount>> {
      const locks = [...new Set(wanted.map(({ tenantId, stock }) => `stock ${tenantId} ${stock}`))].sort();
      await writes.$queryRaw`select count(*)::int as locked from (
        select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${locks}::text[]) with ordinality as it (name, place) order by place
      ) as one`;
      const tenantIds = [...new Set(wanted.map(({ tenantId }) => tenantId))];
      const stocks = [...new Set(wanted.map(({ stock }) => stock))];
      const rows = await writes.stockCount.findMany({ where: { tenantId: { in: tenantIds }, stock: { in: stocks }, knownTo: null } });
      return new Map(rows.map(countOf).map((count) => [dayKey(count), count]));
    },
    async lockCount(countId: string): Promise<{ count: StockCount; isKnown: boolean } | null> {
      const row = await writes.stockCount.findFirst({ where: { id: countId } });
      if (!row) return null;
      const known = await this.lockKnown(countOf(row));
      return { count: countOf(row), isKnown: known?.id === countId };
    },
    async withdraw({ count, reason }: StockCountWithdrawal, { at, userId }: Pick<Entered, 'at' | 'userId'>): Promise<void> {
      await writes.stockCount.update({
        where: { tenantId_id: { tenantId: count.tenantId, id: count.id } },
        data: { knownTo: instantColumn(at), withdrawnByUser: userId, withdrawnReason: reason },
      });
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

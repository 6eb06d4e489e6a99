// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, readField } from '@platform/graphql';
import { messages } from '../messages/index.ts';
import { listStockCounts, listStocks, type StockCountRow } from '../queries/list-stock-counts.ts';
import { enterStockCount } from '../use-cases/enter-stock-count.ts';

type Stock = Awaited<ReturnType<typeof listStocks.run>>[number];

/** What members had on a day, for keys that share by it. */
export function stockFields(builder: Builder): void {
  const count = builder.objectRef<StockCountRow>('StockCount').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      memberName: t.exposeString('memberName'),
      stock: t.exposeString('stock'),
      unit: t.exposeString('unit'),
      countedOn: t.field({ type: 'Date', resolve: (row) => row.countedOn }),
      value: t.exposeString('value', { description: 'Exact: 412, 12.5.' }),
      source: t.exposeString('source'),
      knownFrom: t.field({ type: 'DateTime', resolve: (row) => row.knownFrom }),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
      versions: t.exposeInt('versions', { description: 'More than one: it was known otherwise before.' }),
    }),
  });
  const stock = builder.objectRef<Stock>('SettlementStock').implement({
    fields: (t) => ({
      stock: t.exposeString('stock'),
      unit: t.exposeString('unit'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      keyNames: t.exposeStringList('keyNames'),
    }),
  });
  readField(builder, 'stockCounts', listStockCounts, [count]);
  readField(builder, 'settlementStocks', listStocks, [stock], { description: 'That published keys name.' });
  mutationField(builder, enterStockCount, {
    messages,
    payload: { counts: { type: [count] as never, query: listStockCounts, input: () => ({}) } },
  });
}

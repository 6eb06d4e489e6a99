// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, readField } from '@platform/graphql';
import { messages } from '../messages/index.ts';
import {
  listStockCounts,
  listStocks,
  type StockCountRow,
  type StockCountVersion,
  stockCountHistory,
} from '../queries/list-stock-counts.ts';
import { previewStockImport, type StockImportPreview } from '../queries/preview-stock-import.ts';
import { enterStockCount } from '../use-cases/enter-stock-count.ts';
import { importStockCounts } from '../use-cases/import-stock-counts.ts';
import { withdrawStockCount } from '../use-cases/withdraw-stock-count.ts';
import type { Texts } from './texts.ts';

type Stock = Awaited<ReturnType<typeof listStocks.run>>[number];

function importType(builder: Builder, { text }: Texts) {
  const finding = builder.objectRef<StockImportPreview['findings'][number]>('StockImportFinding').implement({
    fields: (t) => ({
      row: t.exposeInt('row', { description: 'Line of the file, from 1; 0 is the file as a whole.' }),
      column: t.exposeString('column', { nullable: true }),
      code: t.exposeString('code'),
      value: t.exposeString('value', { nullable: true }),
      message: t.field({ type: text, resolve: (row) => row.message }),
    }),
  });
  return builder.objectRef<StockImportPreview>('StockImportPreview').implement({
    fields: (t) => ({
      entered: t.exposeInt('entered', { description: 'Days of which nothing was known.' }),
      corrected: t.exposeInt('corrected', { description: 'Days that are known otherwise from then on.' }),
      unchanged: t.exposeInt('unchanged'),
      findings: t.field({ type: [finding], resolve: (value) => value.findings }),
    }),
  });
}

function versionType(builder: Builder) {
  return builder.objectRef<StockCountVersion>('StockCountVersion').implement({
    description: 'What was known of a day, from when until when.',
    fields: (t) => ({
      id: t.exposeID('id'),
      unit: t.exposeString('unit'),
      value: t.exposeString('value'),
      source: t.exposeString('source'),
      reason: t.exposeString('reason', { nullable: true }),
      knownFrom: t.field({ type: 'DateTime', resolve: (row) => row.knownFrom }),
      knownTo: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.knownTo }),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
      withdrawnBy: t.exposeString('withdrawnBy', { nullable: true }),
      withdrawnReason: t.exposeString('withdrawnReason', { nullable: true, description: 'Set where it was taken back.' }),
    }),
  });
}

/** What members had on a day, for keys that share by it. */
export function stockFields(builder: Builder, texts: Texts): void {
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
      reason: t.exposeString('reason', { nullable: true, description: 'Why it is known otherwise than before.' }),
      knownFrom: t.field({ type: 'DateTime', resolve: (row) => row.knownFrom }),
      knownTo: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.knownTo }),
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
  readField(builder, 'stockCountHistory', stockCountHistory, [versionType(builder)]);
  readField(builder, 'previewStockImport', previewStockImport, importType(builder, texts));
  const payload = { counts: { type: [count], query: listStockCounts, input: () => ({}) } };
  for (const useCase of [enterStockCount, withdrawStockCount]) mutationField(builder, useCase, { messages, payload });
  mutationField(builder, importStockCounts, { messages });
}

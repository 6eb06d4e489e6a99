// SPDX-License-Identifier: EUPL-1.2
import type { StockCount } from '@domain/settlement';
import { refusal } from '@kernel/core';
import { sentenceFor } from '@platform/graphql';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { messages } from '../messages/index.ts';
import { dayKey } from '../repositories/stock-count-repository.ts';
import { decideStockImport, readStockFile, type StockFinding, type StockMember } from '../stock-import.ts';
import { csvInput } from '../use-cases/import-pool-costs.ts';

const EXPECTED = {
  expectedDe: 'Mitglied, Bestand, Einheit, Stichtag, Zahl, Quelle und auf Wunsch Grund',
  expectedEn: 'Member, Stock, Unit, Reference date, Number, Source and optionally Reason',
};

const shown = ({ row, column, code, value, params }: StockFinding) => {
  const named = refusal(code, { params: { value: value ?? '', limit: value ?? '', ...EXPECTED, ...params } });
  const known = code in messages.de ? named : refusal('CELL_NOT_VALID', named.params ? { params: named.params } : {});
  return { row, column, code, value, message: { de: sentenceFor(messages, 'de', known), en: sentenceFor(messages, 'en', known) } };
};

/** The trial before an import: what it would enter, or everything that is wrong, with row, column and reason. */
export const previewStockImport = query({
  name: 'settlement.previewStockImport',
  action: 'settlement.enterCosts',
  input: z.object({ csv: csvInput }),
  run: async (reads, { input, actor, at, today }) => {
    const { rows: members } = await sql<StockMember>`
      select id as "tenantId", name, ags from tenant where tenant_id = ${actor.centreId}::uuid and kind = 'member'`.execute(reads);
    const { rows: counts } = await sql<StockCount & { thousandths: string }>`
      select id, tenant_id as "tenantId", stock, unit, counted_on as "countedOn", thousandths::text as thousandths, source, reason
      from stock_count where known_to is null`.execute(reads);
    const known = new Map(counts.map((count) => [dayKey(count), { ...count, thousandths: BigInt(count.thousandths) }]));
    const by = { userId: actor.userId, accountId: actor.accountId, side: 'centre' } as const;
    const decided = decideStockImport(readStockFile(input.csv), { members, known }, { by, at, today, newId: () => '' });
    if (!decided.ok) return { entered: 0, corrected: 0, unchanged: 0, findings: decided.error.map(shown) };
    const { entered, unchanged } = decided.value;
    const corrected = entered.filter(({ before }) => before !== null).length;
    return { entered: entered.length - corrected, corrected, unchanged, findings: [] };
  },
});

export type StockImportPreview = Awaited<ReturnType<typeof previewStockImport.run>>;

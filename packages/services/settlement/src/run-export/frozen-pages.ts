// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';
import { runsBehind } from '../correction-chain.ts';
import type { ExportRow, ExportScope } from './export-table.ts';

const PAGE_ROWS = 20_000;

/** All rows of one statement, for tables of hundreds or thousands of them. */
export async function* onePage({ read }: ExportScope, statement: RawBuilder<ExportRow>): AsyncGenerator<readonly ExportRow[]> {
  yield (await read((reads) => statement.execute(reads))).rows;
}

/** What a run has taken in, of a correction with what the runs behind it took, tenant by tenant and id by id, so that millions of entries go by in pages that cost the same. */
export async function* frozenPages(
  { runId, tenantIds, read }: ExportScope,
  frozen: 'frozen_posting' | 'frozen_reading',
  select: (page: RawBuilder<unknown>) => RawBuilder<ExportRow>,
): AsyncGenerator<readonly ExportRow[]> {
  const id = sql.raw(frozen === 'frozen_posting' ? 'posting_id' : 'reading_id');
  for (const tenantId of tenantIds) {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const page = sql`(select frozen.tenant_id, frozen.${id} as id from ${sql.table(frozen)} as frozen
        where frozen.tenant_id = ${tenantId}::uuid and frozen.run_id in (${runsBehind(runId)}) and frozen.${id} > ${after}::uuid
        order by frozen.${id} limit ${PAGE_ROWS})`;
      const { ids, rows } = await read(async (reads) => {
        const found = await sql<{ last: string | null; count: number }>`
          select max(page.id::text) as last, count(*)::int as count from ${page} as page`.execute(reads);
        const [of] = found.rows;
        return { ids: of, rows: of && of.count > 0 ? (await select(page).execute(reads)).rows : [] };
      });
      if (rows.length > 0) yield rows;
      if (!ids?.last || ids.count < PAGE_ROWS) break;
      after = ids.last;
    }
  }
}

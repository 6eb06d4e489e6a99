// SPDX-License-Identifier: EUPL-1.2
import { type Instant, instant } from '@kernel/core';
import type { Download } from '@platform/service';
import { idInput, query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { workbookFacts } from './workbook-facts.ts';
import { type MadeWorkbook, workbookOf } from './workbook-of-statement.ts';

interface Row {
  readonly id: string;
  readonly statement_id: string;
  readonly language: 'de' | 'en';
  readonly sha256: string;
  readonly bytes: number;
  readonly made_by_name: string;
  readonly made_by_side: 'centre' | 'member';
  readonly made_at: string;
}

/** Workbooks of a statement that were taken along, the last first. A member is not told who of the centre did. */
export const checkWorkbooks = query({
  name: 'settlement.checkWorkbooks',
  action: 'settlement.readStatements',
  input: z.object({ statementId: idInput<'StatementId'>() }),
  run: async (reads, { input, actor, permitted }) => {
    const { rows } = await sql<Row>`
      select made.id, made.statement_id, made.language, made.sha256, made.bytes, made.made_by_name, made.made_by_side, made.made_at
      from workbook_export as made
      where made.statement_id = ${input.statementId}::uuid and ${permitted({ tenantId: 'made.tenant_id' })}
      order by made.made_at desc, made.id desc limit 50`.execute(reads);
    return rows.map((row) => ({
      id: row.id,
      statementId: row.statement_id,
      language: row.language,
      sha256: row.sha256,
      bytes: row.bytes,
      madeBy: actor.body.side === 'member' && row.made_by_side === 'centre' ? null : row.made_by_name,
      byCentre: row.made_by_side === 'centre',
      madeAt: new Date(row.made_at).toISOString() as Instant,
    }));
  },
});

export type CheckWorkbookRow = Awaited<ReturnType<typeof checkWorkbooks.run>>[number];

/** The workbook that is on record, made again: for whoever took it along, and only if it is the same to the byte. */
export const checkWorkbookFile = query({
  name: 'settlement.checkWorkbookFile',
  action: 'settlement.exportWorkbook',
  input: z.object({ exportId: idInput<'WorkbookExportId'>(), language: textInput(2, 0).optional() }),
  run: async (reads, { input, actor, permitted }): Promise<MadeWorkbook | null> => {
    const { rows } = await sql<Row>`
      select made.* from workbook_export as made
      where made.id = ${input.exportId}::uuid and made.made_by_user = ${actor.userId}::uuid
        and ${permitted({ tenantId: 'made.tenant_id' })}`.execute(reads);
    const [row] = rows;
    const found = row && (await workbookFacts(reads, row.statement_id, row.made_by_side));
    if (!row || !found?.ok) return null;
    const made = workbookOf(found.value, { at: instant(new Date(row.made_at)), by: row.made_by_name, language: row.language });
    return made?.sha256 === row.sha256 ? made : null;
  },
});

export const checkWorkbookDownload: Download = {
  name: 'check-workbook',
  action: 'settlement.exportWorkbook',
  query: checkWorkbookFile,
  toFile: ({ fileName, bytes }: MadeWorkbook) => ({
    fileName,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: bytes,
  }),
};

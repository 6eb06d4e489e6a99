// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, readField } from '@platform/graphql';
import { messages } from '../messages/index.ts';
import { type CheckWorkbookRow, checkWorkbooks } from './check-workbook-file.ts';
import { exportCheckWorkbook } from './export-check-workbook.ts';

export function checkWorkbookFields(builder: Builder): void {
  const made = builder.objectRef<CheckWorkbookRow>('CheckWorkbook').implement({
    description: 'A workbook that works out a member’s shares again, as somebody took it along.',
    fields: (t) => ({
      id: t.exposeID('id'),
      statementId: t.exposeID('statementId'),
      language: t.exposeString('language'),
      sha256: t.exposeString('sha256'),
      bytes: t.exposeInt('bytes'),
      madeBy: t.exposeString('madeBy', { nullable: true }),
      byCentre: t.exposeBoolean('byCentre'),
      madeAt: t.field({ type: 'DateTime', resolve: (row) => row.madeAt }),
    }),
  });
  readField(builder, 'statementWorkbooks', checkWorkbooks, [made], { description: 'That were taken along, the last first.' });
  mutationField(builder, exportCheckWorkbook, {
    messages,
    payload: {
      workbooks: {
        type: [made] as never,
        query: checkWorkbooks,
        input: (({ statementId }: { statementId: string }) => ({ statementId })) as never,
      },
    },
  });
}

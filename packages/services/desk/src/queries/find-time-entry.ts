// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import { type SheetEntry, timeEntryLines, withLateness } from './time-columns.ts';

export const findTimeEntry = query({
  name: 'desk.findTimeEntry',
  action: 'desk.readTime',
  input: z.object({ timeEntryId: idInput<'TimeEntryId'>() }),
  run: async (reads, { input, permitted, ports }): Promise<SheetEntry | null> => {
    const rows = await timeEntryLines(reads)
      .where('w.id', '=', input.timeEntryId)
      .where(permitted({ tenantId: 'w.tenant_id', familyCode: 'w.family_code', userId: 'w.user_id' }))
      .execute();
    const [entry] = await withLateness(reads, { ports }, rows);
    return (entry as SheetEntry | undefined) ?? null;
  },
});

// SPDX-License-Identifier: EUPL-1.2
import { reopenMonth as decide, type ReopenMonthRefusalCode } from '@domain/desk';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { lockSheetScene, timeSheetUseCase } from '../time-sheet-use-case.ts';

export const reopenMonth = timeSheetUseCase({
  name: 'desk.reopenMonth',
  action: 'desk.reopenMonth',
  twoPeople: true,
  input: z.object({ timeSheetId: idInput<'TimeSheetId'>(), reason: textInput(5000, 0), expectedVersion: versionInput }),
  refusals: codes<ReopenMonthRefusalCode>()('SAME_PERSON', 'NOT_SIGNED', 'MONTH_SETTLED', 'REASON_MISSING', 'TOO_LONG'),
  load: async (repositories, context) => {
    const scene = await lockSheetScene(repositories, context);
    if (!scene) return null;
    const { userId, month } = scene.sheet;
    // One settled member is enough: what was settled stays as it is, whoever opens the month.
    const entries = await repositories.times.entriesOfMonth(userId, month);
    let settled = false;
    for (const tenantId of new Set(entries.map((entry) => entry.tenantId))) settled ||= await repositories.isFrozen(tenantId, month);
    return { ...scene, settled };
  },
  secondPerson: { after: ['desk.signOffMonth'], first: ({ sheet }) => sheet.userId },
  decide: (state, { reason }, circumstances) => decide(state, { reason }, circumstances),
});

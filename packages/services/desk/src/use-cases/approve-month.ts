// SPDX-License-Identifier: EUPL-1.2
import { type ApproveMonthRefusalCode, approveMonth as decide } from '@domain/desk';
import { idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { lockSheetScene, timeSheetUseCase } from '../time-sheet-use-case.ts';

export const approveMonth = timeSheetUseCase({
  name: 'desk.approveMonth',
  action: 'desk.approveMonth',
  twoPeople: true,
  input: z.object({ timeSheetId: idInput<'TimeSheetId'>(), expectedVersion: versionInput }),
  refusals: codes<ApproveMonthRefusalCode>()('SAME_PERSON', 'NOT_SIGNED', 'ALREADY_APPROVED'),
  load: lockSheetScene,
  secondPerson: { after: ['desk.signOffMonth'], first: ({ sheet }) => sheet.userId },
  decide: ({ sheet }, _input, circumstances) => decide(sheet, {}, circumstances),
});

// SPDX-License-Identifier: EUPL-1.2
import { signOffMonth as decide, type SignOffMonthRefusalCode } from '@domain/desk';
import { monthInput, systemNewId, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, savingFor } from '../desk-use-case.ts';
import { timeSheetUseCase } from '../time-sheet-use-case.ts';

/** A person signs off its own month; a month that nobody touched yet has version 0. */
export const signOffMonth = timeSheetUseCase({
  name: 'desk.signOffMonth',
  action: 'desk.signOffMonth',
  input: z.object({ month: monthInput, emptyDaysConfirmed: z.boolean(), expectedVersion: versionInput }),
  refusals: codes<SignOffMonthRefusalCode>()('NOT_YOUR_SHEET', 'ALREADY_SIGNED', 'MONTH_NOT_OVER', 'DAYS_WITHOUT_TIME'),
  load: async (repositories, context) => {
    const { actor, input, today } = context;
    const standing = await repositories.findStanding(actor.centreId, today);
    if (actor.userId === null || !standing) return null;
    await repositories.times.lockPerson(actor.centreId, actor.userId);
    return {
      sheet: await repositories.times.getSheet(actor.centreId, actor.userId, input.month, systemNewId),
      entries: await repositories.times.entriesOfMonth(actor.userId, input.month),
      families: await repositories.people.familiesInMonth(actor.centreId, actor.userId, input.month),
      calendar: standing.officeCalendar,
      saving: await savingFor(repositories, context, standing),
    };
  },
  decide: (state, { emptyDaysConfirmed }, circumstances) => decide(state, { emptyDaysConfirmed }, circumstances),
});

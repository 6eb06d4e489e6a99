// SPDX-License-Identifier: EUPL-1.2
import { type CorrectTimeRefusalCode, correctTime as decide } from '@domain/desk';
import { ok } from '@kernel/core';
import { dateInput, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { lockEntryScene, timeEntryUseCase } from '../time-use-case.ts';

export const correctTime = timeEntryUseCase({
  name: 'desk.correctTime',
  action: 'desk.correctTime',
  input: z.object({
    timeEntryId: idInput<'TimeEntryId'>(),
    workedOn: dateInput,
    minutes: z.int(),
    activity: textInput(60),
    note: textInput(2000, 0).nullish(),
    reason: textInput(5000, 0),
    expectedVersion: versionInput,
  }),
  refusals: codes<CorrectTimeRefusalCode>()(
    'ALREADY_WITHDRAWN',
    'COUNTER_ENTRY_FIXED',
    'ALREADY_CORRECTED',
    'MINUTES_OUT_OF_RANGE',
    'DATE_IN_FUTURE',
    'ACTIVITY_UNKNOWN',
    'ACTIVITY_DOES_NOT_FIT',
    'TOO_LONG',
    'NOTHING_CHANGED',
    'OTHER_MONTH',
    'DAY_OVERFULL',
    'REASON_MISSING',
  ),
  load: async (repositories, context) => {
    const scene = await lockEntryScene(repositories, context);
    return scene && { ...scene, dayMinutes: await repositories.times.dayMinutes(scene.entry.userId, context.input.workedOn) };
  },
  decide: (state, { workedOn, minutes, activity, note, reason }, circumstances) => {
    const decided = decide(state, { workedOn, minutes, activity, note: note ?? '', reason }, circumstances);
    return decided.ok ? ok({ ...decided.value, why: reason.trim() }) : decided;
  },
});

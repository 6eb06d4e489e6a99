// SPDX-License-Identifier: EUPL-1.2
import { withdrawTime as decide, type WithdrawTimeRefusalCode } from '@domain/desk';
import { ok } from '@kernel/core';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes } from '../desk-use-case.ts';
import { lockEntryScene, timeEntryUseCase } from '../time-use-case.ts';

export const withdrawTime = timeEntryUseCase({
  name: 'desk.withdrawTime',
  action: 'desk.correctTime',
  input: z.object({ timeEntryId: idInput<'TimeEntryId'>(), reason: textInput(5000, 0), expectedVersion: versionInput }),
  refusals: codes<WithdrawTimeRefusalCode>()('ALREADY_WITHDRAWN', 'COUNTER_ENTRY_FIXED', 'ALREADY_CORRECTED', 'REASON_MISSING', 'TOO_LONG'),
  load: lockEntryScene,
  decide: (state, { reason }, circumstances) => {
    const decided = decide(state, { reason }, circumstances);
    return decided.ok ? ok({ ...decided.value, why: reason.trim() }) : decided;
  },
});

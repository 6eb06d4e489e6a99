// SPDX-License-Identifier: EUPL-1.2
import { monthsOf } from '@domain/settlement';
import { refusal } from '@kernel/core';
import { query } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { settleInput } from '../settled.ts';
import { shownRefusal } from '../shown-refusal.ts';
import { LONGEST_PERIOD_MONTHS, periodFields } from '../use-cases/save-run.ts';

/** Everything that stands in the way of settling a period, by names, before anybody makes a run. */
export const checkPeriod = query({
  name: 'settlement.checkPeriod',
  action: 'settlement.readRuns',
  input: z.object(periodFields),
  run: async (reads, { input, actor, at, ports }) => {
    const period = { from: input.periodFrom, to: input.periodTo };
    if (period.to < period.from) return [shownRefusal(refusal('PERIOD_INVALID', { field: 'periodTo' }))];
    if (monthsOf(period).length > LONGEST_PERIOD_MONTHS)
      return [shownRefusal(refusal('PERIOD_TOO_LONG', { field: 'periodTo', params: { months: LONGEST_PERIOD_MONTHS } }))];
    const { centreId, associationId } = actor;
    const settled = settleInput(await collectRunInput(reads, ports, { centreId, associationId, period, cut: at, known: at }));
    return settled.result.ok ? [] : settled.result.error.map(shownRefusal);
  },
});

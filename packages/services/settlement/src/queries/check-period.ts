// SPDX-License-Identifier: EUPL-1.2
import { monthsOf } from '@domain/settlement';
import { type Refusal, refusal } from '@kernel/core';
import { sentenceFor } from '@platform/graphql';
import { query } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { messages } from '../messages/index.ts';
import { settleInput } from '../settled.ts';
import { LONGEST_PERIOD_MONTHS, periodFields } from '../use-cases/save-run.ts';

const shown = (found: Refusal) => ({
  code: found.code,
  field: found.field ?? null,
  params: found.params ?? {},
  message: { de: sentenceFor(messages, 'de', found), en: sentenceFor(messages, 'en', found) },
});

/** Everything that stands in the way of settling a period, by names, before anybody makes a run. */
export const checkPeriod = query({
  name: 'settlement.checkPeriod',
  action: 'settlement.readRuns',
  input: z.object(periodFields),
  run: async (reads, { input, actor, at, ports }) => {
    const period = { from: input.periodFrom, to: input.periodTo };
    if (period.to < period.from) return [shown(refusal('PERIOD_INVALID', { field: 'periodTo' }))];
    if (monthsOf(period).length > LONGEST_PERIOD_MONTHS)
      return [shown(refusal('PERIOD_TOO_LONG', { field: 'periodTo', params: { months: LONGEST_PERIOD_MONTHS } }))];
    const { centreId, associationId } = actor;
    const settled = settleInput(await collectRunInput(reads, ports, { centreId, associationId, period, cut: at, known: at }));
    return settled.result.ok ? [] : settled.result.error.map(shown);
  },
});

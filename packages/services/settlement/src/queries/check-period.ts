// SPDX-License-Identifier: EUPL-1.2
import { checkRunPeriod } from '@domain/settlement';
import { query } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { familyNames, withFamilyNames } from '../family-names.ts';
import { frozenMonthsOf } from '../frozen-set.ts';
import { settleInput } from '../settled.ts';
import { settledThrough } from '../settled-through.ts';
import { shownRefusal } from '../shown-refusal.ts';
import { periodFields } from '../use-cases/save-run.ts';

/** Everything that stands in the way of settling a period, by names, before anybody makes a run. */
export const checkPeriod = query({
  name: 'settlement.checkPeriod',
  action: 'settlement.readRuns',
  input: z.object(periodFields),
  run: async (reads, { input, actor, at, today, ports }) => {
    const period = { from: input.periodFrom, to: input.periodTo };
    const { centreId, associationId } = actor;
    const wrong = checkRunPeriod(period, await frozenMonthsOf(reads, centreId), today);
    if (wrong) return [shownRefusal(wrong)];
    const through = await settledThrough(reads, centreId);
    const settled = settleInput(
      await collectRunInput(reads, ports, { centreId, associationId, period, cut: at, known: at, settled: through }),
    );
    if (settled.result.ok) return [];
    const names = await familyNames(reads, centreId);
    return settled.result.error.map((found) => shownRefusal(withFamilyNames(found, names)));
  },
});

// SPDX-License-Identifier: EUPL-1.2
import { workOutDay } from '@domain/payments';
import { dateInput, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { closingLabels } from './closing-labels.ts';
import { collectDay } from './collect-day.ts';
import { reasonsView } from './reasons-view.ts';
import { sectionsView } from './sections-view.ts';

/** A day that is not closed, as it stands now: its sections, and what is still missing. null where it is closed, or nothing is set up. */
export const findDayInWork = query({
  name: 'payments.findDayInWork',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>(), day: dateInput }),
  run: async (reads, { input: { tenantId, day }, permitted, may, today }) => {
    const { rows } = await sql<{ open: boolean }>`
      select true as open from bank_account b where b.tenant_id = ${tenantId}::uuid and ${permitted({ tenantId: 'b.tenant_id' })}
        and b.status in ('open', 'ended') and b.cut_over_on <= ${day}::date
        and not exists (select from day_closing c where c.tenant_id = b.tenant_id and c.status <> 'discarded' and c.day >= ${day}::date) limit 1`.execute(
      reads,
    );
    if (rows.length === 0) return null;
    const { input, previous } = await collectDay(reads, tenantId, day);
    const { content, reasons } = workOutDay(input);
    const subjects = reasons.map(({ subject }) => subject);
    const labels = await closingLabels(reads, content, subjects);
    return {
      ...{ tenantId, municipality: labels.municipality, day, number: content.number, previousDay: content.previousDay },
      ...{ reasons: reasonsView(reasons, labels, content), sections: sectionsView(content, labels) },
      /** The closing before waits for its signatures. */
      previousUnsigned: previous !== null && !previous.closed ? previous.id : null,
      mayClose: may('payments.close') && day <= today && reasons.length === 0 && (previous === null || previous.closed),
    };
  },
});
export type DayInWork = NonNullable<Awaited<ReturnType<typeof findDayInWork.run>>>;

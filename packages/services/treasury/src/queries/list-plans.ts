// SPDX-License-Identifier: EUPL-1.2
import { currentPlan, ODD_CENT_RULE, stepSentence } from '@domain/treasury';
import { type CivilDate, cents } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { booksOf, plansOf } from '../books.ts';
import { claimsOn } from '../claims.ts';

/** The plan in force of each member for a year, each instalment as it stands today; members see their own. */
export const listInstalmentPlans = query({
  name: 'treasury.listInstalmentPlans',
  action: 'treasury.readAccounts',
  input: z.object({ year: z.int().min(1900).max(2200), tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input, today }) => {
    const plans = await plansOf(reads, input.year, input.tenantId ?? null);
    const claims = claimsOn(await booksOf(reads, input.tenantId ?? null), today);
    const { rows } = await sql<{ id: string; name: string; ags: string }>`
      select id, name, coalesce(ags, '') as ags from tenant where kind = 'member' order by ags, name`.execute(reads);
    return rows.flatMap(({ id, name, ags }) => {
      const plan = currentPlan(plans, id, input.year, null);
      if (!plan) return [];
      const own = claims.filter(({ item }) => item.tenantId === id && item.year === plan.year);
      return [
        {
          ...{ id: plan.id, tenantId: id, memberName: name, ags, year: plan.year, planVersion: plan.version, reason: plan.reason },
          ...{
            decidedOn: plan.decidedOn,
            levy: plan.levyCents,
            credit: plan.creditCents,
            steps: plan.steps.map(stepSentence),
            oddCents: ODD_CENT_RULE,
          },
          instalments: plan.instalments.map(({ number, statedOn, dueOn, amountCents }) => {
            const claim = own.find(({ item }) => item.number === number);
            return {
              ...{
                number,
                statedOn,
                dueOn: (claim?.state.dueOn ?? dueOn) as CivilDate,
                amount: amountCents,
                itemId: claim?.item.id ?? null,
              },
              ...{
                paid: claim?.state.paidCents ?? cents(0n),
                open: claim?.state.openCents ?? cents(0n),
                status: claim?.state.status ?? 'notDue',
              },
            };
          }),
        },
      ];
    });
  },
});
export type PlanView = Awaited<ReturnType<typeof listInstalmentPlans.run>>[number];

// SPDX-License-Identifier: EUPL-1.2
import { type OrderOutlook, type OrderWish, stepSentence } from '@domain/treasury';
import { choiceInput, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';

const SHOWN = ['waiting', 'all'] as const;
const MOST = 500;

interface Row {
  readonly id: string;
  readonly version: number;
  readonly tenantId: string;
  readonly memberName: string;
  readonly kind: OrderWish['kind'];
  readonly status: string;
  readonly content: unknown;
  readonly proposedBy: string | null;
  readonly proposedByUser: string;
  readonly proposedByAccount: string | null;
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

const reasonOf = (wish: OrderWish): string => (wish.kind === 'plan' ? wish.basis : wish.reason);

/** Orders on the accounts of members, the newest first: what waits for a second person, and what became of the others. For the centre alone. */
export const listAccountOrders = query({
  name: 'treasury.listAccountOrders',
  action: 'treasury.readBudget',
  input: z.object({ tenantId: idInput<'TenantId'>().optional(), show: choiceInput('OrdersShown', SHOWN).default('waiting') }),
  run: async (reads, { input, actor, permitted }) => {
    const { rows } = await sql<Row>`
      select it.id, it.version, it.tenant_id as "tenantId", member.name as "memberName", it.kind, it.status, it.content,
        first.name as "proposedBy", it.proposed_by_user as "proposedByUser", it.proposed_by as "proposedByAccount",
        it.proposed_at as "proposedAt", second.name as "decidedBy", it.decided_at as "decidedAt"
      from account_order as it join tenant as member on member.id = it.tenant_id
      left join tenant_user as first on first.id = it.proposed_by_user
      left join tenant_user as second on second.id = it.decided_by_user
      where ${permitted({ tenantId: 'it.tenant_id' })} and (${input.tenantId ?? null}::uuid is null or it.tenant_id = ${input.tenantId ?? null})
        and (${input.show === 'all'} or it.status = 'proposed')
      order by it.proposed_at desc, it.id limit ${MOST}`.execute(reads);
    return rows.map(({ content, proposedByUser, proposedByAccount, ...row }) => {
      const { wish, outlook } = fromJson<{ wish: OrderWish; outlook: OrderOutlook }>(content);
      return {
        ...{ ...row, label: outlook.label, reason: reasonOf(wish), from: outlook.fromCents, to: outlook.toCents },
        ...{ fromDay: outlook.fromDay, toDay: outlook.toDay, credit: outlook.creditCents },
        dueOn: 'dueOn' in wish ? wish.dueOn : null,
        steps: (outlook.steps ?? []).map(stepSentence),
        instalments: outlook.instalments.map(({ number, dueOn, amountCents }) => ({ number, dueOn, amount: amountCents })),
        mine: proposedByUser === actor.userId || (proposedByAccount !== null && proposedByAccount === actor.accountId),
      };
    });
  },
});
export type OrderView = Awaited<ReturnType<typeof listAccountOrders.run>>[number];

// SPDX-License-Identifier: EUPL-1.2
import { settlementResultsPort } from '@contracts/settlement';
import { tenancyPort } from '@contracts/tenancy';
import { type ProvisionalLevy, provisionalLevy, stepSentence, type YearStep } from '@domain/treasury';
import { type Bilingual, cents, civilDate, civilMonth, fractionToText, type Refusal } from '@kernel/core';
import { sentenceFor } from '@platform/graphql';
import { choiceInput, idInput, type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { budgetsOf, leviesOf, type StoredLevy } from '../centre-records.ts';
import { fromJson } from '../json.ts';
import { levyVatOf, levyVatRules } from '../levy-vat.ts';
import { messages } from '../messages/index.ts';
import { levyFields, shareListsOf } from '../share-lists.ts';

const resultOf = ({ expensesCents, incomeCents, levyCents, surplusCents, pools, members, steps }: ProvisionalLevy) => ({
  ...{ expenses: expensesCents, income: incomeCents, levy: levyCents, surplus: surplusCents },
  pools: pools.map((pool) => ({
    ...{ poolId: pool.poolId, poolName: pool.poolName, expenses: pool.expensesCents, ownIncome: pool.ownIncomeCents },
    ...{ generalIncome: pool.generalIncomeCents, levy: pool.levyCents, clause: pool.clause, resolution: pool.resolution },
  })),
  members: members.map(({ tenantId, ags, memberName, totalCents, byPool }) => ({
    ...{ tenantId, ags, memberName, total: totalCents },
    byPool: byPool.map(({ poolId, amountCents }) => ({ poolId, amount: amountCents })),
  })),
  steps: steps.map(stepSentence),
});
export type LevyResultView = ReturnType<typeof resultOf>;

const shown = (levy: StoredLevy) => ({
  ...{ id: levy.id, version: levy.rowVersion, year: levy.year, status: levy.status, budgetId: levy.budgetId },
  ...{ budgetVersion: levy.result.budgetVersion, vatCode: levy.vat.code, vatBasis: levy.vat.basis, hash: levy.resultHash },
  ...{ preparedBy: levy.preparedByName, preparedAt: levy.preparedAt, releasedBy: levy.releasedByName, releasedAt: levy.releasedAt },
  result: resultOf(levy.result),
});
export type LevyView = ReturnType<typeof shown>;

export const listLevies = query({
  name: 'treasury.listLevies',
  action: 'treasury.readBudget',
  input: z.object({}),
  run: async (reads): Promise<LevyView[]> => (await leviesOf(reads)).map(shown),
});

const yearOfBudget = (year: number) => ({ from: civilDate(`${year}-01-01`), to: civilDate(`${year}-12-31`) });

async function budgetAndMembers(reads: Parameters<typeof budgetsOf>[0], { ports, at }: QueryContext<unknown>, budgetId: string) {
  const [budget] = await budgetsOf(reads, sql`id = ${budgetId}::uuid`);
  return budget ? { budget, members: await ports.get(tenancyPort).membersOf(reads, yearOfBudget(budget.year), at) } : null;
}

const finding = (found: Refusal): { code: string; field: string | null; message: Bilingual } => ({
  ...{ code: found.code, field: found.field ?? null },
  message: { de: sentenceFor(messages, 'de', found), en: sentenceFor(messages, 'en', found) },
});

/** What a levy would be, of a draft as well: nothing is stored. */
export const previewLevy = query({
  name: 'treasury.previewLevy',
  action: 'treasury.readBudget',
  input: z.object(levyFields),
  run: async (reads, context) => {
    const found = await budgetAndMembers(reads, context, context.input.budgetId);
    if (!found) return null;
    const { input, ports, at } = context;
    const lists = shareListsOf(input, found.members);
    if (!lists.ok) return { result: null, vat: null, finding: finding(lists.error) };
    const levy = provisionalLevy(found.budget, lists.value);
    if (!levy.ok) return { result: null, vat: null, finding: finding(levy.error) };
    const { year } = found.budget;
    const vat = levyVatOf(await levyVatRules(ports, reads, year, at), year, { code: input.vatCode, basis: input.vatBasis });
    const result = resultOf(levy.value);
    return vat.ok ? { result, vat: vat.value, finding: null } : { result, vat: null, finding: finding(vat.error) };
  },
});
export type LevyPreview = NonNullable<Awaited<ReturnType<typeof previewLevy.run>>>;

const SHARE_BASES = ['lastYear', 'equal', 'lastLevy'] as const;

/** Shares to begin with: what the released runs of the year before gave (by pool), equal shares, or the lists of the last levy. */
export const proposeShares = query({
  name: 'treasury.proposeShares',
  action: 'treasury.readBudget',
  input: z.object({ budgetId: idInput<'BudgetId'>(), basis: choiceInput('ShareBasis', SHARE_BASES) }),
  run: async (reads, context) => {
    const { input, ports } = context;
    const found = await budgetAndMembers(reads, context, input.budgetId);
    if (!found) return [];
    const { budget, members } = found;
    const standing = new Set<string>(members.map(({ tenantId }) => tenantId));
    if (input.basis === 'equal')
      return [
        {
          poolId: null,
          poolName: null,
          measure: 'Gleiche Teile',
          clause: '',
          resolution: '',
          shares: members.map(({ tenantId, ags, name }) => share(tenantId, ags, name, '1')),
        },
      ];
    if (input.basis === 'lastLevy') {
      const last = (await leviesOf(reads)).find(({ status }) => status === 'released' || status === 'replaced');
      return (last?.lists ?? []).map(({ poolId, measure = '', clause, resolution, shares }) => ({
        ...{ poolId, poolName: last?.result.pools.find((pool) => pool.poolId === poolId)?.poolName ?? null, measure, clause, resolution },
        shares: shares
          .filter(({ tenantId }) => standing.has(tenantId))
          .map((one) =>
            share(one.tenantId, one.ags, one.memberName, typeof one.weight === 'bigint' ? String(one.weight) : fractionToText(one.weight)),
          ),
      }));
    }
    const before = budget.year - 1;
    const released = await ports.get(settlementResultsPort).releasedShares(reads, civilMonth(`${before}-01`), civilMonth(`${before}-12`));
    const pools = new Map(budget.lines.map(({ poolId, poolName }) => [poolId, poolName]));
    return [...pools].map(([poolId, poolName]) => ({
      ...{ poolId, poolName, measure: `Anteile an den Abrechnungen ${before}`, clause: '', resolution: '' },
      shares: released
        .filter((one) => one.poolId === poolId && one.amountCents > 0n && standing.has(one.tenantId))
        .map(({ tenantId, ags, memberName, amountCents }) => share(tenantId, ags, memberName, String(amountCents))),
    }));
  },
});
const share = (tenantId: string, ags: string, memberName: string, weight: string) => ({ tenantId, ags, memberName, weight });
export type ShareListView = Awaited<ReturnType<typeof proposeShares.run>>[number];

/** What a member owes of each levy, with the reasons; members see their own. */
export const listLevyShares = query({
  name: 'treasury.listLevyShares',
  action: 'treasury.readAccounts',
  input: z.object({ tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input }) => {
    const { rows } = await sql<{
      id: string;
      tenantId: string;
      year: number;
      amount: bigint;
      steps: unknown;
      createdAt: string;
      memberName: string;
    }>`
      select share.id, share.tenant_id as "tenantId", share.year, share.amount_cents as amount, share.steps,
        share.created_at as "createdAt", member.name as "memberName"
      from levy_share as share join tenant as member on member.id = share.tenant_id
      where (${input.tenantId ?? null}::uuid is null or share.tenant_id = ${input.tenantId ?? null})
      order by share.year desc, share.created_at desc, member.name`.execute(reads);
    return rows.map(({ steps, amount, ...row }) => ({
      ...row,
      amount: cents(amount),
      steps: fromJson<YearStep[]>(steps).map(stepSentence),
    }));
  },
});
export type LevyShareView = Awaited<ReturnType<typeof listLevyShares.run>>[number];

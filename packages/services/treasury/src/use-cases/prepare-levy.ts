// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import { type PrepareLevyRefusal, prepareLevy as prepare } from '@domain/treasury';
import { civilDate, ok } from '@kernel/core';
import { everyCode } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { budgetsOf, leviesOf } from '../centre-records.ts';
import { type LevyVatRefusal, levyVatOf, levyVatRules } from '../levy-vat.ts';
import { levyFields, shareListsOf } from '../share-lists.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** The levy of a resolved budget by stated shares, for a second person to release. */
export const prepareLevy = useCase({
  name: 'treasury.prepareLevy',
  action: 'treasury.planBudget',
  input: z.object(levyFields),
  ofAll: true,
  refusals: everyCode<PrepareLevyRefusal | LevyVatRefusal | 'WEIGHT_INVALID'>()(
    'WEIGHT_INVALID',
    'NOT_A_MEMBER',
    'NOT_A_PERSON',
    'BUDGET_NOT_RESOLVED',
    'LEVY_PREPARED',
    'LEVY_EXISTS',
    'BUDGET_DISCARDED',
    'SHARES_TWICE',
    'SHARES_MISSING',
    'CHARGE_WITHOUT_BASIS',
    'MEASURE_MISSING',
    'NO_PARTIES',
    'DUPLICATE_PARTY',
    'NEGATIVE_WEIGHT',
    'NO_WEIGHT',
    'LEVY_VAT_MISSING',
    'LEVY_VAT_CONTRADICTS',
    'LEVY_VAT_CHANGES',
  ),
  load: async ({ reads, ports, centre }, { input, actor, at }) => {
    await centre.lockRow('budget', actor.centreId, input.budgetId);
    const [budget] = await budgetsOf(reads, sql`id = ${input.budgetId}::uuid`);
    if (!budget) return null;
    const year = { from: civilDate(`${budget.year}-01-01`), to: civilDate(`${budget.year}-12-31`) };
    const members = await ports.get(tenancyPort).membersOf(reads, year, at);
    const levies = await leviesOf(reads, sql`levy.year = ${budget.year}`);
    const vatRules = await levyVatRules(ports, reads, budget.year, at);
    return { ...enteredBy(actor, at), budget, members, levies, vatRules };
  },
  row: ({ centreId, budget }) => ({ tenantId: centreId, type: 'budget', id: budget.id }),
  decide: ({ budget, members, levies, vatRules }, input, circumstances) => {
    const lists = shareListsOf(input, members);
    if (!lists.ok) return lists;
    const memberIds = new Set(members.map(({ tenantId }) => String(tenantId)));
    const levy = prepare({ budget, levies, memberIds }, { lists: lists.value }, circumstances);
    if (!levy.ok) return levy;
    const vat = levyVatOf(vatRules, budget.year, { code: input.vatCode, basis: input.vatBasis });
    return vat.ok ? ok({ levy: levy.value, vat: vat.value }) : vat;
  },
  save: ({ centre }, { levy, vat }, by) => centre.addLevy(levy, vat, by),
  record: ({ levy, vat }) => ({
    ...{ type: 'levy', id: levy.id, content: { levy, vat } },
    messages: [{ name: 'LevyPrepared.v1', payload: { levyId: levy.id } }],
  }),
  outcome: ({ levy }) => ({ levyId: levy.id }),
});

// SPDX-License-Identifier: EUPL-1.2
import { takenOffPort } from '@contracts/billing';
import { type BalanceYearRefusal, balanceYear, ruleOn } from '@domain/treasury';
import { civilDate, err, ok, refusal } from '@kernel/core';
import { amountInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { balancingRule } from '../balancing-rule.ts';
import { rulesOf } from '../books.ts';
import { carryOversOf } from '../centre-records.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Takes carry-overs into the calculation of a year, the oldest first. */
export const balanceCarryOvers = useCase({
  name: 'treasury.balanceCarryOvers',
  action: 'treasury.planBudget',
  input: z.object({
    ...{ poolId: idInput<'PoolId'>().optional(), year: z.int().min(1900).max(2200), surplus: amountInput, deficit: amountInput },
    resolution: textInput(300, 0),
  }),
  ofAll: true,
  refusals: everyCode<BalanceYearRefusal | 'RESOLUTION_MISSING' | 'YEAR_BILLED' | 'NOTHING_LEFT'>()(
    'RESOLUTION_MISSING',
    'YEAR_BILLED',
    'NOTHING_LEFT',
    'BALANCING_YEARS_INVALID',
    'CARRY_OVER_TWICE',
    'ZERO_AMOUNT',
    'PERIOD_INVALID',
    'BASIS_MISSING',
    'BALANCING_YEARS_UNKNOWN',
    'BALANCING_OF_UNKNOWN',
    'BALANCING_OUT_OF_TIME',
    'BALANCED_TOO_MUCH',
    'NEGATIVE_BALANCING',
    'MORE_THAN_OPEN',
  ),
  load: async ({ reads, ports, accounts }, { input, actor, at }) => {
    const documents = ports.get(takenOffPort);
    await accounts.lock([actor.centreId]);
    // A round that is composed at this moment would not know of it.
    await documents.holdRounds(reads, actor.centreId);
    const billed = (await documents.yearEnds(reads, null)).rounds.get(input.year) ?? null;
    return { ...enteredBy(actor, at), ...(await carryOversOf(reads)), rules: await rulesOf(reads), billed };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'balancing' }),
  decide: ({ carryOvers, balancings, rules, billed }, { poolId, year, surplus, deficit, resolution }, { newId }) => {
    if (resolution === '') return err(refusal('RESOLUTION_MISSING', { field: 'resolution' }));
    // What a year takes in goes on the documents that end it.
    if (billed) return err(refusal('YEAR_BILLED', { field: 'year', params: { year, status: billed } }));
    const rule = balancingRule(ruleOn(rules, 'balancing', civilDate(`${year}-01-01`)));
    const found = balanceYear(carryOvers, balancings, rule, { poolId: poolId ?? null, year, surplusCents: surplus, deficitCents: deficit });
    if (!found.ok) return found;
    if (found.value.length === 0) return err(refusal('NOTHING_LEFT', { field: 'surplus' }));
    return ok({ id: newId(), resolution, balancings: found.value.map((one) => ({ ...one, id: newId() })) });
  },
  save: ({ centre }, { balancings, resolution }, by) => centre.addBalancings(balancings, resolution, by),
  record: (decision) => ({ type: 'balancing', id: decision.id, content: decision }),
  outcome: ({ balancings }) => ({ count: balancings.length }),
});

// SPDX-License-Identifier: EUPL-1.2
import { takenOffPort } from '@contracts/billing';
import { carryOverView, ruleOn, stepSentence, yearRefusalSentence } from '@domain/treasury';
import { civilDate } from '@kernel/core';
import { query } from '@platform/use-case';
import { z } from 'zod';
import { balancingRule } from '../balancing-rule.ts';
import { rulesOf } from '../books.ts';
import { namedBalancings, placeOf } from '../carry-over-shares.ts';
import { batchesOf, carryOversOf } from '../centre-records.ts';

/** Surpluses and deficits as they stand in a year, with the last year in which each can be balanced. */
export const showCarryOvers = query({
  name: 'treasury.carryOvers',
  action: 'treasury.readBudget',
  input: z.object({ year: z.int().min(1900).max(2200) }),
  run: async (reads, { input, ports, actor }) => {
    const { carryOvers, balancings: known } = await carryOversOf(reads);
    const balancings = namedBalancings(known);
    // A member sees its own documents alone.
    const ends = actor.body.side === 'member' ? null : await ports.get(takenOffPort).yearEnds(reads, null);
    const rule = balancingRule(ruleOn(await rulesOf(reads), 'balancing', civilDate(`${input.year}-01-01`)));
    const found = carryOverView(carryOvers, balancings, input.year, rule);
    if (!found.ok) return { year: input.year, problem: yearRefusalSentence(found.error), states: [], pools: [] };
    return {
      ...{ year: input.year, problem: null },
      states: found.value.states.map(({ carryOver, status, duty, lastYear, balancedCents, openCents, source }, index) => ({
        ...{
          id: carryOver.id,
          poolId: carryOver.poolId,
          poolName: carryOver.poolName,
          periodFrom: carryOver.periodFrom,
          periodTo: carryOver.periodTo,
        },
        ...{
          amount: carryOver.amountCents,
          balanced: balancedCents,
          open: openCents,
          status,
          duty,
          lastYear,
          source,
          origin: carryOver.origin.kind,
        },
        document: carryOver.origin.kind === 'opening' ? carryOver.origin.document : carryOver.origin.runId,
        sentence: found.value.steps[index] ? stepSentence(found.value.steps[index]) : { de: '', en: '' },
        balancings: balancings
          .filter(({ carryOverId }) => carryOverId === carryOver.id)
          .map((one) => ({
            ...{ year: one.year, amount: one.amountCents, resolution: one.resolution },
            place: ends && placeOf(one, ends),
          })),
      })),
      pools: found.value.pools.map((pool) => ({
        ...{ poolId: pool.poolId, poolName: pool.poolName, surplus: pool.surplusCents, deficit: pool.deficitCents },
        ...{ expiredSurplus: pool.expiredSurplusCents, expiredDeficit: pool.expiredDeficitCents },
      })),
    };
  },
});
export type CarryOversView = Awaited<ReturnType<typeof showCarryOvers.run>>;

export const listOpeningBatches = query({
  name: 'treasury.listOpeningBatches',
  action: 'treasury.readBudget',
  input: z.object({}),
  run: async (reads, { actor }) =>
    (await batchesOf(reads)).map(({ id, status, rows, note, proposedBy, proposedAt, proposedByName, decidedByName, rowVersion }) => ({
      ...{ id, version: rowVersion, status, note, proposedAt, proposedBy: proposedByName, decidedBy: decidedByName },
      mine: proposedBy.userId === actor.userId,
      rows: rows.map((row) =>
        row.kind === 'claim'
          ? {
              kind: row.kind,
              name: row.memberName,
              label: row.label,
              from: null,
              to: row.dueOn,
              amount: row.amountCents,
              document: row.document,
            }
          : {
              kind: row.kind,
              name: row.poolName,
              label: '',
              from: row.periodFrom,
              to: row.periodTo,
              amount: row.amountCents,
              document: row.document,
            },
      ),
    })),
});
export type OpeningBatchView = Awaited<ReturnType<typeof listOpeningBatches.run>>[number];

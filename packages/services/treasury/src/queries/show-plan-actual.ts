// SPDX-License-Identifier: EUPL-1.2
import { type SettlementResults, settlementResultsPort } from '@contracts/settlement';
import {
  type ActualCost,
  type ForecastRow,
  forecastYear,
  type MonthState,
  monthsOfYear,
  planAgainstActual,
  settledCosts,
  stepSentence,
  yearRefusalSentence,
} from '@domain/treasury';
import { type CivilMonth, civilMonth, type Fraction, floorFraction, fraction, monthOf, multiplyFractions, sumCents } from '@kernel/core';
import type { Reads } from '@platform/database';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { budgetsOf } from '../centre-records.ts';

const permille = (value: Fraction | null): number | null =>
  value === null ? null : Number(floorFraction(multiplyFractions(value, fraction(1_000n))));

/** What was posted in the pools of a year, and what released runs charged for them and passed on to them. */
async function actualCosts(results: SettlementResults, reads: Reads, year: number): Promise<ActualCost[]> {
  const [from, to] = [civilMonth(`${year}-01`), civilMonth(`${year}-12`)];
  const settled = settledCosts(await results.settledPools(reads, from, to));
  return [...(await results.postedCosts(reads, from, to)), ...settled.filter(({ month }) => month >= from && month <= to)];
}

const forecastOf = (rows: readonly ForecastRow[]) => sumCents(rows.map(({ forecastCents }) => forecastCents));

/** The resolved budget beside what was posted, by pool, kind and month, and what the year will have cost. */
export const showPlanActual = query({
  name: 'treasury.planActual',
  action: 'treasury.readBudget',
  input: z.object({ year: z.int().min(1900).max(2200) }),
  run: async (reads, { input, ports, today }) => {
    const { year } = input;
    const [budget] = await budgetsOf(reads, sql`year = ${year} and status = 'resolved'`);
    if (!budget) return null;
    const results = ports.get(settlementResultsPort);
    const costs = await actualCosts(results, reads, year);
    const frozen = await results.frozenThrough(reads);
    const posted = new Set(costs.map(({ month }) => month));
    // The running month has often nothing posted yet: that is no cost of zero.
    const stateOf = (month: CivilMonth): MonthState =>
      frozen !== null && month <= frozen ? 'final' : month < monthOf(today) || posted.has(month) ? 'preliminary' : 'unknown';
    const months = monthsOfYear(year).map((month) => ({ month, state: stateOf(month) }));
    const found = planAgainstActual({ budget, costs, months });
    if (!found.ok)
      return {
        year,
        budgetVersion: budget.version,
        problem: yearRefusalSentence(found.error),
        months: [],
        rows: [],
        pools: [],
        ...{ expenses: null, income: null, total: null },
        forecast: null,
        forecastSteps: [],
      };
    const last = await actualCosts(results, reads, year - 1);
    const keys = new Map(last.map(({ poolId, kind }) => [`${poolId} ${kind}`, { poolId, kind }]));
    const lastYear = [...keys.values()].map((key) => ({
      ...key,
      months: monthsOfYear(year - 1).map((month) => {
        if (frozen === null || month > frozen) return null;
        const ofMonth = last.filter((one) => one.poolId === key.poolId && one.kind === key.kind && one.month === month);
        return sumCents(ofMonth.map(({ amountCents }) => amountCents));
      }),
    }));
    const forecast = forecastYear(found.value, lastYear);
    const compared = ({ planCents, actualCents, planKnownCents, differenceCents, degree }: typeof found.value.total) => ({
      ...{ plan: planCents, actual: actualCents, planKnown: planKnownCents, difference: differenceCents, degreePermille: permille(degree) },
    });
    return {
      ...{ year, budgetVersion: budget.version, problem: null, total: compared(found.value.total), forecast: forecast.forecastCents },
      expenses: { ...compared(found.value.expenses), forecast: forecastOf(forecast.rows.filter(({ kind }) => kind !== 'income')) },
      income: { ...compared(found.value.income), forecast: forecastOf(forecast.rows.filter(({ kind }) => kind === 'income')) },
      forecastSteps: forecast.steps.map(stepSentence),
      months: found.value.months.map(({ month, state, ...sums }) => ({ month, state, ...compared(sums) })),
      pools: found.value.pools.map(({ poolId, poolName, year: sums }) => ({
        ...{ poolId, poolName, ...compared(sums), forecast: forecast.pools.find((one) => one.poolId === poolId)?.forecastCents ?? null },
      })),
      rows: found.value.rows.map((row, index) => ({
        ...{ poolId: row.poolId, poolName: row.poolName, kind: row.kind, unplanned: row.unplanned, ...compared(row.year) },
        months: row.months.map(({ month, state, ...sums }) => ({ month, state, ...compared(sums) })),
        forecast: forecast.rows[index]?.forecastCents ?? null,
        steps: (forecast.rows[index]?.steps ?? []).map(stepSentence),
      })),
    };
  },
});
export type PlanActualView = NonNullable<Awaited<ReturnType<typeof showPlanActual.run>>>;

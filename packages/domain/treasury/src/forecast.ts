// SPDX-License-Identifier: EUPL-1.2
import { addFractions, type Cents, type CivilMonth, cents, type Fraction, fraction, multiplyFractions, sumCents } from '@kernel/core';
import type { CostKind } from './cost-kind.ts';
import type { PlanAgainstActual, PlanRow } from './plan-actual.ts';
import { euro, exact, roundCents, step, type YearStep } from './year-step.ts';

/** So many final months must be there before a ratio is read from them. */
const FEWEST_MONTHS = 3;

/**
 * trend: actual + rest of last year × (actual / same months of last year).
 * planRatio: actual + planned rest × (actual / plan of the same months).
 * plan: actual + planned rest.
 * actual: all months are final, nothing is left to forecast.
 */
export type ForecastMethod = 'trend' | 'planRatio' | 'plan' | 'actual';

/** Costs of a pool and kind in the year before, January to December; null where a month is not known. */
export interface LastYearRow {
  readonly poolId: string;
  readonly kind: CostKind;
  readonly months: readonly (Cents | null)[];
}

export interface ForecastRow {
  readonly poolId: string;
  readonly poolName: string;
  readonly kind: CostKind;
  readonly method: ForecastMethod;
  /** The final months from which the ratio was read, and the months that it was applied to. */
  readonly observedMonths: readonly CivilMonth[];
  readonly forecastMonths: readonly CivilMonth[];
  readonly actualCents: Cents;
  /** What the ratio is applied to: planned rest, or the same months of last year. */
  readonly restCents: Cents;
  readonly ratio: Fraction;
  /** actual + rest × ratio in cents, not rounded. */
  readonly exact: Fraction;
  readonly forecastCents: Cents;
  readonly planCents: Cents;
  /** forecast − plan */
  readonly differenceCents: Cents;
  readonly steps: readonly YearStep[];
}

export interface Forecast {
  readonly year: number;
  readonly rows: readonly ForecastRow[];
  readonly pools: readonly {
    readonly poolId: string;
    readonly poolName: string;
    readonly forecastCents: Cents;
    readonly planCents: Cents;
  }[];
  /** Sum of the rows, each rounded once. */
  readonly forecastCents: Cents;
  readonly planCents: Cents;
  readonly steps: readonly YearStep[];
}

interface Basis {
  readonly method: ForecastMethod;
  readonly restCents: Cents;
  readonly ratio: Fraction;
  /** What the actual was set against for the ratio. */
  readonly comparedCents: Cents;
}

const sumAt = (values: readonly (Cents | null)[], places: readonly number[]): Cents => sumCents(places.map((place) => values[place] ?? 0n));

/** A ratio says something of two amounts on the same side of zero: costs, or income, which counts below zero. */
const comparable = (actual: bigint, compared: bigint): boolean => (compared > 0n && actual >= 0n) || (compared < 0n && actual <= 0n);

/**
 * Last year where it is whole and cost something in the same months, else the plan; with fewer than three final months neither says
 * enough, and the planned rest stands as it is.
 */
function basisOf(row: PlanRow, last: LastYearRow | undefined, final: readonly number[], rest: readonly number[], actual: Cents): Basis {
  const plans = row.months.map(({ planCents }) => planCents);
  const one = fraction(1);
  if (rest.length === 0) return { method: 'actual', restCents: cents(0n), ratio: one, comparedCents: actual };
  const enough = final.length >= FEWEST_MONTHS;
  const whole = last !== undefined && last.months.length === 12 && last.months.every((month) => month !== null);
  if (enough && whole) {
    const compared = sumAt(last.months, final);
    if (comparable(actual, compared))
      return { method: 'trend', restCents: sumAt(last.months, rest), ratio: fraction(actual, compared), comparedCents: compared };
  }
  const planned = sumAt(plans, final);
  const restCents = sumAt(plans, rest);
  if (enough && comparable(actual, planned))
    return { method: 'planRatio', restCents, ratio: fraction(actual, planned), comparedCents: planned };
  return { method: 'plan', restCents, ratio: one, comparedCents: planned };
}

const STEP_OF = { trend: 'FORECAST_TREND', planRatio: 'FORECAST_PLAN_RATIO', plan: 'FORECAST_PLAN', actual: 'FORECAST_ACTUAL' } as const;

function forecastRow(row: PlanRow, last: LastYearRow | undefined): ForecastRow {
  const places = row.months.map((_, index) => index);
  const isFinal = (place: number): boolean => row.months[place]?.state === 'final';
  const final = places.filter(isFinal);
  const rest = places.filter((place) => !isFinal(place));
  const monthsAt = (wanted: readonly number[]): CivilMonth[] =>
    wanted.flatMap((place) => row.months.slice(place, place + 1).map(({ month }) => month));
  const actual = sumCents(final.map((place) => row.months[place]?.actualCents ?? 0n));
  const { method, restCents, ratio, comparedCents } = basisOf(row, last, final, rest, actual);
  const quota = addFractions(fraction(actual), multiplyFractions(fraction(restCents), ratio));
  const forecastCents = roundCents(quota);
  const { planCents } = row.year;
  return {
    poolId: row.poolId,
    poolName: row.poolName,
    kind: row.kind,
    method,
    observedMonths: monthsAt(final),
    forecastMonths: monthsAt(rest),
    actualCents: actual,
    restCents,
    ratio,
    exact: quota,
    forecastCents,
    planCents,
    differenceCents: cents(forecastCents - planCents),
    steps: [
      step(STEP_OF[method], {
        pool: row.poolName,
        kind: row.kind,
        actual: euro(actual),
        rest: euro(restCents),
        compared: euro(comparedCents),
        ratio: exact(ratio),
        forecast: euro(forecastCents),
        observed: monthsAt(final),
        ahead: monthsAt(rest),
      }),
    ],
  };
}

/** What the year will have cost, pool by pool and kind by kind. Preliminary months are forecast like unknown ones: they may still grow. */
export function forecastYear(comparison: PlanAgainstActual, lastYear: readonly LastYearRow[]): Forecast {
  const rows = comparison.rows.map((row) =>
    forecastRow(
      row,
      lastYear.find(({ poolId, kind }) => poolId === row.poolId && kind === row.kind),
    ),
  );
  const forecastCents = sumCents(rows.map((row) => row.forecastCents));
  const planCents = sumCents(rows.map((row) => row.planCents));
  return {
    year: comparison.year,
    rows,
    pools: comparison.pools.map(({ poolId, poolName }) => {
      const own = rows.filter((row) => row.poolId === poolId);
      return {
        poolId,
        poolName,
        forecastCents: sumCents(own.map((row) => row.forecastCents)),
        planCents: sumCents(own.map((row) => row.planCents)),
      };
    }),
    forecastCents,
    planCents,
    steps: [step('FORECAST_SUM', { year: comparison.year, forecast: euro(forecastCents), plan: euro(planCents), rows: rows.length })],
  };
}

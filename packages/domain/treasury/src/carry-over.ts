// SPDX-License-Identifier: EUPL-1.2
import {
  byText,
  type Cents,
  type CivilDate,
  cents,
  civilDate,
  type DatedFigure,
  err,
  isValidOn,
  ok,
  type Refusal,
  type Result,
  refusal,
  sumCents,
} from '@kernel/core';
import { euro, step, type YearStep, yearOf } from './year-step.ts';

/**
 * Within how many years after the end of a calculation period its surplus must and its deficit should be balanced, by the last day of the
 * period. Before 1999 nothing could be carried over. Periods that end in 2011 are kept to the shorter time: the longer one came in
 * December of that year.
 */
export const KAG_BALANCING_YEARS: readonly DatedFigure<number>[] = [
  {
    validFrom: civilDate('1999-01-01'),
    validTo: civilDate('2011-12-31'),
    value: 3,
    source: '§ 6 Abs. 2 Satz 3 KAG NRW in der Fassung des Gesetzes vom 24.11.1998, GV. NRW. S. 666',
    state: 'inForce',
  },
  {
    validFrom: civilDate('2012-01-01'),
    validTo: null,
    value: 4,
    source: '§ 6 Abs. 2 Satz 3 KAG NRW in der Fassung des Gesetzes vom 13.12.2011, GV. NRW. S. 687',
    state: 'inForce',
  },
];

/**
 * 'kag': § 6 Abs. 2 KAG NRW, for fees, and for charges that the statutes put under it. 'statutes': so many years by a clause of the
 * statutes; a levy may take in losses carried forward (§ 19 Abs. 1 GkG NRW), and the statutes say how long.
 */
export type BalancingRule = { readonly kind: 'kag' } | { readonly kind: 'statutes'; readonly years: number; readonly clause: string };

/** What a calculation period left over (above zero) or left uncovered (below zero) in a pool, or in the association as a whole. */
export interface CarryOver {
  readonly id: string;
  /** null: the association as a whole. */
  readonly poolId: string | null;
  readonly poolName: string;
  /** First and last day of the calculation period. */
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  readonly amountCents: Cents;
  /** 'opening': from the years before this software, entered with the document that shows it. */
  readonly origin: { readonly kind: 'run'; readonly runId: string } | { readonly kind: 'opening'; readonly document: string };
}

/** So much of a carry-over goes into the calculation of a year; the sign of the carry-over. */
export interface Balancing {
  readonly carryOverId: string;
  readonly year: number;
  readonly amountCents: Cents;
}

/** balanced: nothing is left. lastYear: what is not balanced in this very year expires with it. expired: something is left, too late. */
export type CarryOverStatus = 'open' | 'lastYear' | 'balanced' | 'expired';

export interface CarryOverState {
  readonly carryOver: CarryOver;
  readonly status: CarryOverStatus;
  /** A surplus must be balanced, a deficit should be. */
  readonly duty: 'must' | 'should';
  /** The last year in whose calculation it can be balanced. */
  readonly lastYear: number;
  readonly balancedCents: Cents;
  /** What is left, with the sign of the carry-over. */
  readonly openCents: Cents;
  readonly source: string;
}

export interface CarryOverView {
  readonly year: number;
  /** The oldest first, then by pool. */
  readonly states: readonly CarryOverState[];
  readonly pools: readonly PoolCarryOver[];
  readonly total: Omit<PoolCarryOver, 'poolId' | 'poolName'>;
  /** What was not balanced in time. A surplus among them is owed all the same, a deficit stays with the association. */
  readonly expired: readonly CarryOverState[];
  /** What expires at the end of the year. */
  readonly expiring: readonly CarryOverState[];
  readonly steps: readonly YearStep[];
}
export interface PoolCarryOver {
  readonly poolId: string | null;
  readonly poolName: string;
  /** Zero or more; open and in time. */
  readonly surplusCents: Cents;
  /** Zero or less; open and in time. */
  readonly deficitCents: Cents;
  readonly expiredSurplusCents: Cents;
  readonly expiredDeficitCents: Cents;
}

/** In order of precedence. */
export type CarryOverRefusal =
  | 'BALANCING_YEARS_INVALID'
  | 'CARRY_OVER_TWICE'
  | 'ZERO_AMOUNT'
  | 'PERIOD_INVALID'
  | 'BASIS_MISSING'
  | 'BALANCING_YEARS_UNKNOWN'
  | 'BALANCING_OF_UNKNOWN'
  | 'BALANCING_OUT_OF_TIME'
  | 'BALANCED_TOO_MUCH';

const size = (value: bigint): bigint => (value < 0n ? -value : value);

function balancingYears(rule: BalancingRule, carryOver: CarryOver): Result<{ years: number; source: string }, Refusal<CarryOverRefusal>> {
  if (rule.kind === 'statutes') return ok({ years: rule.years, source: rule.clause });
  const found = KAG_BALANCING_YEARS.find(({ validFrom, validTo }) => isValidOn({ from: validFrom, to: validTo }, carryOver.periodTo));
  if (found) return ok({ years: found.value, source: found.source });
  return err(refusal('BALANCING_YEARS_UNKNOWN', { field: 'periodTo', params: { pool: carryOver.poolName, date: carryOver.periodTo } }));
}

function checkRule(rule: BalancingRule): Refusal<CarryOverRefusal> | null {
  if (rule.kind === 'kag') return null;
  if (!Number.isInteger(rule.years) || rule.years < 1 || rule.years > 20)
    return refusal('BALANCING_YEARS_INVALID', { field: 'years', params: { years: rule.years } });
  return rule.clause.trim() === '' ? refusal('BASIS_MISSING', { field: 'clause' }) : null;
}

function checkCarryOvers(carryOvers: readonly CarryOver[]): Refusal<CarryOverRefusal> | null {
  const seen = new Set<string>();
  for (const [index, { id, poolName, periodFrom, periodTo, amountCents, origin }] of carryOvers.entries()) {
    const field = `carryOvers.${index}`;
    if (seen.has(id)) return refusal('CARRY_OVER_TWICE', { field, params: { pool: poolName, date: periodTo } });
    seen.add(id);
    if (amountCents === 0n) return refusal('ZERO_AMOUNT', { field: `${field}.amount` });
    if (periodTo < periodFrom) return refusal('PERIOD_INVALID', { field: `${field}.periodTo`, params: { from: periodFrom, to: periodTo } });
    if (origin.kind === 'opening' && origin.document.trim() === '') return refusal('BASIS_MISSING', { field: `${field}.document` });
  }
  return null;
}

function stateOf(
  carryOver: CarryOver,
  balancings: readonly Balancing[],
  year: number,
  rule: BalancingRule,
): Result<CarryOverState, Refusal<CarryOverRefusal>> {
  const time = balancingYears(rule, carryOver);
  if (!time.ok) return time;
  const lastYear = yearOf(carryOver.periodTo) + time.value.years;
  const own = balancings.filter(({ carryOverId, year: inYear }) => carryOverId === carryOver.id && inYear <= year);
  const params = { pool: carryOver.poolName, date: carryOver.periodTo, lastYear };
  const late = own.find(({ year: inYear }) => inYear > lastYear || inYear <= yearOf(carryOver.periodTo));
  if (late) return err(refusal('BALANCING_OUT_OF_TIME', { field: 'balancings', params: { ...params, year: late.year } }));
  const balanced = sumCents(own.map(({ amountCents }) => amountCents));
  const open = carryOver.amountCents - balanced;
  const wrongSign = own.some(({ amountCents }) => amountCents > 0n !== carryOver.amountCents > 0n);
  if (wrongSign || size(balanced) > size(carryOver.amountCents))
    return err(refusal('BALANCED_TOO_MUCH', { field: 'balancings', params: { ...params, open: euro(carryOver.amountCents) } }));
  return ok({
    carryOver,
    status: open === 0n ? 'balanced' : year > lastYear ? 'expired' : year === lastYear ? 'lastYear' : 'open',
    duty: carryOver.amountCents > 0n ? 'must' : 'should',
    lastYear,
    balancedCents: balanced,
    openCents: cents(open),
    source: time.value.source,
  });
}

const sumWhere = (states: readonly CarryOverState[], test: (state: CarryOverState) => boolean): Cents =>
  sumCents(states.filter(test).map(({ openCents }) => openCents));

const sums = (states: readonly CarryOverState[]): Omit<PoolCarryOver, 'poolId' | 'poolName'> => ({
  surplusCents: sumWhere(states, ({ status, openCents }) => status !== 'expired' && openCents > 0n),
  deficitCents: sumWhere(states, ({ status, openCents }) => status !== 'expired' && openCents < 0n),
  expiredSurplusCents: sumWhere(states, ({ status, openCents }) => status === 'expired' && openCents > 0n),
  expiredDeficitCents: sumWhere(states, ({ status, openCents }) => status === 'expired' && openCents < 0n),
});

const oldestFirst = (a: CarryOver, b: CarryOver): number =>
  byText(a.periodTo, b.periodTo) || byText(a.poolName, b.poolName) || byText(a.id, b.id);

const stateStep = ({ carryOver, status, duty, lastYear, balancedCents, openCents, source }: CarryOverState): YearStep =>
  step(`CARRY_OVER_${duty === 'must' ? 'SURPLUS' : 'DEFICIT'}`, {
    pool: carryOver.poolName,
    from: carryOver.periodFrom,
    to: carryOver.periodTo,
    amount: euro(carryOver.amountCents),
    balanced: euro(balancedCents),
    open: euro(openCents),
    lastYear,
    status,
    source,
  });

/** Surpluses and deficits as they stand in a year: balancings of the year itself and of those before it are in. */
export function carryOverView(
  carryOvers: readonly CarryOver[],
  balancings: readonly Balancing[],
  year: number,
  rule: BalancingRule,
): Result<CarryOverView, Refusal<CarryOverRefusal>> {
  const wrong = checkRule(rule) ?? checkCarryOvers(carryOvers);
  if (wrong) return err(wrong);
  const stray = balancings.find(({ carryOverId }) => !carryOvers.some(({ id }) => id === carryOverId));
  if (stray)
    return err(refusal('BALANCING_OF_UNKNOWN', { field: 'balancings', params: { carryOver: stray.carryOverId, year: stray.year } }));
  const states: CarryOverState[] = [];
  for (const carryOver of [...carryOvers].filter(({ periodTo }) => yearOf(periodTo) < year).sort(oldestFirst)) {
    const state = stateOf(carryOver, balancings, year, rule);
    if (!state.ok) return state;
    states.push(state.value);
  }
  const pools = new Map(states.map(({ carryOver: { poolId, poolName } }) => [poolId, poolName]));
  return ok({
    year,
    states,
    pools: [...pools]
      .map(([poolId, poolName]) => ({ poolId, poolName, ...sums(states.filter(({ carryOver }) => carryOver.poolId === poolId)) }))
      .sort((a, b) => byText(a.poolName, b.poolName) || byText(a.poolId ?? '', b.poolId ?? '')),
    total: sums(states),
    expired: states.filter(({ status }) => status === 'expired'),
    expiring: states.filter(({ status }) => status === 'lastYear'),
    steps: states.map(stateStep),
  });
}

/** In order of precedence. */
export type BalanceYearRefusal = CarryOverRefusal | 'NEGATIVE_BALANCING' | 'MORE_THAN_OPEN';

export interface BalanceYearInput {
  readonly poolId: string | null;
  readonly year: number;
  /** How much surplus and how much deficit goes into the calculation of the year; zero or more each. */
  readonly surplusCents: Cents;
  readonly deficitCents: Cents;
}

function useUp(states: readonly CarryOverState[], amount: Cents, sign: 1n | -1n, year: number): Balancing[] {
  let left: bigint = amount;
  const made: Balancing[] = [];
  for (const { carryOver, openCents } of states) {
    const open = openCents * sign;
    const part = open < left ? open : left;
    if (part <= 0n) continue;
    left -= part;
    made.push({ carryOverId: carryOver.id, year, amountCents: cents(part * sign) });
  }
  return made;
}

/** Which carry-overs of a pool go into the calculation of a year: the oldest first, each with what is left of it. */
export function balanceYear(
  carryOvers: readonly CarryOver[],
  balancings: readonly Balancing[],
  rule: BalancingRule,
  { poolId, year, surplusCents, deficitCents }: BalanceYearInput,
): Result<readonly Balancing[], Refusal<BalanceYearRefusal>> {
  const view = carryOverView(carryOvers, balancings, year, rule);
  if (!view.ok) return view;
  if (surplusCents < 0n || deficitCents < 0n)
    return err(refusal('NEGATIVE_BALANCING', { field: surplusCents < 0n ? 'surplus' : 'deficit' }));
  const usable = view.value.states.filter(({ carryOver, status }) => carryOver.poolId === poolId && status !== 'expired');
  const open = sums(usable);
  const label = usable[0]?.carryOver.poolName ?? poolId ?? '';
  if (surplusCents > open.surplusCents)
    return err(refusal('MORE_THAN_OPEN', { field: 'surplus', params: { label, open: euro(open.surplusCents) } }));
  if (deficitCents > -open.deficitCents)
    return err(refusal('MORE_THAN_OPEN', { field: 'deficit', params: { label, open: euro(-open.deficitCents) } }));
  return ok([...useUp(usable, surplusCents, 1n, year), ...useUp(usable, deficitCents, -1n, year)]);
}

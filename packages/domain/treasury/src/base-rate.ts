// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, civilDate, type DatedFigure, err, isValidOn, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { yearOf } from './year-step.ts';

/** Rates in hundredths of a per cent (basis points). */
export type BasisPoints = number;

/** First day of a half-year and the base rate from then on, where it changed. */
const CHANGES: readonly (readonly [from: string, basisPoints: BasisPoints])[] = [
  ['2002-01-01', 257],
  ['2002-07-01', 247],
  ['2003-01-01', 197],
  ['2003-07-01', 122],
  ['2004-01-01', 114],
  ['2004-07-01', 113],
  ['2005-01-01', 121],
  ['2005-07-01', 117],
  ['2006-01-01', 137],
  ['2006-07-01', 195],
  ['2007-01-01', 270],
  ['2007-07-01', 319],
  ['2008-01-01', 332],
  ['2008-07-01', 319],
  ['2009-01-01', 162],
  ['2009-07-01', 12],
  ['2011-07-01', 37],
  ['2012-01-01', 12],
  ['2013-01-01', -13],
  ['2013-07-01', -38],
  ['2014-01-01', -63],
  ['2014-07-01', -73],
  ['2015-01-01', -83],
  ['2016-07-01', -88],
  ['2023-01-01', 162],
  ['2023-07-01', 312],
  ['2024-01-01', 362],
  ['2024-07-01', 337],
  ['2025-01-01', 227],
  ['2025-07-01', 127],
  ['2026-07-01', 152],
];

/** The last day for which a rate has been announced; beyond it nothing is guessed. */
const ANNOUNCED_UNTIL = civilDate('2026-12-31');

/** The base rate of § 247 BGB, as the Bundesbank announces it in the Bundesanzeiger for each half-year (§ 247 Abs. 2 BGB). */
export const BASE_RATES: readonly DatedFigure<BasisPoints>[] = CHANGES.map(([from, value], index) => {
  const next = CHANGES[index + 1];
  const validFrom = civilDate(from);
  return {
    validFrom,
    validTo: next ? addDays(civilDate(next[0]), -1) : ANNOUNCED_UNTIL,
    value,
    source: `§ 247 BGB; Deutsche Bundesbank, Bekanntmachung des Basiszinssatzes zum ${from.slice(8)}.${from.slice(5, 7)}.${from.slice(0, 4)}`,
    state: 'inForce',
  };
});

export type BaseRateRefusal = 'BASE_RATE_UNKNOWN';

/** First and last day of the half-year of a day. */
export function halfYearOf(date: CivilDate): { readonly from: CivilDate; readonly to: CivilDate } {
  const year = String(yearOf(date)).padStart(4, '0');
  return date.slice(5) < '07-01'
    ? { from: civilDate(`${year}-01-01`), to: civilDate(`${year}-06-30`) }
    : { from: civilDate(`${year}-07-01`), to: civilDate(`${year}-12-31`) };
}

/** The base rate of a day; a half-year without an announced rate is refused by name, never guessed. */
export function baseRateOn(
  date: CivilDate,
  rates: readonly DatedFigure<BasisPoints>[],
): Result<DatedFigure<BasisPoints>, Refusal<BaseRateRefusal>> {
  const found = rates.find(({ validFrom, validTo }) => isValidOn({ from: validFrom, to: validTo }, date));
  if (found) return ok(found);
  const { from, to } = halfYearOf(date);
  return err(
    refusal('BASE_RATE_UNKNOWN', { field: 'to', params: { from, to, half: from.slice(5) === '01-01' ? 1 : 2, year: yearOf(date) } }),
  );
}

/** Points above the base rate, by the day on which the obligation arose; the old ones stay for older obligations (Art. 229 § 34 EGBGB). */
const PAYMENT_SURCHARGES: readonly DatedFigure<BasisPoints>[] = [
  {
    validFrom: civilDate('2002-01-01'),
    validTo: civilDate('2014-07-28'),
    value: 800,
    source: '§ 288 Abs. 2 BGB in der bis 28.07.2014 geltenden Fassung; Art. 229 § 34 EGBGB',
    state: 'inForce',
  },
  {
    validFrom: civilDate('2014-07-29'),
    validTo: null,
    value: 900,
    source: '§ 288 Abs. 2 BGB in der Fassung des Gesetzes vom 22.07.2014, BGBl. I S. 1218',
    state: 'inForce',
  },
];
const OTHER_SURCHARGES: readonly DatedFigure<BasisPoints>[] = [
  { validFrom: civilDate('2002-01-01'), validTo: null, value: 500, source: '§ 288 Abs. 1 Satz 2 BGB', state: 'inForce' },
];

/** What a contract claim is: 'payment' for goods or services between bodies of which none is a consumer (Entgeltforderung), or any other. */
export type ContractClaim = 'payment' | 'other';

export type SurchargeRefusal = 'SURCHARGE_UNKNOWN';

export function surchargeFor(claim: ContractClaim, arisenOn: CivilDate): Result<DatedFigure<BasisPoints>, Refusal<SurchargeRefusal>> {
  const figures = claim === 'payment' ? PAYMENT_SURCHARGES : OTHER_SURCHARGES;
  const found = figures.find(({ validFrom, validTo }) => isValidOn({ from: validFrom, to: validTo }, arisenOn));
  return found ? ok(found) : err(refusal('SURCHARGE_UNKNOWN', { field: 'arisenOn', params: { date: arisenOn } }));
}

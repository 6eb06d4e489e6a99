// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, civilDate, isoWeekday } from './civil-date.ts';
import { type DatedFigure, figureOn } from './dated-figure.ts';
import { findHoliday, type GermanLand } from './holidays.ts';
import { unwrap } from './result.ts';

/** Days after which what was sent, or laid ready in a portal with a message of it, counts as delivered; by the day on which it was. */
export const DELIVERY_DAYS: readonly DatedFigure<number>[] = [
  {
    validFrom: civilDate('2003-01-01'),
    validTo: civilDate('2024-12-31'),
    value: 3,
    source: '§ 122 Abs. 2, § 122a Abs. 4 AO, § 41 Abs. 2 VwVfG NRW in der bis 31.12.2024 geltenden Fassung',
    state: 'inForce',
  },
  {
    validFrom: civilDate('2025-01-01'),
    validTo: null,
    value: 4,
    source: '§ 122 Abs. 2, § 122a Abs. 4 AO, § 41 Abs. 2 VwVfG NRW',
    state: 'inForce',
  },
];

/** The day itself, or the next that is no Saturday, Sunday or holiday (§ 193 BGB, § 108 Abs. 3 AO). */
function nextOpenDay(day: CivilDate, land: GermanLand): CivilDate {
  let next = day;
  while (isoWeekday(next) > 5 || findHoliday(land, next) !== null) next = addDays(next, 1);
  return next;
}

/** The day on which a document that was laid ready on a day counts as delivered (Bekanntgabe), never a day on which nobody works. */
export const deliveredOn = (provided: CivilDate, land: GermanLand): CivilDate =>
  nextOpenDay(addDays(provided, unwrap(figureOn(DELIVERY_DAYS, provided)).value), land);

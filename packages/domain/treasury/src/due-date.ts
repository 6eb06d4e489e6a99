// SPDX-License-Identifier: EUPL-1.2
import {
  addBankDays,
  addDays,
  addWorkingDays,
  type CivilDate,
  findHoliday,
  type GermanLand,
  isBankDay,
  isoWeekday,
  isWorkingDay,
  type OfficeCalendar,
  unreachable,
} from '@kernel/core';

/**
 * What becomes of a due date that falls on a day on which nobody pays. 'asStated': it stays. Bank days: TARGET. Legal days: the next
 * one that is no Saturday, Sunday or public holiday of the Land (§ 193 BGB, § 108 Abs. 3 AO). Working days: the office calendar.
 */
export type DayRule =
  | { readonly kind: 'asStated' }
  | { readonly kind: 'nextBankDay' }
  | { readonly kind: 'previousBankDay' }
  | { readonly kind: 'nextLegalDay'; readonly land: GermanLand }
  | { readonly kind: 'nextWorkingDay'; readonly calendar: OfficeCalendar }
  | { readonly kind: 'previousWorkingDay'; readonly calendar: OfficeCalendar };

/** The day itself, or the next that is no Saturday, Sunday or public holiday (§ 193 BGB, § 108 Abs. 3 AO). */
export function nextLegalDay(date: CivilDate, land: GermanLand): CivilDate {
  let day = date;
  while (isoWeekday(day) > 5 || findHoliday(land, day) !== null) day = addDays(day, 1);
  return day;
}

export function dueDay(nominal: CivilDate, rule: DayRule): CivilDate {
  switch (rule.kind) {
    case 'asStated':
      return nominal;
    case 'nextBankDay':
      return addBankDays(nominal, 0);
    case 'previousBankDay':
      return isBankDay(nominal) ? nominal : addBankDays(nominal, -1);
    case 'nextLegalDay':
      return nextLegalDay(nominal, rule.land);
    case 'nextWorkingDay':
      return addWorkingDays(nominal, 0, rule.calendar);
    case 'previousWorkingDay':
      return isWorkingDay(nominal, rule.calendar) ? nominal : addWorkingDays(nominal, -1, rule.calendar);
    default:
      return unreachable(rule);
  }
}

// SPDX-License-Identifier: EUPL-1.2
export { addBankDays, isBankDay } from './bank-calendar.ts';
export type { Bilingual, Language } from './bilingual.ts';
export type { Brand } from './brand.ts';
export { byText } from './by-text.ts';
export { CANONICAL_JSON_VERSION, type Canonical, canonicalJson } from './canonical-json.ts';
export {
  type AmountError,
  type Cents,
  cents,
  centsToDecimal,
  formatAmount,
  MAX_CENTS,
  parseAmount,
  sumCents,
  ZERO_CENTS,
} from './cents.ts';
export {
  addDays,
  addMonths,
  addMonthsToDate,
  businessDay,
  CALENDAR_DAYS,
  CALENDAR_MONTHS,
  type CivilDate,
  type CivilMonth,
  civilDate,
  civilMonth,
  countMonths,
  daysBetween,
  firstDay,
  formatCivilDate,
  formatEnglishDate,
  isInCalendar,
  isMonthInCalendar,
  isoWeekday,
  lastDay,
  monthOf,
  parseCivilDate,
  parseCivilMonth,
  readCivilDate,
} from './civil-date.ts';
export { type CivilTime, civilTimeOf, endOfDayKnown, instantAt } from './civil-time.ts';
export { checkFigures, type DatedFigure, type FigureState, type FiguresError, figureOn } from './dated-figure.ts';
export type { Circumstances, Decide, Decider } from './decide.ts';
export { DELIVERY_DAYS, deliveredOn } from './delivery.ts';
export { euroText, fractionView, minutesText, monthsText, wholeText } from './exact-text.ts';
export {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  floorFraction,
  fraction,
  fractionFromDecimalText,
  fractionToText,
  multiplyFractions,
  ONE_FRACTION,
  parseFraction,
  subtractFractions,
  sumFractions,
  ZERO_FRACTION,
} from './fraction.ts';
export { easterSunday, findHoliday, GERMAN_LANDS, type GermanLand, HOLIDAYS_FROM_YEAR, type Holiday, holidaysOf } from './holidays.ts';
export { formatIban, germanIban, type Iban, type IbanError, parseIban } from './iban.ts';
export { type AccountId, type AssociationId, type Id, isUuid, type NewId, type TenantId, type UserId, uuidv7 } from './ids.ts';
export { businessDayOf, type Instant, instant } from './instant.ts';
export { invariant, unreachable } from './invariant.ts';
export {
  isGiven,
  type JsonAt,
  type JsonRefusal,
  jsonRoot,
  readAmount,
  readCount,
  readDate,
  readInstant,
  readList,
  readMonth,
  readObject,
  readOneOf,
  readOptional,
  readPermyriad,
  readText,
  readWhole,
  wrongAt,
} from './json-reader.ts';
export { remainder97 } from './mod-97.ts';
export {
  addWorkingDays,
  type Closure,
  checkOfficeCalendar,
  clockStart,
  closedFor,
  DEFAULT_OFFICE_CALENDAR,
  dueInstant,
  isWorkingDay,
  type OfficeCalendar,
  type OfficeCalendarError,
  type Opening,
  type WorkingSpan,
  workingMinutesBetween,
} from './office-calendar.ts';
export { isValidOn, monthPeriod, overlapDays, type Validity } from './period.ts';
export { type Refusal, type RefusalParams, refusal } from './refusal.ts';
export { all, err, ok, type Result, unwrap } from './result.ts';
export {
  type Split,
  type SplitPart,
  type SplitRefusal,
  splitAmounts,
  splitLargestRemainder,
  TIE_RULE,
  type Weight,
  wholeWeights,
} from './split.ts';

// SPDX-License-Identifier: EUPL-1.2
export type { Brand } from './brand.ts';
export { type Canonical, CANONICAL_JSON_VERSION, canonicalJson } from './canonical-json.ts';
export { type AmountError, type Cents, cents, centsToDecimal, formatAmount, MAX_CENTS, parseAmount, sumCents, ZERO_CENTS } from './cents.ts';
export {
  addDays,
  addMonths,
  businessDay,
  type CivilDate,
  type CivilMonth,
  civilDate,
  civilMonth,
  daysBetween,
  firstDay,
  formatCivilDate,
  isoWeekday,
  lastDay,
  monthOf,
  parseCivilDate,
  parseCivilMonth,
} from './civil-date.ts';
export type { Circumstances, Decide, Decider } from './decide.ts';
export { type AccountId, type AssociationId, type Id, isUuid, type NewId, type TenantId, type UserId, uuidv7 } from './ids.ts';
export { businessDayOf, type Instant, instant } from './instant.ts';
export { invariant, unreachable } from './invariant.ts';
export { isValidOn, monthPeriod, overlapDays, type Validity } from './period.ts';
export { type Refusal, type RefusalParams, refusal } from './refusal.ts';
export { all, err, ok, type Result, unwrap } from './result.ts';

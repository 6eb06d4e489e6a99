// SPDX-License-Identifier: EUPL-1.2
import { type Cents, parseAmount, ZERO_CENTS } from './cents.ts';
import {
  type CivilDate,
  type CivilMonth,
  civilDate,
  civilMonth,
  isInCalendar,
  isMonthInCalendar,
  parseCivilDate,
  parseCivilMonth,
} from './civil-date.ts';
import { fractionFromDecimalText } from './fraction.ts';
import type { Instant } from './instant.ts';
import { type Refusal, type RefusalParams, refusal } from './refusal.ts';

/** What can be wrong at one place of a file. */
export type JsonRefusal =
  | 'NOT_AN_OBJECT'
  | 'NOT_A_LIST'
  | 'MISSING'
  | 'UNKNOWN_MEMBER'
  | 'NOT_A_TEXT'
  | 'EMPTY_TEXT'
  | 'NOT_A_WHOLE_NUMBER'
  | 'NEGATIVE_NUMBER'
  | 'NOT_A_DATE'
  | 'NOT_A_MONTH'
  | 'DATE_OUT_OF_RANGE'
  | 'MONTH_OUT_OF_RANGE'
  | 'NOT_AN_INSTANT'
  | 'NOT_AN_AMOUNT'
  | 'TOO_MANY_DECIMALS'
  | 'AMOUNT_TOO_LARGE'
  | 'NOT_A_PERCENTAGE'
  | 'NOT_ONE_OF';

/** One value of a JSON text and its path. Collects everything wrong instead of stopping at the first. */
export interface JsonAt {
  readonly value: unknown;
  /** 'pools[0].costs[2].amount'; '' for the whole file. */
  readonly path: string;
  readonly problems: Refusal<string>[];
}

export const jsonRoot = (value: unknown): JsonAt => ({ value, path: '', problems: [] });

/** Notes that something is wrong here, and gives back the value to go on with. */
export function wrongAt<T>(at: JsonAt, code: string, goOnWith: T, params?: RefusalParams): T {
  at.problems.push(refusal(code, { field: at.path === '' ? '(file)' : at.path, ...(params ? { params } : {}) }));
  return goOnWith;
}
const wrong = <T>(at: JsonAt, code: JsonRefusal, goOnWith: T, params?: RefusalParams): T =>
  wrongAt(at, at.value === undefined ? 'MISSING' : code, goOnWith, at.value === undefined ? undefined : params);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of an object; any other member is an error, since a misspelt one would silently count for nothing. */
export function readObject<Name extends string>(at: JsonAt, names: readonly Name[]): Record<Name, JsonAt> {
  const object = isObject(at.value) ? at.value : wrong(at, 'NOT_AN_OBJECT', {} as Readonly<Record<string, unknown>>);
  const inside = (name: string): JsonAt => ({
    value: Object.hasOwn(object, name) ? object[name] : undefined,
    path: at.path === '' ? name : `${at.path}.${name}`,
    // Below something that is no object every member would be missing too: one message is enough.
    problems: isObject(at.value) ? at.problems : [],
  });
  for (const name of Object.keys(object)) {
    if (!(names as readonly string[]).includes(name)) wrongAt(inside(name), 'UNKNOWN_MEMBER', null, { known: names });
  }
  return Object.fromEntries(names.map((name) => [name, inside(name)])) as Record<Name, JsonAt>;
}

export function readList<T>(at: JsonAt, read: (item: JsonAt) => T): T[] {
  if (!Array.isArray(at.value)) return wrong(at, 'NOT_A_LIST', []);
  return at.value.map((value: unknown, index) => read({ value, path: `${at.path}[${index}]`, problems: at.problems }));
}

export const isGiven = (at: JsonAt): boolean => at.value !== undefined && at.value !== null;
/** What reads the value, or null if it is null or left out. */
export const readOptional = <T>(at: JsonAt, read: (at: JsonAt) => T): T | null => (isGiven(at) ? read(at) : null);

export function readText(at: JsonAt): string {
  if (typeof at.value !== 'string') return wrong(at, 'NOT_A_TEXT', '');
  return at.value.trim() === '' ? wrong(at, 'EMPTY_TEXT', '') : at.value.trim();
}

export function readOneOf<T extends string>(at: JsonAt, known: readonly T[], goOnWith: T): T {
  const found = known.find((candidate) => candidate === at.value);
  return found ?? wrong(at, 'NOT_ONE_OF', goOnWith, { known });
}

/** A whole number, as a JSON number or, for large ones, as a text of digits. */
export function readWhole(at: JsonAt): bigint {
  if (typeof at.value === 'number' && Number.isSafeInteger(at.value)) return BigInt(at.value);
  if (typeof at.value === 'string' && /^-?\d{1,18}$/.test(at.value)) return BigInt(at.value);
  return wrong(at, 'NOT_A_WHOLE_NUMBER', 0n);
}

/** A count from zero up that fits a JSON number. */
export function readCount(at: JsonAt): number {
  const value = Number(readWhole(at));
  if (!Number.isSafeInteger(value)) return wrong(at, 'NOT_A_WHOLE_NUMBER', 0);
  return value < 0 ? wrong(at, 'NEGATIVE_NUMBER', 0) : value;
}

export function readDate(at: JsonAt): CivilDate {
  const date = typeof at.value === 'string' ? parseCivilDate(at.value) : null;
  if (date !== null && isInCalendar(date)) return date;
  return wrong(at, date === null ? 'NOT_A_DATE' : 'DATE_OUT_OF_RANGE', civilDate('2000-01-01'), { value: String(at.value) });
}

export function readMonth(at: JsonAt): CivilMonth {
  const month = typeof at.value === 'string' ? parseCivilMonth(at.value) : null;
  if (month !== null && isMonthInCalendar(month)) return month;
  return wrong(at, month === null ? 'NOT_A_MONTH' : 'MONTH_OUT_OF_RANGE', civilMonth('2000-01'), { value: String(at.value) });
}

/** 'YYYY-MM-DDTHH:mm:ssZ' with or without milliseconds. */
export function readInstant(at: JsonAt): Instant {
  const match = typeof at.value === 'string' ? /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d{3})?Z$/.exec(at.value) : null;
  if (!match || parseCivilDate(match[1] ?? '') === null) return wrong(at, 'NOT_AN_INSTANT', '2000-01-01T00:00:00.000Z' as Instant);
  return `${match[1]}T${match[2]}${match[3] ?? '.000'}Z` as Instant;
}

/** Euro as a text: a JSON number is refused, since it has already gone through a float. */
export function readAmount(at: JsonAt): Cents {
  if (typeof at.value !== 'string') return wrong(at, 'NOT_AN_AMOUNT', ZERO_CENTS);
  const amount = parseAmount(at.value);
  return amount.ok ? amount.value : wrong(at, amount.error, ZERO_CENTS, { value: at.value });
}

/** Per cent as a text or a whole number, at most two decimals: '33.5' → 3350. */
export function readPermyriad(at: JsonAt): number {
  const text = typeof at.value === 'number' ? String(at.value) : at.value;
  const percent = typeof text === 'string' ? fractionFromDecimalText(text.replace(/\s*%$/, '')) : null;
  if (!percent?.ok || 100n % percent.value.d !== 0n) return wrong(at, 'NOT_A_PERCENTAGE', 0, { value: String(at.value) });
  return Number((percent.value.n * 100n) / percent.value.d);
}

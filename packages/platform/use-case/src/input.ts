// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  type CivilDate,
  type CivilMonth,
  type Id,
  isInCalendar,
  isMonthInCalendar,
  parseAmount,
  parseCivilDate,
  parseCivilMonth,
} from '@kernel/core';
import { z } from 'zod';

/** The building blocks of inputs. 'meta.id' names the GraphQL scalar or enum that stands for them. */

export const idInput = <Name extends string>() =>
  z.uuid({ error: 'NOT_AN_ID' }).meta({ id: 'ID' }) as unknown as z.ZodType<Id<Name>, string>;

/** The version of an aggregate as the sender saw it. */
export const versionInput = z.int().min(0);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const CONTROL_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]/u;
/** Anything but blanks, marks of format such as a zero-width space, and what is drawn as nothing. */
const VISIBLE_CHARACTER = /[^\s\p{C}\p{Z}\p{DI}\u2800]/u;

/** A text without a visible character is an empty one. */
export const textInput = (maxLength: number, minLength = 1) =>
  z
    .string()
    .trim()
    .overwrite((text) => (VISIBLE_CHARACTER.test(text) ? text : ''))
    .min(minLength, { error: 'REQUIRED' })
    .max(maxLength, { error: 'TOO_LONG' })
    .refine((text) => !CONTROL_CHARACTER.test(text), { error: 'CONTROL_CHARACTER' });

/** What breaks a line or turns its reading round; a name or a purpose that a person releases says what is seen of it. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A name or a purpose: a text in one line, without tabs and marks of direction. */
export const lineInput = (maxLength: number, minLength = 1) =>
  textInput(maxLength, minLength).refine((text) => !NOT_IN_A_LINE.test(text), { error: 'NOT_IN_A_LINE' });

/** Whether a text from elsewhere could be a line input. */
export const isOneLine = (text: string): boolean => !NOT_IN_A_LINE.test(text);

export const dateInput = z
  .string()
  .refine((text) => parseCivilDate(text) !== null, { error: 'NOT_A_DATE', abort: true })
  .refine((text) => isInCalendar(text as CivilDate), { error: 'DATE_OUT_OF_RANGE' })
  .meta({ id: 'Date' }) as unknown as z.ZodType<CivilDate, string>;

export const monthInput = z
  .string()
  .refine((text) => parseCivilMonth(text) !== null, { error: 'NOT_A_MONTH', abort: true })
  .refine((text) => isMonthInCalendar(text as CivilMonth), { error: 'MONTH_OUT_OF_RANGE' })
  .meta({ id: 'Month' }) as unknown as z.ZodType<CivilMonth, string>;

/** Money from outside: a decimal string with at most two decimals, in euro. */
export const amountInput = z
  .string()
  .max(40, { error: 'NOT_AN_AMOUNT' })
  .transform((text, context): Cents => {
    const parsed = parseAmount(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.error, input: text });
    return z.NEVER;
  })
  .meta({ id: 'Amount' });

/** One of a closed list; 'id' becomes the name of the GraphQL enum. */
export const choiceInput = <const Values extends readonly [string, ...string[]]>(id: string, values: Values) => z.enum(values).meta({ id });

/** Free JSON that the domain checks itself, such as the answers to a form. */
export const jsonInput = z.record(z.string().max(100), z.unknown()).meta({ id: 'JSON' });

export type ParsedInput<Value> = { readonly success: true; readonly data: Value } | { readonly success: false; readonly error: z.ZodError };

/**
 * Reads what came from outside; every door does it by this one way. Beside the schema no text anywhere in it may hold a control character
 * or half a surrogate pair, which PostgreSQL does not take.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): ParsedInput<z.output<Schema>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return parsed;
  const path = controlCharacterIn(input, []);
  if (!path) return parsed;
  return { success: false, error: new z.ZodError([{ code: 'custom', message: 'CONTROL_CHARACTER', path: [...path], input }]) };
}

/** Where the first text with such a character stands. */
function controlCharacterIn(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value === 'string') return CONTROL_CHARACTER.test(value) ? path : null;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = CONTROL_CHARACTER.test(key) ? path : controlCharacterIn(inner, [...path, key]);
    if (found) return found;
  }
  return null;
}

/** A key under which a sender repeats a request: 1 to 200 printable characters. */
export const isIdempotencyKey = (key: string): boolean => /^[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u.test(key) && VISIBLE_CHARACTER.test(key);

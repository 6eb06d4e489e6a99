// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type CivilMonth, type Id, parseAmount, parseCivilDate, parseCivilMonth } from '@kernel/core';
import { z } from 'zod';

/** The building blocks of inputs. 'meta.id' names the GraphQL scalar or enum that stands for them. */

export const idInput = <Name extends string>() =>
  z.uuid({ error: 'NOT_AN_ID' }).meta({ id: 'ID' }) as unknown as z.ZodType<Id<Name>, string>;

/** The version of an aggregate as the sender saw it. */
export const versionInput = z.int().min(0);

export const textInput = (maxLength: number, minLength = 1) =>
  z
    .string()
    .trim()
    .min(minLength, { error: 'REQUIRED' })
    .max(maxLength, { error: 'TOO_LONG' })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
    .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text), { error: 'CONTROL_CHARACTER' });

export const dateInput = z
  .string()
  .refine((text) => parseCivilDate(text) !== null, { error: 'NOT_A_DATE' })
  .meta({ id: 'Date' }) as unknown as z.ZodType<CivilDate, string>;

export const monthInput = z
  .string()
  .refine((text) => parseCivilMonth(text) !== null, { error: 'NOT_A_MONTH' })
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

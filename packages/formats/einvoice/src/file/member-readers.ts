// SPDX-License-Identifier: EUPL-1.2
import { isGiven, type JsonAt, type JsonRefusal, type RefusalParams, readObject, readText, wrongAt } from '@kernel/core';
import { type Decimal, parseDecimal } from '../model/decimal.ts';
import { writableText } from '../xml/write-xml.ts';

/** What can be wrong at one place of an invoice file. */
export type InvoiceFileRefusal = JsonRefusal | 'NOT_A_DECIMAL' | 'NOT_BASE64' | 'NOT_IN_XML';

/** Reads one member of a group. */
export type Shape<M> = { readonly [K in keyof M]-?: (at: JsonAt) => Exclude<M[K], undefined> };

/** The members of a group that the file gives; each may be left out, and null is the same as left out. */
export const group =
  <M extends object>(shape: Shape<M>, standard: Partial<M> = {}) =>
  (at: JsonAt): M =>
    ({ ...standard, ...readMembers(shape, readObject(at, namesOf(shape))) }) as M;

export const namesOf = <M extends object>(shape: Shape<M>): readonly (keyof M & string)[] => Object.keys(shape) as (keyof M & string)[];

export function readMembers<M extends object>(shape: Shape<M>, members: Readonly<Record<keyof M & string, JsonAt>>): Partial<M> {
  const given = namesOf(shape).filter((name) => isGiven(members[name]));
  return Object.fromEntries(given.map((name) => [name, shape[name](members[name])])) as Partial<M>;
}

const wrong = <T>(at: JsonAt, code: InvoiceFileRefusal, goOnWith: T, params?: RefusalParams): T =>
  wrongAt(at, at.value === undefined ? 'MISSING' : code, goOnWith, at.value === undefined ? undefined : params);

/** A character that XML cannot write would be left out without a word. */
const writable = (at: JsonAt, text: string): string => (writableText(text) === text ? text : wrong(at, 'NOT_IN_XML', ''));

/** A name, a code, a reference: without white space around it. */
export const readWord = (at: JsonAt): string => writable(at, readText(at));

/** A text as it stands, line ends included: a cash discount must end with one (BR-DE-18). */
export function readProse(at: JsonAt): string {
  const text = readText(at);
  return text === '' ? '' : writable(at, at.value as string);
}

/** A text of a decimal number with a point: a JSON number is refused, since it has already gone through a float. */
export function readDecimal(at: JsonAt): Decimal {
  const parsed = typeof at.value === 'string' ? parseDecimal(at.value.trim()) : null;
  return parsed?.ok ? parsed.value : wrong(at, 'NOT_A_DECIMAL', { units: 0n, scale: 0 }, { value: String(at.value).slice(0, 40) });
}

/** A file in base64; line ends are taken out. */
export function readBase64(at: JsonAt): string {
  const text = readText(at).replace(/\s+/g, '');
  const fits = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  return fits ? text : wrong(at, 'NOT_BASE64', '');
}

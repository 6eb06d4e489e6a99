// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';
import { ORDER_TYPES } from './order-types.ts';
import { SIMPLE_TYPES } from './simple-types.ts';
import { STATEMENT_TYPES } from './statement-types.ts';

/**
 * The notation of the definitions, one type a line:
 * `Name = A:TypeA B?:TypeB C|D:…` elements in this order, alternatives with a bar; none: once, ? at most once, * any number, + at least
 * one, {0,7} so many; #any: whatever stands there.
 * `Name $ Type Ccy:TypeB` a value with a mark that it must have.
 * `Name ~ text 1 35`, `~ code A B`, `~ match pattern`, `~ decimal fraction total least`, `~ date` … a value.
 */

export interface Alternative {
  readonly name: string;
  readonly type: string;
  readonly max: number;
}
/** One place in the order of elements. */
export interface Place {
  readonly alternatives: readonly Alternative[];
  readonly min: number;
}
export interface ValueType {
  readonly kind: 'value';
  /** Whether a text is such a value. */
  readonly holds: (text: string) => boolean;
}
export interface ElementsType {
  readonly kind: 'elements';
  readonly places: readonly Place[];
  /** Where each element stands; a name stands once in a type. */
  readonly byName: ReadonlyMap<string, { readonly at: number; readonly max: number; readonly type: string }>;
}
export interface MarkedType {
  readonly kind: 'marked';
  readonly value: string;
  readonly mark: string;
  readonly markType: string;
}
export type SchemaType = ValueType | ElementsType | MarkedType | { readonly kind: 'any' };

const DATE = /^-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(Z|[+-]\d{2}:\d{2})?$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** February has no thirtieth in the schema either. */
function isDay(text: string): boolean {
  if (!DATE.test(text)) return false;
  const at = text.indexOf('-', 4);
  const [year, month, day] = [Number(text.slice(0, at)), Number(text.slice(at + 1, at + 3)), Number(text.slice(at + 4, at + 6))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (MONTHS[month - 1] ?? 0) + (isLeap && month === 2 ? 1 : 0);
}

function isDateTime(text: string): boolean {
  const [day = '', time = ''] = text.split('T');
  return isDay(day) && TIME.test(time);
}

function isDecimal(text: string, [fraction = '-', total = '-', least = '-']: readonly string[]): boolean {
  const [, sign = '', whole = '', decimals = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === '' && decimals === '') return false;
  const shortened = decimals.replace(/0+$/, '');
  const digits = whole.replace(/^0+/, '') + shortened;
  if (fraction !== '-' && shortened.length > Number(fraction)) return false;
  if (total !== '-' && digits.length > Number(total)) return false;
  return least === '-' || sign !== '-' || digits === '';
}

const SIMPLE: Readonly<Record<string, (text: string, facets: readonly string[]) => boolean>> = {
  text: (text, [min = '0', max = '-']) => {
    const [from, to] = [Number(min), max === '-' ? Number.POSITIVE_INFINITY : Number(max)];
    // A text never has more characters than code units, and counting them is dear.
    if (text.length <= to && from <= 1) return text.length >= from;
    const { length } = [...text];
    return length >= from && length <= to;
  },
  code: (text, codes) => codes.includes(text),
  decimal: (text, facets) => isDecimal(text.trim(), facets),
  boolean: (text) => ['true', 'false', '1', '0'].includes(text.trim()),
  date: (text) => isDay(text.trim()),
  dateTime: (text) => isDateTime(text.trim()),
  time: (text) => TIME.test(text.trim()),
  gYear: (text) => /^-?\d{4,}(Z|[+-]\d{2}:\d{2})?$/.test(text.trim()),
  gYearMonth: (text) => /^-?\d{4,}-(0[1-9]|1[0-2])(Z|[+-]\d{2}:\d{2})?$/.test(text.trim()),
  base64Binary: (text) => /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text),
};

function valueType(definition: string): ValueType {
  const [word = '', ...facets] = definition.split(' ');
  if (word === 'match') {
    const pattern = new RegExp(`^(?:${facets.join(' ')})$`);
    return { kind: 'value', holds: (text) => pattern.test(text) };
  }
  const test = SIMPLE[word];
  invariant(test !== undefined, `a kind of value without its test: ${word}`);
  return { kind: 'value', holds: (text) => test(text, facets) };
}

function place(text: string): Place {
  let min = 1;
  const alternatives = text.split('|').map((one): Alternative => {
    const [, name = '', times = '', type = ''] = /^(\w+)([?*+]|\{\d+,\d+\})?:(\w+)$/.exec(one) ?? [];
    invariant(name !== '' && type !== '', `an element that is not in the notation: ${one}`);
    const [, from = '', to = ''] = /^\{(\d+),(\d+)\}$/.exec(times) ?? [];
    if (times === '?' || times === '*') min = 0;
    if (from !== '') min = Number(from);
    const max = to !== '' ? Number(to) : times === '*' || times === '+' ? Number.POSITIVE_INFINITY : 1;
    return { name, type, max };
  });
  return { alternatives, min };
}

export function elementsType(places: readonly Place[]): ElementsType {
  const byName = new Map(
    places.flatMap(({ alternatives }, at) => alternatives.map(({ name, max, type }) => [name, { at, max, type }] as const)),
  );
  invariant(byName.size === places.reduce((sum, { alternatives }) => sum + alternatives.length, 0), 'a name that stands twice in a type');
  return { kind: 'elements', places, byName };
}

function parse(mark: string, definition: string): SchemaType {
  if (mark === '~') return valueType(definition);
  if (mark === '$') {
    const [, value = '', name = '', markType = ''] = /^(\w+) (\w+):(\w+)$/.exec(definition) ?? [];
    return { kind: 'marked', value, mark: name, markType };
  }
  return definition === '#any' ? { kind: 'any' } : elementsType(definition.split(' ').map(place));
}

/** Every type by its name. */
export const TYPE_LINES: ReadonlyMap<string, readonly [mark: string, definition: string]> = new Map(
  [SIMPLE_TYPES, ORDER_TYPES, STATEMENT_TYPES].flatMap((text) =>
    text.split('\n').flatMap((line) => {
      const [, name, mark, definition] = /^(\w+) ([=~$]) (.+)$/.exec(line) ?? [];
      return name === undefined || mark === undefined || definition === undefined ? [] : [[name, [mark, definition] as const] as const];
    }),
  ),
);
const parsed = new Map<string, SchemaType>();

/** A type by its name; read from the notation when it is first asked for. */
export function typeNamed(name: string): SchemaType {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const line = TYPE_LINES.get(name);
  invariant(line !== undefined, `a type that is not defined: ${name}`);
  const type = parse(...line);
  parsed.set(name, type);
  return type;
}

// SPDX-License-Identifier: EUPL-1.2
import {
  divideFractions,
  type Fraction,
  fraction,
  fractionFromDecimalText,
  fractionToText,
  type JsonAt,
  parseFraction,
  readDate,
  readObject,
  readOptional,
  type Validity,
  wrongAt,
  ZERO_FRACTION,
} from '@kernel/core';

const HUNDRED = fraction(100);
/** Longer numbers are no measures, and every further digit makes all sums slower. */
const LONGEST_NUMBER = 30;

const exactNumber = (text: string): Fraction | null => {
  if (text.length > LONGEST_NUMBER) return null;
  const parsed = text.includes('/') ? parseFraction(text.replace(/\s/g, '')) : fractionFromDecimalText(text);
  return parsed.ok ? parsed.value : null;
};

/** A number that is kept exactly: 12 as a JSON number, '0.8' or '4/5' as a text. A JSON number with a decimal point went through a float. */
export function readNumber(at: JsonAt): Fraction {
  if (typeof at.value === 'number' && Number.isSafeInteger(at.value)) return fraction(at.value);
  const value = typeof at.value === 'string' ? exactNumber(at.value.trim()) : null;
  return value ?? wrongAt(at, at.value === undefined ? 'MISSING' : 'NOT_A_NUMBER', ZERO_FRACTION);
}

/** A share of one: '35 %', '33.5 %' or '1/3'. A bare number would leave open which of the two is meant. */
export function readShare(at: JsonAt): Fraction {
  const text = typeof at.value === 'string' ? at.value.trim() : '';
  const percent = /^(.*\d)\s*%$/.exec(text)?.[1];
  const value = percent !== undefined ? exactNumber(percent) : text.includes('/') ? exactNumber(text) : null;
  if (value === null) return wrongAt(at, at.value === undefined ? 'MISSING' : 'NOT_A_SHARE', ZERO_FRACTION);
  return percent === undefined ? value : divideFractions(value, HUNDRED);
}

/** Whole numbers as '12', all others as '4/5': one text for one number. */
export const numberJson = (value: Fraction): string => (value.d === 1n ? String(value.n) : fractionToText(value));

/** Per cent where it comes out in at most four decimals, else '1/3': one text for one share. */
export function shareJson(share: Fraction): string {
  const scaled = share.n * 1_000_000n;
  if (scaled % share.d !== 0n) return fractionToText(share);
  const value = scaled / share.d;
  const decimals = String(value % 10_000n)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${value / 10_000n}${decimals === '' ? '' : `.${decimals}`} %`;
}

/** One of several shapes, told by its 'kind'; null where there is no such kind (and that is noted). */
export function readVariant<Kind extends string>(
  at: JsonAt,
  shapes: Readonly<Record<Kind, readonly string[]>>,
): { readonly kind: Kind; readonly inside: (name: string) => JsonAt } | null {
  const { value } = at;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    readObject(at, []);
    return null;
  }
  const given: unknown = Object.hasOwn(value, 'kind') ? (value as { readonly kind?: unknown }).kind : undefined;
  const known = Object.keys(shapes) as Kind[];
  const kind = known.find((candidate) => candidate === given);
  if (kind === undefined) {
    const place = { value: given, path: at.path === '' ? 'kind' : `${at.path}.kind`, problems: at.problems };
    return wrongAt(place, given === undefined ? 'MISSING' : 'NOT_ONE_OF', null, { known });
  }
  const members: Readonly<Record<string, JsonAt>> = readObject<string>(at, ['kind', ...shapes[kind]]);
  return { kind, inside: (name) => members[name] ?? { value: undefined, path: `${at.path}.${name}`, problems: at.problems } };
}

export function readValidity(from: JsonAt, to: JsonAt): Validity {
  const before = from.problems.length;
  const validity = { from: readDate(from), to: readOptional(to, readDate) };
  if (from.problems.length === before && validity.to !== null && validity.to < validity.from) {
    wrongAt(to, 'DATES_REVERSED', null, { from: validity.from, to: validity.to });
  }
  return validity;
}

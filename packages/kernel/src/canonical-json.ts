// SPDX-License-Identifier: EUPL-1.2
import { invariant } from './invariant.ts';

/** What canonical JSON can hold. A bigint becomes a decimal string of whole units. */
export type Canonical =
  | null
  | boolean
  | string
  | number
  | bigint
  | readonly Canonical[]
  | { readonly [key: string]: Canonical | undefined };

/** Version of the rules below; stored beside every hash made from them. */
export const CANONICAL_JSON_VERSION = 1;

/** Names of members as they are written; the same few hundred come again and again. */
const names = new Map<string, string>();
const KEPT_NAMES = 5_000;

function writtenName(key: string): string {
  let name = names.get(key);
  if (name === undefined) {
    name = `${JSON.stringify(key)}:`;
    if (names.size < KEPT_NAMES) names.set(key, name);
  }
  return name;
}

/**
 * One text for one value: keys sorted by UTF-16 code unit, no white space, undefined members left out,
 * numbers only as safe integers, bigint as a quoted decimal string, strings escaped as JSON.stringify does.
 */
export function canonicalJson(value: Canonical): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'number') {
    invariant(Number.isSafeInteger(value), `canonical JSON takes whole numbers only, got ${value}`);
    return String(value === 0 ? 0 : value);
  }
  if (typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonicalJson(item)}`;
    return `[${text}]`;
  }
  // Written piece by piece: every decision of the house goes through here.
  const object = value as { readonly [key: string]: Canonical | undefined };
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member !== undefined) text += (text === '' ? '' : ',') + writtenName(key) + canonicalJson(member);
  }
  return `{${text}}`;
}

// SPDX-License-Identifier: EUPL-1.2

/** A domain value as the text of what jsonb columns hold: whole numbers of any size stand as { $int: '12' }. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? { $int: String(inner) } : inner));

/** A domain value as jsonb columns hold it. */
export const toJson = (value: unknown): never => JSON.parse(jsonText(value)) as never;

/** A domain value from a jsonb column; its shape is the one that toJson was given. */
export function fromJson<T>(value: unknown): T {
  if (Array.isArray(value)) return value.map((inner) => fromJson(inner)) as T;
  if (typeof value !== 'object' || value === null) return value as T;
  const whole = (value as { $int?: unknown }).$int;
  if (typeof whole === 'string') return BigInt(whole) as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromJson(inner)])) as T;
}

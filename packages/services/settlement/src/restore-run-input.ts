// SPDX-License-Identifier: EUPL-1.2
import type { RunInput } from '@domain/settlement';
import { storedRule } from './key-rows.ts';

/**
 * The rules by which a run was made. Runs by the first two keep no number of their own: the second brought in the corrections.
 */
export function rulesOf(stored: unknown): number {
  const { rules, carried } = stored as { readonly rules?: number; readonly carried?: unknown };
  return rules ?? (carried === undefined ? 1 : 2);
}

/** Members that hold whole numbers of any size, which jsonb keeps as texts. */
const WHOLE = new Set(['amountCents', 'cents', 'quantity', 'lateQuantity']);
const DIGITS = /^-?\d+$/;

const isFraction = (value: object): value is { n: string; d: string } => {
  const { n, d, ...rest } = value as Record<string, unknown>;
  return typeof n === 'string' && typeof d === 'string' && DIGITS.test(n) && DIGITS.test(d) && Object.keys(rest).length === 0;
};

function restored(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => restored(item, name));
  if (typeof value === 'string') return WHOLE.has(name) && DIGITS.test(value) ? BigInt(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (isFraction(value)) return { n: BigInt(value.n), d: BigInt(value.d) };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, restored(inner, key)]));
}

/** The inputs of a run by these rules, as they were stored with it. */
export function restoreRunInput(stored: unknown): RunInput {
  const { rules: _rules, keys, ...input } = stored as { rules: number; keys: readonly { rule: unknown }[] };
  return {
    ...(restored(input, '') as Omit<RunInput, 'keys'>),
    // A rule is kept in its own language, which reads the same whatever its members are called.
    keys: keys.map((key) => ({ ...key, rule: storedRule(key.rule) })) as never,
  };
}

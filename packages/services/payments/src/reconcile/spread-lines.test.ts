// SPDX-License-Identifier: EUPL-1.2
import type { Allocation } from '@domain/payments';
import { cents } from '@kernel/core';
import { expect, test } from 'vitest';
import { OWN_LINE, spreadLines } from './spread-lines.ts';

const part = (item: string | null, amount: number): Allocation => ({ accountId: 'debtor', item, amountCents: cents(amount) });
const shown = (spread: Map<string, Allocation[]>): Record<string, string> =>
  Object.fromEntries([...spread].map(([id, parts]) => [id, parts.map(({ item, amountCents }) => `${item} ${amountCents}`).join(', ')]));

test.each([
  ['two lines pay one claim', [30, 20], [part('a', 50)], { l0: 'a 30', l1: 'a 20' }],
  ['two lines pay three claims', [30, 20], [part('a', 10), part('b', 25), part('c', 15)], { l0: 'a 10, b 20', l1: 'b 5, c 15' }],
  ['money that left', [-30, -20], [part('a', -45), part(OWN_LINE, -5)], { l0: 'a -30', l1: 'a -15, l1 -5' }],
])('%s', (_name, amounts, parts, expected) => {
  const lines = amounts.map((amount, index) => ({ id: `l${index}`, amountCents: BigInt(amount) }));
  expect(shown(spreadLines(lines, parts))).toEqual(expected);
});

/** All lists of whole numbers above zero that make a sum. */
const listsOf = (sum: number): number[][] =>
  sum === 0
    ? [[]]
    : Array.from({ length: sum }, (_, index) => index + 1).flatMap((first) => listsOf(sum - first).map((rest) => [first, ...rest]));

test('every line and every part is whole at the end, however both make the sum', () => {
  const total = (list: readonly Allocation[]): bigint => list.reduce((all, { amountCents }) => all + amountCents, 0n);
  for (const sign of [1, -1])
    for (const given of listsOf(6))
      for (const wanted of listsOf(6)) {
        const lines = given.map((amount, index) => ({ id: `l${index}`, amountCents: BigInt(sign * amount) }));
        const parts = wanted.map((amount, index) => part(`p${index}`, sign * amount));
        const spread = spreadLines(lines, parts);
        const all = [...spread.values()].flat();
        expect(lines.map(({ id }) => total(spread.get(id) ?? []))).toEqual(lines.map(({ amountCents }) => amountCents));
        expect(parts.map(({ item }) => total(all.filter((one) => one.item === item)))).toEqual(parts.map(({ amountCents }) => amountCents));
        expect(all.every(({ amountCents }) => amountCents !== 0n)).toBe(true);
      }
});

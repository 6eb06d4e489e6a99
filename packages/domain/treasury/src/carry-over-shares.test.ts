// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, sumCents } from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carryOverLabel, shareCarryOver } from './carry-over-shares.ts';

const borne = (...amounts: readonly bigint[]) =>
  amounts.map((amount, index) => ({ tenantId: `t${index}`, ags: `0536200${index}`, amountCents: cents(amount) }));

test('a deficit is borne and a surplus given back as the costs of the year were borne; who bore nothing has no part', () => {
  expect(shareCarryOver(cents(-1_000n), borne(600n, 0n, 300n)).map(({ tenantId, amountCents }) => [tenantId, amountCents])).toEqual([
    ['t0', 667n],
    ['t2', 333n],
  ]);
  const [first] = shareCarryOver(cents(100n), borne(50n, 50n));
  expect(first).toMatchObject({
    amountCents: -50n,
    calculation: { de: '1,00 Euro im Verhältnis der Kosten des Jahres: 0,50 von 1,00 Euro' },
  });
  expect(shareCarryOver(cents(100n), borne(0n, -5n))).toEqual([]);
});

test('no cent is lost, and the order plays no part', () => {
  const amount = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).filter((one) => one !== 0n);
  fc.assert(
    fc.property(amount, fc.array(fc.bigInt({ min: 1n, max: 10n ** 8n }), { minLength: 1, maxLength: 9 }), (balanced, costs) => {
      const all = borne(...costs);
      const shares = shareCarryOver(cents(balanced), all);
      expect(sumCents(shares.map(({ amountCents }) => amountCents))).toBe(-balanced);
      const turned = shareCarryOver(cents(balanced), [...all].reverse());
      expect(new Map(turned.map((one) => [one.tenantId, one.amountCents]))).toEqual(
        new Map(shares.map((one) => [one.tenantId, one.amountCents])),
      );
    }),
  );
});

test('is named by what it is and the years that it comes from', () => {
  const carryOver = { id: 'c', poolId: null, poolName: 'Archiv', origin: { kind: 'opening', document: 'd' } } as const;
  const period = { periodFrom: civilDate('2024-01-01'), periodTo: civilDate('2025-12-31') };
  expect(carryOverLabel({ ...carryOver, ...period, amountCents: cents(-1n) }).de).toBe('Ausgleich der Unterdeckung 2024–2025: Archiv');
  expect(carryOverLabel({ ...carryOver, ...period, periodFrom: civilDate('2025-01-01'), amountCents: cents(1n) }).en).toBe(
    'Balancing of the surplus 2025: Archiv',
  );
});

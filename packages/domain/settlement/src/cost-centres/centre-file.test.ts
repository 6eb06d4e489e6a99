// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { fraction, unwrap } from '@kernel/core';
import { expect, test } from 'vitest';
import { allocateCentres } from './allocate-centres.ts';
import { CENTRE_LIMIT, readCentreFile } from './centre-file.ts';
import { CENTRE_METHODS } from './methods.ts';

const example: Record<string, unknown> = JSON.parse(readFileSync(new URL('../../examples/cost-centres.json', import.meta.url), 'utf8'));

test('the example is read exactly and settles by all methods to the same sum', () => {
  const { plan, refusals } = readCentreFile(example);
  expect(refusals).toEqual([]);
  expect(plan.flows[5]?.quantity).toEqual(fraction(9, 2));
  for (const method of CENTRE_METHODS) expect(unwrap(allocateCentres(plan, method)).totalCents).toBe(134_100_000n);
});

const faults = (change: Record<string, unknown>) =>
  readCentreFile({ ...example, ...change }).refusals.map(({ code, field }) => [code, field]);

test('everything wrong is told with its place', () => {
  expect(
    faults({ format: 'x', flows: [{ from: '1100', to: '2100', quantity: -1 }, { from: '1100', to: '2100', quantity: 1.5 }, {}] }),
  ).toEqual([
    ['NOT_ONE_OF', 'format'],
    ['NEGATIVE_NUMBER', 'flows[0].quantity'],
    ['NOT_A_QUANTITY', 'flows[1].quantity'],
    ['MISSING', 'flows[2].from'],
    ['MISSING', 'flows[2].to'],
    ['MISSING', 'flows[2].quantity'],
  ]);
  expect(faults({ centres: [{ id: 'a', name: 'A', kind: 'other', amount: 5 }], order: 'a' })).toEqual([
    ['NOT_ONE_OF', 'centres[0].kind'],
    ['NOT_AN_AMOUNT', 'centres[0].amount'],
    ['NOT_A_LIST', 'order'],
  ]);
});

test('more centres than the limit are refused', () => {
  const centres = Array.from({ length: CENTRE_LIMIT + 1 }, (_, index) => ({
    id: `${index}`,
    name: `C${index}`,
    kind: 'final',
    amount: '1.00',
  }));
  expect(faults({ centres, flows: [] })).toEqual([['TOO_MANY_CENTRES', 'centres']]);
});

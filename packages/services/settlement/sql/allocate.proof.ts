// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { mixWeights, splitLargestRemainder } from '@domain/settlement';
import { cents, fraction, unwrap } from '@kernel/core';
import { testDatabase } from '@testkit/core';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SQL = readFileSync(new URL('./allocate.sql', import.meta.url), 'utf8');
const POOLS = Number(process.env['PROOF_RUNS'] ?? (process.env['PROOF'] === 'full' ? 100_000 : 4_000));
const BATCH = 250;

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: (await testDatabase()).appUrl });
  await client.connect();
});
afterAll(() => client.end());

interface Pool {
  readonly cents: bigint;
  /** Shares in permyriad, making 10,000 together. */
  readonly shares: readonly number[];
  /** A party's weights, one a part. */
  readonly weights: readonly (readonly number[])[];
}

const cut = (points: readonly number[]): number[] => {
  const sorted = [0, ...[...points].sort((a, b) => a - b), 10_000];
  return sorted.slice(1).map((point, index) => point - (sorted[index] ?? 0));
};

const anyPool: fc.Arbitrary<Pool> = fc
  .record({
    cents: fc.oneof(fc.bigInt({ min: -200n, max: 200n }), fc.bigInt({ min: -100_000_000_000n, max: 100_000_000_000n })),
    shares: fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 2 }).map(cut),
    parties: fc.integer({ min: 1, max: 12 }),
    weight: fc.constantFrom(3, 40, 90_000),
  })
  .chain(({ cents: amount, shares, parties, weight }) =>
    fc
      .array(fc.tuple(...shares.map(() => fc.integer({ min: 0, max: weight }))), { minLength: parties, maxLength: parties })
      .map((weights) => ({ cents: amount, shares, weights })),
  )
  .filter(({ shares, weights }) => shares.every((_, part) => weights.some((row) => (row[part] ?? 0) > 0)));

const partyOf = (index: number): string => `p${index}`;
// Several parties share a key's beginning, so that ties go down to the last rule.
const agsOf = (index: number): string => String(5_000_000 + ((index * 7) % 5)).padStart(8, '0');

function byKernel({ cents: amount, shares, weights }: Pool): Record<string, string> {
  const rows = weights.map((row, index) => ({
    party: partyOf(index),
    tieKey: agsOf(index),
    weights: row.map((weight) => fraction(BigInt(weight))),
  }));
  const mixed = unwrap(mixWeights(shares, rows));
  const split = unwrap(splitLargestRemainder(cents(amount), mixed));
  return Object.fromEntries(split.parts.map((part) => [part.party, String(part.amountCents)]));
}

async function bySql(pools: readonly Pool[]): Promise<Record<string, string>[]> {
  const input = pools.map(({ cents: amount, shares, weights }, number) => ({
    pool: String(number).padStart(6, '0'),
    cents: String(amount),
    parts: shares.map((share, part) => ({
      share,
      weights: Object.fromEntries(weights.map((row, index) => [partyOf(index), String(row[part])])),
    })),
    parties: weights.map((_, index) => ({ party: partyOf(index), ags: agsOf(index) })),
  }));
  const { rows } = await client.query<{ pool: string; party: string; cents: string }>(SQL, [JSON.stringify(input)]);
  const answers: Record<string, string>[] = pools.map(() => ({}));
  for (const row of rows) (answers[Number(row.pool)] ?? {})[row.party] = row.cents;
  return answers;
}

test(`the allocation in SQL agrees with the kernel on ${POOLS} random pools`, async () => {
  const pools = fc.sample(anyPool, { numRuns: POOLS, seed: 20_261_116 });
  for (let at = 0; at < pools.length; at += BATCH) {
    const batch = pools.slice(at, at + BATCH);
    expect(await bySql(batch)).toEqual(batch.map(byKernel));
  }
}, 3_600_000);

test('a wrong cent would be seen', async () => {
  const pool: Pool = { cents: 100n, shares: [10_000], weights: [[1], [1], [1]] };
  const [answer] = await bySql([pool]);
  expect(answer).toEqual({ p0: '34', p1: '33', p2: '33' });
  expect(answer).not.toEqual(byKernel({ ...pool, cents: 101n }));
});

// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { mixWeights, splitLargestRemainder } from '@domain/settlement';
import { addDays, type CivilDate, cents, civilDate, fraction, overlapDays, unwrap } from '@kernel/core';
import { testDatabase } from '@testkit/core';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SQL = readFileSync(new URL('./allocate.sql', import.meta.url), 'utf8');
const POOLS = Number(process.env['PROOF_RUNS'] ?? (process.env['PROOF'] === 'full' ? 100_000 : 4_000));
const BATCH = 250;
if (!Number.isSafeInteger(POOLS) || POOLS < BATCH) {
  throw new Error(`PROOF_RUNS must be a whole number of at least ${BATCH} for this proof: fewer do not cover all cases.`);
}

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
  /** Which parts go by membership: their weights count by its days, as inhabitants and equal shares do. */
  readonly byDays: readonly boolean[];
  /** A party's weights, one a part. */
  readonly weights: readonly (readonly number[])[];
  /** A party's days of membership; null: with no end. */
  readonly memberships: readonly { readonly from: CivilDate; readonly to: CivilDate | null }[];
}

const cut = (points: readonly number[]): number[] => {
  const sorted = [0, ...[...points].sort((a, b) => a - b), 10_000];
  return sorted.slice(1).map((point, index) => point - (sorted[index] ?? 0));
};

// A leap February and a change of the year are among the months.
const FIRST = civilDate('2023-12-01');
const LAST = civilDate('2024-02-29');
const ALL_DAYS = overlapDays({ from: FIRST, to: LAST }, { from: FIRST, to: LAST });

const anyMembership = fc.oneof(
  fc.constant({ from: civilDate('2020-01-01'), to: null }),
  // Joins in mid-month, and some that leave again, before the first day, within the months or after the last one.
  fc
    .record({ offset: fc.integer({ min: -40, max: 95 }), length: fc.option(fc.integer({ min: 0, max: 80 })) })
    .map(({ offset, length }) => ({ from: addDays(FIRST, offset), to: length === null ? null : addDays(FIRST, offset + length) })),
);
const daysOf = (membership: Pool['memberships'][number] | undefined): number =>
  membership === undefined ? 0 : overlapDays(membership, { from: FIRST, to: LAST });

const anyPool: fc.Arbitrary<Pool> = fc
  .record({
    cents: fc.oneof(fc.bigInt({ min: -200n, max: 200n }), fc.bigInt({ min: -100_000_000_000n, max: 100_000_000_000n })),
    shares: fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 2 }).map(cut),
    parties: fc.integer({ min: 1, max: 12 }),
    weight: fc.constantFrom(3, 40, 90_000),
  })
  .chain(({ cents: amount, shares, parties, weight }) =>
    fc
      .record({
        weights: fc.array(fc.tuple(...shares.map(() => fc.integer({ min: 0, max: weight }))), { minLength: parties, maxLength: parties }),
        byDays: fc.tuple(...shares.map(() => fc.boolean())),
        memberships: fc.array(anyMembership, { minLength: parties, maxLength: parties }),
      })
      .map((made): Pool => ({ cents: amount, shares, ...made })),
  )
  .filter(({ shares, byDays, weights, memberships }) =>
    shares.every((_, part) => weights.some((row, index) => (row[part] ?? 0) > 0 && (!byDays[part] || daysOf(memberships[index]) > 0))),
  );

const partyOf = (index: number): string => `p${index}`;
// Several parties share a key's beginning, so that ties go down to the last rule.
const agsOf = (index: number): string => String(5_000_000 + ((index * 7) % 5)).padStart(8, '0');

function byKernel({ cents: amount, shares, byDays, weights, memberships }: Pool): Record<string, string> {
  const rows = weights.map((row, index) => ({
    party: partyOf(index),
    tieKey: agsOf(index),
    weights: row.map((weight, part) => (byDays[part] ? fraction(weight * daysOf(memberships[index]), ALL_DAYS) : fraction(BigInt(weight)))),
  }));
  const mixed = unwrap(mixWeights(shares, rows));
  const split = unwrap(splitLargestRemainder(cents(amount), mixed));
  return Object.fromEntries(split.parts.map((part) => [part.party, String(part.amountCents)]));
}

async function bySql(pools: readonly Pool[]): Promise<Record<string, string>[]> {
  const input = pools.map(({ cents: amount, shares, byDays, weights, memberships }, number) => ({
    pool: String(number).padStart(6, '0'),
    cents: String(amount),
    first: FIRST,
    last: LAST,
    parts: shares.map((share, part) => ({
      share,
      by_days: byDays[part],
      weights: Object.fromEntries(weights.map((row, index) => [partyOf(index), String(row[part])])),
    })),
    parties: weights.map((_, index) => ({ party: partyOf(index), ags: agsOf(index), ...memberships[index] })),
  }));
  const { rows } = await client.query<{ pool: string; party: string; cents: string }>(SQL, [JSON.stringify(input)]);
  const answers: Record<string, string>[] = pools.map(() => ({}));
  for (const row of rows) (answers[Number(row.pool)] ?? {})[row.party] = row.cents;
  return answers;
}

test(`the allocation in SQL agrees with the kernel on ${POOLS} random pools`, async () => {
  const pools = fc.sample(anyPool, { numRuns: POOLS, seed: 20_261_116 });
  const joins = pools.filter(
    ({ byDays, memberships }) => byDays.includes(true) && memberships.some((one) => daysOf(one) > 0 && daysOf(one) < ALL_DAYS),
  );
  expect(joins.length).toBeGreaterThan(POOLS / 10);
  for (let at = 0; at < pools.length; at += BATCH) {
    const batch = pools.slice(at, at + BATCH);
    expect(await bySql(batch)).toEqual(batch.map(byKernel));
  }
}, 3_600_000);

test('a wrong cent would be seen', async () => {
  const always = { from: FIRST, to: null };
  const pool: Pool = { cents: 100n, shares: [10_000], byDays: [true], weights: [[1], [1], [1]], memberships: [always, always, always] };
  const [answer] = await bySql([pool]);
  expect(answer).toEqual({ p0: '34', p1: '33', p2: '33' });
  expect(answer).not.toEqual(byKernel({ ...pool, cents: 101n }));
  // So would a wrong day: the third joins on the last of 91 days.
  const late: Pool = { ...pool, cents: 18_300n, memberships: [always, always, { from: LAST, to: null }] };
  const [byDays] = await bySql([late]);
  expect(byDays).toEqual({ p0: '9100', p1: '9100', p2: '100' });
  expect(byDays).not.toEqual(byKernel({ ...late, memberships: [always, always, { from: addDays(LAST, -1), to: null }] }));
});

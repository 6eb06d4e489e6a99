// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import {
  byWeight,
  type KeyRule,
  type PartyLimits,
  plainRule,
  type RuleFacts,
  type ShareRule,
  shareByRule,
  type WeightRule,
} from '@domain/settlement';
import { addDays, type CivilDate, cents, civilDate, fraction, overlapDays } from '@kernel/core';
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

interface Tiers {
  readonly mode: 'graduated' | 'slab';
  /** Whole numbers, rising; the last one is open. */
  readonly ends: readonly number[];
  /** One more than ends; hundredths. */
  readonly factors: readonly number[];
}

interface Part {
  /** Of a fixed amount, or of what is above it. */
  readonly section: 0 | 1;
  /** In permyriad; those of a section make 10,000. */
  readonly share: number;
  /** stood: stated weights, by days of membership; used: by what was used, whenever; counted: on two days, by their mean; equal. */
  readonly kind: 'stood' | 'used' | 'counted' | 'equal';
  readonly tiers: Tiers | null;
  readonly raise: null | 'smallest' | number;
  /** A party's numbers, on the first and on the last day. */
  readonly values: readonly (readonly [number, number])[];
}

interface Party {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly min: number | null;
  readonly max: number | null;
}

interface Pool {
  readonly cents: bigint;
  /** null: no fixed amount, and all parts are of section 0. */
  readonly fixed: bigint | null;
  readonly parts: readonly Part[];
  readonly min: number | null;
  readonly max: number | null;
  readonly parties: readonly Party[];
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
  { weight: 2, arbitrary: fc.constant({ from: civilDate('2020-01-01'), to: null }) },
  // Joins in mid-month, and some that leave again, before the first day, within the months or after the last one.
  fc
    .record({ offset: fc.integer({ min: -40, max: 95 }), length: fc.option(fc.integer({ min: 0, max: 80 })) })
    .map(({ offset, length }) => ({ from: addDays(FIRST, offset), to: length === null ? null : addDays(FIRST, offset + length) })),
);
const daysOf = (party: Pick<Party, 'from' | 'to'>): number => overlapDays(party, { from: FIRST, to: LAST });

const anyTiers: fc.Arbitrary<Tiers> = fc.record({
  mode: fc.constantFrom('graduated', 'slab'),
  ends: fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 3 }).map((ends) => ends.sort((a, b) => a - b)),
  factors: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 4, maxLength: 4 }),
});

const someShares = fc.array(fc.integer({ min: 1, max: 9_999 }), { maxLength: 2 }).map(cut);

const partsOf = (section: 0 | 1, shares: readonly number[], parties: number, weight: number) =>
  shares
    .filter((share) => share > 0)
    .map((share) =>
      fc.record({
        section: fc.constant(section),
        share: fc.constant(share),
        kind: fc.constantFrom<Part['kind'][]>('stood', 'used', 'counted', 'equal'),
        tiers: fc.option(anyTiers, { freq: 2 }),
        raise: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constant<'smallest'>('smallest'), fc.integer({ min: 1, max: 30 })),
        values: fc.array(fc.tuple(fc.integer({ min: 0, max: weight }), fc.integer({ min: 0, max: weight })), {
          minLength: parties,
          maxLength: parties,
        }),
      }),
    );

/** Bounds about what an average party bears, so that they bite, are above or below the pool, or do nothing. */
const aboutAverage = (amount: bigint, parties: number) => {
  const average = Number(amount < 0n ? -amount : amount) / parties;
  return fc.integer({ min: 0, max: Math.floor(average * 2) + 2 });
};

const anyPool: fc.Arbitrary<Pool> = fc
  .record({
    amount: fc.oneof(fc.bigInt({ min: -200n, max: 200n }), fc.bigInt({ min: -100_000_000_000n, max: 100_000_000_000n })),
    shares: someShares,
    restShares: someShares,
    hasFixed: fc.boolean(),
    hasLimits: fc.boolean(),
    count: fc.integer({ min: 1, max: 12 }),
    weight: fc.constantFrom(3, 40, 90_000),
  })
  .chain(({ amount, shares, restShares, hasFixed, hasLimits, count, weight }) => {
    const bound = hasLimits ? fc.option(aboutAverage(amount, count), { freq: 2 }) : fc.constant(null);
    const parts = [...partsOf(0, shares, count, weight), ...(hasFixed ? partsOf(1, restShares, count, weight) : [])];
    const party = fc
      .record({ membership: anyMembership, min: bound, max: bound })
      .map(({ membership, ...limits }): Party => ({ ...membership, ...limits }));
    return fc.record({
      cents: fc.constant(amount),
      fixed: hasFixed ? aboutAverage(amount, 1).map((above) => BigInt(above) + 1n) : fc.constant(null),
      parts: fc.tuple(...parts),
      min: bound,
      max: bound,
      parties: fc.array(party, { minLength: count, maxLength: count }),
    });
  })
  .filter(
    ({ min, max, parties }) =>
      (min === null || max === null || min <= max) &&
      parties.every((party) => (party.min ?? min ?? 0) <= (party.max ?? max ?? Number.MAX_SAFE_INTEGER)),
  );

const partyOf = (index: number): string => `p${String(index).padStart(2, '0')}`;
// Several parties share a key's beginning, so that ties go down to the last rule.
const agsOf = (index: number): string => String(5_000_000 + ((index * 7) % 5)).padStart(8, '0');

const METER = (number: number) => `quantity.m${number}` as const;
const STOCK = (number: number): string => `s${number}`;

function measureOf({ kind, values }: Part, number: number): WeightRule {
  if (kind === 'used') return { kind: 'quantity', meter: METER(number), unit: 'Stück' };
  if (kind === 'equal') return { kind: 'equal' };
  if (kind === 'counted') return { kind: 'stock', stock: STOCK(number), unit: 'Stück', at: { kind: 'dates', dates: [FIRST, LAST] } };
  const weights = values.map(([value], index) => ({ party: partyOf(index), weight: fraction(value) }));
  return { kind: 'table', weights, resolution: 'Beschluss' };
}

function ruleOfPart(part: Part, number: number): ShareRule {
  const measure = measureOf(part, number);
  const { tiers, raise } = part;
  const steps = tiers?.ends.map((end, index) => ({ upTo: fraction(end), factor: fraction(tiers.factors[index] ?? 1, 100n) })) ?? [];
  const last = { upTo: null, factor: fraction(tiers?.factors[steps.length] ?? 1, 100n) };
  const weight: WeightRule = tiers ? { kind: 'tiers', mode: tiers.mode, of: measure, tiers: [...steps, last] } : measure;
  return {
    ...byWeight(weight),
    proRata: part.kind === 'used' ? 'whole' : 'days',
    weightless:
      raise === null
        ? { kind: 'nothing' }
        : raise === 'smallest'
          ? { kind: 'like-smallest' }
          : { kind: 'at-least', weight: fraction(raise) },
    nobody: { kind: 'centre' },
  };
}

function ruleOf({ parts, fixed, min, max }: Pool): KeyRule {
  const mixOf = (section: 0 | 1): ShareRule => {
    const own = parts.flatMap((part, number) =>
      part.section === section ? [{ share: fraction(part.share, 10_000n), rule: ruleOfPart(part, number) }] : [],
    );
    const [only] = own;
    return own.length === 1 && only ? only.rule : { kind: 'mix', parts: own };
  };
  const share: ShareRule =
    fixed === null ? mixOf(0) : { kind: 'fixed', cents: cents(fixed), per: 'run', above: 'cut', by: mixOf(0), rest: mixOf(1) };
  return {
    ...plainRule(share),
    limits: { min: boundOf(min), max: boundOf(max) },
    minimumsAbove: 'centre',
    maximumsBelow: 'centre',
  };
}

const boundOf = (bound: number | null) => (bound === null ? null : ({ kind: 'amount', cents: cents(bound), per: 'run' } as const));

function factsOf({ cents: amount, parts, parties }: Pool): RuleFacts {
  const each = <T>(make: (part: Part, number: number, index: number) => readonly T[]): T[] =>
    parts.flatMap((part, number) => parties.flatMap((_, index) => make(part, number, index)));
  const limits = parties.flatMap(({ min, max }, index): PartyLimits[] =>
    min === null && max === null
      ? []
      : [
          {
            party: partyOf(index),
            min: boundOf(min),
            max: boundOf(max),
            validity: { from: civilDate('2000-01-01'), to: null },
            resolution: 'Beschluss',
          },
        ],
  );
  return {
    amountCents: cents(amount),
    period: { from: FIRST, to: LAST },
    parties: parties.map(({ from, to }, index) => ({
      ...{ party: partyOf(index), tieKey: agsOf(index), name: partyOf(index) },
      participation: [{ from, to }],
    })),
    uses: each(({ kind, values }, number, index) =>
      kind === 'used' ? [{ party: partyOf(index), meter: METER(number), quantity: BigInt(values[index]?.[0] ?? 0) }] : [],
    ),
    counts: each(({ kind, values }, number, index) =>
      kind === 'counted'
        ? [FIRST, LAST].map((on, day) => ({
            party: partyOf(index),
            of: `stock.${STOCK(number)}`,
            on,
            value: BigInt(values[index]?.[day] ?? 0),
          }))
        : [],
    ),
    limits,
  };
}

const CENTRE = 'centre';

function byKernel(pool: Pool): Record<string, string> {
  const outcome = shareByRule(ruleOf(pool), factsOf(pool));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const { shares, carriedByCentreCents } = outcome.value;
  return Object.fromEntries([
    ...shares.map(({ party, amountCents }) => [party, String(amountCents)] as const),
    [CENTRE, String(carriedByCentreCents)],
  ]);
}

/** What stands still is nothing for who takes no part; what was used counts all the same. */
const valuesFor = ({ kind, values }: Part, party: Party, index: number): string[] => {
  if (kind === 'used') return [String(values[index]?.[0] ?? 0)];
  if (daysOf(party) === 0) return ['0'];
  if (kind === 'equal') return ['1'];
  return kind === 'counted' ? (values[index] ?? []).map(String) : [String(values[index]?.[0] ?? 0)];
};

const tiersInSql = ({ mode, ends, factors }: Tiers) => ({
  mode,
  steps: [...ends.map(String), null].map((end, index) => ({
    up_to: end,
    factor: `${Math.floor((factors[index] ?? 1) / 100)}.${String((factors[index] ?? 1) % 100).padStart(2, '0')}`,
  })),
});

const text = (bound: number | bigint | null): string | null => (bound === null ? null : String(bound));

async function bySql(pools: readonly Pool[]): Promise<Record<string, string>[]> {
  const input = pools.map(({ cents: amount, fixed, parts, parties, min, max }, number) => ({
    pool: String(number).padStart(6, '0'),
    cents: String(amount),
    ...{ first: FIRST, last: LAST, fixed: text(fixed), min: text(min), max: text(max) },
    parts: parts.map((part) => ({
      ...{
        section: part.section,
        share: part.share,
        by_days: part.kind !== 'used',
        raise: part.raise === null ? null : String(part.raise),
      },
      tiers: part.tiers && tiersInSql(part.tiers),
      values: Object.fromEntries(parties.map((party, index) => [partyOf(index), valuesFor(part, party, index)])),
    })),
    parties: parties.map(({ from, to, min: own, max: most }, index) => ({
      ...{ party: partyOf(index), ags: agsOf(index), from, to, min: text(own), max: text(most) },
    })),
  }));
  const { rows } = await client.query<{ pool: string; party: string | null; cents: string }>(SQL, [JSON.stringify(input)]);
  const answers: Record<string, string>[] = pools.map(() => ({}));
  for (const row of rows) (answers[Number(row.pool)] ?? {})[row.party ?? CENTRE] = row.cents;
  return answers;
}

test(`the allocation in SQL agrees with the kernel on ${POOLS} random pools`, async () => {
  const pools = fc.sample(anyPool, { numRuns: POOLS, seed: 20_261_122 });
  const often = (is: (pool: Pool) => boolean, least: number): void => expect(pools.filter(is).length).toBeGreaterThan(POOLS / least);
  often(({ parties }) => parties.some((party) => daysOf(party) > 0 && daysOf(party) < ALL_DAYS), 5);
  often(({ parts }) => parts.some(({ tiers }) => tiers !== null), 5);
  often(({ parts }) => parts.length > 2, 5);
  often(({ fixed }) => fixed !== null, 5);
  often(({ min, parties }) => min !== null || parties.some((party) => party.min !== null), 10);
  let limited = 0;
  let carried = 0;
  for (let at = 0; at < pools.length; at += BATCH) {
    const batch = pools.slice(at, at + BATCH);
    const expected = batch.map(byKernel);
    limited += batch.filter((pool) => pool.min !== null || pool.max !== null).length;
    carried += expected.filter((answer) => answer[CENTRE] !== '0').length;
    expect(await bySql(batch)).toEqual(expected);
  }
  expect(limited).toBeGreaterThan(POOLS / 20);
  expect(carried).toBeGreaterThan(POOLS / 50);
}, 3_600_000);

const always: Party = { from: FIRST, to: null, min: null, max: null };
const stood = (values: readonly number[]): Part => ({
  ...{ section: 0, share: 10_000, kind: 'stood', tiers: null, raise: null },
  values: values.map((value) => [value, value]),
});

test('a wrong cent would be seen', async () => {
  const pool: Pool = { cents: 100n, fixed: null, parts: [stood([1, 1, 1])], min: null, max: null, parties: [always, always, always] };
  const [answer] = await bySql([pool]);
  expect(answer).toEqual({ p00: '34', p01: '33', p02: '33', centre: '0' });
  expect(answer).not.toEqual(byKernel({ ...pool, cents: 101n }));
  // So would a wrong day: the third joins on the last of 91 days.
  const late: Pool = { ...pool, cents: 18_300n, parties: [always, always, { ...always, from: LAST }] };
  const [byDays] = await bySql([late]);
  expect(byDays).toEqual({ p00: '9100', p01: '9100', p02: '100', centre: '0' });
  expect(byDays).not.toEqual(byKernel({ ...late, parties: [always, always, { ...always, from: addDays(LAST, -1) }] }));
  // And a wrong bound: what the minimum of the third lacks, the others bear.
  const bounded: Pool = { ...pool, cents: 1_000n, parts: [stood([6, 3, 1])], parties: [always, always, { ...always, min: 190 }] };
  const [byBounds] = await bySql([bounded]);
  expect(byBounds).toEqual({ p00: '540', p01: '270', p02: '190', centre: '0' });
  expect(byBounds).not.toEqual(byKernel({ ...bounded, parties: [always, always, { ...always, min: 191 }] }));
});

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
import { addDays, cents, civilDate, fraction } from '@kernel/core';
import { testDatabase } from '@testkit/core';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_DAYS, anyPool, daysOf, FIRST, LAST, type Part, type Party, type Pool, type Tiers } from './any-pool.ts';

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

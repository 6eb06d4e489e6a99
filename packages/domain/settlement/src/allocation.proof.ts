// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, civilDate, divideFractions, type Fraction, fraction, overlapDays, unwrap } from '@kernel/core';
import { expect, test } from 'vitest';
import { WHOLE_PERMYRIAD } from './key.ts';
import { type MixRow, mixWeights } from './mix.ts';
import { splitLargestRemainder, type Weight } from './split.ts';
import { generator, type Random } from './testing/random.ts';

/** Number of random allocations: the full million with `npm run proof`. */
const RUNS = Number(process.env['PROOF_RUNS'] ?? (process.env['PROOF'] === 'full' ? 1_000_000 : 20_000));
const LEAST_RUNS = 2_000;
if (!Number.isSafeInteger(RUNS) || RUNS < LEAST_RUNS) {
  throw new Error(`PROOF_RUNS must be a whole number of at least ${LEAST_RUNS} for this proof: fewer do not cover all cases.`);
}
const SEED = 20_260_101;

const MONTH = { from: civilDate('2026-02-01'), to: civilDate('2026-02-28') };
const DAYS = 28;
/** Membership from a random day of the month on; days counted by the kernel's own rule. */
const JOINS = Array.from({ length: DAYS }, (_, day) =>
  overlapDays({ from: civilDate(`2026-02-${String(day + 1).padStart(2, '0')}`), to: null }, MONTH),
);

function randomAmount(random: Random): Cents {
  const size = [random(10), random(100_000), random(2 ** 31)][random(3)] ?? 0;
  return cents(random(3) === 0 ? -size : size);
}

const TIE_KEYS = Array.from({ length: 12 }, (_, index) => String(5_362_004 + ((index * 7) % 12) * 4).padStart(8, '0'));

/** Weight of one party by a metric: 0 inhabitants, 1 equal (both pro rata by days), 2 minutes (some have none). */
function randomWeight(metric: number, days: number, random: Random): Fraction | bigint {
  if (metric === 2) return random(4) === 0 ? 0n : BigInt(random(20_000));
  const measured = metric === 0 ? 1000 + random(100_000) : 1;
  return days === DAYS ? BigInt(measured) : fraction(measured * days, DAYS);
}

interface Case {
  readonly amount: Cents;
  readonly shares: number[];
  readonly rows: MixRow[];
}

function randomCase(random: Random): Case {
  const parties = 1 + random(12);
  const days = Array.from({ length: parties }, () => (random(4) === 0 ? (JOINS[random(DAYS)] ?? DAYS) : DAYS));
  const [first, second] = [1 + random(4000), 1 + random(4000)];
  const mixes = [[WHOLE_PERMYRIAD], [first, WHOLE_PERMYRIAD - first], [first, second, WHOLE_PERMYRIAD - first - second]];
  const shares = mixes[random(3)] ?? [];
  const metrics = shares.map(() => random(3));
  const rows = days.map((count, index) => ({
    party: `p${index}`,
    tieKey: TIE_KEYS[index] ?? '',
    weights: metrics.map((metric) => randomWeight(metric, count, random)),
  }));
  return { amount: randomAmount(random), shares, rows };
}

/** What is wrong with a split, in whole numbers and without the code under test; '' if nothing. */
function fault(amount: bigint, weights: readonly Weight[]): string {
  const split = splitLargestRemainder(amount as Cents, weights);
  if (!split.ok) return split.error.code;
  const weightOf = new Map(weights.map(({ party, weight }) => [party, weight as bigint]));
  let total = 0n;
  for (const weight of weightOf.values()) total += weight;
  let sum = 0n;
  let extra = 0;
  for (const part of split.value.parts) {
    const weight = weightOf.get(part.party) ?? -1n;
    const distance = part.amountCents * total - amount * weight;
    if (distance >= total || distance <= -total) return `${part.party} is a cent or more from its quota`;
    if (part.floorCents + part.roundingCents !== part.amountCents) return `${part.party}: floor and cent do not make the amount`;
    if (weight === 0n && part.amountCents !== 0n) return `${part.party} pays without weight`;
    if (part.amountCents !== 0n && part.amountCents > 0n !== amount > 0n) return `${part.party} has the wrong sign`;
    sum += part.amountCents;
    if (part.roundingCents !== 0n) extra += 1;
  }
  if (sum !== amount) return `lost ${amount - sum} cents`;
  return extra === split.value.leftoverCents ? '' : 'cents given out differ from cents left over';
}

/** Σ share × weight / weight of all, computed part by part with fractions. */
function fractionByDefinition({ shares, rows }: Case, index: number): Fraction {
  const plain = (weight: Fraction | bigint | undefined): Fraction =>
    typeof weight === 'bigint' ? fraction(weight) : (weight ?? fraction(0));
  let sum = fraction(0);
  for (const [part, share] of shares.entries()) {
    let total = fraction(0);
    for (const row of rows) {
      const weight = plain(row.weights[part]);
      total = fraction(total.n * weight.d + weight.n * total.d, total.d * weight.d);
    }
    const own = divideFractions(plain(rows[index]?.weights[part]), total);
    sum = fraction(sum.n * own.d * 10_000n + own.n * BigInt(share) * sum.d, sum.d * own.d * 10_000n);
  }
  return sum;
}

test(`no cent is lost in ${RUNS} random allocations: mixes, negative amounts, joins within a month`, { timeout: 3_600_000 }, () => {
  const random = generator(SEED);
  const faults: string[] = [];
  let done = 0;
  let negative = 0;
  let mixes = 0;
  let joins = 0;
  let withoutWeight = 0;
  while (done < RUNS) {
    const made = randomCase(random);
    const weights = mixWeights(made.shares, made.rows);
    if (!weights.ok) {
      // Only where nobody booked a minute: the refusal that keeps the cost from being lost.
      if (weights.error.code !== 'NO_WEIGHT') faults.push(weights.error.code);
      withoutWeight += 1;
      continue;
    }
    done += 1;
    if (made.amount < 0n) negative += 1;
    if (made.shares.length > 1) mixes += 1;
    if (made.rows.some(({ weights: own }) => own.some((weight) => typeof weight !== 'bigint'))) joins += 1;
    const found = fault(made.amount, weights.value);
    if (found !== '') faults.push(`allocation ${done}: ${found}`);
    if (done % 50 !== 0) continue;
    const total = weights.value.reduce((sum, { weight }) => sum + (weight as bigint), 0n);
    for (const [index, { party, weight }] of weights.value.entries()) {
      const exact = fractionByDefinition(made, index);
      if (exact.n * total !== exact.d * (weight as bigint))
        faults.push(`allocation ${done}: ${party} has not the fraction of the definition`);
    }
    const turned = unwrap(splitLargestRemainder(made.amount, [...weights.value].reverse()));
    const straight = unwrap(splitLargestRemainder(made.amount, weights.value));
    if (turned.parts.some((part, index) => part.amountCents !== straight.parts[index]?.amountCents))
      faults.push(`allocation ${done}: order matters`);
  }
  expect(faults).toEqual([]);
  // The cases are really among them.
  for (const count of [negative, mixes, joins]) expect(count).toBeGreaterThan(RUNS / 10);
  expect(withoutWeight).toBeGreaterThan(0);
});

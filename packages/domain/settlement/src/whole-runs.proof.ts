// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, civilDate, civilMonth, sumCents, unwrap } from '@kernel/core';
import { expect, test } from 'vitest';
import { CENTRE_METHODS } from './cost-centres/methods.ts';
import { type AllocationKey, WHOLE_PERMYRIAD } from './key.ts';
import { ruleOfParts } from './key-rule/parts-rule.ts';
import { canonicalRunInput } from './normalise-run-input.ts';
import { COST_KINDS, countedCents, SHARED_KINDS } from './pool.ts';
import { settle } from './run.ts';
import type { RunInput } from './run-input.ts';
import { canonicalRunResult } from './run-result.ts';
import { basis, citation, NOTHING_MORE, vatRule } from './testing/agreements.ts';
import { generator, type Random } from './testing/random.ts';

/** Number of random runs: the full million with `npm run proof`, in rounds with a seed each. */
const RUNS = Number(process.env['PROOF_RUNS'] ?? (process.env['PROOF'] === 'full' ? 1_000_000 : 500));
const ROUNDS = RUNS > 10_000 ? 10 : 1;
const OF_ROUND = Math.ceil(RUNS / ROUNDS);
/** Every so many runs is made a second time, of the same inputs in another order. */
const TURNED = 10;
const SEED = 20_260_102;

const TIE_KEYS = Array.from({ length: 12 }, (_, index) => String(5_362_004 + ((index * 7) % 12) * 4).padStart(8, '0'));

function randomAmount(random: Random): Cents {
  const size = [random(10), random(100_000), random(2 ** 31)][random(3)] ?? 0;
  return cents(random(3) === 0 ? -size : size);
}

const family = (index: number): string => `family-${index}`;
const day = (random: Random): string => `2026-0${1 + random(3)}-${String(1 + random(28)).padStart(2, '0')}`;

function randomKey(index: number, version: number, random: Random): AllocationKey {
  const first = 1 + random(WHOLE_PERMYRIAD - 1);
  const population = { kind: 'inhabitants', basis: 'z', referenceDate: civilDate('2022-05-15') } as const;
  const parts = [
    [{ sharePermyriad: WHOLE_PERMYRIAD, metric: { kind: 'equal' as const } }],
    [
      { sharePermyriad: first, metric: population },
      { sharePermyriad: WHOLE_PERMYRIAD - first, metric: { kind: 'hours' as const } },
    ],
    [{ sharePermyriad: WHOLE_PERMYRIAD, metric: population }],
  ];
  const validFrom = civilDate(version === 1 ? '2025-01-01' : '2026-03-01');
  return {
    id: `key-${index}`,
    serviceFamilyCode: family(index),
    name: `Key ${index}`,
    version,
    validFrom,
    resolution: 'R',
    clause: 'C',
    rule: ruleOfParts(parts[random(3)] ?? []),
  };
}

/** Two centres that serve each other and all pools. */
function randomCentres(pools: RunInput['pools'], random: Random): RunInput['costCentres'] {
  const cost = (id: string) => ({ id, month: civilMonth('2026-02'), kind: 'overhead' as const, amountCents: cents(1 + random(900_000)) });
  const services = ['s', 't'].flatMap((fromCentre) => [
    { fromCentre, to: { kind: 'centre' as const, id: fromCentre === 's' ? 't' : 's' }, quantity: BigInt(random(50)) },
    ...pools.map(({ id }) => ({ fromCentre, to: { kind: 'pool' as const, id }, quantity: BigInt(1 + random(50)) })),
  ]);
  const centres = ['s', 't'].map((id) => ({ id, name: id, costs: [cost(`cost-${id}`)] }));
  return { method: CENTRE_METHODS[random(3)] ?? 'direct', order: null, resolution: 'R', centres, services };
}

function randomInput(random: Random): RunInput {
  const members = Array.from({ length: 2 + random(8) }, (_, index) => ({
    tenantId: `t${index}`,
    ags: TIE_KEYS[index] ?? '',
    name: `Member ${index}`,
    // The first two always take part, so that no pool is without weight.
    validity: { from: civilDate(index < 2 ? '2020-01-01' : day(random)), to: null },
    populations: [{ basis: 'z', referenceDate: civilDate('2022-05-15'), inhabitants: 1000 + random(90_000) }],
  }));
  const pools = Array.from({ length: 1 + random(3) }, (_, index) => ({
    id: `pool-${index}`,
    serviceFamilyCode: family(index),
    name: `Pool ${index}`,
    keyId: `key-${index}`,
    costs: Array.from({ length: 1 + random(6) }, (__, cost) => ({
      id: `cost-${index}-${cost}`,
      month: civilMonth(`2026-0${1 + random(3)}`),
      kind: COST_KINDS[random(4)] ?? 'staff',
      amountCents: randomAmount(random),
    })),
  }));
  const readings = pools.flatMap(({ serviceFamilyCode }) =>
    members.flatMap(({ tenantId, validity }, index) =>
      // Nobody works for a town that has no agreement yet: such a reading is refused (see run.test.ts).
      ['2026-01', '2026-02', '2026-03']
        .filter((month) => month >= validity.from.slice(0, 7))
        .map((month) => ({
          tenantId,
          serviceFamilyCode,
          meter: 'desk.minutes' as const,
          month: civilMonth(month),
          quantity: BigInt(index === 0 ? 1 + random(600) : random(600)),
          readings: 1,
          late: 0,
          lateQuantity: 0n,
        })),
    ),
  );
  return {
    association: { id: 'a', name: 'A' },
    period: { from: civilMonth('2026-01'), to: civilMonth('2026-03') },
    cut: '2026-04-10T00:00:00.000Z' as RunInput['cut'],
    members,
    pools,
    keys: pools.flatMap((_, index) => [randomKey(index, 1, random), ...(random(2) === 0 ? [randomKey(index, 2, random)] : [])]),
    readings,
    carried: [],
    directCharges: members.slice(0, random(3)).map(({ tenantId }, index) => ({
      id: `d${index}`,
      tenantId,
      serviceFamilyCode: family(0),
      occurredOn: civilDate(day(random)),
      amountCents: randomAmount(random),
      label: 'Direct',
      basis: basis(),
      sourceRef: null,
    })),
    agreements: members.map(({ tenantId, validity }, index) => {
      // For some the tax rule changes within the period: it cuts the months of all their pools.
      const changes = { from: civilDate('2026-01-31'), to: civilDate('2026-02-01') };
      const cut = [vatRule({ validTo: changes.from }), vatRule({ code: 'E', validFrom: changes.to })];
      return citation({ tenantId, validity, vat: index === 0 && random(3) === 0 ? cut : [vatRule()] });
    }),
    ...NOTHING_MORE,
    costCentres: random(2) === 0 ? null : randomCentres(pools, random),
  };
}

const turnedRound = (input: RunInput): RunInput => ({
  ...{ ...input, members: [...input.members].reverse() },
  pools: [...input.pools].reverse().map((pool) => ({ ...pool, costs: [...pool.costs].reverse() })),
  ...{ keys: [...input.keys].reverse(), readings: [...input.readings].reverse() },
  ...{ directCharges: [...input.directCharges].reverse(), agreements: [...input.agreements].reverse() },
});

/** What does not add up in a run, without the code under test; '' if nothing. */
function fault(input: RunInput): string {
  const { proof, allocations } = unwrap(settle(input));
  if (proof.differenceCents !== 0n) return 'the proof has a difference';
  const costs = [...input.pools, ...(input.costCentres?.centres ?? [])].flatMap((one) => one.costs.map(countedCents));
  const all = sumCents([...costs, ...input.directCharges.map(({ amountCents }) => amountCents)]);
  if (proof.statementsCents !== all) return `lost ${all - proof.statementsCents} cents`;
  for (const { amountCents, byKind, shares } of allocations) {
    if (sumCents(shares.map((share) => share.amountCents)) !== amountCents) return 'the shares of a pool are not its cost';
    for (const kind of SHARED_KINDS)
      if (sumCents(shares.map((share) => share.byKind[kind])) !== byKind[kind]) return `the shares of ${kind} are not its cost`;
    for (const share of shares) {
      if (sumCents(Object.values(share.byKind)) !== share.amountCents) return 'the kinds of a share are not the share';
      for (const kind of SHARED_KINDS) {
        const distance = share.byKind[kind] * share.fraction.d - byKind[kind] * share.fraction.n;
        if (distance >= 2n * share.fraction.d || distance <= -2n * share.fraction.d) return 'a share is two cents or more from its quota';
      }
    }
  }
  return '';
}

function faultOfOrder(input: RunInput): string {
  const other = turnedRound(input);
  if (canonicalRunInput(other) !== canonicalRunInput(input)) return 'the order of the inputs is seen in what is hashed';
  const same = canonicalRunResult(unwrap(settle(other))) === canonicalRunResult(unwrap(settle(input)));
  return same ? '' : 'the order of the inputs changes the result';
}

test.each(Array.from({ length: ROUNDS }, (_, index) => [index + 1] as const))(
  `whole runs: ${RUNS} of them add up in every direction, in any order of the inputs (round %i)`,
  { timeout: 3_600_000 },
  (round) => {
    const random = generator(SEED + round);
    const faults: string[] = [];
    const seen = { centres: 0, twoVersions: 0, negative: 0, taxCut: 0 };
    for (let index = 0; index < OF_ROUND; index++) {
      const input = randomInput(random);
      if (input.costCentres) seen.centres += 1;
      if (input.keys.length > input.pools.length) seen.twoVersions += 1;
      if (input.pools.some(({ costs }) => costs.some(({ amountCents }) => amountCents < 0n))) seen.negative += 1;
      if (input.agreements.some(({ vat }) => vat.length > 1)) seen.taxCut += 1;
      const found = fault(input) || (index % TURNED === 0 ? faultOfOrder(input) : '');
      if (found !== '') faults.push(`run ${index}: ${found}`);
    }
    expect(faults).toEqual([]);
    // The cases are really among them.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(OF_ROUND / 10);
  },
);

// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type Cents, type CivilMonth, cents, err, firstDay, ok, type Refusal, type Result, refusal, unwrap } from '@kernel/core';
import { cutAt } from './corrections.ts';
import { type AllocationKey, keyOn, versionsOf } from './key.ts';
import { meterOfUse } from './key-rule/rule-facts.ts';
import { countDays, daysOf, type Participation } from './participation.ts';
import { countedCents, SHARED_KINDS } from './pool.ts';
import type { MonthSpan } from './reading.ts';
import { countEntries, type KindAmounts, type RunCost, type RunInput, type RunNonMemberUse, type RunPool } from './run-input.ts';
import { monthsOf } from './span.ts';
import { splitLargestRemainder } from './split.ts';

/** In order of precedence. */
export type StretchRefusal = 'POOL_WITHOUT_KEY' | 'KEY_OF_OTHER_FAMILY';

/** A pool with months in which one version of its key and one tax rule hold, and what is shared of them. */
export interface Stretch {
  readonly pool: RunPool;
  readonly key: AllocationKey;
  readonly months: MonthSpan;
  readonly byKind: KindAmounts;
  readonly costEntries: number;
  /** Of others than members, as far as the key has a price for it. */
  readonly nonMemberUses: readonly RunNonMemberUse[];
}

function kindSums(costs: readonly RunCost[], support: Cents): KindAmounts {
  const sums = { staff: 0n, material: 0n, overhead: 0n, support: 0n + support, income: 0n };
  for (const cost of costs) sums[cost.kind] += countedCents(cost);
  const { staff, material, overhead, income } = sums;
  return { staff: cents(staff), material: cents(material), overhead: cents(overhead), support, income: cents(income) };
}

export const sumOfKinds = (kinds: KindAmounts): Cents => cents(SHARED_KINDS.reduce((sum, kind) => sum + kinds[kind], 0n));

/** What others used in these months and the key has a price for. */
function pricedUses({ serviceFamilyCode }: RunPool, { rule }: AllocationKey, { from, to }: MonthSpan, uses: readonly RunNonMemberUse[]) {
  const meters = new Set<string>((rule.nonMembers?.prices ?? []).map(({ measure }) => meterOfUse(measure)));
  return uses.filter((use) => use.serviceFamilyCode === serviceFamilyCode && meters.has(use.meter) && use.month >= from && use.month <= to);
}

interface KeyedMonths {
  readonly key: AllocationKey | null;
  readonly months: MonthSpan;
}

function keyedMonths({ keyId }: RunPool, { keys, period }: RunInput, cuts: ReadonlySet<CivilMonth>): KeyedMonths[] {
  const versions = versionsOf(keys, keyId);
  const found: { key: AllocationKey | null; months: { from: CivilMonth; to: CivilMonth } }[] = [];
  for (const month of monthsOf(period)) {
    const key = keyOn(versions, firstDay(month));
    const open = found.at(-1);
    if (open && open.key === key && !cuts.has(month)) open.months.to = month;
    else found.push({ key, months: { from: month, to: month } });
  }
  return found;
}

/** Divides what support centres passed on over the months for which the pool has a key, by their days. */
function supportByMonths(support: Cents, stretches: readonly KeyedMonths[]): Map<MonthSpan, Cents> | null {
  const keyed = stretches.filter(({ key }) => key !== null);
  if (support === 0n) return new Map();
  if (keyed.length === 0) return null;
  const weights = keyed.map(({ months }) => ({ party: months.from, tieKey: months.from, weight: BigInt(countDays(daysOf(months))) }));
  const parts = new Map(unwrap(splitLargestRemainder(support, weights)).parts.map((part) => [part.party, part.amountCents]));
  return new Map(keyed.map(({ months }) => [months, parts.get(months.from) ?? cents(0n)]));
}

/**
 * Cuts a pool's period where its key or a tax rule of its members changes: one stretch for each run of months in which both hold. A year
 * under one version is shared as a whole, by the weights of the whole year; a new version in July makes two stretches.
 * Stretches without cost are left out, also where every entry was taken back again: there is nothing to lose.
 */
export function stretchesOf(
  pool: RunPool,
  input: RunInput,
  support: Cents,
  participation: Participation,
): Result<Stretch[], Refusal<StretchRefusal>> {
  const stretches = keyedMonths(pool, input, participation.taxChanges(pool.serviceFamilyCode, monthsOf(input.period)));
  const supports = supportByMonths(support, stretches);
  const without = (month: CivilMonth): Refusal<StretchRefusal> =>
    refusal('POOL_WITHOUT_KEY', { field: 'pools', params: { pool: pool.name, month } });
  if (supports === null) return err(without(input.period.from));
  const found: Stretch[] = [];
  for (const { key, months } of stretches) {
    const costs = pool.costs.filter(({ month }) => month >= months.from && month <= months.to);
    const byKind = kindSums(costs, supports.get(months) ?? cents(0n));
    const nonMemberUses = key ? pricedUses(pool, key, months, input.nonMemberUses) : [];
    if (SHARED_KINDS.every((kind) => byKind[kind] === 0n) && nonMemberUses.length === 0) continue;
    if (key === null) return err(without(months.from));
    if (key.serviceFamilyCode !== pool.serviceFamilyCode) {
      const params = { pool: pool.name, key: key.name, family: key.serviceFamilyCode };
      return err(refusal('KEY_OF_OTHER_FAMILY', { field: 'pools', params }));
    }
    found.push({ pool, key, months, byKind, costEntries: countEntries(costs), nonMemberUses });
  }
  return ok(found);
}

/** The months of the period, cut where a stretch of the family begins or ends, so that each stretch is made of whole spans. */
export function spansOf(stretches: readonly Stretch[], { period }: RunInput): (serviceFamilyCode: string) => MonthSpan[] {
  const months = monthsOf(period);
  return (serviceFamilyCode) => {
    const own = stretches.filter(({ pool }) => pool.serviceFamilyCode === serviceFamilyCode);
    return cutAt(months, new Set<CivilMonth>(own.flatMap((stretch) => [stretch.months.from, addMonths(stretch.months.to, 1)])));
  };
}

// SPDX-License-Identifier: EUPL-1.2
import { addDays, byText, type Cents, type CivilDate, err, ok, type Refusal, type Result, refusal, sumCents } from '@kernel/core';
import { byDueDate, type Deferral, type ItemMovement, type ItemState, itemState, type OpenItem } from './open-item.ts';

/** Last day past due of each class; the class after the last has no end. */
export const DEFAULT_AGE_LIMITS: readonly number[] = [30, 60, 90];

/** 'notDue' with the due day itself, 'deferred', then days past due from–to; 'to' null has no end. */
export type AgeClass =
  | { readonly kind: 'notDue' }
  | { readonly kind: 'deferred' }
  | { readonly kind: 'pastDue'; readonly from: number; readonly to: number | null };

export interface AgeBucket {
  readonly age: AgeClass;
  readonly count: number;
  readonly openCents: Cents;
}
export interface Ageing {
  readonly asOf: CivilDate;
  /** Every class, also the empty ones. Their sum is openCents. */
  readonly buckets: readonly AgeBucket[];
  readonly openCents: Cents;
  /** Of it past due. */
  readonly pastDueCents: Cents;
  readonly overpaidCents: Cents;
  /** By member, in the order of the tenant ids; the same classes. */
  readonly members: readonly { readonly tenantId: string; readonly buckets: readonly AgeBucket[]; readonly openCents: Cents }[];
  /** Claims with something open or overpaid, by due date. */
  readonly items: readonly ItemState[];
}

export interface AgeingInput {
  readonly items: readonly OpenItem[];
  readonly movements: readonly ItemMovement[];
  readonly deferrals: readonly Deferral[];
  readonly asOf: CivilDate;
  readonly limits: readonly number[];
}

export type AgeingRefusal = 'AGE_LIMITS_INVALID';

function classesOf(limits: readonly number[]): AgeClass[] {
  const starts = [1, ...limits.map((limit) => limit + 1)];
  return [
    { kind: 'notDue' },
    { kind: 'deferred' },
    ...starts.map((from, index): AgeClass => ({ kind: 'pastDue', from, to: limits[index] ?? null })),
  ];
}

function isIn({ kind, ...span }: AgeClass & { from?: number; to?: number | null }, { status, daysPastDue }: ItemState): boolean {
  if (status === 'deferred') return kind === 'deferred';
  if (daysPastDue <= 0) return kind === 'notDue';
  return kind === 'pastDue' && daysPastDue >= (span.from ?? 1) && (span.to == null || daysPastDue <= span.to);
}

const openOf = (states: readonly ItemState[]): Cents => sumCents(states.map(({ openCents }) => openCents));

const bucketsOf = (classes: readonly AgeClass[], states: readonly ItemState[]): AgeBucket[] =>
  classes.map((age) => {
    const own = states.filter((state) => state.openCents > 0n && isIn(age, state));
    return { age, count: own.length, openCents: openOf(own) };
  });

/** What is open at the end of a day, by how long it has been due. Limits are whole days, rising. */
export function ageing({ items, movements, deferrals, asOf, limits }: AgeingInput): Result<Ageing, Refusal<AgeingRefusal>> {
  if (limits.some((limit, index) => !Number.isInteger(limit) || limit < 1 || limit <= (limits[index - 1] ?? 0)))
    return err(refusal('AGE_LIMITS_INVALID', { field: 'limits', params: { limits: limits.map(String) } }));
  const byItem = new Map<string, ItemMovement[]>();
  for (const movement of movements) {
    const own = byItem.get(movement.itemId);
    if (own) own.push(movement);
    else byItem.set(movement.itemId, [movement]);
  }
  const states = items
    .map((item) => itemState(item, byItem.get(item.id) ?? [], deferrals, asOf))
    .filter(({ openCents, overpaidCents }) => openCents > 0n || overpaidCents > 0n)
    .sort(byDueDate);
  const classes = classesOf(limits);
  const tenants = [...new Set(states.map(({ item }) => item.tenantId))].sort(byText);
  const buckets = bucketsOf(classes, states);
  return ok({
    asOf,
    buckets,
    openCents: openOf(states),
    pastDueCents: sumCents(buckets.filter(({ age }) => age.kind === 'pastDue').map(({ openCents }) => openCents)),
    overpaidCents: sumCents(states.map(({ overpaidCents }) => overpaidCents)),
    members: tenants.map((tenantId) => {
      const own = states.filter(({ item }) => item.tenantId === tenantId);
      return { tenantId, buckets: bucketsOf(classes, own), openCents: openOf(own) };
    }),
    items: states,
  });
}

/** The first day on which a claim counts as past due. */
export const pastDueFrom = ({ dueOn }: Pick<ItemState, 'dueOn'>): CivilDate => addDays(dueOn, 1);

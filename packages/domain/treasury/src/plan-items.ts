// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { Instalment, InstalmentPlan } from './instalments.ts';
import { type Deferral, type ItemMovement, itemState, type OpenItem } from './open-item.ts';
import { euro } from './year-step.ts';

/** A claim for an instalment as it stands in the books. */
export interface InstalmentItem extends OpenItem {
  readonly number: number;
}

export interface PlanChanges {
  /** Instalments that have no claim yet. */
  readonly added: readonly Instalment[];
  /** Claims, not yet due, whose amount is another one now. */
  readonly changed: readonly { readonly itemId: string; readonly number: number; readonly from: Cents; readonly to: Cents }[];
  /** What was paid on them beyond the new amount: given back as a credit. */
  readonly repaid: readonly { readonly itemId: string; readonly amountCents: Cents }[];
  /** What was due and is no longer owed, as far as no earlier version gave it. */
  readonly creditCents: Cents;
}

/** In order of precedence. */
export type PlanItemsRefusal = 'CREDIT_GIVEN' | 'LEVY_TAKEN_OFF';

/** What of each instalment a plan gave back: the latest first, since documents take the oldest off first. */
export function creditedOff(
  instalments: readonly Pick<Instalment, 'number' | 'amountCents'>[],
  creditCents: Cents,
): ReadonlyMap<number, Cents> {
  const found = new Map<number, Cents>();
  let left: bigint = creditCents;
  for (const { number, amountCents } of [...instalments].sort((a, b) => b.number - a.number)) {
    const off = left < amountCents ? left : amountCents;
    found.set(number, cents(off));
    left -= off;
  }
  return found;
}

/** What of each instalment can still go off documents, whether it already has or not. */
function standing({ instalments, creditCents }: InstalmentPlan): ReadonlyMap<number, bigint> {
  const off = creditedOff(instalments, creditCents);
  return new Map(instalments.map(({ number, amountCents }) => [number, amountCents - (off.get(number) ?? 0n)]));
}

/** What documents take off instalments beyond what a plan leaves of them: nothing since that is refused. */
export function takenBeyond(plan: InstalmentPlan, taken: ReadonlyMap<number, Cents>): Cents {
  const left = standing(plan);
  const beyond = [...taken].reduce((sum, [number, one]) => {
    const over = one - (left.get(number) ?? 0n);
    return over > 0n ? sum + over : sum;
  }, 0n);
  return cents(beyond);
}

/** What went off a document was given to the member there: a plan neither lowers it nor gives it back once more. */
function checkTaken(
  plan: InstalmentPlan,
  before: InstalmentPlan | null,
  taken: ReadonlyMap<number, Cents>,
): Refusal<'LEVY_TAKEN_OFF'> | null {
  const [left, stood] = [standing(plan), before ? standing(before) : new Map<number, bigint>()];
  for (const [number, one] of taken) {
    const amount = left.get(number) ?? 0n;
    if (amount >= one || amount >= (stood.get(number) ?? 0n)) continue;
    const total = [...taken.values()].reduce((sum, part) => sum + part, 0n);
    return refusal('LEVY_TAKEN_OFF', { field: 'levy', params: { number, taken: euro(one), left: euro(amount), total: euro(total) } });
  }
  return null;
}

/** What a new version of a plan does to the claims: those that are due stay as they are, the others become what the plan says. */
export function planChanges(
  plan: InstalmentPlan,
  before: InstalmentPlan | null,
  books: {
    readonly items: readonly InstalmentItem[];
    readonly movements: readonly ItemMovement[];
    readonly deferrals: readonly Deferral[];
    /** Of each instalment of the year: what documents take off, drafts as well. */
    readonly taken: ReadonlyMap<number, Cents>;
  },
): Result<PlanChanges, Refusal<PlanItemsRefusal>> {
  const given = before?.creditCents ?? 0n;
  if (plan.creditCents < given)
    return err(refusal('CREDIT_GIVEN', { field: 'levy', params: { given: euro(given), credit: euro(plan.creditCents) } }));
  const wrong = checkTaken(plan, before, books.taken);
  if (wrong) return err(wrong);
  const added: Instalment[] = [];
  const changed: PlanChanges['changed'][number][] = [];
  const repaid: PlanChanges['repaid'][number][] = [];
  const last = books.movements.reduce((latest, { on }) => (on > latest ? on : latest), plan.decidedOn);
  for (const instalment of plan.instalments) {
    const item = books.items.find(({ number }) => number === instalment.number);
    if (item === undefined) {
      if (instalment.amountCents > 0n) added.push(instalment);
      continue;
    }
    if (item.amountCents === instalment.amountCents) continue;
    changed.push({ itemId: item.id, number: item.number, from: item.amountCents, to: instalment.amountCents });
    const { overpaidCents } = itemState({ ...item, amountCents: instalment.amountCents }, books.movements, books.deferrals, last);
    if (overpaidCents > 0n) repaid.push({ itemId: item.id, amountCents: overpaidCents });
  }
  return ok({ added, changed, repaid, creditCents: cents(plan.creditCents - given) });
}

// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate } from '@kernel/core';
import type { Deferral, ItemMovement, OpenItem } from './open-item.ts';
import type { ItemFamily, TreasuryRule } from './rule.ts';

/** What a correction found for the days of one order: what had been claimed or waived for them, and what they cost by the facts of then. */
export interface LateCorrected {
  /** The order that claimed or waived these days first. */
  readonly orderId: string;
  /** The days after 'after' (null: from the first day of default) up to 'to'. */
  readonly after: CivilDate | null;
  readonly to: CivilDate;
  readonly fromCents: Cents;
  readonly toCents: Cents;
}

/** A released order on what being late costs. */
export type LateSettled = {
  readonly orderId: string;
  readonly itemId: string;
} & (
  | {
      readonly kind: 'late' | 'lateWaiver';
      readonly after: CivilDate | null;
      readonly to: CivilDate;
      readonly amountCents: Cents;
    }
  | {
      readonly kind: 'lateCorrection';
      /** What was too little is not claimed. */
      readonly waived: boolean;
      readonly corrected: readonly LateCorrected[];
    }
);

/** By which day orders have claimed, or waived, what being late costs: nothing up to it is claimed again. */
export const lateSettledTo = (settled: readonly LateSettled[], itemId: string): CivilDate | null =>
  settled.reduce<CivilDate | null>(
    (last, one) => (one.itemId === itemId && one.kind !== 'lateCorrection' && (last === null || one.to > last) ? one.to : last),
    null,
  );

/** The account of a member, as far as being late concerns it. */
export interface LateBooks {
  readonly items: readonly (OpenItem & {
    readonly family: ItemFamily;
    readonly documentNumber: string | null;
    /** The order that claimed it; null of what no order on being late has claimed. */
    readonly orderId: string | null;
  })[];
  readonly movements: readonly ItemMovement[];
  readonly deferrals: readonly Deferral[];
  readonly rules: readonly TreasuryRule[];
  readonly lateSettled: readonly LateSettled[];
}

export interface LatePosting {
  readonly item: OpenItem;
  readonly family: ItemFamily;
}

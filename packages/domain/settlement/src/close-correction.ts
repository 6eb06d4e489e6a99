// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilDate, type CivilMonth, type Decide, err, firstDay, ok, refusal, type UserId } from '@kernel/core';
import type { CarriedQuantity } from './corrections.ts';

/** Says that an open correction is no longer taken off later use, and why. Home: the member. */
export interface CorrectionClosing extends Pick<CarriedQuantity, 'tenantId' | 'serviceFamilyCode' | 'meter'> {
  readonly id: string;
  /** What is no longer taken off: above zero, the opposite of the correction. */
  readonly quantity: bigint;
  /** The first day that is not settled: the next run takes the closing. */
  readonly occurredOn: CivilDate;
  readonly reason: string;
  readonly enteredBy: UserId | null;
}

/** In order of precedence. */
export type CloseCorrectionRefusal = 'REASON_MISSING' | 'CORRECTION_NOT_OPEN' | 'CORRECTION_CHANGED';
export interface CloseCorrectionState {
  /** What the last released run left open at this place, if no closing waits for it; else null. */
  readonly open: CarriedQuantity | null;
  readonly frozenMonths: readonly CivilMonth[];
}
export interface CloseCorrectionInput {
  /** As the person saw it; below zero. */
  readonly quantity: bigint;
  readonly reason: string;
}

/** The whole correction is closed: what part of it is owed in money is for a direct charge to say. */
export const closeCorrection: Decide<CloseCorrectionState, CloseCorrectionInput, CorrectionClosing, CloseCorrectionRefusal> = (
  { open, frozenMonths },
  input,
  { by, newId },
) => {
  const reason = input.reason.trim();
  if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  const lastFrozen = [...frozenMonths].sort().at(-1);
  if (open === null || lastFrozen === undefined) return err(refusal('CORRECTION_NOT_OPEN'));
  if (open.quantity !== input.quantity) {
    return err(refusal('CORRECTION_CHANGED', { params: { seen: String(input.quantity), current: String(open.quantity) } }));
  }
  const { tenantId, serviceFamilyCode, meter } = open;
  return ok({
    id: newId(),
    tenantId,
    serviceFamilyCode,
    meter,
    quantity: -open.quantity,
    occurredOn: firstDay(addMonths(lastFrozen, 1)),
    reason,
    enteredBy: by.userId,
  });
};

/**
 * What a run brings forward after the closings that it takes. A closing can end a correction, never turn it round: where use has
 * borne a part of it in the meantime, less is left to be closed.
 */
export const afterClosings = (open: readonly CarriedQuantity[], closings: readonly CarriedQuantity[]): CarriedQuantity[] =>
  open.flatMap((correction) => {
    const { tenantId, serviceFamilyCode, meter } = correction;
    const closed = closings
      .filter((one) => one.tenantId === tenantId && one.serviceFamilyCode === serviceFamilyCode && one.meter === meter)
      .reduce((sum, { quantity }) => sum + quantity, 0n);
    // Above zero it is use that a correction run has found left over: no closing is of it.
    if (correction.quantity > 0n) return [correction];
    const quantity = correction.quantity + closed;
    return quantity < 0n ? [{ ...correction, quantity }] : [];
  });

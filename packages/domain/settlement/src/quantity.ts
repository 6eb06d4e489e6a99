// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type CivilMonth, type Decide, err, type Instant, monthOf, ok, refusal, type UserId } from '@kernel/core';
import { checkOpenMonth, checkPostingDay, type ForCorrection, type OpenMonthRefusal, type PostingDayRefusal } from './posting-day.ts';
import type { Reading } from './reading.ts';

/** A quantity that somebody counted and entered by hand: devices, payslips, shelf metres. Becomes one reading. Home: the member. */
export interface QuantityEntry {
  readonly id: string;
  readonly tenantId: string;
  readonly serviceFamilyCode: string;
  readonly meter: `quantity.${string}`;
  /** Whole units; negative for reversals. */
  readonly quantity: bigint;
  readonly occurredOn: CivilDate;
  readonly label: string;
  readonly enteredBy: UserId | null;
  readonly reverses: string | null;
}

/** In order of precedence. */
export type EnterQuantityRefusal =
  | 'LABEL_MISSING'
  | 'METER_INVALID'
  | 'ZERO_QUANTITY'
  | 'NEGATIVE_QUANTITY'
  | PostingDayRefusal
  | OpenMonthRefusal;
export interface EnterQuantityState {
  readonly frozenMonths: readonly CivilMonth[];
  /** First day of the member's first membership; null if it never was one. */
  readonly memberSince: CivilDate | null;
}
export type EnterQuantityInput = Pick<QuantityEntry, 'tenantId' | 'serviceFamilyCode' | 'quantity' | 'occurredOn' | 'label'> &
  ForCorrection & {
    /** 'devices', 'payslips': the part of the meter after 'quantity.'. */
    readonly code: string;
  };

/** Enters a quantity. It belongs to a day of an open month, or of a settled one whose correction counts it. */
export const enterQuantity: Decide<EnterQuantityState, EnterQuantityInput, QuantityEntry, EnterQuantityRefusal> = (
  { frozenMonths, memberSince },
  input,
  { by, today, newId },
) => {
  const label = input.label.trim();
  if (label === '') return err(refusal('LABEL_MISSING', { field: 'label' }));
  if (!/^[a-z0-9][a-z0-9-]*$/.test(input.code)) return err(refusal('METER_INVALID', { field: 'code', params: { meter: input.code } }));
  if (input.quantity === 0n) return err(refusal('ZERO_QUANTITY', { field: 'quantity' }));
  if (input.quantity < 0n) return err(refusal('NEGATIVE_QUANTITY', { field: 'quantity' }));
  const wrong =
    checkPostingDay(input.occurredOn, { memberSince, today }) ??
    checkOpenMonth(monthOf(input.occurredOn), 'occurredOn', frozenMonths, input);
  if (wrong) return err(wrong);
  const { tenantId, serviceFamilyCode, quantity, occurredOn } = input;
  return ok({
    id: newId(),
    tenantId,
    serviceFamilyCode,
    meter: `quantity.${input.code}`,
    quantity,
    occurredOn,
    label,
    enteredBy: by.userId,
    reverses: null,
  });
};

/** In order of precedence. */
export type ReverseQuantityRefusal = 'REASON_MISSING' | 'IS_A_REVERSAL' | 'ALREADY_REVERSED';

/**
 * Takes a quantity back on the day on which it stood. A reversal of a frozen day is allowed: like any late reading it counts in the next run.
 */
export const reverseQuantity: Decide<
  { readonly entry: QuantityEntry; readonly reversedBy: string | null },
  { readonly reason: string },
  QuantityEntry,
  ReverseQuantityRefusal
> = ({ entry, reversedBy }, input, { by, newId }) => {
  const reason = input.reason.trim();
  if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  if (entry.reverses !== null) return err(refusal('IS_A_REVERSAL', { params: { label: entry.label } }));
  if (reversedBy !== null) return err(refusal('ALREADY_REVERSED', { params: { label: entry.label } }));
  return ok({ ...entry, id: newId(), quantity: -entry.quantity, label: reason, enteredBy: by.userId, reverses: entry.id });
};

/** The reading of a quantity; its source is the entry itself, which never changes. */
export const readingOfQuantity = (
  entry: QuantityEntry,
  readingId: string,
  knownAt: Instant,
  reversesReading: string | null = null,
): Reading => ({
  id: readingId,
  tenantId: entry.tenantId,
  meter: entry.meter,
  serviceFamilyCode: entry.serviceFamilyCode,
  quantity: entry.quantity,
  occurredOn: entry.occurredOn,
  knownAt,
  source: { type: 'settlement.quantity', id: entry.id, version: 1 },
  label: entry.label,
  reverses: reversesReading,
});

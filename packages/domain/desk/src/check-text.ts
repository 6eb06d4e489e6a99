// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, refusal } from '@kernel/core';

/** A text that may be missing: refused only beyond its limit. */
export const tooLong = (field: string, value: string | null, max: number): Refusal<'TOO_LONG'> | null =>
  value !== null && value.length > max ? refusal('TOO_LONG', { field, params: { field, max } }) : null;

/** A reason that must be given. */
export function checkReason(reason: string, max: number): Refusal<'REASON_MISSING' | 'TOO_LONG'> | null {
  return reason.trim() === '' ? refusal('REASON_MISSING', { field: 'reason' }) : tooLong('reason', reason.trim(), max);
}

/** Trimmed; what is empty counts as not given. */
export function textOrNull(value: string | null): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal } from '@kernel/core';
import { centsFromWire } from '../../../format/index.ts';

/** What a total is more or less than the one before; null for the first. */
export function differenceOf(total: string, previous: string | null): string | null {
  return previous === null ? null : centsToDecimal((centsFromWire(total) - centsFromWire(previous)) as never);
}

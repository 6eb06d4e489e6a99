// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type Refusal, refusal, type Validity } from '@kernel/core';

export type LastDayCode = 'ALREADY_ENDED' | 'ENDS_TOO_EARLY' | 'ENDS_LATER_THAN_BEFORE';

/**
 * Why something with dates cannot end so, or null. Yesterday is the earliest last day: then it holds no more from now on.
 * What began today or has yet to begin, ends the day before it begins, and so never held.
 */
export function lastDayRefusal({ from, to }: Validity, endsOn: CivilDate, today: CivilDate): Refusal<LastDayCode> | null {
  if (to !== null && (to < today || to < from)) return refusal('ALREADY_ENDED', { params: { endedOn: to } });
  const yesterday = addDays(today, -1);
  const beforeItBegan = addDays(from, -1);
  const earliest = beforeItBegan > yesterday ? beforeItBegan : yesterday;
  if (endsOn < earliest) return refusal('ENDS_TOO_EARLY', { field: 'endsOn', params: { earliest } });
  if (to !== null && endsOn >= to) return refusal('ENDS_LATER_THAN_BEFORE', { field: 'endsOn', params: { to } });
  return null;
}

const OPEN = '9999-12-31';

/** Whether two validities share a day; one that ends before it begins shares none. */
export const shareADay = (a: Validity, b: Validity): boolean =>
  a.from <= (a.to ?? OPEN) && b.from <= (b.to ?? OPEN) && a.from <= (b.to ?? OPEN) && b.from <= (a.to ?? OPEN);

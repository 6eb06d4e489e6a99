// SPDX-License-Identifier: EUPL-1.2
import { addDays, addMonthsToDate, type CivilDate } from '@kernel/core';
import type { Agreement } from './agreement.ts';

/** How long before its end an agreement is warned about, in days. */
export const ENDS_SOON_DAYS = 90;

/** Whether a running agreement ends within 90 days (the last day included). */
export function endsSoon(agreement: Agreement, today: CivilDate): boolean {
  const end = agreement.validity?.to ?? null;
  const running = agreement.status === 'active' || agreement.status === 'noticeGiven';
  return running && end !== null && today <= end && end <= addDays(today, ENDS_SOON_DAYS);
}

/** The first day on which an agreement may end if notice is given on a day (§§ 187, 188 BGB). */
export const earliestEnd = (noticeGivenOn: CivilDate, noticeMonths: number): CivilDate => addMonthsToDate(noticeGivenOn, noticeMonths);

/** The last day on which notice may be given for an end. After a short month several days lead to the same end: the last of them counts. */
export function latestNotice(endsOn: CivilDate, noticeMonths: number): CivilDate {
  let latest = addMonthsToDate(endsOn, -noticeMonths);
  while (earliestEnd(addDays(latest, 1), noticeMonths) <= endsOn) latest = addDays(latest, 1);
  return latest;
}

/** The last day for a notice that makes the agreement end with its agreed term; null if it has none. */
export const latestNoticeDate = (agreement: Agreement): CivilDate | null =>
  agreement.validity?.to ? latestNotice(agreement.validity.to, agreement.noticeMonths) : null;

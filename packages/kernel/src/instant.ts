// SPDX-License-Identifier: EUPL-1.2
import type { Brand } from './brand.ts';
import { businessDay, type CivilDate } from './civil-date.ts';

/** A point in time in UTC, 'YYYY-MM-DDTHH:mm:ss.sssZ'; compares as text. */
export type Instant = Brand<string, 'Instant'>;

export const instant = (date: Date): Instant => date.toISOString() as Instant;
export const businessDayOf = (at: Instant): CivilDate => businessDay(new Date(at));

// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import { type BookingMapping, PLAIN_BOOKINGS } from './bookings-file.ts';

export interface BookingProfile extends BookingMapping {
  /** False: nobody set it, the plain form holds. */
  readonly isOwn: boolean;
  readonly savedBy: string | null;
  readonly savedAt: string | null;
  /** The last closed day, if its bookings were not handed over yet. */
  readonly nextDay: CivilDate | null;
}

interface Row {
  readonly mapping: unknown;
  readonly saved_by: string | null;
  readonly saved_at: string | null;
  readonly next_day: CivilDate | null;
}

/** How a municipality's accounting system wants to read its bookings, and which day is the next one. */
export const bookingProfile = query({
  name: 'payments.bookingProfile',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input: { tenantId }, permitted }): Promise<BookingProfile | null> => {
    const { rows } = await sql<Row>`
      select profile.mapping, person.name as saved_by, profile.saved_at, (select max(closing.day) from day_closing as closing
          where closing.tenant_id = it.id and closing.status = 'closed'
            and not exists (select from booking_hand_over as made where made.tenant_id = it.id and made.day >= closing.day)) as next_day
      from tenant as it
      left join lateral (select mapping, saved_by, saved_at from exchange_profile where tenant_id = it.id and subject = 'bookings' order by saved_at desc limit 1)
        as profile on true
      left join tenant_user as person on person.id = (profile.saved_by ->> 'userId')::uuid
      where it.id = ${tenantId}::uuid and it.kind = 'member' and ${permitted({ tenantId: 'it.id' })}`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const mapping = row.mapping === null ? PLAIN_BOOKINGS : fromJson<BookingMapping>(row.mapping);
    return { ...mapping, isOwn: row.mapping !== null, savedBy: row.saved_by, savedAt: row.saved_at, nextDay: row.next_day };
  },
});

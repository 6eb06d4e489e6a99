// SPDX-License-Identifier: EUPL-1.2
import { type LateJournalOrder, lateBooked, type OrderOutlook, type OrderWish } from '@domain/treasury';
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type RawBuilder, sql } from 'kysely';
import { fromJson } from './json.ts';

/** Released by a day, and in no journal yet. */
export const notHandedOver = (
  by: CivilDate,
): RawBuilder<unknown> => sql`(ordered.decided_at at time zone 'Europe/Berlin')::date <= ${by}::date
  and not exists (select from journal where ordered.id = any(journal.order_ids))`;

/** Released orders on being late, as the books need them, in the order of their release. */
export async function lateJournalOrders(reads: Reads, where: RawBuilder<unknown>): Promise<LateJournalOrder[]> {
  const { rows } = await sql<{ id: string; memberName: string; releasedOn: CivilDate; content: unknown }>`
    select ordered.id, member.name as "memberName", (ordered.decided_at at time zone 'Europe/Berlin')::date as "releasedOn", ordered.content
    from account_order as ordered join tenant as member on member.id = ordered.tenant_id
    where ordered.kind in ('late', 'lateWaiver', 'lateCorrection') and ordered.status = 'released' and ${where}
    order by ordered.decided_at, ordered.id`.execute(reads);
  return rows.flatMap(({ id: orderId, memberName, releasedOn, content }) => {
    const { wish, outlook } = fromJson<{ wish: OrderWish; outlook: OrderOutlook }>(content);
    const booked = lateBooked(wish, outlook);
    return booked ? [{ orderId, label: outlook.label, memberName, releasedOn, booked }] : [];
  });
}

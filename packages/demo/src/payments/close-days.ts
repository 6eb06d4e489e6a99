// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { handOverBookings, makeClosing, receiveBookings, receiveDayClosing, signDayClosing } from '@services/payments';
import { sql } from 'kysely';
import type { Acting } from './acting.ts';
import type { Cashiers, PaymentTown } from './towns.ts';

/** Makes a day's closing, signs it twice and delivers it to the municipality, which confirms that it has it. */
export async function closeDay(
  { act, look }: Acting,
  town: PaymentTown,
  { closer, lead }: Cashiers,
  day: CivilDate,
  received: boolean,
): Promise<void> {
  const { closingId } = await act(closer, makeClosing, { tenantId: town.tenantId, day });
  const [made] = await look(sql<{ hash: string }>`select hash from day_closing where id = ${closingId}::uuid`);
  const hash = made?.hash ?? '';
  const id = closingId as never;
  await act(closer, signDayClosing, { closingId: id, expectedVersion: 1, hash });
  await act(lead, signDayClosing, { closingId: id, expectedVersion: 2, hash });
  if (received) await act(town.member.treasurer, receiveDayClosing, { closingId: id, expectedVersion: 3, hash });
}

/** A closed day's bookings go back to the accounting system. */
export async function handBack({ act }: Acting, town: PaymentTown, { closer }: Cashiers, day: CivilDate): Promise<void> {
  const { handOverId } = await act(closer, handOverBookings, { tenantId: town.tenantId, day });
  const note = 'In die Finanzbuchhaltung übernommen';
  await act(town.member.treasurer, receiveBookings, { handOverId: handOverId as never, expectedVersion: 1, note });
}

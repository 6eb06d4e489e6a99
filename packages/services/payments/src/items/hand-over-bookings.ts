// SPDX-License-Identifier: EUPL-1.2
import type { Person } from '@domain/payments';
import { type Cents, type CivilDate, cents, err, type Instant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn } from '@platform/database';
import type { Download } from '@platform/service';
import { dateInput, everyCode, idInput, query, ReadRefused, textInput, versionInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson, sha256, toJson } from '../json.ts';
import { personOfActor } from '../people.ts';
import { type BookingMapping, type BookingRow, bookingMappingInput, bookingsFile, PLAIN_BOOKINGS } from './bookings-file.ts';
import { type BookingNames, bookingsOf, calledAs, type Days, type NamedBooking, namesOf } from './day-bookings.ts';
import { itemUseCase } from './item-use-case.ts';

const sumOf = (rows: readonly BookingRow[], side: 1n | -1n): Cents =>
  cents(rows.reduce((sum, { amountCents }) => (amountCents * side > 0n ? sum + amountCents * side : sum), 0n));

interface HandOver {
  readonly id: string;
  readonly number: number;
  readonly fileHash: string;
  readonly entryCount: number;
  readonly debitCents: Cents;
  readonly creditCents: Cents;
}

/** What is kept of how a file was written. */
type KeptMapping = BookingMapping & { readonly names?: BookingNames };

interface HandOverState extends Days {
  readonly tenantId: TenantId;
  readonly closed: boolean;
  readonly done: boolean;
  readonly number: number;
  readonly profileId: string;
  readonly isNewProfile: boolean;
  readonly mapping: BookingMapping;
  readonly rows: readonly NamedBooking[];
  readonly by: Person;
  readonly at: Instant;
}

/** In order of precedence. */
export type HandOverRefusal = 'DAY_NOT_CLOSED' | 'HANDED_OVER_ALREADY';

/** Makes the file of a closed day for the municipality's accounting system: numbered without a gap, the same bytes whenever it is asked for. */
export const handOverBookings = itemUseCase({
  name: 'payments.handOverBookings',
  action: 'payments.keepItems',
  timeoutMs: 60_000,
  input: z.object({ tenantId: idInput<'TenantId'>(), day: dateInput }),
  refusals: everyCode<HandOverRefusal>()('DAY_NOT_CLOSED', 'HANDED_OVER_ALREADY'),
  load: async ({ writes, reads }, { input, actor, at }): Promise<HandOverState | null> => {
    const { tenantId, day } = input;
    if ((await writes.tenant.count({ where: { id: tenantId, kind: 'member' } })) === 0) return null;
    await sql`select 1 as held from pg_advisory_xact_lock(hashtextextended(${`hand-over ${tenantId}`}, 0))`.execute(reads);
    const on = dateColumn(day);
    const closing = await writes.dayClosing.findFirst({ where: { tenantId, day: on, status: 'closed' } });
    const before = await writes.dayClosing.findFirst({ where: { tenantId, day: { lt: on }, status: 'closed' }, orderBy: { day: 'desc' } });
    const profile = await writes.exchangeProfile.findFirst({ where: { tenantId, subject: 'bookings' }, orderBy: { savedAt: 'desc' } });
    const from = (before ? fromDateColumn(new Date(before.day.getTime() + 86_400_000)) : '2000-01-01') as CivilDate;
    const last = (await writes.bookingHandOver.aggregate({ where: { tenantId }, _max: { number: true } }))._max.number ?? 0;
    const done = (await writes.bookingHandOver.count({ where: { tenantId, day: on } })) > 0;
    const own = profile === null ? null : fromJson<BookingMapping>(profile.mapping);
    return {
      ...{ tenantId, from, to: day, closed: closing !== null, done, number: last + 1, by: personOfActor(actor), at },
      ...{ profileId: profile?.id ?? '', isNewProfile: profile === null, mapping: own ?? PLAIN_BOOKINGS },
      rows: closing === null || done ? [] : await bookingsOf(reads, tenantId, { from, to: day }),
    };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'bookingHandOver' }),
  decide: (
    { closed, done, rows, number, mapping },
    _input,
    { newId },
  ): Result<HandOver & { readonly profileId: string }, Refusal<HandOverRefusal>> => {
    if (!closed) return err(refusal('DAY_NOT_CLOSED', { field: 'day' }));
    if (done) return err(refusal('HANDED_OVER_ALREADY', { field: 'day' }));
    const fileHash = sha256(bookingsFile(rows, number, mapping));
    const entryCount = new Set(rows.map(({ entryId }) => entryId)).size;
    return ok({
      id: newId(),
      profileId: newId(),
      number,
      fileHash,
      entryCount,
      debitCents: sumOf(rows, 1n),
      creditCents: sumOf(rows, -1n),
    });
  },
  save: async ({ writes }, { profileId: freshId, ...made }, { tenantId, from, to, mapping, rows, isNewProfile, profileId, by, at }) => {
    const own = isNewProfile ? freshId : profileId;
    if (isNewProfile) {
      const data = { tenantId, id: own, subject: 'bookings', name: 'Standard', format: 'csv', mapping: toJson(mapping), version: 1 };
      await writes.exchangeProfile.create({ data: { ...data, savedBy: toJson(by), savedAt: instantColumn(at) } });
    }
    const days = { fromDay: dateColumn(from), day: dateColumn(to) };
    const data = {
      ...made,
      ...days,
      tenantId,
      profileId: own,
      mapping: toJson({ ...mapping, names: namesOf(rows) } satisfies KeptMapping),
      madeBy: toJson(by),
      madeAt: instantColumn(at),
      version: 1,
    };
    await writes.bookingHandOver.create({ data });
  },
  record: ({ profileId: _profile, ...made }, { to, tenantId }) => ({
    type: 'bookingHandOver',
    id: made.id,
    content: { ...made, day: to, tenantId },
  }),
  outcome: ({ id }) => ({ handOverId: id }),
});

/** Says how a municipality's accounting system reads bookings; what was handed over stays as it was. */
export const setBookingProfile = itemUseCase({
  name: 'payments.setBookingProfile',
  action: 'payments.keepItems',
  input: z.object({ tenantId: idInput<'TenantId'>(), ...bookingMappingInput.shape }),
  refusals: [],
  load: async ({ writes }, { input, actor, at }) => {
    if ((await writes.tenant.count({ where: { id: input.tenantId, kind: 'member' } })) === 0) return null;
    const known = await writes.exchangeProfile.findFirst({
      where: { tenantId: input.tenantId, subject: 'bookings' },
      orderBy: { savedAt: 'desc' },
    });
    return { tenantId: input.tenantId, known, by: personOfActor(actor), at };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'exchangeProfile' }),
  decide: ({ known }, input, { newId }) => ok({ id: known?.id ?? newId(), mapping: bookingMappingInput.parse(input) }),
  save: async ({ writes }, { id, mapping }, { tenantId, known, by, at }) => {
    const data = { mapping: toJson(mapping), savedBy: toJson(by), savedAt: instantColumn(at) };
    if (known)
      await writes.exchangeProfile.update({ where: { tenantId_id: { tenantId, id } }, data: { ...data, version: { increment: 1 } } });
    else
      await writes.exchangeProfile.create({
        data: { ...data, tenantId, id, subject: 'bookings', name: 'Standard', format: 'csv', version: 1 },
      });
  },
  record: ({ id, mapping }) => ({ type: 'exchangeProfile', id, content: mapping }),
  outcome: ({ id }) => ({ profileId: id }),
});

/** The municipality says that its system has taken the bookings over. */
export const receiveBookings = itemUseCase({
  name: 'payments.receiveBookings',
  action: 'payments.receiveClosing',
  twoPeople: true,
  input: z.object({ handOverId: idInput<'BookingHandOverId'>(), expectedVersion: versionInput, note: textInput(300, 0).optional() }),
  refusals: ['RECEIVED_ALREADY'],
  load: async ({ writes }, { input, actor, at }) => {
    const row = await writes.bookingHandOver.findFirst({ where: { id: input.handOverId } });
    return row && { row, tenantId: row.tenantId as TenantId, by: personOfActor(actor), at };
  },
  row: ({ row, tenantId }) => ({ tenantId, type: 'bookingHandOver', id: row.id, version: row.version }),
  decide: ({ row }, { note }): Result<{ readonly note: string | null }, Refusal<'RECEIVED_ALREADY'>> =>
    row.receivedAt === null ? ok({ note: note || null }) : err(refusal('RECEIVED_ALREADY')),
  save: async ({ writes }, { note }, { row, tenantId, by, at }) => {
    await writes.bookingHandOver.update({
      where: { tenantId_id: { tenantId, id: row.id } },
      data: { receivedBy: toJson(by), receivedAt: instantColumn(at), receiptNote: note, version: { increment: 1 } },
    });
  },
  record: ({ note }, { row }) => ({ type: 'bookingHandOver', id: row.id, content: { received: true, note } }),
  outcome: (_receipt, { row }) => ({ handOverId: row.id }),
});

interface HandOverRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly number: number;
  readonly day: CivilDate;
  readonly from_day: CivilDate;
  readonly file_hash: string;
  readonly mapping: unknown;
  readonly entry_count: number;
  readonly debit_cents: bigint;
  readonly made_at: string;
  readonly made_by: string | null;
  readonly received_at: string | null;
  readonly received_by: string | null;
  readonly receipt_note: string | null;
  readonly version: number;
}

/** What was handed back to the municipalities' accounting systems, the last first. */
export const listBookingHandOvers = query({
  name: 'payments.listBookingHandOvers',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>().optional(), first: z.int().min(1).max(200).default(50) }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<HandOverRow>`
      select it.*, maker.name as made_by, receiver.name as received_by from booking_hand_over as it
      left join tenant_user as maker on maker.id = (it.made_by ->> 'userId')::uuid left join tenant_user as receiver on receiver.id = (it.received_by ->> 'userId')::uuid
      where ${permitted({ tenantId: 'it.tenant_id' })} and (${input.tenantId ?? null}::uuid is null or it.tenant_id = ${input.tenantId ?? null}::uuid)
      order by it.day desc, it.id desc limit ${input.first}`.execute(reads);
    return rows.map((row) => ({
      ...{ id: row.id, tenantId: row.tenant_id, number: row.number, day: row.day, fileHash: row.file_hash, entries: row.entry_count },
      ...{ sum: row.debit_cents, madeAt: row.made_at, madeBy: row.made_by, receivedAt: row.received_at, receivedBy: row.received_by },
      ...{ receiptNote: row.receipt_note, version: row.version },
    }));
  },
});
export type HandOverListRow = Awaited<ReturnType<typeof listBookingHandOvers.run>>[number];

/** The file itself, made again and compared with what was handed over. */
export const bookingHandOverFile = query({
  name: 'payments.bookingHandOverFile',
  action: 'payments.read',
  input: z.object({ handOverId: idInput<'BookingHandOverId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } =
      await sql<HandOverRow>`select it.* from booking_hand_over as it where it.id = ${input.handOverId}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(
        reads,
      );
    const [row] = rows;
    if (!row) return null;
    const { names, ...mapping } = fromJson<KeptMapping>(row.mapping);
    const booked = await bookingsOf(reads, row.tenant_id, { from: row.from_day, to: row.day });
    const bytes = bookingsFile(names === undefined ? booked : calledAs(booked, names), row.number, mapping);
    if (sha256(bytes) !== row.file_hash) throw new ReadRefused('INVALID_INPUT', 'FILE_DIFFERS', 'handOverId');
    return { number: row.number, day: row.day, bytes };
  },
});

export const bookingDownload: Download = {
  ...{ name: 'payments-bookings', action: bookingHandOverFile.action, query: bookingHandOverFile },
  toFile: (file: Awaited<ReturnType<typeof bookingHandOverFile.run>>) => ({
    ...{
      fileName: file ? `buchungen-${file.number}-${file.day}.csv` : 'leer.csv',
      mediaType: 'text/csv; charset=utf-8',
      content: file?.bytes ?? '',
    },
  }),
};

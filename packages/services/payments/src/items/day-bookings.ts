// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import type { BookingRow } from './bookings-file.ts';

export interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A side of an entry with the account that it stands on. */
export interface NamedBooking extends BookingRow {
  readonly accountId: string;
}

/** How accounts and references were called when a file was handed over: names change, what was handed over does not. */
export interface BookingNames {
  /** Number and name by account. */
  readonly accounts: Readonly<Record<string, readonly [number: string, name: string]>>;
  /** By item. */
  readonly references: Readonly<Record<string, string | null>>;
}

/** All that was booked on these days, in one order for ever. */
export async function bookingsOf(reads: Reads, tenantId: string, { from, to }: Days): Promise<NamedBooking[]> {
  const { rows } = await sql<{
    entry: string;
    day: CivilDate;
    account_id: string;
    account: string;
    name: string;
    amount: string;
    item: string | null;
    reference: string | null;
    text: string;
    currency: string;
  }>`
    select entry.id as entry, entry.booked_on as day, account.id as account_id, account.number as account, account.label as name, posting.amount_cents::text as amount, posting.item,
      coalesce(item.reference, it.year || '-' || it.number) as reference, entry.because as text, account.currency
    from ledger_entry as entry join ledger_posting as posting on posting.tenant_id = entry.tenant_id and posting.entry_id = entry.id
      join ledger_account as account on account.tenant_id = posting.tenant_id and account.id = posting.account_id
      left join payment_item as item on item.tenant_id = posting.tenant_id and item.id::text = posting.item
      left join payment_order as it on it.tenant_id = posting.tenant_id and it.id::text = posting.item
    where entry.tenant_id = ${tenantId}::uuid and entry.booked_on between ${from}::date and ${to}::date and entry.source <> 'opening'
    order by entry.booked_on, entry.created_at, entry.id, posting.position`.execute(reads);
  return rows.map(({ entry, day, account_id: accountId, account, name, amount, item, reference, text, currency }) => ({
    ...{
      entryId: entry,
      bookedOn: day,
      accountId,
      account,
      accountName: name,
      amountCents: BigInt(amount) as Cents,
      item,
      reference,
      text,
      currency,
    },
  }));
}

export const namesOf = (rows: readonly NamedBooking[]): BookingNames => ({
  accounts: Object.fromEntries(rows.map(({ accountId, account, accountName }) => [accountId, [account, accountName]])),
  references: Object.fromEntries(rows.flatMap(({ item, reference }) => (item === null ? [] : [[item, reference]]))),
});

/** The same bookings under the names of then. */
export const calledAs = (rows: readonly NamedBooking[], { accounts, references }: BookingNames): NamedBooking[] =>
  rows.map((row) => {
    const [account, accountName] = accounts[row.accountId] ?? [row.account, row.accountName];
    return { ...row, account, accountName, reference: row.item === null ? row.reference : (references[row.item] ?? null) };
  });

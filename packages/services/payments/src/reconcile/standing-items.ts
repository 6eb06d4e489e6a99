// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';

/**
 * What stands by single things on accounts of the books, in brackets, for 'with standing as …': on deposit, advance, passing and foreign
 * accounts everything, on transit accounts what the cut-over brought (orders are found as orders).
 * @param wanted asks of 'posting'
 */
export const standingItems = (wanted: RawBuilder<unknown>) => sql`(
  select found.*, coalesce(line.name, nullif(line.text, ''), opened.label, found.item) as label
  from (
    select posting.tenant_id, posting.account_id, account.kind as account_kind, account.number || ' ' || account.label as account, account.bank_account_id,
      posting.item, sum(posting.amount_cents)::bigint as amount, min(posting.booked_on) as since
    from ledger_account as account join ledger_posting as posting on posting.tenant_id = account.tenant_id and posting.account_id = account.id
    where ${wanted} and posting.item is not null and (account.kind in ('deposit', 'advance', 'passing', 'foreign')
      or account.kind = 'transit' and posting.item in (select first.item from ledger_entry as entry
        join ledger_posting as first on first.tenant_id = entry.tenant_id and first.entry_id = entry.id
        where entry.tenant_id = account.tenant_id and entry.source = 'opening' and first.item is not null))
    group by posting.tenant_id, posting.account_id, account.kind, account.number, account.label, account.bank_account_id, posting.item
    having sum(posting.amount_cents) <> 0) as found
  left join lateral (select line.name, line.text from bank_line as line
    where line.tenant_id = found.tenant_id and line.id = case when found.item ~ ${UUID} then found.item::uuid end) as line on true
  left join lateral (select one ->> 'label' as label from bank_account as bank, jsonb_array_elements(bank.opening_items) as one
    where bank.tenant_id = found.tenant_id and bank.id = found.bank_account_id and one ->> 'item' = found.item limit 1) as opened on true)`;

export const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

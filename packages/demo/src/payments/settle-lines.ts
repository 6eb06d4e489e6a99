// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { bookBankLine, explainOpenItem, setBankLineAside } from '@services/payments';
import { sql } from 'kysely';
import type { Acting } from './acting.ts';
import type { Cashiers, PaymentTown } from './towns.ts';

interface WaitingLine {
  readonly id: string;
  readonly version: number;
  readonly candidates: readonly { readonly restCents: unknown }[] | null;
}

/** Whoever matches books the first suggestion, or sets the line aside where there is none. */
export async function settleLines({ act, look }: Acting, town: PaymentTown, { matcher }: Cashiers, through: CivilDate): Promise<void> {
  const lines = await look(
    sql<WaitingLine>`select id, version, candidates from bank_line where tenant_id = ${town.tenantId}::uuid and state in ('suggested', 'pending', 'unclear')
      and booking_day <= ${through}::date order by booking_day, id`,
  );
  for (const { id, version, candidates } of lines) {
    const line = { lineId: id as never, expectedVersion: version };
    if ((candidates ?? []).length > 0) await act(matcher, bookBankLine, { ...line, candidate: 0 });
    else await act(matcher, setBankLineAside, line);
  }
}

/** What still lies on transit without the bank having booked it gets its reason. */
export async function explainTransit({ act, look }: Acting, town: PaymentTown, { matcher }: Cashiers, through: CivilDate): Promise<void> {
  const open = await look(sql<{ item: string }>`
    select posting.item from ledger_posting as posting join ledger_account as account on account.tenant_id = posting.tenant_id and account.id = posting.account_id
    where posting.tenant_id = ${town.tenantId}::uuid and account.kind = 'transit' and posting.item is not null and posting.booked_on <= ${through}::date
      and not exists (select from payment_order as o where o.tenant_id = posting.tenant_id and o.id::text = posting.item)
      and not exists (select from open_reason as said where said.tenant_id = posting.tenant_id and said.item = posting.item)
    group by posting.item having sum(posting.amount_cents) <> 0 order by posting.item`);
  for (const { item } of open)
    await act(matcher, explainOpenItem, {
      tenantId: town.tenantId,
      item,
      reason: 'Die Bank hat noch nicht gebucht',
      ownerId: matcher.userId,
    });
}

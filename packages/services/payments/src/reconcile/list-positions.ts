// SPDX-License-Identifier: EUPL-1.2
import type { LedgerAccountKind } from '@domain/payments';
import { type CivilDate, daysBetween, type UserId } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { standingItems, UUID } from './standing-items.ts';

/** Who can look after what is open: the municipality's users, and of the centre's those whom the reader sees. */
export const listItemOwners = query({
  name: 'payments.listItemOwners',
  action: 'payments.reconcile',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input: { tenantId }, actor, today, permitted }) => {
    const { rows } = await sql<{ userId: UserId; name: string; side: 'member' | 'centre' }>`
      select person.id as "userId", person.name, case when person.tenant_id = ${tenantId}::uuid then 'member' else 'centre' end as side
      from tenant_user as person where person.tenant_id in (${tenantId}::uuid, ${actor.centreId}::uuid) and person.valid_from <= ${today}::date
        and person.valid_to is null
        and exists (select from tenant where tenant.id = ${tenantId}::uuid and ${permitted({ tenantId: 'tenant.id' })})
      order by person.name, person.id`.execute(reads);
    return rows;
  },
});
export type ItemOwner = Awaited<ReturnType<typeof listItemOwners.run>>[number];

interface Row {
  readonly tenant_id: string;
  readonly account_id: string;
  readonly account_kind: LedgerAccountKind;
  readonly account: string;
  readonly item: string;
  readonly label: string;
  readonly amount: bigint;
  readonly since: CivilDate;
  readonly reason: string | null;
  readonly owner_id: string | null;
  readonly owner: string | null;
}

/** On these a position is cleared to where it belongs; what is on its way waits for its bank line instead. */
const CLEARABLE: readonly LedgerAccountKind[] = ['deposit', 'advance', 'passing', 'foreign'];

/** What stands open on accounts that are kept by single things and is no bank line in the tab of the unclear: since the cut-over, or split off. */
export const listOpenPositions = query({
  name: 'payments.listOpenPositions',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input, permitted, today }) => {
    const { rows } = await sql<Row>`
      with standing as ${standingItems(sql`${permitted({ tenantId: 'posting.tenant_id' })}
        and (${input.tenantId ?? null}::uuid is null or posting.tenant_id = ${input.tenantId ?? null}::uuid)`)}
      select standing.*, said.reason, said.owner_id, said.owner_name as owner from standing
        left join lateral (select reason, owner_id, owner_name from open_reason where open_reason.tenant_id = standing.tenant_id
          and open_reason.item = standing.item order by said_at desc limit 1) as said on true
      where not (standing.account_kind in ('deposit', 'advance') and exists (select from bank_line as line
        where line.tenant_id = standing.tenant_id and line.id = case when standing.item ~ ${UUID} then standing.item::uuid end and line.state = 'booked' and line.rule = 'unclear'))
      order by standing.since, standing.item, standing.account_id limit 500`.execute(reads);
    return rows.map((row) => ({
      ...{ tenantId: row.tenant_id, accountId: row.account_id, accountKind: row.account_kind, account: row.account, item: row.item },
      ...{ label: row.label, since: row.since, ageDays: Math.max(0, daysBetween(row.since, today)) },
      /** As its bank line has it, or had it: a receipt above zero. */
      open: row.account_kind === 'transit' ? row.amount : -row.amount,
      clearable: CLEARABLE.includes(row.account_kind),
      ...{ reason: row.reason, ownerId: row.owner_id, owner: row.owner },
    }));
  },
});
export type OpenPositionRow = Awaited<ReturnType<typeof listOpenPositions.run>>[number];

// SPDX-License-Identifier: EUPL-1.2
import type { FileOfDay, OrderOfFile, PaymentRun, Person, Release } from '@domain/payments';
import type { AccountId, Cents, CivilDate, Instant, UserId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { fromJson } from '../json.ts';
import { personOrNull } from '../people.ts';

/** How the orders of a file stood at the end of a day: what the closing saw, since orders go on. */
export interface FileStanding {
  readonly runId: string;
  readonly orders: readonly { readonly id: string; readonly status: OrderOfFile['status'] }[];
}

/**
 * Files that were handed over by the end of the day and are not wholly debited or rejected before it, with their orders as the books of that
 * day know them: what was debited or came back later does not count yet.
 */
export async function standingFiles(
  reads: Reads,
  tenantId: string,
  { after, through }: { readonly after: CivilDate | null; readonly through: CivilDate },
): Promise<FileStanding[]> {
  const { rows } = await sql<{ run_id: string; id: string; status: OrderOfFile['status']; open_before: boolean }>`
    with moved as (
      select p.item, bool_or(e.source = 'line') as by_line, min(p.booked_on) as since, sum(p.amount_cents) as open
      from ledger_posting p join ledger_entry e on e.tenant_id = p.tenant_id and e.id = p.entry_id
      join ledger_account a on a.tenant_id = p.tenant_id and a.id = p.account_id and a.kind = 'transit'
      where p.tenant_id = ${tenantId}::uuid and p.booked_on <= ${through}::date
        and p.item in (select o.id::text from payment_order o join payment_run r on r.tenant_id = o.tenant_id and r.id = o.run_id
          where o.tenant_id = ${tenantId}::uuid and r.handed_over_on <= ${through}::date)
      group by p.item),
    earlier as (
      select p.item from ledger_posting p join ledger_account a on a.tenant_id = p.tenant_id and a.id = p.account_id and a.kind = 'transit'
      where p.tenant_id = ${tenantId}::uuid and p.item is not null and p.booked_on <= ${after}::date
      group by p.item having sum(p.amount_cents) = 0)
    select o.run_id, o.id, earlier.item is null as open_before,
      case when moved.item is null or moved.open <> 0 then case o.status when 'bankAccepted' then 'bankAccepted' else 'handedOver' end
        when moved.by_line then 'debited' else 'bankRejected' end as status
    from payment_order o join payment_run r on r.tenant_id = o.tenant_id and r.id = o.run_id
    left join moved on moved.item = o.id::text left join earlier on earlier.item = o.id::text
    where o.tenant_id = ${tenantId}::uuid and r.status = 'handedOver' and r.handed_over_on <= ${through}::date
      and exists (select from payment_order w where w.tenant_id = r.tenant_id and w.run_id = r.id and w.status <> 'done')
    order by o.run_id, o.id`.execute(reads);
  const files = new Map<string, { standing: FileStanding; open: boolean }>();
  for (const { run_id: runId, id, status, open_before: open } of rows) {
    const known = files.get(runId) ?? { standing: { runId, orders: [] }, open: false };
    files.set(runId, { standing: { runId, orders: [...known.standing.orders, { id, status }] }, open: known.open || open });
  }
  return [...files.values()].filter(({ open }) => open).map(({ standing }) => standing);
}

interface RunRow {
  readonly id: string;
  readonly bank_account_id: string;
  readonly execute_on: CivilDate;
  readonly file_hash: string;
  readonly message_id: string | null;
  readonly file_count: number;
  readonly control_sum: string;
  readonly involved: unknown;
  readonly handed_over_by: unknown;
  readonly handed_over_on: CivilDate;
  readonly releases:
    | readonly { readonly user: UserId; readonly account: AccountId | null; readonly at: string; readonly hash: string }[]
    | null;
}

const releaseOf = ({ user, account, at, hash }: NonNullable<RunRow['releases']>[number]): Release => ({
  by: { userId: user, accountId: account },
  at: new Date(at).toISOString() as Instant,
  fileHash: hash,
});

function runOf(tenantId: string, row: RunRow, orderIds: readonly string[]): PaymentRun {
  return {
    ...{ id: row.id, tenantId, bankAccountId: row.bank_account_id, executeOn: row.execute_on, status: 'handedOver', orderIds },
    file: {
      ...{ hash: row.file_hash, messageId: row.message_id ?? '', count: row.file_count },
      controlSumCents: BigInt(row.control_sum) as Cents,
    },
    ...{ releases: (row.releases ?? []).map(releaseOf), voided: [], payeeChecks: [] },
    ...{ involved: fromJson<readonly Person[]>(row.involved), handedOverBy: personOrNull(row.handed_over_by) },
  };
}

/** Files whose orders stand as it is said, everything else as the tables have it. */
export async function filesOf(reads: Reads, tenantId: string, standings: readonly FileStanding[]): Promise<FileOfDay[]> {
  if (standings.length === 0) return [];
  const runs = await sql<RunRow>`
    select r.id, r.bank_account_id, r.execute_on, r.file_hash, r.message_id, r.file_count, r.control_sum_cents::text as control_sum, r.involved,
      r.handed_over_by, r.handed_over_on,
      (select jsonb_agg(jsonb_build_object('user', s.user_id, 'account', s.account_id, 'at', s.released_at, 'hash', s.file_hash) order by s.position)
        from payment_release s where s.tenant_id = r.tenant_id and s.run_id = r.id and s.voided_at is null) as releases
    from payment_run r where r.tenant_id = ${tenantId}::uuid and r.id = any(${standings.map(({ runId }) => runId)}::uuid[])
    order by r.id`.execute(reads);
  const orders = await sql<{ id: string; run_id: string; amount: string; involved: unknown }>`
    select id, run_id, amount_cents::text as amount, involved from payment_order
    where tenant_id = ${tenantId}::uuid and run_id = any(${standings.map(({ runId }) => runId)}::uuid[]) order by id`.execute(reads);
  const said = new Map(standings.flatMap((standing) => standing.orders.map(({ id, status }) => [id, status] as const)));
  return runs.rows.map((row) => {
    const own = orders.rows.filter(({ run_id: runId }) => runId === row.id);
    return {
      run: runOf(
        tenantId,
        row,
        own.map(({ id }) => id),
      ),
      orders: own.map(
        ({ id, amount, involved }): OrderOfFile => ({
          ...{ id, status: said.get(id) ?? 'handedOver', involved: fromJson<readonly Person[]>(involved) },
          content: { amountCents: BigInt(amount) as Cents },
        }),
      ),
      handedOverOn: row.handed_over_on,
    };
  });
}

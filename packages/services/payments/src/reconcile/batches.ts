// SPDX-License-Identifier: EUPL-1.2
import type { MatchItem } from '@domain/payments';
import { type CivilDate, cents } from '@kernel/core';
import { sql } from 'kysely';
import { stillOnItsWay } from '../debits/debit-repository.ts';
import { blockId, DEBITS, RUN } from '../statements/matching-items.ts';
import type { LockedLine, ReconcileRepositories } from './reconcile-use-case.ts';

const nothing = { subject: null, reference: null, endToEndId: null, paymentInfoId: null, name: null, ibans: [] };

interface Row {
  readonly id: string;
  readonly run: string;
  readonly block: string | null;
  readonly amount: string;
  readonly account: string;
  readonly due: CivilDate;
}

const itemOf = ({ id, amount, account, due }: Row, tenantId: string, kind: 'order' | 'claim'): MatchItem => ({
  ...{ ...nothing, id, tenantId, kind, accountId: account, openCents: cents(BigInt(amount)), dueOn: due },
});

/** What the suggestions of a line name as one sum: the orders of runs, and collections of debit runs, block by block. */
export async function batchesOf({ reads }: ReconcileRepositories, { tenantId, candidates }: LockedLine): Promise<Map<string, MatchItem[]>> {
  const names = candidates.flatMap(({ parts }) => parts.flatMap(({ itemId }) => itemId ?? []));
  const runs = names.filter((name) => name.startsWith(RUN)).map((name) => name.slice(RUN.length));
  const debits = names.filter((name) => name.startsWith(DEBITS)).map((name) => name.slice(DEBITS.length).split('/')[0] ?? '');
  const found = new Map<string, MatchItem[]>();
  if (runs.length > 0) {
    const { rows } = await sql<Row>`
      select it.id, it.run_id as run, null as block, (-it.amount_cents)::text as amount, transit.id as account, it.due_on as due from payment_order as it
      join ledger_account as transit on transit.tenant_id = it.tenant_id and transit.bank_account_id = it.bank_account_id and transit.kind = 'transit'
      where it.tenant_id = ${tenantId}::uuid and it.run_id = any(${runs}::uuid[]) and it.status in ('handedOver', 'bankAccepted') order by it.id`.execute(
      reads,
    );
    for (const [run, own] of Map.groupBy(rows, (row) => row.run))
      found.set(
        `${RUN}${run}`,
        own.map((row) => itemOf(row, tenantId, 'order')),
      );
  }
  if (debits.length > 0) {
    const { rows } = await sql<Row>`
      select item.id, run.id as run, one ->> 'paymentInfoId' as block, one -> 'amountCents' ->> '$int' as amount, item.ledger_account_id as account,
        run.collect_on as due
      from debit_run as run cross join lateral jsonb_array_elements(run.collections) as one
      join payment_item as item on item.tenant_id = run.tenant_id and item.id::text = one ->> 'itemId'
      where run.tenant_id = ${tenantId}::uuid and run.id = any(${debits}::uuid[]) and run.status = 'handedOver' and ${stillOnItsWay('one')}
      order by item.id`.execute(reads);
    for (const [id, own] of Map.groupBy(rows, (row) => blockId(row.run, row.block)))
      found.set(
        id,
        own.map((row) => itemOf(row, tenantId, 'claim')),
      );
  }
  return found;
}

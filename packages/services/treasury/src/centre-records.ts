// SPDX-License-Identifier: EUPL-1.2
import type { AccountMapping, Balancing, Budget, CarryOver, JournalContent, Levy, OpeningBatch } from '@domain/treasury';
import { type AccountId, type CivilDate, cents, type UserId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type RawBuilder, sql } from 'kysely';
import { fromJson } from './json.ts';

const ALL = sql`true`;
const person = (userId: string, accountId: string | null) => ({ userId: userId as UserId, accountId: accountId as AccountId | null });

export interface StoredBudget extends Budget {
  readonly approvalNeeded: boolean;
  readonly rowVersion: number;
}

interface BudgetRow {
  readonly id: string;
  readonly year: number;
  readonly plan_version: number;
  readonly kind: Budget['kind'];
  readonly status: Budget['status'];
  readonly lines: unknown;
  readonly income: unknown;
  readonly approval_needed: boolean;
  readonly drafted_by: string | null;
  readonly drafted_by_user: string;
  readonly resolution_reference: string | null;
  readonly resolved_on: CivilDate | null;
  readonly approval_reference: string | null;
  readonly approved_on: CivilDate | null;
  readonly version: number;
}

const act = (reference: string | null, on: CivilDate | null) => (reference === null || on === null ? null : { reference, on });

export async function budgetsOf(reads: Reads, where: RawBuilder<unknown> = ALL): Promise<StoredBudget[]> {
  const { rows } = await sql<BudgetRow>`
    select id, year, plan_version, kind, status, lines, income, approval_needed, drafted_by, drafted_by_user, resolution_reference, resolved_on,
      approval_reference, approved_on, version
    from budget where ${where} order by year desc, plan_version desc`.execute(reads);
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    version: row.plan_version,
    kind: row.kind,
    status: row.status,
    lines: fromJson(row.lines),
    income: fromJson(row.income),
    approvalNeeded: row.approval_needed,
    draftedBy: person(row.drafted_by_user, row.drafted_by),
    resolution: act(row.resolution_reference, row.resolved_on),
    approval: act(row.approval_reference, row.approved_on),
    rowVersion: row.version,
  }));
}

/** How the levy is taxed, as it stands on its documents. */
export interface LevyVat {
  readonly code: 'O' | 'E' | 'S';
  readonly ratePermille: number;
  readonly basis: string;
}

export interface StoredLevy extends Levy {
  readonly budgetId: string;
  readonly vat: LevyVat;
  readonly resultHash: string;
  readonly preparedAt: string;
  readonly releasedAt: string | null;
  readonly preparedByName: string | null;
  readonly releasedByName: string | null;
  readonly rowVersion: number;
}

interface LevyRow {
  readonly id: string;
  readonly budget_id: string;
  readonly year: number;
  readonly status: Levy['status'];
  readonly share_lists: unknown;
  readonly result: unknown;
  readonly result_hash: string;
  readonly prepared_by: string | null;
  readonly prepared_by_user: string;
  readonly prepared_at: string;
  readonly released_at: string | null;
  readonly prepared_by_name: string | null;
  readonly released_by_name: string | null;
  readonly version: number;
}

export async function leviesOf(reads: Reads, where: RawBuilder<unknown> = ALL): Promise<StoredLevy[]> {
  const { rows } = await sql<LevyRow>`
    select levy.id, levy.budget_id, levy.year, levy.status, levy.share_lists, levy.result, levy.result_hash, levy.prepared_by,
      levy.prepared_by_user, levy.prepared_at, levy.released_at, first.name as prepared_by_name, second.name as released_by_name, levy.version
    from levy
    left join tenant_user as first on first.tenant_id = levy.tenant_id and first.id = levy.prepared_by_user
    left join tenant_user as second on second.tenant_id = levy.tenant_id and second.id = levy.released_by_user
    where ${where} order by levy.year desc, levy.prepared_at desc, levy.id`.execute(reads);
  return rows.map((row) => {
    const { lists, vat } = fromJson<{ lists: Levy['lists']; vat: LevyVat }>(row.share_lists);
    return {
      ...{ id: row.id, budgetId: row.budget_id, year: row.year, status: row.status, lists, vat },
      result: fromJson<Levy['result']>(row.result),
      resultHash: row.result_hash,
      preparedBy: person(row.prepared_by_user, row.prepared_by),
      ...{ preparedAt: row.prepared_at, releasedAt: row.released_at },
      ...{ preparedByName: row.prepared_by_name, releasedByName: row.released_by_name, rowVersion: row.version },
    };
  });
}

export async function carryOversOf(reads: Reads): Promise<{ carryOvers: CarryOver[]; balancings: (Balancing & { resolution: string })[] }> {
  const { rows } = await sql<{
    id: string;
    poolId: string | null;
    poolName: string;
    periodFrom: CivilDate;
    periodTo: CivilDate;
    amount: string;
    origin: 'period' | 'opening';
    document: string;
  }>`
    select id, pool_id as "poolId", pool_name as "poolName", period_from as "periodFrom", period_to as "periodTo", amount_cents::text as amount,
      origin, document from carry_over order by period_to, pool_name, id`.execute(reads);
  const { rows: balancings } = await sql<{ carryOverId: string; year: number; amount: string; resolution: string }>`
    select carry_over_id as "carryOverId", year, amount_cents::text as amount, resolution from balancing order by year, id`.execute(reads);
  return {
    carryOvers: rows.map(({ amount, origin, document, ...row }) => ({
      ...row,
      amountCents: cents(BigInt(amount)),
      origin: origin === 'opening' ? { kind: 'opening', document } : { kind: 'run', runId: document },
    })),
    balancings: balancings.map(({ amount, ...row }) => ({ ...row, amountCents: cents(BigInt(amount)) })),
  };
}

export interface StoredBatch extends OpeningBatch {
  readonly proposedAt: string;
  readonly proposedByName: string | null;
  readonly decidedByName: string | null;
  readonly rowVersion: number;
}

export async function batchesOf(reads: Reads, where: RawBuilder<unknown> = ALL): Promise<StoredBatch[]> {
  const { rows } = await sql<{
    id: string;
    status: OpeningBatch['status'];
    rows: unknown;
    note: string;
    proposed_by: string | null;
    proposed_by_user: string;
    proposed_at: string;
    proposed_by_name: string | null;
    decided_by_name: string | null;
    version: number;
  }>`
    select batch.id, batch.status, batch.rows, batch.note, batch.proposed_by, batch.proposed_by_user, batch.proposed_at, batch.version,
      first.name as proposed_by_name, second.name as decided_by_name
    from opening_batch as batch
    left join tenant_user as first on first.tenant_id = batch.tenant_id and first.id = batch.proposed_by_user
    left join tenant_user as second on second.tenant_id = batch.tenant_id and second.id = batch.decided_by_user
    where ${where} order by batch.proposed_at desc, batch.id`.execute(reads);
  return rows.map((row) => ({
    ...{
      id: row.id,
      status: row.status,
      rows: fromJson(row.rows),
      note: row.note,
      proposedBy: person(row.proposed_by_user, row.proposed_by),
    },
    ...{ proposedAt: row.proposed_at, proposedByName: row.proposed_by_name, decidedByName: row.decided_by_name, rowVersion: row.version },
  }));
}

export async function mappingsOf(reads: Reads): Promise<AccountMapping[]> {
  const { rows } = await sql<AccountMapping>`
    select id, mapping_version as version, valid_from as "validFrom", note, accounts from account_mapping
    order by mapping_version desc`.execute(reads);
  return rows;
}

export interface StoredJournal extends JournalContent {
  readonly contentHash: string;
  /** Orders on being late that it hands over; none in a journal of a run. */
  readonly orderIds: readonly string[];
  readonly madeAt: string;
  readonly madeByName: string | null;
}

export async function journalsOf(reads: Reads, where: RawBuilder<unknown> = ALL): Promise<StoredJournal[]> {
  const { rows } = await sql<Omit<StoredJournal, 'entries' | 'totalCents'> & { entries: unknown; total: string }>`
    select journal.id, journal.source_id as "sourceId", journal.source_label as "sourceLabel", journal.mapping_version as "mappingVersion",
      journal.posted_on as "postedOn", journal.entries, journal.total_cents::text as total, journal.content_hash as "contentHash",
      journal.order_ids as "orderIds",
      journal.created_at as "madeAt", person.name as "madeByName"
    from journal left join tenant_user as person on person.tenant_id = journal.tenant_id and person.id = journal.made_by_user
    where ${where} order by journal.created_at desc, journal.id desc`.execute(reads);
  return rows.map(({ entries, total, ...row }) => ({ ...row, entries: fromJson(entries), totalCents: cents(BigInt(total)) }));
}

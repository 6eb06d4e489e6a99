// SPDX-License-Identifier: EUPL-1.2
import type { Bilingual, CheckEntry } from '@domain/settlement';
import { type Cents, cents, ok, type Refusal, type Result } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { runsBehind } from '../correction-chain.ts';
import { type SettledStatement, settledStatement } from '../settled-input.ts';

/** So many single entries a workbook holds; of more it holds the sums by month and kind. */
const MOST_ENTRIES = 5000;

/** A line of a correction as its statement keeps it. */
export interface KeptDifference {
  /** The line of the recomputation. */
  readonly chargeKey: string;
  readonly label: Bilingual;
  /** gone: charged no longer, or by another line. */
  readonly change: 'new' | 'gone' | 'amount';
  readonly beforeCents: Cents;
  readonly afterCents: Cents;
  readonly amountCents: Cents;
}

export interface WorkbookFacts {
  readonly settled: SettledStatement;
  /** Of the centre's workbooks; null: the sums that the run keeps stand for them. */
  readonly entries: readonly CheckEntry[] | null;
  readonly correction: { readonly reason: string; readonly lines: readonly KeptDifference[] } | null;
}

interface EntryRow {
  readonly pool_id: string;
  readonly month: CheckEntry['month'];
  readonly kind: CheckEntry['kind'];
  readonly amount: string;
  readonly label: string;
  readonly voucher: string | null;
}

/** What the run has taken, entry by entry; what came late counts in the first month. Frozen, so that it is the same whenever it is asked for. */
async function entriesOf(reads: Reads, { runId, periodFrom }: SettledStatement): Promise<readonly CheckEntry[] | null> {
  const { rows } = await sql<EntryRow>`
    select posting.pool_id, greatest(posting.month, ${periodFrom}) as month, posting.kind, posting.amount_cents::text as amount, posting.label,
      posting.voucher
    from frozen_posting as frozen
    join pool_cost as posting on posting.tenant_id = frozen.tenant_id and posting.id = frozen.posting_id
    where frozen.run_id in (${runsBehind(runId)})
    order by posting.month, posting.id limit ${MOST_ENTRIES + 1}`.execute(reads);
  if (rows.length > MOST_ENTRIES) return null;
  return rows.map(({ pool_id: poolId, month, kind, amount, label, voucher }) => ({
    ...{ poolId, month, kind, amountCents: cents(BigInt(amount)) },
    text: voucher ? `${label} (${voucher})` : label,
  }));
}

interface StoredDifference extends Omit<KeptDifference, 'beforeCents' | 'afterCents' | 'amountCents'> {
  readonly beforeCents: string;
  readonly afterCents: string;
  readonly amountCents: string;
}

async function differencesOf(reads: Reads, statementId: string): Promise<WorkbookFacts['correction']> {
  const { rows } = await sql<{ reason: string | null; lines: readonly StoredDifference[] }>`
    select reason, lines from statement where id = ${statementId}::uuid`.execute(reads);
  const [row] = rows;
  if (!row) return null;
  const lines = row.lines.map(({ chargeKey, label, change, ...line }) => ({
    ...{ chargeKey, label, change },
    beforeCents: cents(BigInt(line.beforeCents)),
    afterCents: cents(BigInt(line.afterCents)),
    amountCents: cents(BigInt(line.amountCents)),
  }));
  return { reason: row.reason ?? '', lines };
}

/**
 * All that a workbook is made from; null for nobody who may read the statement. Single entries are the centre's own: a member gets the sums by
 * month and kind that the run was made from.
 */
export async function workbookFacts(
  reads: Reads,
  statementId: string,
  side: 'centre' | 'member',
): Promise<Result<WorkbookFacts, Refusal<'MADE_BY_OTHER_RULES'>> | null> {
  const found = await settledStatement(reads, statementId);
  if (!found?.ok) return found;
  const settled = found.value;
  const correction = settled.kind === 'correction' ? await differencesOf(reads, statementId) : null;
  return ok({ settled, correction, entries: side === 'centre' ? await entriesOf(reads, settled) : null });
}

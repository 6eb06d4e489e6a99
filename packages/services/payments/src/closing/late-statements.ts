// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Instant } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import type { DayFacts } from './day-facts.ts';

/** What came of closed days, and what people found out of possible repeats. */
export type LateFacts = Required<Pick<DayFacts, 'lateIds' | 'counted' | 'repeatIds'>>;

interface ClosingRow {
  readonly day: CivilDate;
  readonly statements: readonly string[];
  readonly repeats: readonly string[];
}

/** Which closings have something of these statements. */
async function closingsOf(reads: Reads, tenantId: string, ids: readonly string[]): Promise<readonly ClosingRow[]> {
  const { rows } = await sql<ClosingRow>`
    select day, facts -> 'statementIds' || (facts -> 'lateIds') as statements, coalesce(facts -> 'repeatIds', '[]'::jsonb) as repeats from day_closing
    where tenant_id = ${tenantId}::uuid and status <> 'discarded' and (facts -> 'statementIds' ?| ${[...ids]}::text[] or facts -> 'lateIds' ?| ${[...ids]}::text[])
    order by day`.execute(reads);
  return rows;
}

interface DecisionRow {
  readonly id: string;
  readonly statement_id: string;
  readonly day: CivilDate;
  readonly line_ids: readonly string[];
}

/** What people found out last of the parts of these statements. */
async function decisionsOf(reads: Reads, tenantId: string, ids: readonly string[]): Promise<readonly DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select distinct on (statement_id, day) id, statement_id, day, line_ids from repeat_decision
    where tenant_id = ${tenantId}::uuid and statement_id = any(${[...ids]}::uuid[]) order by statement_id, day, decided_at desc, id desc`.execute(
    reads,
  );
  return rows;
}

/** Statements that reach into closed days and came after the last closing, or of which something was found out since then. */
async function suspects(reads: Reads, tenantId: string, after: CivilDate, madeAt: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from bank_statement s join bank_account b on b.tenant_id = s.tenant_id and b.id = s.bank_account_id
    where s.tenant_id = ${tenantId}::uuid and s.kind = 'endOfDay' and s.from_day <= ${after}::date and s.to_day >= b.cut_over_on
      and (s.created_at > ${madeAt}::timestamptz - interval '1 day'
        or exists (select from repeat_decision d where d.tenant_id = s.tenant_id and d.statement_id = s.id and d.decided_at > ${madeAt}::timestamptz - interval '1 day'))
    order by s.id`.execute(reads);
  return rows.map(({ id }) => id);
}

interface LineRow {
  readonly id: string;
  readonly statement_id: string;
  readonly booking_day: CivilDate;
  readonly counts: boolean;
}

/** Their lines of closed days; with whether a line counts at all. */
async function linesOf(reads: Reads, tenantId: string, ids: readonly string[], after: CivilDate): Promise<readonly LineRow[]> {
  const { rows } = await sql<LineRow>`
    select id, statement_id, booking_day, state not in ('copy', 'technical') as counts from bank_line
    where tenant_id = ${tenantId}::uuid and statement_id = any(${[...ids]}::uuid[]) and booking_day <= ${after}::date order by id`.execute(
    reads,
  );
  return rows;
}

/**
 * Bookings of closed days that no closing has: statements that came late or reach back, and parts of which it was found out since that they
 * are no repeat.
 * @param fresh the statements of the days that are being closed
 */
export async function lateFacts(
  reads: Reads,
  tenantId: string,
  previous: { readonly day: CivilDate; readonly madeAt: Instant } | null,
  { fresh, through }: { readonly fresh: readonly string[]; readonly through: CivilDate },
): Promise<LateFacts> {
  const after = previous?.day ?? null;
  const late = previous === null ? [] : await suspects(reads, tenantId, previous.day, previous.madeAt);
  const decisions = await decisionsOf(reads, tenantId, [...new Set([...fresh, ...late])]);
  const open = decisions.filter(({ day }) => (after === null || day > after) && day <= through);
  if (after === null || late.length === 0) return { lateIds: [], counted: [], repeatIds: open.map(({ id }) => id).sort() };
  const closings = await closingsOf(reads, tenantId, late);
  const used = new Set(closings.flatMap(({ repeats }) => repeats));
  const since = decisions.filter(({ id, day }) => day <= after && !used.has(id));
  const freed = new Set(since.flatMap(({ line_ids: ids }) => ids));
  const lines = await linesOf(reads, tenantId, late, after);
  const isFresh = ({ id, statement_id: statementId, booking_day: day, counts }: LineRow): boolean =>
    counts && (freed.has(id) || !closings.some((closing) => day <= closing.day && closing.statements.includes(statementId)));
  const lateIds = new Set(lines.filter(isFresh).map(({ statement_id: id }) => id));
  return {
    lateIds: [...lateIds].sort(),
    counted: lines.filter((line) => lateIds.has(line.statement_id) && !isFresh(line)).map(({ id }) => id),
    repeatIds: [...open, ...since.filter(({ statement_id: id }) => lateIds.has(id))].map(({ id }) => id).sort(),
  };
}

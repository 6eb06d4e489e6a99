// SPDX-License-Identifier: EUPL-1.2
import { RUN_RULES_VERSION, type RunInput } from '@domain/settlement';
import { type CivilMonth, err, type Instant, instant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { restoreRunInput, rulesOf } from './restore-run-input.ts';

/** A statement with what its run was made from. */
export interface SettledStatement {
  readonly tenantId: TenantId;
  readonly number: string;
  readonly kind: 'regular' | 'correction';
  readonly associationName: string;
  readonly memberName: string;
  readonly runId: string;
  readonly periodFrom: CivilMonth;
  readonly periodTo: CivilMonth;
  readonly cut: Instant;
  readonly inputHash: string;
  readonly resultHash: string;
  readonly statementHash: string;
  readonly input: RunInput;
}

interface Row {
  readonly tenant_id: TenantId;
  readonly statement_number: string;
  readonly statement_kind: SettledStatement['kind'];
  readonly association_name: string;
  readonly member_name: string;
  readonly run_id: string;
  readonly period_from: CivilMonth;
  readonly period_to: CivilMonth;
  readonly cut_at: string;
  readonly input: unknown;
  readonly input_hash: string;
  readonly result_hash: string;
  readonly statement_hash: string;
}

export type SettledCode = 'MADE_BY_OTHER_RULES' | 'STATEMENT_OF_CORRECTION';

/** What can be worked out again is made by the rules of today. */
export function restored(stored: unknown): Result<RunInput, Refusal<'MADE_BY_OTHER_RULES'>> {
  const rules = rulesOf(stored);
  if (rules === RUN_RULES_VERSION) return ok(restoreRunInput(stored));
  return err(refusal('MADE_BY_OTHER_RULES', { params: { rules, current: RUN_RULES_VERSION } }));
}

/**
 * What the run behind a statement was made from, for whoever may read the statement; null for nobody else. The database looks over the
 * wall for it (ADR 15): of the others' rows nothing may leave the service to a member but sums and means of several.
 */
export async function settledStatement(
  reads: Reads,
  statementId: string,
): Promise<Result<SettledStatement, Refusal<'MADE_BY_OTHER_RULES'>> | null> {
  const { rows } = await sql<Row>`select * from wall.settled_input(${statementId}::uuid)`.execute(reads);
  const [row] = rows;
  if (!row) return null;
  const input = restored(row.input);
  if (!input.ok) return input;
  return ok({
    tenantId: row.tenant_id,
    number: row.statement_number,
    kind: row.statement_kind,
    associationName: row.association_name,
    memberName: row.member_name,
    runId: row.run_id,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    cut: instant(new Date(row.cut_at)),
    inputHash: row.input_hash,
    resultHash: row.result_hash,
    statementHash: row.statement_hash,
    input: input.value,
  });
}

/** The same of regular runs alone: a correction charges differences. */
export async function settledInput(reads: Reads, statementId: string): Promise<Result<SettledStatement, Refusal<SettledCode>> | null> {
  const found = await settledStatement(reads, statementId);
  return found?.ok && found.value.kind === 'correction' ? err(refusal('STATEMENT_OF_CORRECTION')) : found;
}

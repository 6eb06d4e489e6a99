// SPDX-License-Identifier: EUPL-1.2
import { type SharedKind, STATEMENT_LABEL, vatOnTop } from '@domain/settlement';
import { type CivilDate, type CivilMonth, cents, lastDay } from '@kernel/core';
import type { Reads } from '@platform/database';
import { idInput, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type StoredBasis, shownBasis } from '../stored-basis.ts';

type Text = { readonly de: string; readonly en: string };

interface StoredLine {
  readonly kind: 'pool' | 'direct';
  readonly lineKey: string;
  readonly serviceFamilyCode: string;
  readonly label: Text;
  readonly amountCents: string;
  readonly agreement: StoredBasis | null;
  /** What orders the charge; older lines have only their agreement. */
  readonly clause?: string;
  readonly resolution?: string | null;
  readonly calculation?: Text;
  readonly basis: Text;
  readonly poolId?: string;
  readonly months?: { readonly from: CivilMonth; readonly to: CivilMonth };
  readonly occurredOn?: CivilDate;
  readonly byKind?: Readonly<Partial<Record<SharedKind, string>>>;
}

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly member_name: string;
  readonly ags: string | null;
  readonly association_name: string;
  readonly run_id: string;
  readonly kind: 'regular' | 'correction';
  readonly corrects_run_id: string | null;
  readonly period_from: CivilMonth;
  readonly period_to: CivilMonth;
  readonly number: string;
  readonly total_cents: bigint;
  readonly lines: readonly StoredLine[];
  readonly result_hash: string;
  readonly created_at: string;
  readonly previous_id: string | null;
  readonly previous_cents: bigint | null;
}

const kindOf = ({ byKind }: StoredLine, kind: SharedKind): bigint | null => (byKind ? BigInt(byKind[kind] ?? '0') : null);

function lineOf(line: StoredLine, periodTo: CivilMonth) {
  const day = line.occurredOn ?? lastDay(line.months?.to ?? periodTo);
  const basis = shownBasis(line.agreement, day);
  const amountCents = cents(BigInt(line.amountCents));
  return {
    key: line.lineKey,
    kind: line.kind,
    serviceFamilyCode: line.serviceFamilyCode,
    label: line.label,
    amount: BigInt(line.amountCents),
    staff: kindOf(line, 'staff'),
    material: kindOf(line, 'material'),
    overhead: kindOf(line, 'overhead'),
    support: kindOf(line, 'support'),
    income: kindOf(line, 'income'),
    poolId: line.poolId ?? null,
    monthsFrom: line.months?.from ?? null,
    monthsTo: line.months?.to ?? null,
    occurredOn: line.occurredOn ?? null,
    basis: line.basis,
    ...basis,
    clause: line.clause ?? basis.agreementClause,
    resolution: line.resolution ?? basis.agreementResolution,
    calculation: line.calculation ?? null,
    vat: vatOnTop(basis.vatRule, amountCents),
  };
}

async function statementsWhere(reads: Reads, condition: RawBuilder<unknown>) {
  const { rows } = await sql<Row>`
    select statement.id, statement.tenant_id, member.name as member_name, member.ags, association.name as association_name, statement.run_id,
      statement.kind, statement.corrects_run_id,
      statement.period_from, statement.period_to, statement.number, statement.total_cents, statement.lines, statement.result_hash,
      statement.created_at,
      previous.id as previous_id, previous.total_cents as previous_cents
    from statement
    join tenant as member on member.id = statement.tenant_id
    join association on association.id = statement.association_id
    left join lateral (select before.id, before.total_cents from statement as before
      where before.tenant_id = statement.tenant_id and before.kind = 'regular' and statement.kind = 'regular'
        and before.period_to < statement.period_from
      order by before.period_to desc limit 1) as previous on true
    where ${condition} order by statement.period_from desc, member.ags, statement.created_at, statement.id limit 1000`.execute(reads);
  return rows.map((row) => ({
    id: row.id,
    tenantId: row.tenant_id,
    memberName: row.member_name,
    ags: row.ags,
    associationName: row.association_name,
    runId: row.run_id,
    kind: row.kind,
    correctsRunId: row.corrects_run_id,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    number: row.number,
    label: STATEMENT_LABEL,
    total: row.total_cents,
    previousId: row.previous_id,
    previousTotal: row.previous_cents,
    resultHash: row.result_hash,
    createdAt: row.created_at,
    lines: row.lines.map((line) => lineOf(line, row.period_to)),
  }));
}

/** Statements that the reader may see: a member its own, the centre those of all. */
export const listStatements = query({
  name: 'settlement.listStatements',
  action: 'settlement.readStatements',
  input: z.object({ tenantId: idInput<'TenantId'>().optional(), runId: idInput<'RunId'>().optional() }),
  run: (reads, { input }) =>
    statementsWhere(
      reads,
      sql`(${input.tenantId ?? null}::uuid is null or statement.tenant_id = ${input.tenantId ?? null})
        and (${input.runId ?? null}::uuid is null or statement.run_id = ${input.runId ?? null})`,
    ),
});

export type StatementView = Awaited<ReturnType<typeof listStatements.run>>[number];

export const findStatement = query({
  name: 'settlement.findStatement',
  action: 'settlement.readStatements',
  input: z.object({ statementId: idInput<'StatementId'>() }),
  run: async (reads, { input }): Promise<StatementView | null> =>
    (await statementsWhere(reads, sql`statement.id = ${input.statementId}::uuid`))[0] ?? null,
});

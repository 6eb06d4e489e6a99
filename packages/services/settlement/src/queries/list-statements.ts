// SPDX-License-Identifier: EUPL-1.2
import { STATEMENT_LABEL, vatOnTop } from '@domain/settlement';
import { type CivilDate, type CivilMonth, cents, lastDay } from '@kernel/core';
import type { Reads } from '@platform/database';
import { idInput, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';

type Text = { readonly de: string; readonly en: string };

interface StoredLine {
  readonly kind: 'pool' | 'direct';
  readonly lineKey: string;
  readonly serviceFamilyCode: string;
  readonly label: Text;
  readonly amountCents: string;
  readonly agreement: { readonly agreementNumber: string; readonly clause: string; readonly vatCode: string } | null;
  readonly basis: Text;
  readonly poolId?: string;
  readonly months?: { readonly from: CivilMonth; readonly to: CivilMonth };
  readonly occurredOn?: CivilDate;
  readonly byKind?: { readonly staff: string; readonly material: string; readonly overhead: string };
}

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly member_name: string;
  readonly ags: string | null;
  readonly association_name: string;
  readonly run_id: string;
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

const lineOf = (line: StoredLine, periodTo: CivilMonth) => ({
  key: line.lineKey,
  kind: line.kind,
  serviceFamilyCode: line.serviceFamilyCode,
  label: line.label,
  amount: BigInt(line.amountCents),
  staff: line.byKind ? BigInt(line.byKind.staff) : null,
  material: line.byKind ? BigInt(line.byKind.material) : null,
  overhead: line.byKind ? BigInt(line.byKind.overhead) : null,
  poolId: line.poolId ?? null,
  monthsFrom: line.months?.from ?? null,
  monthsTo: line.months?.to ?? null,
  occurredOn: line.occurredOn ?? null,
  basis: line.basis,
  agreementNumber: line.agreement?.agreementNumber ?? null,
  clause: line.agreement?.clause ?? null,
  vatCode: line.agreement?.vatCode ?? null,
  vat: vatOnTop(line.agreement?.vatCode ?? null, cents(BigInt(line.amountCents)), line.occurredOn ?? lastDay(line.months?.to ?? periodTo)),
});

async function statementsWhere(reads: Reads, condition: RawBuilder<unknown>) {
  const { rows } = await sql<Row>`
    select statement.id, statement.tenant_id, member.name as member_name, member.ags, association.name as association_name, statement.run_id,
      statement.period_from, statement.period_to, statement.number, statement.total_cents, statement.lines, statement.result_hash,
      statement.created_at,
      previous.id as previous_id, previous.total_cents as previous_cents
    from statement
    join tenant as member on member.id = statement.tenant_id
    join association on association.id = statement.association_id
    left join lateral (select before.id, before.total_cents from statement as before
      where before.tenant_id = statement.tenant_id and before.period_to < statement.period_from
      order by before.period_to desc limit 1) as previous on true
    where ${condition} order by statement.period_from desc, member.ags, statement.id limit 1000`.execute(reads);
  return rows.map((row) => ({
    id: row.id,
    tenantId: row.tenant_id,
    memberName: row.member_name,
    ags: row.ags,
    associationName: row.association_name,
    runId: row.run_id,
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

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
  /** Of a correction: the amount is the difference between these two. */
  readonly change?: 'new' | 'gone' | 'amount';
  readonly beforeCents?: string;
  readonly afterCents?: string;
  readonly reasons?: readonly Text[];
}

/** Another statement of the same period: the one that is corrected, or a correction. */
interface StoredReference {
  readonly id: string;
  readonly number: string;
  readonly total: string;
  readonly createdAt: string;
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
  readonly reason: string | null;
  readonly corrected: StoredReference | null;
  readonly corrections: readonly StoredReference[];
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
    change: line.change ?? null,
    before: line.beforeCents === undefined ? null : BigInt(line.beforeCents),
    after: line.afterCents === undefined ? null : BigInt(line.afterCents),
    reasons: line.reasons ?? [],
    vat: vatOnTop(basis.vatRule, amountCents),
  };
}

const referenceTo = (alias: string) => sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'number', ${sql.ref(`${alias}.number`)},
  'total', ${sql.ref(`${alias}.total_cents`)}::text, 'createdAt', ${sql.ref(`${alias}.created_at`)})`;

const shownReference = ({ id, number, total, createdAt }: StoredReference) => ({
  ...{ id, number, total: BigInt(total), createdAt: new Date(createdAt).toISOString() },
});

async function statementsWhere(reads: Reads, condition: RawBuilder<unknown>) {
  const { rows } = await sql<Row>`
    select statement.id, statement.tenant_id, member.name as member_name, member.ags, association.name as association_name, statement.run_id,
      statement.kind, statement.corrects_run_id,
      statement.period_from, statement.period_to, statement.number, statement.total_cents, statement.lines, statement.result_hash,
      statement.created_at,
      statement.reason,
      (select ${referenceTo('original')} from statement as original
        where original.tenant_id = statement.tenant_id and original.run_id = statement.corrects_run_id) as corrected,
      coalesce((select jsonb_agg(${referenceTo('later')} order by later.created_at, later.number) from statement as later
        where later.tenant_id = statement.tenant_id and later.corrects_run_id = statement.run_id), '[]') as corrections,
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
    reason: row.reason,
    corrects: row.corrected && shownReference(row.corrected),
    corrections: row.corrections.map(shownReference),
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

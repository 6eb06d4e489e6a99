// SPDX-License-Identifier: EUPL-1.2
import type { Billable, BillableLine, BillableSet, BillableSource } from '@contracts/billing';
import { type CivilDate, type CivilMonth, cents, firstDay, lastDay, type TenantId } from '@kernel/core';
import { sql } from 'kysely';
import { type StoredBasis, storedVat } from './stored-basis.ts';

type Text = { readonly de: string; readonly en: string };

interface StoredLine {
  readonly lineKey: string;
  /** Of a correction: the line of the regular run that it belongs to. */
  readonly chargeKey?: string;
  readonly serviceFamilyCode: string;
  readonly label: Text;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly months?: { readonly from: CivilMonth; readonly to: CivilMonth };
  readonly occurredOn?: CivilDate;
  readonly amountCents: string;
  readonly agreement: StoredBasis | null;
  readonly clause?: string;
  readonly resolution?: string | null;
  readonly basis: Text;
  readonly calculation?: Text;
  readonly calculationSteps?: BillableLine['steps'];
}

interface Row {
  readonly kind: 'regular' | 'correction';
  readonly corrects_run_id: string | null;
  readonly reason: string | null;
  readonly period_from: CivilMonth;
  readonly period_to: CivilMonth;
  readonly result_hash: string;
  readonly statements: readonly {
    readonly tenantId: TenantId;
    readonly ags: string | null;
    readonly memberName: string;
    readonly totalCents: string;
    readonly lines: readonly StoredLine[];
  }[];
}

const NOTHING: Text = { de: '', en: '' };

/** A stored line as a charge; null for a line of nothing, which only explains what is still open. */
function lineOf(line: StoredLine, row: Row): BillableLine | null {
  const from = line.from ?? line.occurredOn ?? firstDay(line.months?.from ?? row.period_from);
  const to = line.to ?? line.occurredOn ?? lastDay(line.months?.to ?? row.period_to);
  const vat = line.agreement && storedVat(line.agreement, to);
  const amountCents = cents(BigInt(line.amountCents));
  if (!line.agreement || !vat || amountCents === 0n) return null;
  return {
    lineKey: line.lineKey,
    label: line.label,
    serviceFamilyCode: line.serviceFamilyCode,
    from,
    to,
    amountCents,
    basis: line.basis,
    agreementNumber: line.agreement.agreementNumber,
    clause: line.clause ?? line.agreement.clause,
    resolution: line.resolution ?? line.agreement.resolution ?? null,
    form: line.agreement.form ?? 'serviceContract',
    vat,
    calculation: line.calculation ?? NOTHING,
    ...(line.calculationSteps ? { steps: line.calculationSteps } : {}),
  };
}

const billableOf = ({ tenantId, ags, memberName, totalCents, lines }: Row['statements'][number], row: Row): Billable => ({
  tenantId,
  ags: ags ?? '',
  memberName,
  lines: lines.flatMap((line) => lineOf(line, row) ?? []),
  totalCents: cents(BigInt(totalCents)),
});

/** What a released run charges its members, or what its correction changes, from the statements as they were stored. */
export const runBillables: BillableSource = {
  async find(reads, association, sourceId): Promise<BillableSet | null> {
    const { rows } = await sql<Row>`
      select run.kind, run.corrects_run_id, run.reason, run.period_from, run.period_to, run.result_hash,
        coalesce((select jsonb_agg(jsonb_build_object('tenantId', statement.tenant_id, 'ags', member.ags, 'memberName', member.name,
            'totalCents', statement.total_cents::text, 'lines', statement.lines) order by member.ags, member.id)
          from statement join tenant as member on member.id = statement.tenant_id where statement.run_id = run.id), '[]') as statements
      from settlement_run as run
      where run.id = ${sourceId}::uuid and run.association_id = ${association}::uuid and run.status = 'released'`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    return {
      sourceId,
      kind: row.kind,
      corrects: row.corrects_run_id,
      reason: row.reason,
      from: firstDay(row.period_from),
      to: lastDay(row.period_to),
      hash: row.result_hash,
      billables: row.statements.map((statement) => billableOf(statement, row)).filter(({ lines }) => lines.length > 0),
    };
  },
};

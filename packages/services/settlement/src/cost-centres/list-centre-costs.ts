// SPDX-License-Identifier: EUPL-1.2
import type { CostKind } from '@domain/settlement';
import type { CivilMonth } from '@kernel/core';
import type { Reads } from '@platform/database';
import { idInput, monthInput, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';

interface CostRow {
  readonly id: string;
  readonly centre_id: string;
  readonly month: CivilMonth;
  readonly kind: CostKind;
  readonly amount_cents: bigint;
  readonly label: string;
  readonly voucher: string | null;
  readonly reverses: string | null;
  readonly reversed_by: string | null;
  readonly entered_by: string | null;
  readonly created_at: string;
  readonly frozen_by_run: string | null;
  readonly invoice_id: string | null;
}

async function costsWhere(reads: Reads, condition: RawBuilder<unknown>) {
  const { rows } = await sql<CostRow>`
    select cost.id, cost.centre_id, cost.month, cost.kind, cost.amount_cents, cost.label, cost.voucher, cost.reverses,
      counter.id as reversed_by, person.name as entered_by, cost.created_at, frozen.run_id as frozen_by_run, invoice.invoice_id
    from cost_centre_cost as cost
    left join cost_centre_cost as counter on counter.tenant_id = cost.tenant_id and counter.reverses = cost.id
    left join tenant_user as person on person.tenant_id = cost.tenant_id and person.id = cost.entered_by_user
    left join frozen_posting as frozen on frozen.tenant_id = cost.tenant_id and frozen.posting_id = cost.id
    left join supplier_invoice_posting as invoice on invoice.tenant_id = cost.tenant_id and invoice.posting_id = cost.id
    where ${condition} order by cost.month, cost.created_at, cost.id`.execute(reads);
  return rows.map((row) => ({
    id: row.id,
    centreId: row.centre_id,
    month: row.month,
    kind: row.kind,
    amount: row.amount_cents,
    label: row.label,
    voucher: row.voucher,
    reverses: row.reverses,
    reversedBy: row.reversed_by,
    enteredBy: row.entered_by,
    enteredAt: row.created_at,
    frozenByRun: row.frozen_by_run,
    invoiceId: row.invoice_id,
  }));
}

/** The entries of a support cost centre in a month, counter-entries among them. */
export const listCostCentreCosts = query({
  name: 'settlement.listCostCentreCosts',
  action: 'settlement.readPools',
  input: z.object({ centreId: idInput<'CostCentreId'>(), month: monthInput }),
  run: (reads, { input, permitted }) =>
    costsWhere(
      reads,
      sql`cost.centre_id = ${input.centreId}::uuid and cost.month = ${input.month} and ${permitted({ tenantId: 'cost.tenant_id' })}`,
    ),
});

export type CostCentreCostRow = Awaited<ReturnType<typeof listCostCentreCosts.run>>[number];

export const findCostCentreCost = query({
  name: 'settlement.findCostCentreCost',
  action: 'settlement.readPools',
  input: z.object({ centreCostId: idInput<'CostCentreCostId'>() }),
  run: async (reads, { input, permitted }): Promise<CostCentreCostRow | null> =>
    (await costsWhere(reads, sql`cost.id = ${input.centreCostId}::uuid and ${permitted({ tenantId: 'cost.tenant_id' })}`))[0] ?? null,
});

// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { isDay, pageFields, pageOf, placeFrom } from '@platform/graphql';
import { dateInput, idInput, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';

interface ChargeRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly member_name: string;
  readonly service_family_code: string;
  readonly occurred_on: CivilDate;
  readonly amount_cents: bigint;
  readonly label: string;
  readonly agreement_number: string;
  readonly clause: string;
  readonly vat_code: string;
  readonly reverses: string | null;
  readonly reversed_by: string | null;
  readonly entered_by: string | null;
  readonly created_at: string;
  readonly frozen_by_run: string | null;
  readonly invoice_id: string | null;
  readonly total: number;
}

const shown = (row: ChargeRow) => ({
  id: row.id,
  tenantId: row.tenant_id,
  memberName: row.member_name,
  serviceFamilyCode: row.service_family_code,
  occurredOn: row.occurred_on,
  amount: row.amount_cents,
  label: row.label,
  agreementNumber: row.agreement_number,
  clause: row.clause,
  vatCode: row.vat_code,
  reverses: row.reverses,
  reversedBy: row.reversed_by,
  enteredBy: row.entered_by,
  enteredAt: row.created_at,
  frozenByRun: row.frozen_by_run,
  invoiceId: row.invoice_id,
});

export type DirectChargeRow = ReturnType<typeof shown>;

async function chargesWhere(reads: Reads, condition: RawBuilder<unknown>, place: RawBuilder<unknown>, limit: number): Promise<ChargeRow[]> {
  const { rows } = await sql<ChargeRow>`
    with wanted as (select charge.* from direct_charge as charge where ${condition})
    select charge.id, charge.tenant_id, member.name as member_name, charge.service_family_code, charge.occurred_on, charge.amount_cents,
      charge.label, charge.agreement_number, charge.clause, charge.vat_code, charge.reverses, counter.id as reversed_by,
      person.name as entered_by, charge.created_at, frozen.run_id as frozen_by_run, invoice.invoice_id,
      (select count(*)::int from (select from wanted limit 10001) as counted) as total
    from wanted as charge
    join tenant as member on member.id = charge.tenant_id
    left join direct_charge as counter on counter.tenant_id = charge.tenant_id and counter.reverses = charge.id
    left join tenant_user as person on person.id = charge.entered_by_user
    left join frozen_posting as frozen on frozen.tenant_id = charge.tenant_id and frozen.posting_id = charge.id
    left join supplier_invoice_posting as invoice on invoice.posting_tenant_id = charge.tenant_id and invoice.posting_id = charge.id
    where ${place} order by charge.occurred_on desc, charge.id desc limit ${limit}`.execute(reads);
  return rows;
}

/** Direct charges by day, the newest first. */
export const listDirectCharges = query({
  name: 'settlement.listDirectCharges',
  action: 'settlement.readPools',
  input: z.object({ from: dateInput, to: dateInput, tenantId: idInput<'TenantId'>().optional(), ...pageFields(100) }),
  run: async (reads, { input }) => {
    const place = placeFrom(input.after, isDay);
    const rows = await chargesWhere(
      reads,
      sql`charge.occurred_on between ${input.from}::date and ${input.to}::date
        and (${input.tenantId ?? null}::uuid is null or charge.tenant_id = ${input.tenantId ?? null})`,
      place ? sql`(charge.occurred_on, charge.id) < (${place.by}::date, ${place.id}::uuid)` : sql`true`,
      input.first + 1,
    );
    return pageOf(rows, input.first, (row) => ({ by: row.occurred_on, id: row.id }), shown);
  },
});

export const findDirectCharge = query({
  name: 'settlement.findDirectCharge',
  action: 'settlement.readPools',
  input: z.object({ chargeId: idInput<'DirectChargeId'>() }),
  run: async (reads, { input }): Promise<DirectChargeRow | null> => {
    const [row] = await chargesWhere(reads, sql`charge.id = ${input.chargeId}::uuid`, sql`true`, 1);
    return row ? shown(row) : null;
  },
});

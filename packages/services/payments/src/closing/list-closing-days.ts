// SPDX-License-Identifier: EUPL-1.2
import { addBankDays, addDays, type CivilDate, firstDay, isBankDay, lastDay } from '@kernel/core';
import { idInput, monthInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** 'spanned': the next closing holds the day too; 'missing': the day should have been closed before the next one began (§ 31 KomHVO NRW). */
export const DAY_STATES = ['closed', 'unsigned', 'spanned', 'open', 'missing'] as const;
export type DayState = (typeof DAY_STATES)[number];

interface Row {
  readonly tenant_id: string;
  readonly name: string;
  readonly first: CivilDate;
  readonly last: CivilDate | null;
  readonly closings: readonly ClosingRow[] | null;
}
interface ClosingRow {
  readonly id: string;
  readonly day: CivilDate;
  readonly number: number;
  readonly status: string;
  readonly received: boolean;
  readonly signatures: number;
}

export interface ClosingDay {
  readonly tenantId: string;
  readonly municipality: string;
  readonly day: CivilDate;
  readonly state: DayState;
  readonly closingId: string | null;
  readonly number: number | null;
  readonly signatures: number;
  readonly received: boolean;
}

function stateOf(day: CivilDate, { last }: Row, closing: ClosingRow | undefined, today: CivilDate): DayState {
  if (closing) return closing.status === 'closed' ? 'closed' : 'unsigned';
  if (last !== null && day < last) return 'spanned';
  // The statement of a day comes on the next bank day; that one may still run.
  return addBankDays(day, 1) < today ? 'missing' : 'open';
}

function daysOf(row: Row, from: CivilDate, to: CivilDate, today: CivilDate): ClosingDay[] {
  const closings = new Map(row.closings?.map((closing) => [closing.day, closing]));
  const days: ClosingDay[] = [];
  const end = to < today ? to : today;
  for (let day = from < row.first ? row.first : from; day <= end; day = addDays(day, 1)) {
    const closing = closings.get(day);
    if (!closing && !isBankDay(day)) continue;
    const { id = null, number = null, signatures = 0, received = false } = closing ?? {};
    const state = stateOf(day, row, closing, today);
    days.push({ tenantId: row.tenant_id, municipality: row.name, day, state, closingId: id, number, signatures, received });
  }
  return days;
}

/** The days of a month, municipality by municipality, each with its closing or what is missing. */
export const listClosingDays = query({
  name: 'payments.listClosingDays',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>().optional(), month: monthInput }),
  run: async (reads, { input, permitted, today }): Promise<readonly ClosingDay[]> => {
    const [from, to] = [firstDay(input.month), lastDay(input.month)];
    const { rows } = await sql<Row>`
      select t.id as tenant_id, t.short_name as name, min(b.cut_over_on) as first,
        (select max(c.day) from day_closing c where c.tenant_id = t.id and c.status <> 'discarded') as last,
        (select jsonb_agg(jsonb_build_object('id', c.id, 'day', c.day, 'number', c.number, 'status', c.status, 'received', c.receipt is not null,
            'signatures', jsonb_array_length(c.signatures)))
          from day_closing c where c.tenant_id = t.id and c.status <> 'discarded' and c.day between ${from}::date and ${to}::date) as closings
      from bank_account b join tenant t on t.id = b.tenant_id
      where ${permitted({ tenantId: 'b.tenant_id' })} and b.status in ('open', 'ended')
        and (${input.tenantId ?? null}::uuid is null or b.tenant_id = ${input.tenantId ?? null}::uuid)
      group by t.id, t.short_name order by t.short_name, t.id`.execute(reads);
    return rows.flatMap((row) => daysOf(row, from, to, today));
  },
});

// SPDX-License-Identifier: EUPL-1.2
import type { Person } from '@domain/payments';
import { formatIban } from '@kernel/core';
import { choiceInput, historyOfRecord, idInput, query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { openIban } from '../iban.ts';
import { isActor } from '../setup/list-bank-accounts.ts';

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly number: string;
  readonly name: string;
  readonly town: string | null;
  readonly country: string | null;
  readonly status: 'active' | 'retired';
  readonly version: number;
  readonly iban_shown: string | null;
  readonly holder: string | null;
  readonly waiting: boolean;
  readonly shared: boolean;
}

/** For 'payee_account as own': the same account, in force or proposed, at another payee. */
const OTHERS = sql`payee_account as other join payee as who on who.tenant_id = other.tenant_id and who.id = other.payee_id
  where other.tenant_id = own.tenant_id and other.iban_index = own.iban_index and other.payee_id <> own.payee_id
    and other.status in ('proposed', 'released') and who.status = 'active'`;

const payeeRow = (row: Row) => ({
  ...{ id: row.id, tenantId: row.tenant_id, number: row.number, name: row.name, town: row.town, country: row.country, status: row.status },
  ...{ version: row.version, ibanShown: row.iban_shown, holder: row.holder, waiting: row.waiting, shared: row.shared },
});

/** Payees of the municipalities within reach, by name. */
export const listPayees = query({
  name: 'payments.listPayees',
  action: 'payments.read',
  input: z.object({
    tenantId: idInput<'TenantId'>().optional(),
    search: textInput(100, 0).optional(),
    status: choiceInput('PayeeStatus', ['active', 'retired']).optional(),
    /** Those alone whose bank details wait for a second person. */
    waiting: z.boolean().optional(),
    first: z.int().min(1).max(2_000).default(500),
  }),
  run: async (reads, { input, permitted }) => {
    const like = input.search ? `%${input.search.replace(/[\\%_]/g, '\\$&')}%` : null;
    const tenant = input.tenantId ?? null;
    const { rows } = await sql<Row>`
      select it.id, it.tenant_id, it.number, it.name, it.town, it.country, it.status, it.version, own.iban_shown, own.holder,
        proposed.id is not null as waiting, exists (select from ${OTHERS}) as shared
      from payee as it
      left join payee_account as own on own.tenant_id = it.tenant_id and own.payee_id = it.id and own.status = 'released'
      left join payee_account as proposed on proposed.tenant_id = it.tenant_id and proposed.payee_id = it.id and proposed.status = 'proposed'
      where ${permitted({ tenantId: 'it.tenant_id' })} and (${tenant}::uuid is null or it.tenant_id = ${tenant}::uuid)
        and (${input.status ?? null}::text is null or it.status = ${input.status ?? null}::text)
        and (not ${input.waiting ?? false}::boolean or proposed.id is not null)
        and (${like}::text is null or lower(concat_ws(' ', it.number, it.name, it.town, own.holder)) like lower(${like}))
      order by it.name, it.number, it.id limit ${input.first}`.execute(reads);
    return rows.map(payeeRow);
  },
});
export type PayeeView = ReturnType<typeof payeeRow>;

interface DetailsRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly details_version: number;
  readonly status: 'proposed' | 'released' | 'rejected' | 'replaced';
  readonly holder: string;
  readonly iban_sealed: string;
  readonly iban_shown: string;
  readonly bic: string | null;
  readonly evidence: string;
  readonly proposed_by: Person;
  readonly proposed_by_name: string | null;
  readonly proposed_at: string;
  readonly decided_by_name: string | null;
  readonly decided_at: string | null;
  readonly reason: string | null;
  readonly version: number;
  readonly others: readonly { readonly id: string; readonly number: string; readonly name: string }[];
}

/** A payee with its bank details, the newest first. Who keeps payees sees the account whole, to compare it with the letter. */
export const findPayee = query({
  name: 'payments.findPayee',
  action: 'payments.read',
  input: z.object({ payeeId: idInput<'PayeeId'>() }),
  run: async (reads, { input, actor, fields, permitted, may }) => {
    const { rows } = await sql<Row>`
      select it.*, own.iban_shown, own.holder, false as waiting, exists (select from ${OTHERS}) as shared from payee as it
      left join payee_account as own on own.tenant_id = it.tenant_id and own.payee_id = it.id and own.status = 'released'
      where it.id = ${input.payeeId}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const found = await sql<DetailsRow>`
      select own.*, proposer.name as proposed_by_name, decider.name as decided_by_name,
        (select coalesce(jsonb_agg(distinct jsonb_build_object('id', who.id, 'number', who.number, 'name', who.name)), '[]') from ${OTHERS}) as others
      from payee_account as own
      left join tenant_user as proposer on proposer.id = (own.proposed_by ->> 'userId')::uuid
      left join tenant_user as decider on decider.id = (own.decided_by ->> 'userId')::uuid
      where own.tenant_id = ${row.tenant_id}::uuid and own.payee_id = ${row.id}::uuid order by own.details_version desc limit 100`.execute(
      reads,
    );
    const whole = actor.body.side === 'member' && (may('payments.keepPayees') || may('payments.releasePayees'));
    const shown = async (one: DetailsRow): Promise<string> =>
      whole ? formatIban(await openIban(fields, one.tenant_id, 'payments.payee', one.id, one.iban_sealed)) : one.iban_shown;
    const details = await Promise.all(
      found.rows.map(async (one) => ({
        ...{
          id: one.id,
          detailsVersion: one.details_version,
          status: one.status,
          holder: one.holder,
          iban: await shown(one),
          bic: one.bic,
        },
        ...{ evidence: one.evidence, proposedBy: one.proposed_by_name, proposedAt: one.proposed_at, decidedBy: one.decided_by_name },
        ...{ decidedAt: one.decided_at, reason: one.reason, version: one.version, others: one.others },
        proposedByMe: isActor(actor, one.proposed_by),
      })),
    );
    return { ...payeeRow({ ...row, waiting: details.some(({ status }) => status === 'proposed') }), details };
  },
});
export type PayeeDetail = NonNullable<Awaited<ReturnType<typeof findPayee.run>>>;

export const payeeHistory = query({
  name: 'payments.payeeHistory',
  action: 'payments.read',
  input: z.object({ payeeId: idInput<'PayeeId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'payee', context.input.payeeId),
});

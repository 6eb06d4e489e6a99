// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { type RawBuilder, sql } from 'kysely';

/** Asks the database as somebody who sees the municipalities' books. */
export type Look = <Row>(query: RawBuilder<Row>) => Promise<readonly Row[]>;

export interface AccountAtBank {
  readonly id: string;
  readonly tenantId: string;
  readonly iban: string;
  readonly holder: string;
  readonly cutOverOn: CivilDate;
  /** Of the last statement; null where there is none yet. */
  readonly lastDay: CivilDate | null;
  readonly balanceCents: bigint;
  readonly sequence: number;
}

/** Somebody who owes the municipality something, or collects from it. */
export interface Debt {
  readonly id: string;
  readonly tenantId: string;
  readonly collects: boolean;
  readonly reference: string | null;
  readonly name: string | null;
  readonly iban: string | null;
  readonly subject: string | null;
  readonly dueOn: CivilDate;
  readonly cents: bigint;
}

/** What the municipality itself set going, and what may come back of it. */
export interface OwnPayment {
  readonly accountId: string;
  readonly endToEndId: string;
  readonly name: string | null;
  readonly text: string;
  /** As the line will have it. */
  readonly cents: bigint;
  readonly on: CivilDate;
  readonly kind: 'order' | 'collection' | 'paidOrder' | 'paidCollection';
}

/** All that the payers and the banks of some municipalities know of each other. */
export interface KnownToBanks {
  readonly accounts: readonly AccountAtBank[];
  debts: Debt[];
  payments: OwnPayment[];
}

type Texts<Row, Money extends keyof Row> = Omit<Row, Money> & Readonly<Record<Money, string>>;

const accountsQuery = (tenantIds: readonly string[]) => sql<Texts<AccountAtBank, 'balanceCents' | 'sequence'>>`
  select account.id, account.tenant_id as "tenantId", account.iban, account.holder, account.cut_over_on as "cutOverOn", last.to_day as "lastDay",
    coalesce(last.closing_cents, account.opening_cents)::text as "balanceCents", coalesce(last.sequence, 0)::text as sequence
  from bank_account as account left join lateral (
    select to_day, closing_cents, sequence from bank_statement as statement
    where statement.tenant_id = account.tenant_id and statement.bank_account_id = account.id and statement.kind = 'endOfDay' and ties
    order by to_day desc, sequence desc nulls last, id desc limit 1) as last on true
  where account.tenant_id = any(${[...tenantIds]}::uuid[]) and account.status = 'open' order by account.iban`;

/** Who signed a mandate waits until it is collected. */
const debtsQuery = (tenantIds: readonly string[]) => sql<Texts<Debt, 'cents'>>`
  select item.id, item.tenant_id as "tenantId", item.kind = 'payable' as collects, item.reference, item.partner_name as name, item.ibans ->> 0 as iban, item.subject,
    item.due_on as "dueOn", item.open_cents::text as cents
  from payment_item as item
  where item.tenant_id = any(${[...tenantIds]}::uuid[]) and item.status in ('open', 'partly') and item.order_id is null
    and not exists (select from debit_mandate as mandate
      where mandate.tenant_id = item.tenant_id and mandate.status = 'active' and mandate.reference = 'M-' || item.reference)
    and not exists (select from debit_run as run, jsonb_array_elements(run.collections) as one
      where run.tenant_id = item.tenant_id and run.status <> 'cancelled' and one ->> 'itemId' = item.id::text)
    and not exists (select from bank_line as line where line.tenant_id = item.tenant_id and line.state = 'suggested'
      and line.candidates @> jsonb_build_array(jsonb_build_object('parts', jsonb_build_array(jsonb_build_object('itemId', item.id::text)))))
  order by item.external_key`;

const paymentsQuery = (tenantIds: readonly string[], through: CivilDate) => sql<Texts<OwnPayment, 'cents'>>`
  select o.bank_account_id as "accountId", o.end_to_end_id as "endToEndId", o.creditor_name as name, o.remittance as text,
    (case when o.status in ('debited', 'done') then o.amount_cents else -o.amount_cents end)::text as cents, run.execute_on as "on",
    case when o.status in ('debited', 'done') then 'paidOrder' else 'order' end as kind
  from payment_order as o join payment_run as run on run.tenant_id = o.tenant_id and run.id = o.run_id
  where o.tenant_id = any(${[...tenantIds]}::uuid[]) and o.status in ('handedOver', 'bankAccepted', 'debited', 'done') and run.execute_on <= ${through}::date
  union all
  select run.bank_account_id, one ->> 'endToEndId', item.partner_name, coalesce(item.reference, ''),
    (case when item.open_cents = 0 then -item.amount_cents else item.open_cents end)::text, run.collect_on,
    case when item.open_cents = 0 then 'paidCollection' else 'collection' end
  from debit_run as run, jsonb_array_elements(run.collections) as one
    join payment_item as item on item.id::text = one ->> 'itemId'
  where run.tenant_id = any(${[...tenantIds]}::uuid[]) and item.tenant_id = run.tenant_id and run.status = 'handedOver' and run.collect_on <= ${through}::date
  order by "on", "endToEndId"`;

export async function knownToBanks(look: Look, tenantIds: readonly string[], through: CivilDate): Promise<KnownToBanks> {
  const accounts = await look(accountsQuery(tenantIds));
  const debts = await look(debtsQuery(tenantIds));
  const payments = await look(paymentsQuery(tenantIds, through));
  return {
    accounts: accounts.map((row) => ({ ...row, balanceCents: BigInt(row.balanceCents), sequence: Number(row.sequence) })),
    debts: debts.map((row) => ({ ...row, cents: BigInt(row.cents) })),
    payments: payments.map((row) => ({ ...row, cents: BigInt(row.cents) })),
  };
}

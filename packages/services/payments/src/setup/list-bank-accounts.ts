// SPDX-License-Identifier: EUPL-1.2
import type { LedgerAccountKind, OpeningItem, Person } from '@domain/payments';
import { samePerson } from '@domain/payments';
import type { CivilDate } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { historyOfRecord, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import type { BankAccountStatus } from './bank-account-repository.ts';

interface LedgerRow {
  readonly id: string;
  readonly kind: LedgerAccountKind;
  readonly number: string;
  readonly label: string;
  readonly version: number;
}
interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly status: BankAccountStatus;
  readonly label: string;
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly bank_name: string;
  readonly currency: string;
  readonly creditor_id: string | null;
  readonly cut_over_on: CivilDate;
  readonly opening_cents: bigint;
  readonly opening_proof: string;
  readonly opening_items: unknown;
  readonly ended_on: CivilDate | null;
  readonly proposed_by: Person;
  readonly proposed_at: string;
  readonly proposed_by_name: string | null;
  readonly decided_by_name: string | null;
  readonly decided_at: string | null;
  readonly version: number;
  readonly ledger_accounts: readonly LedgerRow[];
}

/** Whether the actor is the person, also as another user of one account. */
export const isActor = ({ userId, accountId }: Actor, person: Person): boolean =>
  userId !== null && samePerson({ userId, accountId }, person);

const LEDGER_ACCOUNT = sql`jsonb_build_object('id', own.id, 'kind', own.kind, 'number', own.number, 'label', own.label, 'version', own.version)`;

/** Accounts of municipalities at banks, those in use first; with their accounts in the books. */
export const listBankAccounts = query({
  name: 'payments.listBankAccounts',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input, actor, permitted }) => {
    const { rows } = await sql<Row>`
      select it.*, proposer.name as proposed_by_name, decider.name as decided_by_name,
        (select coalesce(jsonb_agg(${LEDGER_ACCOUNT} order by own.kind), '[]') from ledger_account as own
          where own.tenant_id = it.tenant_id and own.bank_account_id = it.id) as ledger_accounts
      from bank_account as it
      left join tenant_user as proposer on proposer.id = (it.proposed_by ->> 'userId')::uuid
      left join tenant_user as decider on decider.id = (it.decided_by ->> 'userId')::uuid
      where ${permitted({ tenantId: 'it.tenant_id' })} and (${input.tenantId ?? null}::uuid is null or it.tenant_id = ${input.tenantId ?? null}::uuid)
      order by array_position(array['proposed', 'open', 'ended', 'rejected'], it.status), it.label, it.id limit 2000`.execute(reads);
    return rows.map((row) => ({
      ...{ id: row.id, tenantId: row.tenant_id, status: row.status, label: row.label, holder: row.holder, iban: row.iban, bic: row.bic },
      ...{ bankName: row.bank_name, currency: row.currency, creditorId: row.creditor_id, cutOverOn: row.cut_over_on },
      ...{ opening: row.opening_cents, openingProof: row.opening_proof, endedOn: row.ended_on },
      openingItems: fromJson<readonly OpeningItem[]>(row.opening_items).map(({ amountCents, ...item }) => ({
        ...item,
        amount: amountCents,
      })),
      ...{ proposedBy: row.proposed_by_name, proposedAt: row.proposed_at, decidedBy: row.decided_by_name, decidedAt: row.decided_at },
      ...{ proposedByMe: isActor(actor, row.proposed_by), ledgerAccounts: row.ledger_accounts, version: row.version },
    }));
  },
});
export type BankAccountRow = Awaited<ReturnType<typeof listBankAccounts.run>>[number];

/** Municipalities of which there is something to list: with a bank account or rules of their own, if only proposed. */
export const listPaymentMunicipalities = query({
  name: 'payments.listPaymentMunicipalities',
  action: 'payments.read',
  input: z.object({}),
  run: async (reads, { permitted }) => {
    const { rows } = await sql<{ id: string }>`
      select it.tenant_id as id from bank_account as it where ${permitted({ tenantId: 'it.tenant_id' })} and it.status <> 'rejected'
      union select it.tenant_id from payment_rules as it where ${permitted({ tenantId: 'it.tenant_id' })} and it.status <> 'rejected'
      order by 1`.execute(reads);
    return rows;
  },
});

/** The accounts of a municipality's books that belong to no bank account. */
export const listLedgerAccounts = query({
  name: 'payments.listLedgerAccounts',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<LedgerRow>`
      select own.id, own.kind, own.number, own.label, own.version from ledger_account as own
      where own.tenant_id = ${input.tenantId}::uuid and own.bank_account_id is null and ${permitted({ tenantId: 'own.tenant_id' })}
      order by own.number`.execute(reads);
    return rows;
  },
});

export const bankAccountHistory = query({
  name: 'payments.bankAccountHistory',
  action: 'payments.read',
  input: z.object({ bankAccountId: idInput<'BankAccountId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'bankAccount', context.input.bankAccountId),
});

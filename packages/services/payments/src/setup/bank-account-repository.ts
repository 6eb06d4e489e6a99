// SPDX-License-Identifier: EUPL-1.2
import { type ChartOfAccounts, chartOf, type LedgerAccount, type LedgerAccountKind, type OpeningItem, type Person } from '@domain/payments';
import type { AssociationId, Cents, CivilDate, Iban, Instant, TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, fromInstantColumn, instantColumn, orNull, type Writes } from '@platform/database';
import { fromJson, toJson } from '../json.ts';
import { personOf, personOrNull } from '../people.ts';

export type BankAccountStatus = 'proposed' | 'open' | 'rejected' | 'ended';

export type { OpeningItem } from '@domain/payments';

/** A municipality's account at a bank. */
export interface BankAccount {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly associationId: AssociationId;
  readonly status: BankAccountStatus;
  readonly label: string;
  readonly holder: string;
  readonly iban: Iban;
  readonly bic: string | null;
  readonly bankName: string;
  readonly currency: string;
  readonly creditorId: string | null;
  /** First day that is worked here. */
  readonly cutOverOn: CivilDate;
  /** At the end of the day before. */
  readonly openingCents: Cents;
  readonly openingProof: string;
  readonly openingItems: readonly OpeningItem[];
  readonly endedOn: CivilDate | null;
  readonly proposedBy: Person;
  readonly proposedAt: Instant;
  readonly decidedBy: Person | null;
  readonly version: number;
}

/** A ledger account with the number and the name that it has in the municipality's own books. */
export interface NamedLedgerAccount extends LedgerAccount {
  readonly number: string;
  readonly label: string;
}

type BankAccountRow = NonNullable<Awaited<ReturnType<Writes['bankAccount']['findFirst']>>>;

const fromRow = (row: BankAccountRow): BankAccount => ({
  ...{ id: row.id, tenantId: row.tenantId as TenantId, associationId: row.associationId as AssociationId },
  ...{ status: row.status as BankAccountStatus, label: row.label, holder: row.holder, iban: row.iban as Iban, bic: row.bic },
  ...{ bankName: row.bankName, currency: row.currency, creditorId: row.creditorId, cutOverOn: fromDateColumn(row.cutOverOn) },
  ...{ openingCents: row.openingCents as Cents, openingProof: row.openingProof },
  openingItems: fromJson<readonly OpeningItem[]>(row.openingItems),
  endedOn: orNull(row.endedOn, fromDateColumn),
  ...{ proposedBy: personOf(row.proposedBy), proposedAt: fromInstantColumn(row.proposedAt), decidedBy: personOrNull(row.decidedBy) },
  version: row.version,
});

/** Bank accounts and the ledger accounts behind them. */
export function bankAccountRepository(writes: Writes) {
  const ledgerAccounts = async (tenantId: TenantId): Promise<NamedLedgerAccount[]> => {
    const rows = await writes.ledgerAccount.findMany({ where: { tenantId }, orderBy: { number: 'asc' } });
    return rows.map(({ id, kind, bankAccountId, currency, number, label }) => ({
      ...{ id, tenantId, kind: kind as LedgerAccountKind, bankAccountId, currency, number, label },
    }));
  };
  return {
    ledgerAccounts,
    async findAccount(id: string): Promise<BankAccount | null> {
      const row = await writes.bankAccount.findFirst({ where: { id } });
      return row && fromRow(row);
    },
    async accountsOf(tenantId: TenantId): Promise<BankAccount[]> {
      return (await writes.bankAccount.findMany({ where: { tenantId }, orderBy: { label: 'asc' } })).map(fromRow);
    },
    async addAccount(account: BankAccount): Promise<void> {
      const { cutOverOn, openingItems, endedOn, proposedBy, proposedAt, decidedBy: _nobodyYet, iban, ...plain } = account;
      await writes.bankAccount.create({
        data: {
          ...plain,
          ...{ iban, cutOverOn: dateColumn(cutOverOn), endedOn: orNull(endedOn, dateColumn), openingItems: toJson(openingItems) },
          ...{ proposedBy: toJson(proposedBy), proposedAt: instantColumn(proposedAt) },
        },
      });
    },
    async decideAccount({ tenantId, id }: BankAccount, status: BankAccountStatus, decided: { by: Person; at: Instant }): Promise<void> {
      await writes.bankAccount.update({
        where: { tenantId_id: { tenantId, id } },
        data: { status, decidedBy: toJson(decided.by), decidedAt: instantColumn(decided.at), version: { increment: 1 } },
      });
    },
    async endAccount({ tenantId, id }: BankAccount, endedOn: CivilDate): Promise<void> {
      await writes.bankAccount.update({
        where: { tenantId_id: { tenantId, id } },
        data: { status: 'ended', endedOn: dateColumn(endedOn), version: { increment: 1 } },
      });
    },
    chart: async (tenantId: TenantId): Promise<ChartOfAccounts> => chartOf(await ledgerAccounts(tenantId)),
    async addLedgerAccounts(accounts: readonly NamedLedgerAccount[], at: Instant): Promise<void> {
      const data = accounts.map((account) => ({ ...account, createdAt: instantColumn(at), version: 1 }));
      await writes.ledgerAccount.createMany({ data });
    },
    async findLedgerAccount(id: string): Promise<(NamedLedgerAccount & { readonly version: number }) | null> {
      const row = await writes.ledgerAccount.findFirst({ where: { id } });
      return row && { ...row, kind: row.kind as LedgerAccountKind };
    },
    /** As the municipality's own books call it. */
    async nameLedgerAccount(tenantId: string, id: string, { number, label }: Pick<NamedLedgerAccount, 'number' | 'label'>): Promise<void> {
      await writes.ledgerAccount.update({ where: { tenantId_id: { tenantId, id } }, data: { number, label, version: { increment: 1 } } });
    },
  };
}

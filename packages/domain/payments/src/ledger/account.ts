// SPDX-License-Identifier: EUPL-1.2

/**
 * What an account of payment processing stands for. The books of the municipality are kept by its own approved system (§ 94 (2) GO NRW);
 * these are the accounts that a day's closing needs.
 */
export const LEDGER_ACCOUNT_KINDS = [
  /** The municipality's account at a bank, as far as the bank has booked. */
  'bank',
  /** Payments on their way between books and bank, one for each bank account. */
  'transit',
  /** Verwahrkonto: receipts whose purpose is unknown, and what is kept for others. */
  'deposit',
  /** Vorschusskonto: money that left before there was an order. */
  'advance',
  /** Durchlaufende Gelder, § 31 KomHVO NRW. */
  'passing',
  /** Fremde Finanzmittel, § 31 KomHVO NRW. */
  'foreign',
  /** Whom the municipality owes. */
  'creditor',
  /** Who owes the municipality. */
  'debtor',
  /** Charges and interest of the bank. */
  'charges',
  /** What the books began with at the cut-over, against everything else (Eröffnungsbilanzkonto). */
  'opening',
] as const;
export type LedgerAccountKind = (typeof LEDGER_ACCOUNT_KINDS)[number];

export interface LedgerAccount {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: LedgerAccountKind;
  /** Of 'bank' and 'transit'; of 'deposit' and 'advance' the bank account whose unclear lines go there. */
  readonly bankAccountId: string | null;
  readonly currency: string;
}

/** What stands on them is a list of single things with their age, never one sum. */
const BY_ITEM: readonly LedgerAccountKind[] = ['transit', 'deposit', 'advance', 'passing', 'foreign'];
export const isKeptByItem = ({ kind }: LedgerAccount): boolean => BY_ITEM.includes(kind);

/** The accounts of one municipality by id. */
export type ChartOfAccounts = ReadonlyMap<string, LedgerAccount>;

export const chartOf = (accounts: readonly LedgerAccount[]): ChartOfAccounts => new Map(accounts.map((account) => [account.id, account]));

/** The account of a kind that belongs to a bank account; undefined if the set-up lacks it. */
export function accountOf(chart: ChartOfAccounts, kind: LedgerAccountKind, bankAccountId: string): LedgerAccount | undefined {
  for (const account of chart.values()) if (account.kind === kind && account.bankAccountId === bankAccountId) return account;
  return undefined;
}

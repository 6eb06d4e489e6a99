// SPDX-License-Identifier: EUPL-1.2
import { civilDate, type Iban } from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import type { LedgerAccount, LedgerAccountKind } from '../ledger/account.ts';

const KINDS: readonly LedgerAccountKind[] = [
  'bank',
  'transit',
  'deposit',
  'advance',
  'creditor',
  'debtor',
  'charges',
  'passing',
  'foreign',
];

/** The accounts of a municipality with one bank account, each named by tenant and kind. */
export const accountsOf = (tenantId: string, bankAccountId: string): LedgerAccount[] =>
  KINDS.map((kind) => {
    const own = kind === 'bank' || kind === 'transit' || kind === 'deposit' || kind === 'advance';
    return { id: `${tenantId}-${kind}`, tenantId, kind, bankAccountId: own ? bankAccountId : null, currency: 'EUR' };
  });

export const bankLine = (change: Partial<BankLine> & { readonly amountCents: BankLine['amountCents'] }): BankLine => ({
  id: 'line',
  tenantId: 'town',
  bankAccountId: 'giro',
  bookingDay: civilDate('2026-11-02'),
  valueDay: civilDate('2026-11-02'),
  currency: 'EUR',
  references: { endToEndId: null, paymentInfoId: null, messageId: null, mandateId: null, bankReference: null },
  text: '',
  name: 'Erika Beispiel',
  iban: 'DE02120300000000202051' as Iban,
  batchCount: null,
  gvc: null,
  returnReason: null,
  ...change,
});

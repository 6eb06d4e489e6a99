// SPDX-License-Identifier: EUPL-1.2
import type { Invoice } from '../model/invoice.ts';
import { FULL } from './full-invoice.ts';
import { ADVANCE, CORRECTION, CREDIT, EXEMPT, EXEMPT_REMAINDER, OUTSIDE, PREPAID, REMAINDER, TAXED } from './golden-invoices.ts';

/** SEPA direct debit with its mandate. */
export const DEBITED: Invoice = {
  ...TAXED,
  number: 'R-2027-000024',
  payment: {
    meansCode: '59',
    creditTransfers: [],
    directDebit: { mandate: 'M-2026-1', creditorId: 'DE98ZZZ09999999999', debitedAccount: 'DE75512108001245126199' },
  },
};

/** Paid by card. */
export const BY_CARD: Invoice = {
  ...TAXED,
  number: 'R-2027-000025',
  payment: { meansCode: '48', creditTransfers: [], card: { number: '4711', holder: 'Mara Musterfrau' } },
};

export const GOLDEN: Readonly<Record<string, Invoice>> = {
  TAXED,
  EXEMPT,
  OUTSIDE,
  ADVANCE,
  CORRECTION,
  CREDIT,
  REMAINDER,
  PREPAID,
  EXEMPT_REMAINDER,
  FULL,
  DEBITED,
  BY_CARD,
};

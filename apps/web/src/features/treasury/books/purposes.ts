// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import type { BooksData } from './book-documents.ts';
import { purposeTexts } from './purpose-messages.ts';

/** Without these no mapping stands. */
export const REQUIRED = ['receivableNotice', 'receivableInvoice', 'advances', 'revenue'] as const;
/** What claims of interest and late charges, and what is waived of them, are booked on. */
export const LATE = ['receivableLate', 'interest', 'lateCharge', 'lateWaived'] as const;
export const VAT_RATES = ['vat:190', 'vat:70'] as const;

/** The service families that revenue can be kept apart by, as the pools have them. */
export const familiesOf = ({ treasuryPools }: BooksData): string[] =>
  [...new Set(treasuryPools.map(({ serviceFamilyCode }) => serviceFamilyCode))].sort();

/** What an account stands for, in words. */
export function usePurpose({ treasuryPools }: Pick<BooksData, 'treasuryPools'>): (purpose: string) => string {
  const m = useMessages(purposeTexts);
  return (purpose) => {
    const known = [...REQUIRED, ...LATE].find((one) => one === purpose);
    if (known) return m(known);
    if (purpose.startsWith('vat:')) return m('vatAccount', { rate: String(Number(purpose.slice('vat:'.length)) / 10).replace('.', ',') });
    const family = purpose.replace(/^revenue:/, '');
    const names = treasuryPools.filter(({ serviceFamilyCode }) => serviceFamilyCode === family).map(({ name }) => name);
    return m('revenueOf', { service: names.length > 0 ? names.join(', ') : family });
  };
}

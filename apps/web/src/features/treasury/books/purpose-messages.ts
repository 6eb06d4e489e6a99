// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../i18n/index.ts';

/** What an account of the books stands for. */
export const purposeTexts = defineMessages({
  de: {
    receivableNotice: 'Forderungen aus Bescheiden',
    receivableInvoice: 'Forderungen aus Rechnungen',
    advances: 'Erhaltene Abschläge',
    revenue: 'Erträge, soweit unten nichts anderes steht',
    receivableLate: 'Forderungen aus Zinsen und Säumniszuschlägen',
    interest: 'Erträge aus Zinsen',
    lateCharge: 'Erträge aus Säumniszuschlägen',
    lateWaived: 'Aufwand aus erlassenen Zinsen und Säumniszuschlägen',
    revenueOf: 'Erträge: {service}',
    vatAccount: 'Umsatzsteuer {rate} %',
  },
  en: {
    receivableNotice: 'Claims from notices',
    receivableInvoice: 'Claims from invoices',
    advances: 'Advances received',
    revenue: 'Income, unless said otherwise below',
    receivableLate: 'Claims from interest and late charges',
    interest: 'Income from interest',
    lateCharge: 'Income from late charges',
    lateWaived: 'Expense of interest and late charges that were waived',
    revenueOf: 'Income: {service}',
    vatAccount: 'VAT {rate}%',
  },
});

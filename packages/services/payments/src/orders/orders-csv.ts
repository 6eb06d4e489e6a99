// SPDX-License-Identifier: EUPL-1.2
import { type WriteColumn, writeCsv } from '@formats/csv';
import type { Download } from '@platform/service';
import { type OrderView, paymentOrdersCsv } from './list-orders.ts';
import { STATUS_WORDS } from './words.ts';

const HEADERS = {
  de: [
    'Nummer',
    'Status',
    'Empfänger',
    'IBAN (gekürzt)',
    'Betrag in Euro',
    'Fällig',
    'Verwendungszweck',
    'Beleg',
    'Eilzahlung',
    'Bankkonto',
  ],
  en: ['Number', 'Status', 'Payee', 'IBAN (shortened)', 'Amount in euro', 'Due', 'Remittance', 'Voucher', 'Urgent', 'Bank account'],
} as const;
const YES = { de: 'ja', en: 'yes' } as const;

function columns(language: 'de' | 'en'): WriteColumn<OrderView>[] {
  const headers = HEADERS[language];
  const text = (at: number, value: (row: OrderView) => string): WriteColumn<OrderView> => ({
    header: headers[at] ?? '',
    kind: 'text',
    value,
  });
  return [
    text(0, ({ year, number }) => `${year}-${String(number).padStart(5, '0')}`),
    text(1, ({ status }) => STATUS_WORDS[language][status]),
    text(2, ({ creditorName }) => creditorName),
    text(3, ({ ibanShown }) => ibanShown),
    { header: headers[4], kind: 'amount', value: ({ amount }) => amount },
    { header: headers[5], kind: 'date', value: ({ dueOn }) => dueOn },
    text(6, ({ remittance }) => remittance),
    text(7, ({ voucher }) => voucher),
    text(8, ({ urgent }) => (urgent ? YES[language] : '')),
    text(9, ({ accountLabel }) => accountLabel),
  ];
}

export const ordersDownload: Download = {
  name: 'payment-orders-csv',
  action: 'payments.read',
  query: paymentOrdersCsv,
  toFile: (rows: readonly OrderView[], { language }) => ({
    fileName: `${{ de: 'auszahlungen', en: 'payment-orders' }[language]}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    // A decoder takes the mark of byte order away; spreadsheets need it.
    content: `\ufeff${new TextDecoder().decode(writeCsv(columns(language), [...rows]))}`,
  }),
};

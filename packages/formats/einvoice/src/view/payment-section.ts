// SPDX-License-Identifier: EUPL-1.2
import type { Invoice } from '../model/invoice.ts';
import type { ViewSection } from './view.ts';
import { list, type Words } from './words.ts';

export function paymentSection({ payment, paymentTerms }: Invoice, { text, row, paymentMeans }: Words): ViewSection {
  const { meansCode, meansText, remittance, creditTransfers = [], card, directDebit } = payment ?? {};
  return {
    key: 'payment',
    group: 'BG-16',
    title: text('Zahlung', 'Payment'),
    rows: [
      ...row('BT-81 BT-82', 'Zahlungsweg', 'means of payment', list([paymentMeans(meansCode), meansText])),
      ...creditTransfers.flatMap(({ account, accountName, provider }) =>
        row('BT-84 BT-85 BT-86', 'Konto', 'account', list([account, accountName, provider])),
      ),
      ...row('BT-87 BT-88', 'Karte', 'card', list([card?.number, card?.holder])),
      ...row('BT-89', 'Mandat', 'mandate', directDebit?.mandate),
      ...row('BT-90', 'Gläubiger-ID', 'creditor id', directDebit?.creditorId),
      ...row('BT-91', 'belastetes Konto', 'debited account', directDebit?.debitedAccount),
      ...row('BT-83', 'Verwendungszweck', 'remittance', remittance),
      ...row('BT-20', 'Zahlungsbedingungen', 'terms of payment', paymentTerms?.trimEnd()),
    ],
    table: null,
  };
}

// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../i18n/index.ts';

export const orderFromBankTexts = defineMessages({
  de: {
    refund: 'Zurückzahlen',
    refundIntro:
      'Zurückgezahlt wird an den Zahler, den die Bank nennt. Die Anordnung wird wie jede andere festgestellt, angeordnet und von zwei Personen freigegeben.',
    refundSubmit: 'Rückzahlung erfassen',
    refundDone: 'Die Rückzahlung ist erfasst. Sie steht jetzt bei den Auszahlungen.',
    payee: 'Empfänger',
    receipt: 'Eingang',
    left: 'Noch zurückzuzahlen',
    underWay: 'Davon schon angeordnet',
    amount: 'Betrag',
    dueOn: 'Fällig am',
    remittance: 'Verwendungszweck',
    remittanceHint: 'Das liest der Empfänger auf seinem Kontoauszug, höchstens 140 Zeichen.',
    voucher: 'Beleg',
    voucherHint: 'Nachweis ist der Bankumsatz; hier können Sie ein Aktenzeichen ergänzen.',
    orderPayables: 'Zahlung anordnen',
    payablesTitle: '{count, plural, one {1 Verbindlichkeit anordnen} other {# Verbindlichkeiten anordnen}}',
    payablesIntro:
      'Für jede Verbindlichkeit entsteht eine Auszahlung an den Empfänger, dessen freigegebene Bankverbindung sie nennt. Danach wird sie festgestellt und angeordnet.',
    payablesSubmit: 'Auszahlungen erfassen',
    payablesDone: 'Die Auszahlungen sind erfasst.',
    sum: 'Summe',
    notPayable: 'Nicht dabei',
    notPayableCount:
      '{count, plural, one {1 gewählter Posten: Forderung, nicht offen oder schon angeordnet} other {# gewählte Posten: Forderungen, nicht offen oder schon angeordnet}}',
    payFrom: 'Von Bankkonto',
    dueAll: 'Fällig am',
    dueAllHint: 'Ohne Angabe gilt der Tag, an dem der Posten fällig ist, frühestens heute.',
    noAccount: 'Es ist kein Bankkonto eröffnet.',
    toOrder: 'Auszahlung',
  },
  en: {
    refund: 'Pay back',
    refundIntro:
      'It is paid back to the payer whom the bank names. The order is determined, ordered and released by two people like any other.',
    refundSubmit: 'Enter refund',
    refundDone: 'The refund is entered. It now stands among the payment orders.',
    payee: 'Payee',
    receipt: 'Receipt',
    left: 'Left to be paid back',
    underWay: 'Ordered already',
    amount: 'Amount',
    dueOn: 'Due on',
    remittance: 'Remittance information',
    remittanceHint: 'The payee reads this on the statement of account, at most 140 characters.',
    voucher: 'Voucher',
    voucherHint: "The bank's line is the evidence; you can add a file reference here.",
    orderPayables: 'Order payment',
    payablesTitle: '{count, plural, one {Order 1 liability} other {Order # liabilities}}',
    payablesIntro:
      'Each liability becomes a payment order to the payee whose released bank details it names. It is then determined and ordered.',
    payablesSubmit: 'Enter payment orders',
    payablesDone: 'The payment orders are entered.',
    sum: 'Sum',
    notPayable: 'Left out',
    notPayableCount:
      '{count, plural, one {1 chosen item: a claim, not open or ordered already} other {# chosen items: claims, not open or ordered already}}',
    payFrom: 'From bank account',
    dueAll: 'Due on',
    dueAllHint: 'Left empty: the day on which the item is due, today at the earliest.',
    noAccount: 'No bank account is open.',
    toOrder: 'Payment order',
  },
});

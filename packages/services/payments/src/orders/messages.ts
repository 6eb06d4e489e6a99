// SPDX-License-Identifier: EUPL-1.2
import type {
  AmendOrderRefusal,
  DraftOrderRefusal,
  ProposeDetailsRefusal,
  RejectOrderRefusal,
  ReleaseDetailsRefusal,
} from '@domain/payments';
import { type CivilDate, formatCivilDate, formatEnglishDate } from '@kernel/core';
import type { RefusalCatalogue, Sentence } from '@platform/graphql';
import { commonDe, commonEn } from '../setup/messages.ts';
import type { OrderWishRefusal } from './enter-order.ts';
import type { EnterRefundRefusal } from './enter-refund.ts';
import type { OrderPayablesRefusal } from './order-payables.ts';
import type { OrderStepRefusal } from './step-order.ts';
import type { CheckOrderListRefusal, TakeOrderListRefusal } from './take-order-list.ts';
import { DUTY_WORDS, STATUS_WORDS } from './words.ts';

export type OrdersCode =
  | OrderWishRefusal
  | DraftOrderRefusal
  | AmendOrderRefusal
  | OrderStepRefusal
  | EnterRefundRefusal
  | OrderPayablesRefusal
  | 'REFUND_NOT_AMENDED'
  | 'MORE_THAN_ITEM'
  | CheckOrderListRefusal
  | TakeOrderListRefusal
  | RejectOrderRefusal
  | ProposeDetailsRefusal
  | ReleaseDetailsRefusal
  | 'PAYEE_NUMBER_TAKEN'
  | 'COUNTRY_INVALID'
  | 'RIGHT_MISSING';

const word = (words: Readonly<Record<string, string>>, key: unknown): string => words[String(key)] ?? String(key ?? '');
const euro = (amount: unknown): string => `${String(amount ?? '').replace('.', ',')} €`;

const de: Readonly<Record<OrdersCode, Sentence>> = {
  ...commonDe,
  RULES_MISSING: 'Für die Kommune ist noch keine örtliche Regelung in Kraft. Ohne sie hat niemand eine Befugnis.',
  RIGHT_MISSING: 'Dazu fehlt Ihnen das Recht in der Anwendung. Bitte wenden Sie sich an die Administration.',
  ACCOUNT_NOT_OPEN: 'Von diesem Bankkonto wird nicht gezahlt: Es ist nicht eröffnet oder schon beendet.',
  PAYEE_RETIRED: 'Dieser Empfänger ist stillgelegt.',
  DETAILS_MISSING: ({ name }) =>
    `Für ${name ?? 'diesen Empfänger'} ist keine Bankverbindung freigegeben. Eine zweite Person muss sie zuerst freigeben.`,
  DETAILS_REPLACED: ({ name }) =>
    `Die Bankverbindung von ${name ?? ''} wurde seit der Erfassung ersetzt. Bitte ändern Sie die Anordnung, damit sie die neue übernimmt.`,
  DETAILS_UNCHANGED: 'Diese Bankverbindung ist schon freigegeben.',
  DETAILS_DECIDED: 'Über diese Bankverbindung ist schon entschieden.',
  PAYEE_NUMBER_TAKEN: ({ number }) => `Die Nummer ${number ?? ''} hat schon ein anderer Empfänger.`,
  COUNTRY_INVALID: 'Bitte geben Sie das Land mit zwei Buchstaben an, wie „DE“.',
  URGENT_REASON_MISSING: 'Bitte begründen Sie die Eilzahlung.',
  FILE_UNKNOWN: 'Diese Datei gibt es nicht. Bitte laden Sie sie noch einmal hoch.',
  FILE_INFECTED: ({ name }) => `In „${name ?? ''}“ wurde Schadsoftware gefunden. Die Datei wird nicht verwendet.`,
  WRONG_SIDE: ({ duty, side }) =>
    `${word(DUTY_WORDS.de, duty)} ist Sache ${side === 'member' ? 'der Kommune' : 'der Zahlungsabwicklung im Zentrum'}.`,
  DUTY_NOT_HELD: ({ duty, clause }) => `Die Befugnis „${word(DUTY_WORDS.de, duty)}“ ist Ihnen nicht gegeben (${clause ?? ''}).`,
  OVER_LIMIT: ({ duty, amount, clause }) =>
    `Ihre Befugnis „${word(DUTY_WORDS.de, duty)}“ reicht nicht bis ${euro(amount)} (${clause ?? ''}).`,
  SAME_PERSON: ({ made }) =>
    made === undefined
      ? commonDe.SAME_PERSON
      : `Sie haben an dieser Anordnung schon mitgewirkt (${word(DUTY_WORDS.de, made)}). Nach der örtlichen Regelung muss das eine zweite Person tun.`,
  ORDER_STATUS: ({ status }) => `Das geht nicht: Die Anordnung ist ${word(STATUS_WORDS.de, status)}. Bitte laden Sie die Seite neu.`,
  NOT_IN_RUN: 'Die Anordnung steht in einem Zahlungslauf. Lassen Sie sie vom Zentrum herausnehmen, dann können Sie sie ändern.',
  NOT_A_RECEIPT: 'Zurückgezahlt wird nur ein Zahlungseingang. Was von einer eigenen Zahlung zurückkam, wird neu angeordnet.',
  PAYER_UNKNOWN: 'Die Bank nennt zu diesem Eingang keinen Zahler mit Namen und IBAN. Ordnen Sie die Rückzahlung als Auszahlung an.',
  NOTHING_TO_REFUND: 'Von diesem Eingang ist auf dem Verwahrkonto nichts mehr zurückzuzahlen.',
  MORE_THAN_LEFT: ({ left, underWay }) =>
    `Von diesem Eingang sind noch ${euro(left)} zurückzuzahlen${underWay === '0.00' ? '' : `; über ${euro(underWay)} laufen schon Rückzahlungen`}.`,
  REFUND_NOT_AMENDED: 'Eine Rückzahlung wird nicht geändert. Weisen Sie sie zurück und erfassen Sie sie neu.',
  ITEM_UNKNOWN: 'Ein Posten ist nicht mehr da. Bitte laden Sie die Seite neu.',
  SEVERAL_MUNICIPALITIES: ({ reference }) => `Der Posten ${reference ?? ''} gehört zu einer anderen Kommune als das Bankkonto.`,
  NOT_A_PAYABLE: ({ reference }) => `${reference ?? ''} ist eine Forderung. Angeordnet werden nur Verbindlichkeiten.`,
  ITEM_NOT_OPEN: ({ reference }) => `Der Posten ${reference ?? ''} ist nicht mehr offen.`,
  ITEM_ORDERED: ({ reference }) => `Für den Posten ${reference ?? ''} läuft schon eine Auszahlung.`,
  ITEM_WITHOUT_IBAN: ({ reference, name }) =>
    `Der Posten ${reference ?? ''}${name ? ` (${name})` : ''} nennt keine Bankverbindung. Erfassen Sie die Auszahlung von Hand.`,
  PAYEE_NOT_RELEASED: ({ reference, name }) =>
    `Die Bankverbindung im Posten ${reference ?? ''}${name ? ` (${name})` : ''} gehört zu keinem freigegebenen Empfänger. Legen Sie ihn an oder lassen Sie sie freigeben.`,
  PAYEE_AMBIGUOUS: ({ reference }) =>
    `Die Bankverbindung im Posten ${reference ?? ''} haben mehrere Empfänger. Erfassen Sie die Auszahlung von Hand.`,
  MORE_THAN_ITEM: ({ reference, open }) => `Im Posten ${reference ?? ''} sind nur ${euro(open)} offen.`,
  DUE_OUT_OF_RANGE: ({ earliest, latest }) =>
    `Fällig sein kann die Auszahlung vom ${formatCivilDate(String(earliest) as CivilDate)} (erster Tag des Bankkontos) bis zum ${formatCivilDate(String(latest) as CivilDate)}.`,
  AMOUNT_OUT_OF_RANGE: 'Der Betrag muss zwischen 0,01 € und 999.999.999,99 € liegen.',
  CREDITOR_MISSING: 'Bitte geben Sie den Empfänger an.',
  REMITTANCE_TOO_LONG: ({ limit }) => `Der Verwendungszweck hat höchstens ${limit ?? ''} Zeichen.`,
  VOUCHER_MISSING: 'Bitte geben Sie den Beleg an.',
  REASON_MISSING: 'Bitte geben Sie einen Grund an.',
  LIST_STATUS: 'Diese Liste ist schon übernommen oder verworfen. Bitte laden Sie die Seite neu.',
  LIST_FAULTY: ({ count }) => `Die Liste hat ${count ?? ''} Fehler. Übernommen wird sie erst, wenn keiner mehr übrig ist.`,
  FILE_TAKEN: ({ name }) => `Der Inhalt von „${name ?? ''}“ ist schon übernommen, vielleicht unter anderem Namen.`,
  FILE_GONE: 'Die Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.',
};

const en: Readonly<Record<OrdersCode, Sentence>> = {
  ...commonEn,
  RULES_MISSING: 'No local rules of the municipality are in force yet. Without them nobody holds a duty.',
  RIGHT_MISSING: 'You lack the right for this in the application. Please ask your administrator.',
  ACCOUNT_NOT_OPEN: 'Nothing is paid from this bank account: it is not open, or it has ended.',
  PAYEE_RETIRED: 'This payee is retired.',
  DETAILS_MISSING: ({ name }) => `No bank details of ${name ?? 'this payee'} are released. A second person must release them first.`,
  DETAILS_REPLACED: ({ name }) =>
    `The bank details of ${name ?? ''} were replaced since the order was entered. Please amend the order, so that it takes the new ones.`,
  DETAILS_UNCHANGED: 'These bank details are released already.',
  DETAILS_DECIDED: 'These bank details are decided already.',
  PAYEE_NUMBER_TAKEN: ({ number }) => `Another payee has the number ${number ?? ''} already.`,
  COUNTRY_INVALID: 'Please give the country in two letters, like “DE”.',
  URGENT_REASON_MISSING: 'Please say why the payment is urgent.',
  FILE_UNKNOWN: 'There is no such file. Please upload it again.',
  FILE_INFECTED: ({ name }) => `Malware was found in “${name ?? ''}”. The file is not used.`,
  WRONG_SIDE: ({ duty, side }) =>
    `“${word(DUTY_WORDS.en, duty)}” is for ${side === 'member' ? 'the municipality' : 'payment processing at the centre'}.`,
  DUTY_NOT_HELD: ({ duty, clause }) => `You do not hold the duty “${word(DUTY_WORDS.en, duty)}” (${clause ?? ''}).`,
  OVER_LIMIT: ({ duty, amount, clause }) => `Your duty “${word(DUTY_WORDS.en, duty)}” does not reach €${amount ?? ''} (${clause ?? ''}).`,
  SAME_PERSON: ({ made }) =>
    made === undefined
      ? commonEn.SAME_PERSON
      : `You had a hand in this order already (${word(DUTY_WORDS.en, made)}). By the local rules a second person must do this.`,
  ORDER_STATUS: ({ status }) => `This is not possible: the order is ${word(STATUS_WORDS.en, status)}. Please load the page again.`,
  NOT_IN_RUN: 'The order is in a payment run. Have the centre take it out, then you can amend it.',
  NOT_A_RECEIPT: 'Only a receipt is paid back. What came back of an own payment is ordered anew.',
  PAYER_UNKNOWN: 'The bank names no payer with name and IBAN for this receipt. Enter a payment order instead.',
  NOTHING_TO_REFUND: 'Nothing of this receipt is left on the deposit account to be paid back.',
  MORE_THAN_LEFT: ({ left, underWay }) =>
    `€${left ?? ''} of this receipt is left to be paid back${underWay === '0.00' ? '' : `; refunds of €${underWay ?? ''} are on their way already`}.`,
  REFUND_NOT_AMENDED: 'A refund is not amended. Reject it and enter it anew.',
  ITEM_UNKNOWN: 'An item is no longer there. Please load the page again.',
  SEVERAL_MUNICIPALITIES: ({ reference }) => `The item ${reference ?? ''} belongs to another municipality than the bank account.`,
  NOT_A_PAYABLE: ({ reference }) => `${reference ?? ''} is a claim. Only liabilities are ordered to be paid.`,
  ITEM_NOT_OPEN: ({ reference }) => `The item ${reference ?? ''} is no longer open.`,
  ITEM_ORDERED: ({ reference }) => `A payment of the item ${reference ?? ''} is on its way already.`,
  ITEM_WITHOUT_IBAN: ({ reference, name }) =>
    `The item ${reference ?? ''}${name ? ` (${name})` : ''} names no bank details. Enter the order by hand.`,
  PAYEE_NOT_RELEASED: ({ reference, name }) =>
    `The bank details in the item ${reference ?? ''}${name ? ` (${name})` : ''} belong to no released payee. Enter the payee, or have the details released.`,
  PAYEE_AMBIGUOUS: ({ reference }) => `Several payees have the bank details in the item ${reference ?? ''}. Enter the order by hand.`,
  MORE_THAN_ITEM: ({ reference, open }) => `Only €${open ?? ''} of the item ${reference ?? ''} is open.`,
  DUE_OUT_OF_RANGE: ({ earliest, latest }) =>
    `The order can be due from ${formatEnglishDate(String(earliest) as CivilDate)} (first day of the bank account) to ${formatEnglishDate(String(latest) as CivilDate)}.`,
  AMOUNT_OUT_OF_RANGE: 'The amount must lie between €0.01 and €999,999,999.99.',
  CREDITOR_MISSING: 'Please name the payee.',
  REMITTANCE_TOO_LONG: ({ limit }) => `The remittance information has at most ${limit ?? ''} characters.`,
  VOUCHER_MISSING: 'Please name the voucher.',
  REASON_MISSING: 'Please give a reason.',
  LIST_STATUS: 'This list has been taken over or discarded already. Please load the page again.',
  LIST_FAULTY: ({ count }) => `The list has ${count ?? ''} mistakes. It is taken over only when none is left.`,
  FILE_TAKEN: ({ name }) => `What “${name ?? ''}” holds has been taken over already, perhaps under another name.`,
  FILE_GONE: 'The file is gone. Please upload it again.',
};

export const messages: RefusalCatalogue<OrdersCode> = { de, en };

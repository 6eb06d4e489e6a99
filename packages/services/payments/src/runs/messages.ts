// SPDX-License-Identifier: EUPL-1.2
import type {
  BookFileRefusal,
  BookRejectionRefusal,
  CancelRunRefusal,
  ComposeRunRefusal,
  HandOverFileRefusal,
  MakeFileRefusal,
  RecallRefusal,
  RecordVopRefusal,
  RejectOrderRefusal,
  ReleaseFileRefusal,
  StepRefusal,
  TakeOutRefusal,
} from '@domain/payments';
import { bankFileSentence, painFindingSentence } from '@formats/bank';
import { type CivilDate, formatCivilDate, formatEnglishDate, type RefusalParams } from '@kernel/core';
import type { RefusalCatalogue, Sentence } from '@platform/graphql';

type DomainCode =
  | (StepRefusal | RejectOrderRefusal | ComposeRunRefusal | TakeOutRefusal | CancelRunRefusal | MakeFileRefusal)
  | (ReleaseFileRefusal | HandOverFileRefusal | BookFileRefusal | BookRejectionRefusal | RecordVopRefusal | RecallRefusal);
type OwnCode =
  | ('ORDER_UNKNOWN' | 'SEVERAL_MUNICIPALITIES' | 'URGENT_APART' | 'ACCOUNT_NOT_OPEN' | 'FILE_BREAKS_RULE' | 'CHANNEL_NOT_THERE')
  | (
      | 'NO_CREDITOR_ACCOUNT'
      | 'FILE_DAMAGED'
      | 'FILE_UNKNOWN'
      | 'ANSWER_TAKEN'
      | 'NOT_A_STATUS_REPORT'
      | 'OTHER_FILE'
      | 'ORDER_OF_OTHER_FILE'
    )
  | ('NOTHING_NEW' | 'RECALL_ASKED' | 'RECALL_ANSWERED' | 'DETAILS_REPLACED');
export type RunCode = DomainCode | OwnCode;

const DUTIES_DE: Readonly<Record<string, string>> = {
  accept: 'Auszahlungen anzunehmen',
  run: 'Zahlungsläufe zu bearbeiten',
  release: 'Zahlungsdateien freizugeben',
  handOver: 'Zahlungsdateien zu übergeben',
  recall: 'Zahlungen zurückzurufen',
};
const DUTIES_EN: Readonly<Record<string, string>> = {
  accept: 'accept payment orders',
  run: 'work on payment runs',
  release: 'release payment files',
  handOver: 'hand payment files over',
  recall: 'recall payments',
};
const ORDER_WORDS_DE: Readonly<Record<string, string>> = {
  ...{ drafted: 'erfasst', factuallyDetermined: 'sachlich festgestellt', arithmeticallyDetermined: 'rechnerisch festgestellt' },
  ...{ ordered: 'angeordnet', accepted: 'angenommen', inRun: 'in einem Zahlungslauf', fileMade: 'in einer Zahlungsdatei' },
  ...{
    releasedOnce: 'einmal freigegeben',
    released: 'freigegeben',
    handedOver: 'der Bank übergeben',
    bankAccepted: 'von der Bank angenommen',
  },
  ...{ bankRejected: 'von der Bank abgelehnt', debited: 'belastet', done: 'erledigt', rejected: 'zurückgegeben' },
  ...{ returned: 'zurückgekommen', recalled: 'zurückgerufen' },
};
const ORDER_WORDS_EN: Readonly<Record<string, string>> = {
  ...{ drafted: 'a draft', factuallyDetermined: 'determined by reason', arithmeticallyDetermined: 'determined by amount' },
  ...{ ordered: 'ordered', accepted: 'accepted', inRun: 'in a payment run', fileMade: 'in a payment file' },
  ...{ releasedOnce: 'released once', released: 'released', handedOver: 'handed over', bankAccepted: 'accepted by the bank' },
  ...{ bankRejected: 'rejected by the bank', debited: 'debited', done: 'done', rejected: 'given back' },
  ...{ returned: 'returned', recalled: 'recalled' },
};
const RUN_WORDS_DE: Readonly<Record<string, string>> = {
  ...{ composing: 'in Zusammenstellung', fileMade: 'mit fertiger Datei', releasedOnce: 'einmal freigegeben', released: 'freigegeben' },
  ...{ handedOver: 'übergeben', cancelled: 'aufgegeben', preNotified: 'angekündigt' },
};
const RUN_WORDS_EN: Readonly<Record<string, string>> = {
  ...{ composing: 'being composed', fileMade: 'with its file made', releasedOnce: 'released once', released: 'released' },
  ...{ handedOver: 'handed over', cancelled: 'given up', preNotified: 'announced' },
};

const word = (words: Readonly<Record<string, string>>, key: unknown): string => words[String(key)] ?? String(key ?? '');
const tag = (date: unknown): string => formatCivilDate(String(date) as CivilDate);
const day = (date: unknown): string => formatEnglishDate(String(date) as CivilDate);
const whichDe = ({ order }: RefusalParams): string => (order ? `Anordnung ${order}` : 'Die Anordnung');
const whichEn = ({ order }: RefusalParams): string => (order ? `Order ${order}` : 'The order');
const clauseDe = ({ clause }: RefusalParams): string => (clause ? ` (${clause})` : '');
const rule = (params: RefusalParams, locale: 'de' | 'en'): string =>
  painFindingSentence({ rule: params['rule'] as never, severity: 'error', line: 0, path: '', params }, locale);
const file = (params: RefusalParams, locale: 'de' | 'en'): string => bankFileSentence({ code: params['code'] as never, params }, locale);

/** What should never be seen, since the set-up and the rules before it keep it away; told all the same. */
const BOOKS_DE: Sentence = 'Die Buchung dazu ist nicht möglich. Bitte prüfen Sie die Einrichtung der Konten.';
const BOOKS_EN: Sentence = 'It cannot be booked. Please check the set-up of the accounts.';

const de: Readonly<Record<RunCode, Sentence>> = {
  ORDER_UNKNOWN: 'Eine der Anordnungen gibt es hier nicht. Bitte laden Sie die Seite neu.',
  SEVERAL_MUNICIPALITIES: 'Bitte wählen Sie nur Anordnungen einer Kommune.',
  URGENT_APART: (params) => `${whichDe(params)} ist anders eilig als die übrigen. Eilzahlungen gehen in einem eigenen Lauf hinaus.`,
  ACCOUNT_NOT_OPEN: 'Das Konto ist nicht eröffnet, oder der Lauf ist leer.',
  FILE_BREAKS_RULE: (params) => `${params['order'] ? `Anordnung ${params['order']}: ` : ''}${rule(params, 'de')}`,
  CHANNEL_NOT_THERE: 'Dieser Weg zur Bank ist nicht eingerichtet. Bitte wählen Sie „Herunterladen“.',
  NO_CREDITOR_ACCOUNT: 'Der Kommune fehlt ein Sachkonto für Verbindlichkeiten.',
  FILE_DAMAGED: 'Die aufbewahrte Datei stimmt nicht mit ihrem Hash überein. Sie wird nicht übergeben; bitte erstellen Sie sie neu.',
  FILE_UNKNOWN: 'Diese Datei gibt es hier nicht. Bitte laden Sie sie noch einmal hoch.',
  ANSWER_TAKEN: 'Diese Rückmeldung wurde schon eingelesen.',
  NOT_A_STATUS_REPORT: (params) => `Die Datei ist keine Rückmeldung der Bank (pain.002). ${file(params, 'de')}`,
  OTHER_FILE: ({ messageId }) => `Die Rückmeldung gehört zu einer anderen Zahlungsdatei${messageId ? ` (${messageId})` : ''}.`,
  ORDER_OF_OTHER_FILE: ({ endToEndId }) => `Die Rückmeldung nennt einen Auftrag, der nicht in dieser Datei steht: ${endToEndId ?? ''}.`,
  NOTHING_NEW: 'Die Rückmeldung sagt nichts Neues.',
  RECALL_ASKED: 'Ein Rückruf läuft schon.',
  RECALL_ANSWERED: 'Über den Rückruf ist schon entschieden.',
  ORDER_STATUS: (params) => `${whichDe(params)} ist ${word(ORDER_WORDS_DE, params['status'])}; das geht jetzt nicht.`,
  OTHER_TENANT: 'Das gehört einer anderen Kommune.',
  NOT_A_PERSON: 'Das darf nur eine Person tun, kein automatischer Vorgang.',
  WRONG_SIDE: ({ side }) => (side === 'centre' ? 'Das ist Sache des Zentrums.' : 'Das ist Sache der Kommune.'),
  DUTY_NOT_HELD: (params) =>
    `Die örtliche Regelung der Kommune${clauseDe(params)} erlaubt Ihnen nicht, ${word(DUTIES_DE, params['duty'])}.`,
  OVER_LIMIT: (params) =>
    `Der Betrag liegt über der Grenze, bis zu der Sie nach der örtlichen Regelung${clauseDe(params)} befugt sind, ${word(DUTIES_DE, params['duty'])}.`,
  SAME_PERSON: 'Das muss eine zweite Person tun.',
  REASON_MISSING: 'Bitte nennen Sie den Grund.',
  RUN_EMPTY: 'Bitte wählen Sie mindestens eine Anordnung.',
  OTHER_ACCOUNT: (params) => `${whichDe(params)} wird von einem anderen Konto bezahlt. Ein Lauf gehört zu einem Konto einer Kommune.`,
  EXECUTE_IN_PAST: ({ today }) => `Der Ausführungstag liegt vor heute, dem ${tag(today)}.`,
  NO_BANK_DAY: 'An diesem Tag arbeiten die Banken nicht. Bitte wählen Sie einen Bankarbeitstag.',
  RUN_STATUS: ({ status }) => `Der Lauf ist ${word(RUN_WORDS_DE, status)}; das geht jetzt nicht.`,
  NOT_IN_RUN: 'Diese Anordnung ist nicht in dem Lauf.',
  CONTROL_SUM_DIFFERS: ({ file: inFile, orders }) =>
    `Die Kontrollsumme der Datei (${inFile ?? ''}) ist nicht die Summe der Anordnungen (${orders ?? ''}).`,
  COUNT_DIFFERS: ({ file: inFile, orders }) => `In der Datei stehen ${inFile ?? ''} Aufträge, im Lauf ${orders ?? ''}.`,
  SAME_FILE: 'Diese Datei wurde schon erstellt.',
  ORDERS_INCOMPLETE: 'Die Anordnungen des Laufs haben sich geändert. Bitte erstellen Sie die Datei neu.',
  FILE_CHANGED: 'Die Datei ist nicht mehr die, die Sie gesehen haben. Bitte laden Sie die Seite neu, und prüfen Sie sie noch einmal.',
  INVOLVED:
    'Sie waren an einer Anordnung oder an dem Lauf beteiligt. Freigeben müssen zwei Personen, die damit nichts zu tun hatten (§ 31 KomHVO NRW).',
  PAYEES_NOT_SEEN: 'Bei mindestens einem Empfänger passt der Name nicht zum Konto. Bitte bestätigen Sie jeden davon.',
  RELEASES_MISSING: 'Es fehlt eine Freigabe. Erst zwei Personen geben die Datei frei.',
  RELEASER_WITHOUT_DUTY:
    'Wer freigegeben hat, darf es nach der örtlichen Regelung heute nicht mehr. Bitte erzeugen Sie die Datei neu und lassen Sie sie erneut freigeben.',
  DETAILS_REPLACED: ({ order, name }) =>
    `Die Bankverbindung von ${String(name)} wurde ersetzt (Auftrag ${String(order)}). Nehmen Sie den Auftrag heraus; die Kommune muss ihn neu erfassen.`,
  BOOKED_BY_RELEASER:
    'Sie haben diese Datei freigegeben. Wer freigibt, bucht nicht (§ 31 KomHVO NRW); bitte lassen Sie es jemand anderen tun.',
  FILE_BOOKED: 'Die Datei ist schon gebucht.',
  NO_TRANSIT_ACCOUNT: 'Dem Bankkonto fehlt sein Verrechnungskonto für unterwegs befindliche Zahlungen.',
  DAY_CLOSED: ({ closedThrough }) => `Bis zum ${tag(closedThrough)} ist abgeschlossen. Bitte übergeben Sie am nächsten Buchungstag.`,
  JOURNAL_EMPTY: BOOKS_DE,
  ACCOUNT_UNKNOWN: BOOKS_DE,
  CURRENCY_MIX: BOOKS_DE,
  POSTING_ZERO: BOOKS_DE,
  ITEM_MISSING: BOOKS_DE,
  JOURNAL_UNBALANCED: BOOKS_DE,
  BECAUSE_MISSING: BOOKS_DE,
  REJECTION_BOOKED: 'Die Ablehnung ist schon gebucht.',
  NO_ANSWER: 'Die Rückmeldung nennt zu keinem Auftrag ein Ergebnis.',
};

const en: Readonly<Record<RunCode, Sentence>> = {
  ORDER_UNKNOWN: 'One of the orders is not here. Please load the page again.',
  SEVERAL_MUNICIPALITIES: 'Please choose orders of one municipality only.',
  URGENT_APART: (params) =>
    `${whichEn(params)} is urgent and the others are not, or the other way round. Instant payments leave in a run of their own.`,
  ACCOUNT_NOT_OPEN: 'The account is not open, or the run is empty.',
  FILE_BREAKS_RULE: (params) => `${params['order'] ? `Order ${params['order']}: ` : ''}${rule(params, 'en')}`,
  CHANNEL_NOT_THERE: 'This way to the bank is not set up. Please choose “download”.',
  NO_CREDITOR_ACCOUNT: 'The municipality lacks a ledger account for what it owes.',
  FILE_DAMAGED: 'The kept file does not fit its hash. It is not handed over; please make it anew.',
  FILE_UNKNOWN: 'This file is not here. Please upload it again.',
  ANSWER_TAKEN: 'This report has been taken in already.',
  NOT_A_STATUS_REPORT: (params) => `The file is no status report of a bank (pain.002). ${file(params, 'en')}`,
  OTHER_FILE: ({ messageId }) => `The report is about another payment file${messageId ? ` (${messageId})` : ''}.`,
  ORDER_OF_OTHER_FILE: ({ endToEndId }) => `The report names an order that is not in this file: ${endToEndId ?? ''}.`,
  NOTHING_NEW: 'The report says nothing new.',
  RECALL_ASKED: 'A recall is under way already.',
  RECALL_ANSWERED: 'The recall has been decided already.',
  ORDER_STATUS: (params) => `${whichEn(params)} is ${word(ORDER_WORDS_EN, params['status'])}; this cannot be done now.`,
  OTHER_TENANT: 'This belongs to another municipality.',
  NOT_A_PERSON: 'Only a person can do this, no automatic process.',
  WRONG_SIDE: ({ side }) => (side === 'centre' ? 'This is for the centre to do.' : 'This is for the municipality to do.'),
  DUTY_NOT_HELD: (params) => `The municipality's local rules${clauseDe(params)} do not allow you to ${word(DUTIES_EN, params['duty'])}.`,
  OVER_LIMIT: (params) =>
    `The amount is above the limit up to which the local rules${clauseDe(params)} allow you to ${word(DUTIES_EN, params['duty'])}.`,
  SAME_PERSON: 'A second person must do this.',
  REASON_MISSING: 'Please give the reason.',
  RUN_EMPTY: 'Please choose at least one order.',
  OTHER_ACCOUNT: (params) => `${whichEn(params)} is paid from another account. A run belongs to one account of one municipality.`,
  EXECUTE_IN_PAST: ({ today }) => `The day of execution is before today, ${day(today)}.`,
  NO_BANK_DAY: 'Banks are closed on this day. Please choose a bank working day.',
  RUN_STATUS: ({ status }) => `The run is ${word(RUN_WORDS_EN, status)}; this cannot be done now.`,
  NOT_IN_RUN: 'This order is not in the run.',
  CONTROL_SUM_DIFFERS: ({ file: inFile, orders }) =>
    `The control sum of the file (${inFile ?? ''}) is not the sum of the orders (${orders ?? ''}).`,
  COUNT_DIFFERS: ({ file: inFile, orders }) => `The file holds ${inFile ?? ''} orders, the run ${orders ?? ''}.`,
  SAME_FILE: 'This file has been made already.',
  ORDERS_INCOMPLETE: 'The orders of the run have changed. Please make the file anew.',
  FILE_CHANGED: 'The file is not the one that you saw. Please load the page again and check it once more.',
  INVOLVED: 'You had a hand in an order or in the run. Two people who had none must release it (§ 31 KomHVO NRW).',
  PAYEES_NOT_SEEN: 'The name of at least one payee does not fit the account. Please confirm each of them.',
  RELEASES_MISSING: 'A release is missing. Two people must release the file.',
  RELEASER_WITHOUT_DUTY:
    'By the local rules somebody who released may not do so any more today. Please make the file anew and have it released again.',
  DETAILS_REPLACED: ({ order, name }) =>
    `The bank details of ${String(name)} have been replaced (order ${String(order)}). Take the order out; the municipality has to enter it anew.`,
  BOOKED_BY_RELEASER: 'You released this file. Whoever releases does not book (§ 31 KomHVO NRW); please let somebody else do it.',
  FILE_BOOKED: 'The file has been booked already.',
  NO_TRANSIT_ACCOUNT: 'The bank account lacks its account for payments on their way.',
  DAY_CLOSED: ({ closedThrough }) => `Everything up to ${day(closedThrough)} is closed. Please hand over on the next booking day.`,
  JOURNAL_EMPTY: BOOKS_EN,
  ACCOUNT_UNKNOWN: BOOKS_EN,
  CURRENCY_MIX: BOOKS_EN,
  POSTING_ZERO: BOOKS_EN,
  ITEM_MISSING: BOOKS_EN,
  JOURNAL_UNBALANCED: BOOKS_EN,
  BECAUSE_MISSING: BOOKS_EN,
  REJECTION_BOOKED: 'The rejection has been booked already.',
  NO_ANSWER: 'The report gives no result for any order.',
};

export const messages: RefusalCatalogue<RunCode> = { de, en };

// SPDX-License-Identifier: EUPL-1.2
import type {
  EndAccountRefusal,
  OpenAccountRefusal,
  ProposeAccountRefusal,
  ProposeRulesRefusal,
  PutInForceRefusal,
} from '@domain/payments';
import { type CivilDate, formatCivilDate, formatEnglishDate } from '@kernel/core';
import type { RefusalCatalogue, Sentence } from '@platform/graphql';

export type SetupCode =
  | ProposeAccountRefusal
  | OpenAccountRefusal
  | EndAccountRefusal
  | ProposeRulesRefusal
  | PutInForceRefusal
  | 'LEDGER_NUMBER_TAKEN';

const tag = (date: unknown): string => formatCivilDate(String(date) as CivilDate);
const day = (date: unknown): string => formatEnglishDate(String(date) as CivilDate);

const STATUS_DE: Readonly<Record<string, string>> = {
  proposed: 'vorgeschlagen',
  open: 'eröffnet',
  rejected: 'zurückgewiesen',
  ended: 'beendet',
};
const STATUS_EN: Readonly<Record<string, string>> = { proposed: 'proposed', open: 'open', rejected: 'refused', ended: 'ended' };
const SIDE_DE: Readonly<Record<string, string>> = { member: 'der Kommune', centre: 'des Zentrums' };
const SIDE_EN: Readonly<Record<string, string>> = { member: 'the municipality', centre: 'the centre' };

const IBAN_DE: Readonly<Record<string, string>> = {
  IBAN_CHARACTERS: 'Sie enthält Zeichen, die in einer IBAN nicht vorkommen.',
  IBAN_COUNTRY: 'Das Land gehört nicht zum SEPA-Raum.',
  IBAN_LENGTH: 'Sie ist für dieses Land zu lang oder zu kurz.',
  IBAN_CHECK_DIGITS: 'Die Prüfziffern passen nicht. Bitte prüfen Sie die Eingabe.',
};
const IBAN_EN: Readonly<Record<string, string>> = {
  IBAN_CHARACTERS: 'It has characters that no IBAN has.',
  IBAN_COUNTRY: 'The country is not in the SEPA area.',
  IBAN_LENGTH: 'It is too long or too short for this country.',
  IBAN_CHECK_DIGITS: 'The check digits do not fit. Please check what you typed.',
};

/** Sentences that several rooms share. */
export const commonDe = {
  NOT_A_PERSON: 'Das darf nur eine Person tun, kein automatischer Vorgang.',
  SAME_PERSON: 'Das muss eine zweite Person tun.',
  IBAN_INVALID: ({ reason }) => `Die IBAN stimmt nicht. ${IBAN_DE[String(reason)] ?? ''}`.trim(),
  BIC_INVALID: 'Der BIC stimmt nicht: 8 oder 11 Zeichen, wie „WELADEDDXXX“.',
  PROPOSAL_OPEN: 'Es wartet schon ein Vorschlag auf Entscheidung.',
  OTHER_TENANT: 'Das gehört einer anderen Kommune.',
} as const satisfies Record<string, Sentence>;
export const commonEn = {
  NOT_A_PERSON: 'Only a person can do this, no automatic process.',
  SAME_PERSON: 'A second person must do this.',
  IBAN_INVALID: ({ reason }) => `The IBAN is wrong. ${IBAN_EN[String(reason)] ?? ''}`.trim(),
  BIC_INVALID: 'The BIC is wrong: 8 or 11 characters, like “WELADEDDXXX”.',
  PROPOSAL_OPEN: 'A proposal is waiting for a decision already.',
  OTHER_TENANT: 'This belongs to another municipality.',
} as const satisfies Record<string, Sentence>;

const de: Readonly<Record<SetupCode, Sentence>> = {
  ...commonDe,
  LEDGER_NUMBER_TAKEN: ({ number }) => `Die Nummer ${number ?? ''} hat schon ein anderes Sachkonto.`,
  CREDITOR_ID_INVALID: 'Die Gläubiger-Identifikationsnummer stimmt nicht. Eine deutsche hat 18 Stellen, wie „DE98ZZZ09999999999“.',
  ACCOUNT_TAKEN: 'Dieses Konto ist für die Kommune schon vorgeschlagen oder eröffnet.',
  CUT_OVER_IN_FUTURE: 'Der erste Tag darf nicht in der Zukunft liegen: Der Bestand des Vortags muss feststehen.',
  CUT_OVER_TOO_EARLY: ({ date }) => `Der erste Tag kann frühestens der ${tag(date)} sein: Jeder Tag seither wird hier abgeschlossen.`,
  CUT_OVER_CLOSED: ({ date }) => `Der Vortag ist schon abgeschlossen. Frühester erster Tag ist der ${tag(date)}.`,
  OPENING_ITEM_ZERO: ({ row }) => `Offener Vorgang ${row ?? ''}: Der Betrag darf nicht null sein.`,
  OPENING_ITEM_SIGN: ({ row }) =>
    `Offener Vorgang ${row ?? ''}: Verwahrungen sind Eingänge (Betrag über null), Vorschüsse Ausgänge (Betrag unter null).`,
  OPENING_ITEM_LATE: ({ row, date }) => `Offener Vorgang ${row ?? ''}: Der Tag muss vor dem ersten Tag (${tag(date)}) liegen.`,
  ACCOUNT_STATUS: ({ status }) => `Das geht nicht: Das Konto ist ${STATUS_DE[String(status)] ?? status}.`,
  ACCOUNT_INCOMPLETE: 'Der Kommune fehlt ein Sachkonto für die Eröffnung. Bitte wenden Sie sich an die Administration.',
  DAY_CLOSED: ({ closedThrough }) => `Bis zum ${tag(closedThrough)} ist abgeschlossen. An diesen Tagen wird nichts mehr gebucht.`,
  JOURNAL_EMPTY: 'Die Eröffnung hätte nur eine Seite. Bitte prüfen Sie Bestand und offene Vorgänge.',
  ACCOUNT_UNKNOWN: 'Ein Sachkonto der Buchung gibt es nicht.',
  CURRENCY_MIX: 'Eine Buchung hat nur eine Währung.',
  POSTING_ZERO: 'Eine Buchung über null gibt es nicht.',
  ITEM_MISSING: 'Auf diesem Sachkonto braucht jede Buchung ihren Vorgang.',
  JOURNAL_UNBALANCED: ({ difference }) => `Soll und Haben gehen nicht auf: Differenz ${String(difference).replace('.', ',')} €.`,
  BECAUSE_MISSING: 'Bitte geben Sie den Nachweis an.',
  ENDED_BEFORE_BEGUN: ({ date }) => `Das Konto wird erst seit dem ${tag(date)} geführt.`,
  ENDED_IN_FUTURE: 'Der letzte Tag darf nicht in der Zukunft liegen.',
  ACCOUNT_NOT_EMPTY: ({ count }) =>
    Number(count) > 0
      ? `Auf dem Konto stehen noch ${count === 1 ? 'ein offener Vorgang' : `${count} offene Vorgänge`}. Bitte klären Sie ${count === 1 ? 'ihn' : 'sie'} zuerst.`
      : 'Das Konto hat noch einen Bestand. Bitte buchen Sie ihn zuerst um.',
  ACCOUNT_HAS_ORDERS: ({ count }) =>
    `Von diesem Konto ${count === 1 ? 'soll noch eine Anordnung' : `sollen noch ${count} Anordnungen`} gezahlt werden. Bitte ändern oder verwerfen Sie sie zuerst.`,
  NO_GRANTS: 'Bitte geben Sie mindestens eine Befugnis ein.',
  GRANT_PERSON_UNKNOWN: ({ row }) => `Befugnis ${row ?? ''}: Diese Person gibt es in der Kommune und im Zentrum nicht (mehr).`,
  GRANT_OTHER_SIDE: ({ row, name, side }) =>
    `Befugnis ${row ?? ''}: Das ist Aufgabe ${SIDE_DE[String(side)] ?? ''}; ${name ?? ''} gehört nicht dazu.`,
  GRANT_PERIOD: ({ row, name }) => `Befugnis ${row ?? ''} (${name ?? ''}): Das Ende liegt vor dem Beginn.`,
  GRANT_LIMIT: ({ row, name }) =>
    `Befugnis ${row ?? ''} (${name ?? ''}): Der Höchstbetrag muss über null liegen. Ohne Grenze lassen Sie ihn leer.`,
  GRANT_TWICE: ({ row, name }) => `Befugnis ${row ?? ''}: ${name ?? ''} hat sie für diesen Zeitraum schon.`,
  SCHEME_LENGTH: ({ least, most }) => `Ein Kassenzeichen hat ${least ?? ''} bis ${most ?? ''} Stellen.`,
  TOLERANCE_RANGE: 'Die Toleranz liegt zwischen 0,00 und 10,00 €.',
  TOLERANCE_BEARER_MISSING: 'Bitte geben Sie an, wer Kleinbeträge trägt.',
  OWNER_UNKNOWN: 'Diese Person gibt es nicht (mehr).',
  RULES_DECIDED: 'Über diesen Vorschlag ist schon entschieden.',
  RULES_NOT_YET: ({ date }) => `Die Regelung gilt ab dem ${tag(date)}. Setzen Sie sie an diesem Tag in Kraft.`,
  WARNINGS_NOT_SEEN: ({ count }) =>
    `Zu dieser Regelung ${count === 1 ? 'gibt es einen Hinweis' : `gibt es ${count} Hinweise`}. Bitte bestätigen Sie, dass Sie ${count === 1 ? 'ihn' : 'sie'} gelesen haben.`,
};

const en: Readonly<Record<SetupCode, Sentence>> = {
  ...commonEn,
  LEDGER_NUMBER_TAKEN: ({ number }) => `Another ledger account has the number ${number ?? ''} already.`,
  CREDITOR_ID_INVALID: 'The creditor identifier is wrong. A German one has 18 characters, like “DE98ZZZ09999999999”.',
  ACCOUNT_TAKEN: 'This account of the municipality is proposed or open already.',
  CUT_OVER_IN_FUTURE: 'The first day must not lie in the future: the balance of the day before must be known.',
  CUT_OVER_TOO_EARLY: ({ date }) => `The first day can be ${day(date)} at the earliest: every day since is closed here.`,
  CUT_OVER_CLOSED: ({ date }) => `The day before is closed already. The earliest first day is ${day(date)}.`,
  OPENING_ITEM_ZERO: ({ row }) => `Open item ${row ?? ''}: the amount must not be zero.`,
  OPENING_ITEM_SIGN: ({ row }) => `Open item ${row ?? ''}: deposits are receipts (above zero), advances payments (below zero).`,
  OPENING_ITEM_LATE: ({ row, date }) => `Open item ${row ?? ''}: the day must lie before the first day (${day(date)}).`,
  ACCOUNT_STATUS: ({ status }) => `This is not possible: the account is ${STATUS_EN[String(status)] ?? status}.`,
  ACCOUNT_INCOMPLETE: 'The municipality lacks a ledger account for the opening. Please ask your administrator.',
  DAY_CLOSED: ({ closedThrough }) => `The days up to ${day(closedThrough)} are closed. Nothing is booked on them any more.`,
  JOURNAL_EMPTY: 'The opening would have one side only. Please check the balance and the open items.',
  ACCOUNT_UNKNOWN: 'A ledger account of the entry does not exist.',
  CURRENCY_MIX: 'An entry has one currency only.',
  POSTING_ZERO: 'There is no posting of zero.',
  ITEM_MISSING: 'On this ledger account every posting needs its item.',
  JOURNAL_UNBALANCED: ({ difference }) => `Debit and credit do not balance: €${difference ?? ''}.`,
  BECAUSE_MISSING: 'Please name the evidence.',
  ENDED_BEFORE_BEGUN: ({ date }) => `The account is kept since ${day(date)} only.`,
  ENDED_IN_FUTURE: 'The last day must not lie in the future.',
  ACCOUNT_NOT_EMPTY: ({ count }) =>
    Number(count) > 0
      ? `There ${count === 1 ? 'is an open item' : `are ${count} open items`} on the account. Please clear ${count === 1 ? 'it' : 'them'} first.`
      : 'The account still has a balance. Please transfer it first.',
  ACCOUNT_HAS_ORDERS: ({ count }) =>
    `${count === 1 ? 'One order is' : `${count} orders are`} still to be paid from this account. Please amend or reject ${count === 1 ? 'it' : 'them'} first.`,
  NO_GRANTS: 'Please enter at least one duty.',
  GRANT_PERSON_UNKNOWN: ({ row }) => `Duty ${row ?? ''}: there is no such person (any more) in the municipality or the centre.`,
  GRANT_OTHER_SIDE: ({ row, name, side }) =>
    `Duty ${row ?? ''}: this is for ${SIDE_EN[String(side)] ?? ''}; ${name ?? ''} does not belong to it.`,
  GRANT_PERIOD: ({ row, name }) => `Duty ${row ?? ''} (${name ?? ''}): the end lies before the beginning.`,
  GRANT_LIMIT: ({ row, name }) => `Duty ${row ?? ''} (${name ?? ''}): the limit must be above zero. Leave it empty for none.`,
  GRANT_TWICE: ({ row, name }) => `Duty ${row ?? ''}: ${name ?? ''} holds it for this period already.`,
  SCHEME_LENGTH: ({ least, most }) => `A reference number has ${least ?? ''} to ${most ?? ''} digits.`,
  TOLERANCE_RANGE: 'The tolerance lies between €0.00 and €10.00.',
  TOLERANCE_BEARER_MISSING: 'Please say who bears small differences.',
  OWNER_UNKNOWN: 'There is no such person (any more).',
  RULES_DECIDED: 'This proposal is decided already.',
  RULES_NOT_YET: ({ date }) => `The rules hold from ${day(date)}. Put them into force on that day.`,
  WARNINGS_NOT_SEEN: ({ count }) =>
    `There ${count === 1 ? 'is a remark' : `are ${count} remarks`} about these rules. Please confirm that you have read ${count === 1 ? 'it' : 'them'}.`,
};

export const messages: RefusalCatalogue<SetupCode> = { de, en };

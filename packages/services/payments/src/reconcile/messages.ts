// SPDX-License-Identifier: EUPL-1.2
import type { AllowRuleRefusal, RetireRuleRefusal, TeachRuleRefusal } from '@domain/payments';
import { type CivilDate, formatCivilDate, formatEnglishDate } from '@kernel/core';
import type { RefusalCatalogue, Sentence } from '@platform/graphql';
import type { BookBankLineRefusal } from './book-line.ts';
import type { BookLinesRefusal } from './book-together.ts';
import type { ClearUnclearRefusal } from './clear-item.ts';
import type { DecideRepeatRefusal } from './decide-repeat.ts';
import type { QuietDayRefusal } from './open-reasons.ts';
import type { SetBankLineAsideRefusal } from './set-aside.ts';
import type { UndoBookingRefusal } from './undo-booking.ts';

type Code =
  | BookBankLineRefusal
  | BookLinesRefusal
  | SetBankLineAsideRefusal
  | ClearUnclearRefusal
  | UndoBookingRefusal
  | QuietDayRefusal
  | DecideRepeatRefusal
  | TeachRuleRefusal
  | AllowRuleRefusal
  | RetireRuleRefusal
  | 'ITEM_NOT_OPEN'
  | 'OWNER_UNKNOWN';

const of = (value: unknown): string => String(value ?? '');
const tag = (value: unknown): string => formatCivilDate(of(value) as CivilDate);
const day = (value: unknown): string => formatEnglishDate(of(value) as CivilDate);
const euro = (value: unknown): string => `${of(value).replace('.', ',')} €`;

const de: Readonly<Record<Code, Sentence>> = {
  REPEAT_CERTAIN: 'Bei diesem Umsatz sagen die Salden der Bank, ob er eine Wiederholung ist. Hier ist nichts zu entscheiden.',
  REPEAT_CLOSED: ({ day: on }) => `Die Entscheidung steht schon im Tagesabschluss vom ${tag(on)} und wird nicht mehr geändert.`,
  REPEAT_BOOKED: 'Ein Umsatz dieses Teils ist schon gebucht. Bitte nehmen Sie die Buchung erst zurück.',
  LINE_BOOKED: 'Dieser Umsatz ist schon gebucht. Bitte laden Sie die Seite neu.',
  LINES_UNKNOWN: 'Einer der Umsätze ist nicht mehr da. Bitte laden Sie die Seite neu.',
  LINES_APART: 'Zusammen gebucht werden Umsätze einer Kommune in einer Richtung: nur Eingänge oder nur Ausgänge.',
  LINE_CHANGED: 'Einer der Umsätze wurde inzwischen geändert. Bitte laden Sie die Seite neu.',
  LINES_DIFFER: ({ lines, allocations }) => `Die Umsätze machen ${euro(lines)}, zugeordnet sind ${euro(allocations)}.`,
  LINE_IS_COPY: 'Dieser Umsatz kam schon mit einem anderen Auszug oder bewegt kein Geld; er wird nicht gebucht.',
  CANDIDATE_UNKNOWN: 'Diesen Vorschlag gibt es nicht mehr. Bitte laden Sie die Seite neu.',
  ACCOUNT_NOT_HERE: 'Auf dieses Konto kann hier nicht gebucht werden. Bitte wählen Sie ein Sachkonto der Kommune.',
  ITEM_UNKNOWN: 'Dieser Posten ist nicht offen oder gehört nicht zu diesem Konto.',
  REASON_MISSING: 'Bitte geben Sie einen Grund an, wenn Sie ohne offenen Posten buchen.',
  OVER_TOLERANCE: ({ tolerance }) =>
    `Als Kleinbetrag dürfen nach der örtlichen Regelung höchstens ${euro(tolerance)} ausgebucht werden. Buchen Sie eine Teilzahlung.`,
  NOTHING_ALLOCATED: 'Bitte ordnen Sie den Betrag zu.',
  ITEM_ON_OTHER_ACCOUNT: 'Der Posten steht auf einem anderen Sachkonto.',
  ITEM_WITHDRAWN: ({ reference }) => `Der Posten ${of(reference)} wird im Rechnungswesen der Kommune nicht mehr geführt.`,
  MORE_THAN_OWED: ({ reference, open }) => `Auf den Posten ${of(reference)} sind nur noch ${euro(open)} offen.`,
  NO_BANK_ACCOUNT: 'Für dieses Bankkonto fehlt das Konto in den Büchern. Bitte ergänzen Sie die Einrichtung.',
  NO_UNCLEAR_ACCOUNT: 'Für dieses Bankkonto ist kein Verwahr- oder Vorschusskonto eingerichtet.',
  CURRENCY_MIX: 'Beträge verschiedener Währungen werden nicht miteinander verrechnet.',
  ALLOCATION_DIFFERS: ({ line, allocations }) => `Zugeordnet sind ${euro(allocations)} statt ${euro(line)}.`,
  DAY_CLOSED: ({ closedThrough }) => `Bis zum ${tag(closedThrough)} sind die Tage abgeschlossen; dort wird nichts mehr gebucht.`,
  JOURNAL_EMPTY: 'Die Buchung hat nur eine Seite.',
  ACCOUNT_UNKNOWN: 'Dieses Sachkonto gibt es nicht.',
  OTHER_TENANT: 'Das gehört einer anderen Kommune.',
  POSTING_ZERO: 'Ein Teilbetrag ist 0,00 €.',
  ITEM_MISSING: 'Auf diesem Konto wird einzeln geführt; bitte wählen Sie den Posten.',
  JOURNAL_UNBALANCED: ({ difference }) => `Soll und Haben gehen um ${euro(difference)} auseinander.`,
  BECAUSE_MISSING: 'Bitte geben Sie einen Grund an.',
  ORDER_STATUS: 'Der Auftrag ist nicht mehr in einem Stand, in dem das geht.',
  AMOUNT_DIFFERS: ({ expected, line }) => `Der Auftrag lautet auf ${euro(expected)}, zugeordnet sind ${euro(line)}.`,
  BOOKED_BY_RELEASER:
    'Sie haben die Zahlungsdatei dieses Auftrags freigegeben. Die Buchung muss jemand anderes vornehmen (§ 31 KomHVO NRW).',
  NOT_SET_ASIDE: 'Auf diesem Konto steht nichts zur Klärung.',
  ORDER_NOT_HERE: 'Ein Auftrag wird nur mit dem Bankumsatz selbst gebucht. Nehmen Sie die Verwahrung zurück und ordnen Sie den Umsatz zu.',
  NOTHING_OPEN: 'Hier ist nichts mehr offen. Bitte laden Sie die Seite neu.',
  ITEM_ORDERED: ({ reference }) => `Für den Posten ${of(reference)} ist schon eine Auszahlung angeordnet oder geleistet.`,
  REFUND_UNDER_WAY: ({ amount }) =>
    `Hiervon werden ${euro(amount)} zurückgezahlt; die Anordnung läuft. Lassen Sie sie zuerst zurückweisen.`,
  MORE_THAN_OPEN: ({ open, allocations }) => `Offen sind ${euro(open)}, zugeordnet wären ${euro(allocations)}.`,
  ENTRY_NOT_HERE: 'Diese Buchung entstand nicht aus einem Bankumsatz und wird hier nicht zurückgenommen.',
  ALREADY_REVERSED: 'Diese Buchung ist schon zurückgenommen.',
  IS_REVERSAL: 'Eine Rücknahme wird nicht zurückgenommen. Bitte buchen Sie neu.',
  CLEARED_ALREADY: 'Der verwahrte Betrag ist schon ganz oder teilweise geklärt. Nehmen Sie zuerst die Klärung zurück.',
  PAID_OTHERWISE: 'Der Posten hat sich inzwischen geändert; die Buchung kann so nicht zurückgenommen werden.',
  BEFORE_ENTRY: ({ date }) => `Die Rücknahme kann nicht vor der Buchung vom ${tag(date)} liegen.`,
  DAY_NOT_OVER: 'Dieser Tag liegt in der Zukunft.',
  LINES_ON_DAY: ({ lines }) => `An diesem Tag hat die Bank ${of(lines)} Umsätze gebucht.`,
  QUIET_ALREADY: 'Für diesen Tag ist schon bestätigt, dass es keine Umsätze gab.',
  NOT_A_PERSON: 'Das darf nur eine Person tun, kein automatischer Vorgang.',
  NO_MARK: 'Bitte wählen Sie mindestens ein Merkmal, an dem solche Umsätze zu erkennen sind.',
  MARK_NOT_ON_LINE: 'Dieses Merkmal hat der Umsatz nicht.',
  RULE_RETIRED: 'Diese Regel ist beendet.',
  ALREADY_ALLOWED: 'Diese Regel bucht schon selbst.',
  SAME_PERSON: 'Das muss eine zweite Person tun.',
  TOO_FEW_CONFIRMATIONS: ({ confirmed, needed }) =>
    `Die Regel wurde erst ${of(confirmed)} von ${of(needed)} Mal bestätigt. Buchen Sie weitere Umsätze nach ihrem Vorschlag.`,
  ITEM_NOT_OPEN: 'Das ist nicht mehr offen.',
  OWNER_UNKNOWN: 'Diese Person gehört weder zum Zentrum noch zur Kommune.',
};

const en: Readonly<Record<Code, Sentence>> = {
  REPEAT_CERTAIN: "The bank's balances say whether this line is a repeat. There is nothing to decide.",
  REPEAT_CLOSED: ({ day: on }) => `The decision stands in the closing of ${day(on)} already and is not changed any more.`,
  REPEAT_BOOKED: 'A line of this part is booked already. Please take the entry back first.',
  LINE_BOOKED: 'This line has been booked already. Please load the page again.',
  LINES_UNKNOWN: 'One of the lines is not there any more. Please load the page again.',
  LINES_APART: 'Lines are booked together if they belong to one municipality and go one way: all in or all out.',
  LINE_CHANGED: 'One of the lines was changed meanwhile. Please load the page again.',
  LINES_DIFFER: ({ lines, allocations }) => `The lines make €${of(lines)}, and €${of(allocations)} is allocated.`,
  LINE_IS_COPY: 'This line came with another statement before, or moves no money; it is not booked.',
  CANDIDATE_UNKNOWN: 'This suggestion is no longer there. Please load the page again.',
  ACCOUNT_NOT_HERE: "Nothing can be booked to this account here. Please choose one of the municipality's ledger accounts.",
  ITEM_UNKNOWN: 'This item is not open, or does not belong to this account.',
  REASON_MISSING: 'Please give a reason where you book without an open item.',
  OVER_TOLERANCE: ({ tolerance }) =>
    `By the local rules at most €${of(tolerance)} may be written off as a small amount. Book a partial payment.`,
  NOTHING_ALLOCATED: 'Please allocate the amount.',
  ITEM_ON_OTHER_ACCOUNT: 'The item stands on another ledger account.',
  ITEM_WITHDRAWN: ({ reference }) => `The municipality's accounting system no longer has the item ${of(reference)}.`,
  MORE_THAN_OWED: ({ reference, open }) => `Only €${of(open)} of the item ${of(reference)} is open.`,
  NO_BANK_ACCOUNT: 'This bank account has no account in the books. Please complete the set-up.',
  NO_UNCLEAR_ACCOUNT: 'No account for unclear lines is set up for this bank account.',
  CURRENCY_MIX: 'Amounts of different currencies are not set against each other.',
  ALLOCATION_DIFFERS: ({ line, allocations }) => `€${of(allocations)} instead of €${of(line)} is allocated.`,
  DAY_CLOSED: ({ closedThrough }) => `The days through ${day(closedThrough)} are closed; nothing is booked there any more.`,
  JOURNAL_EMPTY: 'The entry has one side only.',
  ACCOUNT_UNKNOWN: 'There is no such ledger account.',
  OTHER_TENANT: 'This belongs to another municipality.',
  POSTING_ZERO: 'A part is €0.00.',
  ITEM_MISSING: 'This account is kept by single items; please choose one.',
  JOURNAL_UNBALANCED: ({ difference }) => `Debit and credit differ by €${of(difference)}.`,
  BECAUSE_MISSING: 'Please give a reason.',
  ORDER_STATUS: 'The order is no longer in a state in which this is possible.',
  AMOUNT_DIFFERS: ({ expected, line }) => `The order is for €${of(expected)}, €${of(line)} is allocated.`,
  BOOKED_BY_RELEASER: "You released this order's payment file. Somebody else must book it (§ 31 KomHVO NRW).",
  NOT_SET_ASIDE: 'Nothing stands on this account to be cleared up.',
  ORDER_NOT_HERE: 'An order is booked with the bank line alone. Take the setting aside back and match the line.',
  NOTHING_OPEN: 'Nothing is open here any more. Please load the page again.',
  ITEM_ORDERED: ({ reference }) => `A payment of the item ${of(reference)} has been ordered or made already.`,
  REFUND_UNDER_WAY: ({ amount }) => `€${of(amount)} of this is being paid back; the order is on its way. Have it rejected first.`,
  MORE_THAN_OPEN: ({ open, allocations }) => `€${of(open)} is open, €${of(allocations)} would be allocated.`,
  ENTRY_NOT_HERE: 'This entry was not made from a bank line and is not taken back here.',
  ALREADY_REVERSED: 'This entry has been taken back already.',
  IS_REVERSAL: 'A counter-entry is not taken back. Please book anew.',
  CLEARED_ALREADY: 'What was set aside has been cleared up in whole or in part. Take that back first.',
  PAID_OTHERWISE: 'The item has changed since; the entry cannot be taken back like this.',
  BEFORE_ENTRY: ({ date }) => `The counter-entry cannot be before the entry of ${day(date)}.`,
  DAY_NOT_OVER: 'This day is in the future.',
  LINES_ON_DAY: ({ lines }) => `The bank booked ${of(lines)} lines on this day.`,
  QUIET_ALREADY: 'It has been confirmed already that there were no lines on this day.',
  NOT_A_PERSON: 'Only a person can do this, no automatic process.',
  NO_MARK: 'Please choose at least one mark by which such lines can be told.',
  MARK_NOT_ON_LINE: 'The line does not have this mark.',
  RULE_RETIRED: 'This rule has ended.',
  ALREADY_ALLOWED: 'This rule books by itself already.',
  SAME_PERSON: 'A second person must do this.',
  TOO_FEW_CONFIRMATIONS: ({ confirmed, needed }) =>
    `The rule has been confirmed ${of(confirmed)} of ${of(needed)} times. Book more lines as it suggests.`,
  ITEM_NOT_OPEN: 'This is no longer open.',
  OWNER_UNKNOWN: 'This person belongs neither to the centre nor to the municipality.',
};

export const messages: RefusalCatalogue<Code> = { de, en };

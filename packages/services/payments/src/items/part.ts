// SPDX-License-Identifier: EUPL-1.2
import { writeCsv } from '@formats/csv';
import type { Download, PersonalDataNote, UseCaseLabels } from '@platform/service';
import type { Part } from '../part.ts';
import { bookingProfile } from './booking-profile.ts';
import { checkItemList, discardItemList } from './check-list.ts';
import { itemFields } from './graphql.ts';
import {
  bookingDownload,
  bookingHandOverFile,
  handOverBookings,
  listBookingHandOvers,
  receiveBookings,
  setBookingProfile,
} from './hand-over-bookings.ts';
import { ageItems, exportPaymentItems, listItemImports, listItemProfiles, listPaymentItems } from './list-items.ts';
import { messages } from './messages.ts';
import { saveItemProfile } from './save-profile.ts';
import { itemHandlers, takeItemList } from './take-list.ts';

const labels: UseCaseLabels = {
  'payments.saveItemProfile': { de: 'Einleseprofil gespeichert', en: 'Profile saved' },
  'payments.checkItemList': { de: 'Liste offener Posten geprüft', en: 'List of open items checked' },
  'payments.takeItemList': { de: 'Liste offener Posten übernommen', en: 'List of open items taken over' },
  'payments.discardItemList': { de: 'Liste offener Posten verworfen', en: 'List of open items discarded' },
  'payments.handOverBookings': { de: 'Buchungen übergeben', en: 'Bookings handed over' },
  'payments.setBookingProfile': { de: 'Übergabeprofil gespeichert', en: 'Hand-over profile saved' },
  'payments.receiveBookings': { de: 'Empfang der Buchungen bestätigt', en: 'Receipt of bookings confirmed' },
};

const STAFF = { de: 'Beschäftigte des Zentrums und der Kommunen', en: 'Staff of the centre and the municipalities' };
const personalData: readonly PersonalDataNote[] = [
  {
    ...{ table: 'payment_item', columns: ['partner_name', 'ibans', 'reference', 'subject', 'external_key'] },
    what: { de: 'Name, Kassenzeichen, Bankverbindung und Betrag offener Posten', en: 'Name, reference, account and amount of open items' },
    of: { de: 'Zahlungspflichtige und Gläubiger der Kommunen', en: 'Debtors and creditors of the municipalities' },
    purpose: { de: 'Zuordnung von Zahlungen', en: 'Matching of payments' },
  },
  {
    ...{ table: 'item_import', columns: ['checked_by', 'taken_by', 'faults', 'file_name', 'counts'], of: STAFF },
    what: { de: 'Wer eine Liste geprüft und übernommen hat; fehlerhafte Zeilen', en: 'Who checked and took over a list; faulty rows' },
    purpose: { de: 'Nachweis der Übernahme', en: 'Evidence of the taking over' },
  },
  {
    ...{ table: 'exchange_profile', columns: ['saved_by', 'mapping'], of: STAFF },
    what: { de: 'Wer ein Profil gespeichert hat', en: 'Who saved a profile' },
    purpose: { de: 'Austausch mit dem Rechnungswesen', en: 'Exchange with the accounting system' },
  },
  {
    ...{ table: 'booking_hand_over', columns: ['made_by', 'received_by', 'receipt_note', 'mapping'], of: STAFF },
    what: { de: 'Wer Buchungen übergeben und den Empfang bestätigt hat', en: 'Who handed bookings over and confirmed the receipt' },
    purpose: { de: 'Nachweis der Übergabe', en: 'Evidence of the hand-over' },
  },
];

type Exported = Awaited<ReturnType<typeof exportPaymentItems.run>>;
const STATUS: Readonly<Record<string, string>> = {
  open: 'offen',
  partly: 'teilweise gezahlt',
  settled: 'ausgeglichen',
  withdrawn: 'nicht mehr gelistet',
};

/** The list as it is filtered. */
const itemsDownload: Download = {
  ...{ name: 'payment-items', action: exportPaymentItems.action, query: exportPaymentItems },
  toFile: (items: Exported) => ({
    ...{ fileName: 'offene-posten.csv', mediaType: 'text/csv; charset=utf-8' },
    content: writeCsv<Exported[number]>(
      [
        { header: 'Kassenzeichen', kind: 'text', value: ({ reference }) => reference },
        { header: 'Beleg', kind: 'text', value: ({ externalKey }) => externalKey },
        { header: 'Name', kind: 'text', value: ({ partnerName }) => partnerName },
        { header: 'Gegenstand', kind: 'text', value: ({ subject }) => subject },
        { header: 'Fällig am', kind: 'date', value: ({ dueOn }) => dueOn },
        { header: 'Betrag', kind: 'amount', value: ({ amount }) => amount },
        { header: 'Offen', kind: 'amount', value: ({ open }) => open },
        { header: 'Stand', kind: 'text', value: ({ status }) => STATUS[status] ?? status },
        { header: 'Tage überfällig', kind: 'wholeNumber', value: ({ overdueDays }) => overdueDays },
      ],
      items,
    ),
  }),
};

/** Open items from the municipalities' accounting systems, and what goes back to them. */
export const items: Part = {
  useCases: [...[saveItemProfile, checkItemList, takeItemList, discardItemList], ...[handOverBookings, setBookingProfile, receiveBookings]],
  queries: [
    listPaymentItems,
    exportPaymentItems,
    ageItems,
    listItemProfiles,
    listItemImports,
    listBookingHandOvers,
    bookingHandOverFile,
    bookingProfile,
  ],
  handlers: itemHandlers,
  downloads: [itemsDownload, bookingDownload],
  ownFiles: [{ table: 'item_import', columns: ['file_id'], action: 'payments.read' }],
  graphql: itemFields,
  ...{ labels, personalData, messages },
};

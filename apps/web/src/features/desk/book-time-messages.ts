// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

export const bookTimeTexts = defineMessages({
  de: {
    title: 'Zeit buchen',
    duration: 'Dauer',
    durationHint: '1:30, 90 (Minuten) oder 1,5 h',
    day: 'Tag',
    activity: 'Tätigkeit',
    note: 'Notiz',
    noteHint: 'Die Kommune liest sie mit.',
    book: 'Zeit buchen',
    booked: '{time} Stunden sind gebucht.',
    bookedLate: '{time} Stunden sind gebucht. Der Monat {month} ist schon abgerechnet; der Eintrag zählt im nächsten Lauf.',
    late: 'zählt im nächsten Lauf',
    undoReason: 'Gleich nach dem Buchen rückgängig gemacht',
  },
  en: {
    title: 'Book time',
    duration: 'Duration',
    durationHint: '1:30, 90 (minutes) or 1.5 h',
    day: 'Day',
    activity: 'Kind of work',
    note: 'Note',
    noteHint: 'The member can read it.',
    book: 'Book time',
    booked: '{time} hours are booked.',
    bookedLate: '{time} hours are booked. {month} is already settled; the entry counts in the next run.',
    late: 'counts in the next run',
    undoReason: 'Undone right after booking',
  },
});

// SPDX-License-Identifier: EUPL-1.2
import { formatCivilDate, formatEnglishDate, parseCivilDate } from '@kernel/core';
import type { NotificationParams, TopicCatalogue } from '@platform/notifications';

/** '2026-10' as people write it: '10/2026'. */
const monthIn = ({ month }: NotificationParams): string => String(month).split('-').reverse().join('/');

/** '2026-11-23' → '23.11.2026' or '23 Nov 2026'. */
const dayIn = (day: string | number, language: 'de' | 'en'): string => {
  const date = parseCivilDate(String(day));
  if (!date) return String(day);
  return language === 'de' ? formatCivilDate(date) : formatEnglishDate(date);
};

const numberIn = ({ number }: NotificationParams): string => String(number ?? '');

/** Who can ask for something, and whoever works on it at the centre. */
const REQUESTERS = ['memberClerk'];
const WORKERS = ['clerk', 'teamLead'];

/** What waits for somebody comes by mail unless they say otherwise; what is only news does not. */
export const topics = {
  'desk.requestAwaitsApproval': {
    mail: 'atOnce',
    reaches: ['memberApprover'],
    about: numberIn,
    de: { name: 'Anliegen zur Freigabe', sentence: ({ number }) => `Das Anliegen ${number} wartet auf Ihre Freigabe.` },
    en: { name: 'Request to approve', sentence: ({ number }) => `Request ${number} is waiting for your approval.` },
  },
  'desk.requestApproved': {
    mail: 'off',
    reaches: REQUESTERS,
    about: numberIn,
    de: { name: 'Anliegen freigegeben', sentence: ({ number }) => `Ihr Anliegen ${number} ist freigegeben und liegt jetzt beim Zentrum.` },
    en: { name: 'Request approved', sentence: ({ number }) => `Your request ${number} has been approved and is now with the centre.` },
  },
  'desk.requestDeclined': {
    mail: 'off',
    reaches: REQUESTERS,
    about: numberIn,
    de: { name: 'Anliegen abgelehnt', sentence: ({ number }) => `Ihr Anliegen ${number} wurde abgelehnt.` },
    en: { name: 'Request declined', sentence: ({ number }) => `Your request ${number} was declined.` },
  },
  'desk.requestAnswered': {
    mail: 'off',
    reaches: REQUESTERS,
    about: numberIn,
    de: { name: 'Anliegen beantwortet', sentence: ({ number }) => `Ihr Anliegen ${number} wurde beantwortet.` },
    en: { name: 'Request answered', sentence: ({ number }) => `Your request ${number} has been answered.` },
  },
  'desk.requestWaiting': {
    mail: 'atOnce',
    reaches: REQUESTERS,
    about: numberIn,
    de: { name: 'Rückfrage zu einem Anliegen', sentence: ({ number }) => `Das Zentrum hat eine Rückfrage zu Ihrem Anliegen ${number}.` },
    en: { name: 'Question about a request', sentence: ({ number }) => `The centre has a question about your request ${number}.` },
  },
  'desk.requestClosed': {
    mail: 'off',
    reaches: REQUESTERS,
    about: numberIn,
    de: { name: 'Anliegen abgeschlossen', sentence: ({ number }) => `Ihr Anliegen ${number} ist abgeschlossen.` },
    en: { name: 'Request closed', sentence: ({ number }) => `Your request ${number} has been closed.` },
  },
  'desk.centreReplied': {
    mail: 'off',
    reaches: REQUESTERS,
    about: numberIn,
    de: { name: 'Nachricht des Zentrums', sentence: ({ number }) => `Das Zentrum hat zu Ihrem Anliegen ${number} geschrieben.` },
    en: { name: 'Message from the centre', sentence: ({ number }) => `The centre has written about your request ${number}.` },
  },
  'desk.memberReplied': {
    mail: 'atOnce',
    reaches: WORKERS,
    about: numberIn,
    de: {
      name: 'Antwort des Mitglieds',
      sentence: ({ number }) => `Das Mitglied hat zum Anliegen ${number} geschrieben, an dem Sie arbeiten.`,
    },
    en: {
      name: 'Reply of the member',
      sentence: ({ number }) => `The member has written about request ${number}, which you are working on.`,
    },
  },
  'desk.taskAssigned': {
    mail: 'atOnce',
    reaches: WORKERS,
    about: numberIn,
    de: {
      name: 'Neue Aufgabe',
      sentence: ({ number, due }) =>
        `Neue Aufgabe${number ? ` zum Anliegen ${number}` : ''}${due ? `, fällig am ${dayIn(due, 'de')}` : ''}.`,
    },
    en: {
      name: 'New task',
      sentence: ({ number, due }) => `New task${number ? ` of request ${number}` : ''}${due ? `, due on ${dayIn(due, 'en')}` : ''}.`,
    },
  },
  'desk.monthSignedOff': {
    mail: 'atOnce',
    reaches: ['teamLead'],
    about: monthIn,
    de: { name: 'Monat zu prüfen', sentence: (params) => `Ein Monatsabschluss für ${monthIn(params)} wartet auf Ihre Prüfung.` },
    en: { name: 'Month to check', sentence: (params) => `A signed-off month, ${monthIn(params)}, is waiting for your check.` },
  },
  'desk.monthReopened': {
    mail: 'atOnce',
    reaches: WORKERS,
    about: monthIn,
    de: {
      name: 'Monat wieder geöffnet',
      sentence: (params) => `Ihr Monat ${monthIn(params)} ist wieder offen. Bitte prüfen Sie Ihre Zeiten und schließen Sie ihn erneut ab.`,
    },
    en: {
      name: 'Month reopened',
      sentence: (params) => `Your month ${monthIn(params)} is open again. Please check your time and sign it off once more.`,
    },
  },
} as const satisfies TopicCatalogue;

// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote } from '@platform/service';

const STAFF = { de: 'Beschäftigte des Zentrums', en: 'Staff of the centre' };
const BOTH = { de: 'Beschäftigte des Zentrums und der Kommunen', en: 'Staff of the centre and of the municipalities' };

export const deskPersonalData: readonly PersonalDataNote[] = [
  {
    table: 'request',
    columns: ['requester_user_id', 'on_behalf_of', 'subject', 'answers'],
    what: {
      de: 'Anliegen: wer sie stellt und für wen, Betreff und Angaben im Formular',
      en: 'Requests: who makes them and for whom, subject and answers in the form',
    },
    of: {
      de: 'Beschäftigte der Kommunen; Personen, die ein Anliegen nennt',
      en: 'Staff of the municipalities; persons whom a request names',
    },
    purpose: { de: 'Bearbeitung von Anliegen der Mitglieder', en: 'Handling the requests of members' },
  },
  {
    table: 'request_entry',
    columns: ['by_user_id', 'by_shown', 'text'],
    what: { de: 'Antworten, Notizen und Verlauf: Name und Text', en: 'Replies, notes and history: name and text' },
    of: {
      de: 'Beschäftigte des Zentrums und der Kommunen; Personen, die eine Antwort nennt',
      en: 'Staff of the centre and of the municipalities; persons whom a reply names',
    },
    purpose: { de: 'Antworten, Notizen und Verlauf eines Anliegens', en: 'Replies, notes and history of a request' },
  },
  {
    table: 'request_file',
    columns: ['by_shown'],
    what: { de: 'Dateien zu Anliegen: wer sie beigefügt hat', en: 'Files of requests: who attached them' },
    of: BOTH,
    purpose: { de: 'Dateien zu einem Anliegen', en: 'Files of a request' },
  },
  {
    table: 'task',
    columns: ['assignee_user_id', 'assignee_shown'],
    what: { de: 'Aufgaben: wer sie bearbeitet', en: 'Tasks: who works on them' },
    of: STAFF,
    purpose: { de: 'Verteilung der Arbeit', en: 'Distribution of the work' },
  },
  {
    table: 'time_entry',
    columns: ['user_id', 'person_shown', 'worked_on', 'minutes', 'activity', 'note'],
    what: { de: 'Zeiten: Person, Tag, Dauer, Tätigkeit, Notiz', en: 'Times: person, day, duration, activity, note' },
    of: STAFF,
    purpose: { de: 'Nachweis der Arbeit und Grundlage der Abrechnung', en: 'Proof of the work and basis of the settlement' },
  },
  {
    table: 'time_sheet',
    columns: ['user_id', 'approved_by'],
    what: { de: 'Monatsabschlüsse: Person und wer bestätigt hat', en: 'Monthly sheets: person, and who approved' },
    of: STAFF,
    purpose: { de: 'Monatlicher Abschluss der Zeiten', en: 'Monthly closing of the times' },
  },
];

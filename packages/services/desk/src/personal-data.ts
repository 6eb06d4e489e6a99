// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote } from '@platform/service';

export const deskPersonalData: readonly PersonalDataNote[] = [
  {
    table: 'request',
    columns: ['requester_user_id', 'on_behalf_of', 'subject', 'answers'],
    of: 'Beschäftigte der Mitglieder; Personen, die ein Anliegen nennt',
    purpose: 'Bearbeitung von Anliegen der Mitglieder',
  },
  {
    table: 'request_entry',
    columns: ['by_user_id', 'by_shown', 'text'],
    of: 'Beschäftigte der Mitglieder und des Zentrums; Personen, die eine Antwort nennt',
    purpose: 'Antworten, Notizen und Verlauf eines Anliegens',
  },
  {
    table: 'request_file',
    columns: ['by_shown'],
    of: 'Beschäftigte der Mitglieder und des Zentrums',
    purpose: 'Dateien zu einem Anliegen',
  },
  { table: 'task', columns: ['assignee_user_id', 'assignee_shown'], of: 'Beschäftigte des Zentrums', purpose: 'Verteilung der Arbeit' },
  {
    table: 'time_entry',
    columns: ['user_id', 'person_shown', 'worked_on', 'minutes', 'activity', 'note'],
    of: 'Beschäftigte des Zentrums',
    purpose: 'Nachweis der Arbeit und Grundlage der Abrechnung',
  },
  {
    table: 'time_sheet',
    columns: ['user_id', 'approved_by'],
    of: 'Beschäftigte des Zentrums',
    purpose: 'Monatlicher Abschluss der Zeiten',
  },
];

// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote } from '@platform/service';

const USERS = { de: 'Benutzerinnen und Benutzer', en: 'Users' };
const STAFF = { de: 'Beschäftigte des Zentrums und der Kommunen', en: 'Staff of the centre and of the municipalities' };

/** Personal data in the platform's own tables; each service declares those of its own. */
export const PERSONAL_DATA: readonly PersonalDataNote[] = [
  {
    table: 'audit_value',
    columns: ['content'],
    what: { de: 'Protokoll: was entschieden wurde, Name und Funktion', en: 'Audit log: what was decided, name and function' },
    of: {
      de: 'Beschäftigte des Zentrums und der Kommunen; Personen in den entschiedenen Vorgängen',
      en: 'Staff of the centre and of the municipalities; persons in what was decided',
    },
    purpose: {
      de: 'Nachweis, wer wann was entschieden hat; einzeln löschbar',
      en: 'Proof of who decided what and when; can be erased singly',
    },
  },
  {
    table: 'audit_entry',
    columns: ['actor_account_id', 'acting_tenant_id'],
    what: { de: 'Protokoll: Kennung des Kontos und der Stelle', en: 'Audit log: id of the account and of the body' },
    of: STAFF,
    purpose: {
      de: 'Nachweis, wer wann entschieden hat (verkettet, nicht änderbar)',
      en: 'Proof of who decided when (chained, cannot be changed)',
    },
  },
  {
    table: 'notification',
    columns: ['user_id', 'read_at'],
    what: { de: 'Benachrichtigungen: für wen, wann gelesen', en: 'Notifications: for whom, when read' },
    of: USERS,
    purpose: { de: 'Hinweis auf Vorgänge, die auf jemanden warten', en: 'Telling somebody of what waits' },
  },
  {
    table: 'notification_preference',
    columns: ['user_id', 'mail'],
    what: { de: 'Wahl, welche E-Mails jemand bekommt', en: 'The choice which mails somebody gets' },
    of: USERS,
    purpose: { de: 'Wunsch, per E-Mail benachrichtigt zu werden', en: 'The wish to be told by mail' },
  },
  {
    table: 'mail_record',
    columns: ['to_address'],
    what: { de: 'Gesendete E-Mails: Adresse und Text', en: 'Mails sent: address and text' },
    of: USERS,
    purpose: {
      de: 'E-Mails einer Installation ohne Mailserver (Vorführung)',
      en: 'Mails of an installation without a mail server (demonstration)',
    },
  },
  {
    table: 'long_command',
    columns: ['ordered_by', 'ordered_by_user'],
    what: { de: 'Lange Vorgänge: wer sie gestartet hat', en: 'Long work: who started it' },
    of: { de: 'Beschäftigte des Zentrums', en: 'Staff of the centre' },
    purpose: { de: 'Nachvollziehen, wer einen langen Vorgang gestartet hat', en: 'To know who started long work' },
  },
  {
    table: 'account',
    columns: ['email', 'password_hash', 'totp_secret'],
    what: {
      de: 'Konten: E-Mail-Adresse, Passwort und zweiter Faktor (verschlüsselt)',
      en: 'Accounts: mail address, password and second factor (encrypted)',
    },
    of: USERS,
    purpose: { de: 'Anmeldung', en: 'Sign-in' },
  },
  {
    table: 'session',
    columns: ['account_id', 'user_agent'],
    what: { de: 'Anmeldungen: Konto und Browser', en: 'Sessions: account and browser' },
    of: USERS,
    purpose: { de: 'Angemeldet bleiben; fremde Anmeldungen erkennen', en: 'To stay signed in; to notice foreign sign-ins' },
  },
  {
    table: 'security_event',
    columns: ['account_id', 'detail'],
    what: { de: 'Sicherheitsereignisse: Konto und was versucht wurde', en: 'Security events: account, and what was tried' },
    of: USERS,
    purpose: { de: 'Abgelehnte Anmeldungen und Zugriffe erkennen', en: 'To notice refused sign-ins and access' },
  },
];

// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote } from '@platform/service';

/** Personal data in the platform's own tables; each service declares those of its own. */
export const PERSONAL_DATA: readonly PersonalDataNote[] = [
  {
    table: 'audit_value',
    columns: ['content'],
    of: 'Beschäftigte des Zentrums und der Kommunen, Personen in den entschiedenen Vorgängen',
    purpose: 'Nachweis, wer wann was entschieden hat; einzeln löschbar',
  },
  {
    table: 'audit_entry',
    columns: ['actor_account_id', 'acting_tenant_id'],
    of: 'Beschäftigte des Zentrums und der Kommunen',
    purpose: 'Nachweis, wer wann entschieden hat (verkettet, nicht änderbar)',
  },
  {
    table: 'notification',
    columns: ['user_id', 'read_at'],
    of: 'Benutzerinnen und Benutzer',
    purpose: 'Hinweis auf Vorgänge, die auf jemanden warten',
  },
  {
    table: 'notification_preference',
    columns: ['user_id', 'mail'],
    of: 'Benutzerinnen und Benutzer',
    purpose: 'Wunsch, per Mail benachrichtigt zu werden',
  },
  {
    table: 'mail_record',
    columns: ['to_address'],
    of: 'Benutzerinnen und Benutzer',
    purpose: 'Mails einer Installation ohne Mailserver (Demonstration)',
  },
  {
    table: 'long_command',
    columns: ['ordered_by', 'ordered_by_user'],
    of: 'Beschäftigte des Zentrums',
    purpose: 'wer einen langen Vorgang gestartet hat',
  },
  { table: 'stored_file', columns: ['name', 'uploaded_by'], of: 'Benutzerinnen und Benutzer', purpose: 'Dateien zu Vorgängen' },
  {
    table: 'account',
    columns: ['email', 'password_hash', 'totp_secret'],
    of: 'Benutzerinnen und Benutzer',
    purpose: 'Anmeldung',
  },
  { table: 'session', columns: ['account_id', 'user_agent'], of: 'Benutzerinnen und Benutzer', purpose: 'angemeldete Browser' },
  {
    table: 'security_event',
    columns: ['account_id', 'detail'],
    of: 'Benutzerinnen und Benutzer',
    purpose: 'abgewiesene Anmeldungen und Zugriffe',
  },
];

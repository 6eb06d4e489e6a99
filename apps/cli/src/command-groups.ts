// SPDX-License-Identifier: EUPL-1.2
import { both } from './language.ts';

/** First words of commands, as they stand in the help. */
export const GROUPS: Readonly<Record<string, ReturnType<typeof both>>> = {
  settlement: both('rechnet aus Dateien, ohne Datenbank', 'compute allocations from files, without a database'),
  clause: both('prüft Kostenklauseln vor der Unterschrift', 'check cost clauses before they are signed'),
  invoice: both('schreibt, prüft und liest elektronische Rechnungen', 'write, check and read electronic invoices'),
  'routing-id': both('prüft Leitweg-IDs', 'check routing ids of public buyers'),
  payments: both('liest Kontoauszüge und schreibt Zahlungsdateien', 'read statements of accounts and write payment files'),
  'payments closing': both('prüft Tagesabschlüsse', 'check the closings of days'),
  'payments pain': both('schreibt und prüft Zahlungsdateien', 'write and check payment files'),
  association: both('gründet und nennt Verbände', 'found and list associations'),
  tenants: both('nimmt Mitglieder auf', 'admit members of an association'),
  users: both('gibt Zugang und Einmal-Links', 'add people and print one-time links'),
  audit: both('prüft die Prüfketten', 'check the audit chains'),
  keys: both('wechselt Schlüssel', 'rotate keys'),
  demo: both('ein erfundener Verband mit einem Jahr Arbeit', 'an invented association with a year of work'),
};

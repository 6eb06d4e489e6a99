// SPDX-License-Identifier: EUPL-1.2
import type { ActionTable, RoleAction } from '@platform/authorization';
import { PAYMENTS_FAMILY } from './closing/meters.ts';

/** The door alone, for whoever works in this family or in all: what a person may do to which amount is in the municipality's own rules (§ 32 KomHVO NRW), asked by each use case. */
export const actions = {
  'payments.read': {
    de: 'Zahlungen, Kontoauszüge und Tagesabschlüsse ansehen',
    en: 'See payments, statements and closings',
    reads: true,
    family: PAYMENTS_FAMILY,
  },
  'payments.setUp': {
    de: 'Konten und Dienstanweisung der Zahlungen vorschlagen',
    en: 'Propose accounts and local rules of payments',
    family: PAYMENTS_FAMILY,
  },
  'payments.releaseSetUp': {
    de: 'Konten und Dienstanweisung der Zahlungen in Kraft setzen',
    en: 'Put accounts and local rules into force',
    family: PAYMENTS_FAMILY,
  },
  'payments.keepPayees': { de: 'Zahlungsempfänger pflegen', en: 'Keep payees', family: PAYMENTS_FAMILY },
  'payments.releasePayees': {
    de: 'Bankverbindungen von Empfängern freigeben',
    en: 'Release bank details of payees',
    family: PAYMENTS_FAMILY,
  },
  'payments.prepareOrders': {
    de: 'Auszahlungen erfassen und feststellen',
    en: 'Prepare and determine payment orders',
    family: PAYMENTS_FAMILY,
  },
  'payments.order': { de: 'Auszahlungen anordnen', en: 'Order payments', family: PAYMENTS_FAMILY },
  'payments.sample': { de: 'Belege stichprobenweise prüfen', en: 'Check samples of vouchers', family: PAYMENTS_FAMILY },
  'payments.process': {
    de: 'Auszahlungen annehmen und Zahlungsdateien bearbeiten',
    en: 'Accept orders and prepare payment files',
    family: PAYMENTS_FAMILY,
  },
  'payments.readRuns': {
    de: 'Zahlungsläufe und Zahlungsdateien ansehen',
    en: 'See payment runs and payment files',
    reads: true,
    family: PAYMENTS_FAMILY,
  },
  'payments.deliver': { de: 'Freigegebene Dateien der Bank zustellen', en: 'Deliver released files to the bank', family: PAYMENTS_FAMILY },
  'payments.release': { de: 'Zahlungsdateien freigeben', en: 'Release payment files', family: PAYMENTS_FAMILY },
  'payments.takeInStatements': { de: 'Kontoauszüge einlesen', en: 'Take in statements', family: PAYMENTS_FAMILY },
  'payments.keepItems': {
    de: 'Offene Posten einlesen und Buchungen übergeben',
    en: 'Take in open items and hand over bookings',
    family: PAYMENTS_FAMILY,
  },
  'payments.reconcile': { de: 'Bankumsätze zuordnen', en: 'Match bank lines', family: PAYMENTS_FAMILY },
  'payments.close': { de: 'Tage abschließen', en: 'Close days', family: PAYMENTS_FAMILY },
  'payments.print': { de: 'Druckfassungen der Tagesabschlüsse erstellen', en: 'Set closings on paper', family: PAYMENTS_FAMILY },
  'payments.receiveClosing': {
    de: 'Tagesabschlüsse und Buchungen entgegennehmen',
    en: 'Receive closings and bookings',
    family: PAYMENTS_FAMILY,
  },
} as const satisfies ActionTable;

const READING: readonly RoleAction[] = ['payments.read'];
/** The centre's own work, with the names of its staff. */
const CENTRE: readonly RoleAction[] = [...READING, 'payments.readRuns'];
const PROCESSING: readonly RoleAction[] = [
  ...CENTRE,
  'payments.process',
  'payments.takeInStatements',
  'payments.keepItems',
  'payments.reconcile',
  'payments.close',
];

export const roles: Readonly<Record<string, readonly RoleAction[]>> = {
  clerk: PROCESSING,
  teamLead: [...PROCESSING, 'payments.setUp', 'payments.release'],
  finance: CENTRE,
  financeReleaser: [...CENTRE, 'payments.release'],
  memberClerk: [...READING, 'payments.keepPayees', 'payments.prepareOrders', 'payments.keepItems'],
  memberApprover: [
    ...READING,
    'payments.keepPayees',
    'payments.releasePayees',
    'payments.prepareOrders',
    'payments.order',
    'payments.receiveClosing',
  ],
  memberTreasurer: [
    ...READING,
    ...(['payments.setUp', 'payments.releaseSetUp', 'payments.keepPayees', 'payments.releasePayees'] as const),
    ...(['payments.prepareOrders', 'payments.order', 'payments.sample', 'payments.keepItems', 'payments.receiveClosing'] as const),
  ],
  'service:payments': ['payments.deliver', 'payments.takeInStatements', 'payments.reconcile', 'payments.keepItems', 'payments.print'],
  memberAdministrator: [...READING, 'payments.setUp', 'payments.releaseSetUp', 'payments.sample'],
};

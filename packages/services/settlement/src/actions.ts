// SPDX-License-Identifier: EUPL-1.2
import type { ActionTable, RoleAction } from '@platform/authorization';

export const actions = {
  'settlement.readKeys': { de: 'Schlüssel ansehen', en: 'See keys', reads: true },
  'settlement.publishKey': { de: 'Schlüssel veröffentlichen', en: 'Publish keys' },
  'settlement.readPools': { de: 'Kostentöpfe, Kosten und Mengen ansehen', en: 'See cost pools, costs and quantities', reads: true },
  'settlement.changePools': { de: 'Kostentöpfe anlegen und stilllegen', en: 'Define and retire cost pools' },
  'settlement.enterCosts': { de: 'Kosten, Direktkosten und Mengen buchen', en: 'Post costs, direct charges and quantities' },
  'settlement.readInvoices': { de: 'Eingangsrechnungen ansehen', en: 'See supplier invoices', reads: true },
  'settlement.enterInvoices': {
    de: 'Eingangsrechnungen einlesen, zuordnen und ablehnen',
    en: 'Take in, assign and reject supplier invoices',
  },
  'settlement.bookInvoices': {
    de: 'Richtigkeit von Eingangsrechnungen feststellen und buchen',
    en: 'Confirm and book supplier invoices',
  },
  'settlement.readRuns': { de: 'Abrechnungsläufe ansehen', en: 'See settlement runs', reads: true },
  'settlement.makeRun': { de: 'Abrechnungsläufe rechnen und verwerfen', en: 'Make and discard settlement runs' },
  'settlement.exportRun': {
    de: 'Daten eines Abrechnungslaufs für die Betriebsprüfung ausgeben',
    en: 'Export the data of a run for the tax audit',
    takesOut: true,
  },
  'settlement.releaseRun': { de: 'Abrechnungsläufe freigeben', en: 'Release settlement runs' },
  'settlement.tryChanges': {
    de: 'Abrechnung mit Änderungen zur Probe rechnen, Kosten und Nutzung vergleichen',
    en: 'Try changes of a settlement, compare costs and use',
    reads: true,
  },
  'settlement.tryOwnChanges': {
    de: 'Eigene Abrechnung mit Änderungen zur Probe rechnen',
    en: 'Try changes of the own settlement',
    reads: true,
  },
  'settlement.enterStandAloneCosts': { de: 'Kosten ohne Zusammenarbeit eintragen', en: 'Enter the cost of standing alone' },
  'settlement.exportWorkbook': { de: 'Prüfmappen herunterladen', en: 'Download check workbooks', takesOut: true },
  'settlement.readStatements': { de: 'Kosteninformationen ansehen', en: 'See statements', reads: true },
} as const satisfies ActionTable;

const READING: readonly RoleAction[] = [
  'settlement.readKeys',
  'settlement.readPools',
  'settlement.readInvoices',
  'settlement.readRuns',
  'settlement.readStatements',
  'settlement.tryChanges',
  'settlement.tryOwnChanges',
];

export const roles: Readonly<Record<string, readonly RoleAction[]>> = {
  finance: [
    ...READING,
    'settlement.publishKey',
    'settlement.changePools',
    'settlement.enterCosts',
    'settlement.enterInvoices',
    'settlement.bookInvoices',
    'settlement.makeRun',
    'settlement.exportRun',
    'settlement.exportWorkbook',
    'settlement.enterStandAloneCosts',
  ],
  financeReleaser: [...READING, 'settlement.bookInvoices', 'settlement.exportRun', 'settlement.exportWorkbook', 'settlement.releaseRun'],
  contractOfficer: ['settlement.readKeys', 'settlement.tryChanges'],
  memberTreasurer: [
    'settlement.readKeys',
    'settlement.readStatements',
    'settlement.tryOwnChanges',
    'settlement.enterStandAloneCosts',
    'settlement.exportWorkbook',
  ],
  memberAdministrator: ['settlement.readStatements'],
  'service:settlement': [
    'settlement.readPools',
    'settlement.readInvoices',
    'settlement.enterInvoices',
    'settlement.exportRun',
    'settlement.readRuns',
    'settlement.makeRun',
  ],
};

/** Pairs that one person should not hold: a run that nobody else looks at, and costs that nobody else sees. */
export const conflicts: readonly (readonly [string, string])[] = [
  ['settlement.makeRun', 'settlement.releaseRun'],
  ['settlement.enterCosts', 'settlement.releaseRun'],
];

// SPDX-License-Identifier: EUPL-1.2
import type { ActionTable, RoleAction } from '@platform/authorization';

export const actions = {
  'billing.readRounds': { de: 'Dokumentenläufe und Nummern ansehen', en: 'See rounds of documents and their numbers', reads: true },
  'billing.prepareRounds': { de: 'Dokumentenläufe vorbereiten und ankündigen', en: 'Prepare and announce rounds of documents' },
  'billing.issueRounds': { de: 'Bescheide und Rechnungen erlassen', en: 'Issue notices and invoices' },
  'billing.makeFiles': { de: 'Dateien erlassener Dokumente erzeugen', en: 'Make the files of issued documents' },
  'billing.answerObjections': { de: 'Einwendungen beantworten', en: 'Answer objections' },
  'billing.noteRemedies': { de: 'Rechtsbehelfe vermerken', en: 'Note legal remedies' },
  'billing.readSettings': { de: 'Texte und Angaben zum Aussteller ansehen', en: 'See texts and the issuer', reads: true },
  'billing.changeSettings': { de: 'Texte und Angaben zum Aussteller ändern', en: 'Change texts and the issuer' },
  'billing.releaseSettings': { de: 'Angaben zum Aussteller freigeben', en: 'Release the issuer' },
  'billing.readDocuments': { de: 'Bescheide und Rechnungen ansehen', en: 'See notices and invoices', reads: true },
  'billing.changeRecipients': { de: 'Empfangsdaten ändern', en: 'Change how documents are received' },
  'billing.objectToDrafts': { de: 'Einwendungen erheben', en: 'Raise objections' },
  'billing.receiveDocuments': { de: 'Dokumente in Empfang nehmen', en: 'Take documents in' },
} as const satisfies ActionTable;

const CENTRE_READS: readonly RoleAction[] = ['billing.readRounds', 'billing.readDocuments', 'billing.readSettings'];

export const roles: Readonly<Record<string, readonly RoleAction[]>> = {
  finance: [
    ...CENTRE_READS,
    'billing.prepareRounds',
    'billing.makeFiles',
    'billing.answerObjections',
    'billing.noteRemedies',
    'billing.changeSettings',
    'billing.changeRecipients',
  ],
  financeReleaser: [...CENTRE_READS, 'billing.issueRounds', 'billing.makeFiles', 'billing.releaseSettings'],
  memberTreasurer: ['billing.readDocuments', 'billing.changeRecipients', 'billing.objectToDrafts', 'billing.receiveDocuments'],
  memberAdministrator: ['billing.readDocuments'],
  'service:billing': ['billing.readRounds', 'billing.readDocuments', 'billing.prepareRounds', 'billing.makeFiles'],
};

/** Who prepares documents does not let them go out, and who changes the account that members pay to does not release it. */
export const conflicts: readonly (readonly [string, string])[] = [
  ['billing.prepareRounds', 'billing.issueRounds'],
  ['billing.changeSettings', 'billing.releaseSettings'],
];

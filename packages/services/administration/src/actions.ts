// SPDX-License-Identifier: EUPL-1.2
import { ROLES, type RoleName } from '@contracts/tenancy';
import type { ActionTable, RoleAction } from '@platform/authorization';
import { JOB_ACTIONS } from '@platform/jobs';

export const ACTIONS = {
  ...JOB_ACTIONS,
  'administration.start': { de: 'die Startseite sehen', en: 'see the start page' },
  'administration.ownNotifications': { de: 'eigene Benachrichtigungen', en: 'own notifications' },
  'administration.readAudit': { de: 'das Protokoll lesen', en: 'read the audit log', reads: true },
  'administration.readAuditValues': { de: 'Werte im Protokoll lesen', en: 'read values in the audit log', reads: true },
  'administration.verifyAudit': { de: 'das Protokoll nachrechnen lassen', en: 'have the audit log verified' },
  'administration.eraseAudit': { de: 'Werte im Protokoll löschen', en: 'erase values in the audit log' },
  'administration.readLongWork': { de: 'lange Vorgänge sehen', en: 'see long work', reads: true },
  'administration.cancelLongWork': { de: 'lange Vorgänge abbrechen', en: 'cancel long work' },
  'administration.readSecurityEvents': { de: 'Sicherheitsereignisse lesen', en: 'read security events', reads: true },
  'administration.readMails': { de: 'Mails der Demonstration lesen', en: 'read the mails of the demonstration' },
  'administration.readSystem': { de: 'Angaben zum System lesen', en: 'read about the system', reads: true },
  'administration.readProcessing': {
    de: 'das Verzeichnis der Verarbeitungstätigkeiten lesen',
    en: 'read the record of processing',
    reads: true,
  },
} satisfies ActionTable;

type Action = keyof typeof ACTIONS;

const EVERYBODY: readonly RoleAction[] = [
  'administration.start' satisfies Action,
  { action: 'administration.ownNotifications' satisfies Action, own: 'userId' },
];

/** Long work that one has ordered oneself. */
const OWN_WORK: readonly RoleAction[] = [
  { action: 'administration.readLongWork' satisfies Action, own: 'userId' },
  { action: 'administration.cancelLongWork' satisfies Action, own: 'userId' },
];

const FURTHER: Partial<Record<RoleName, readonly RoleAction[]>> = {
  centreAdministrator: (Object.keys(ACTIONS) as Action[]).filter((action) => action !== 'administration.ownNotifications'),
  contractOfficer: [...OWN_WORK, 'administration.readProcessing' satisfies Action],
  clerk: OWN_WORK,
  teamLead: OWN_WORK,
  finance: OWN_WORK,
  financeReleaser: OWN_WORK,
  memberAdministrator: ['administration.readAudit', 'administration.readMails', 'administration.readProcessing'] satisfies Action[],
};

export const ROLE_ACTIONS: Readonly<Record<string, readonly RoleAction[]>> = {
  ...Object.fromEntries(ROLES.map(({ name }) => [name, [...EVERYBODY, ...(FURTHER[name] ?? [])]])),
  'service:administration': ['administration.verifyAudit' satisfies Action],
};

// SPDX-License-Identifier: EUPL-1.2
import { ROLES, type RoleName } from '@contracts/tenancy';
import type { ActionTable, RoleAction } from '@platform/authorization';
import { JOB_ACTIONS } from '@platform/jobs';

export const ACTIONS = {
  ...JOB_ACTIONS,
  'administration.start': { de: 'Startseite ansehen', en: 'See the start page' },
  'administration.ownNotifications': { de: 'Eigene Benachrichtigungen ansehen und einstellen', en: "See and set one's own notifications" },
  'administration.readAudit': { de: 'Protokoll ansehen', en: 'See the audit log', reads: true },
  'administration.readAuditValues': { de: 'Werte im Protokoll ansehen', en: 'See values in the audit log', reads: true },
  'administration.verifyAudit': { de: 'Protokoll prüfen', en: 'Verify the audit log' },
  'administration.eraseAudit': { de: 'Werte im Protokoll löschen', en: 'Erase values in the audit log' },
  'administration.readLongWork': { de: 'Lange Vorgänge ansehen', en: 'See long work', reads: true },
  'administration.cancelLongWork': { de: 'Lange Vorgänge abbrechen', en: 'Cancel long work' },
  'administration.readSecurityEvents': { de: 'Sicherheitsereignisse ansehen', en: 'See security events', reads: true },
  'administration.readMails': { de: 'E-Mails der Vorführung ansehen', en: 'See the mails of the demonstration' },
  'administration.readSystem': { de: 'Angaben zum System ansehen', en: 'See the state of the system', reads: true },
  'administration.readProcessing': {
    de: 'Verzeichnis der Verarbeitungstätigkeiten ansehen',
    en: 'See the record of processing activities',
    reads: true,
  },
  'administration.readProcessDocumentation': { de: 'Verfahrensdokumentation ansehen', en: 'See the process documentation', reads: true },
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
  /** The log controls the administrators: whoever audits them checks it himself. The check changes nothing. */
  auditor: ['administration.verifyAudit' satisfies Action],
  memberAdministrator: ['administration.readAudit', 'administration.readMails', 'administration.readProcessing'] satisfies Action[],
};

export const ROLE_ACTIONS: Readonly<Record<string, readonly RoleAction[]>> = {
  ...Object.fromEntries(ROLES.map(({ name }) => [name, [...EVERYBODY, ...(FURTHER[name] ?? [])]])),
  'service:administration': ['administration.verifyAudit' satisfies Action],
};

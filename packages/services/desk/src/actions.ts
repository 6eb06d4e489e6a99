// SPDX-License-Identifier: EUPL-1.2
import type { RoleName } from '@contracts/tenancy';
import type { ActionTable, RoleAction } from '@platform/authorization';

export const deskActions = {
  'desk.readCatalogue': { de: 'Leistungskatalog ansehen', en: 'See the catalogue', reads: true },
  'desk.editCatalogue': { de: 'Leistungskatalog pflegen', en: 'Edit the catalogue' },
  'desk.readRequests': { de: 'Anliegen ansehen', en: 'See requests', byFamily: true, reads: true },
  'desk.submitRequest': { de: 'Anliegen stellen', en: 'Submit requests', byFamily: true },
  'desk.approveRequest': { de: 'Anliegen im eigenen Haus freigeben', en: "Approve one's own body's requests", byFamily: true },
  'desk.withdrawRequest': { de: 'Anliegen zurückziehen', en: 'Withdraw requests', byFamily: true },
  'desk.changeCostReference': { de: 'Kostenstelle und Bestellnummer ändern', en: 'Change cost unit and order number', byFamily: true },
  'desk.recordRequest': { de: 'Anliegen für Mitglieder aufnehmen', en: 'Record requests for members', byFamily: true },
  'desk.processRequest': { de: 'Anliegen einordnen, weiterleiten und abschließen', en: 'Sort, forward and close requests', byFamily: true },
  'desk.reopenRequest': { de: 'Anliegen wieder öffnen', en: 'Reopen requests', byFamily: true },
  'desk.reply': { de: 'Auf Anliegen antworten', en: 'Reply to requests', byFamily: true },
  'desk.note': { de: 'Interne Notizen schreiben', en: 'Write internal notes', byFamily: true },
  'desk.attachFile': { de: 'Dateien beifügen', en: 'Attach files', byFamily: true },
  'desk.readTasks': { de: 'Aufgaben ansehen', en: 'See tasks', byFamily: true, reads: true },
  'desk.workTasks': { de: 'Aufgaben anlegen und bearbeiten', en: 'Create and work on tasks', byFamily: true },
  'desk.releaseTask': { de: 'Aufgaben zurückgeben', en: 'Give tasks back', byFamily: true },
  'desk.assignTask': { de: 'Aufgaben verteilen', en: 'Assign tasks', byFamily: true },
  'desk.readTime': { de: 'Zeiten ansehen', en: 'See time', byFamily: true, reads: true },
  'desk.bookTime': { de: 'Eigene Zeit buchen', en: "Book one's own time", byFamily: true },
  'desk.correctTime': { de: 'Zeit berichtigen', en: 'Correct time', byFamily: true },
  // A month stands for its person: it is within reach of whoever leads one of the person's families. One's own always is.
  'desk.readTimeSheets': { de: 'Monate ansehen', en: 'See months', byFamily: 'others', reads: true },
  'desk.signOffMonth': { de: 'Eigenen Monat abschließen', en: "Sign off one's own month" },
  'desk.approveMonth': { de: 'Monate bestätigen', en: 'Approve months', byFamily: true },
  'desk.reopenMonth': { de: 'Monate wieder öffnen', en: 'Reopen months', byFamily: true },
} as const satisfies ActionTable;
export type DeskAction = keyof typeof deskActions;

type Granted = DeskAction | { readonly action: DeskAction; readonly own: 'userId' | 'assigneeUserId' };

const work: readonly Granted[] = [
  'desk.readCatalogue',
  'desk.readRequests',
  'desk.recordRequest',
  'desk.processRequest',
  'desk.reply',
  'desk.note',
  'desk.attachFile',
  'desk.readTasks',
  'desk.workTasks',
  { action: 'desk.bookTime', own: 'userId' },
  { action: 'desk.signOffMonth', own: 'userId' },
];

export const deskRoles = {
  clerk: [
    ...work,
    { action: 'desk.releaseTask', own: 'assigneeUserId' },
    { action: 'desk.readTime', own: 'userId' },
    { action: 'desk.correctTime', own: 'userId' },
    { action: 'desk.readTimeSheets', own: 'userId' },
  ],
  teamLead: [
    ...work,
    'desk.reopenRequest',
    'desk.releaseTask',
    'desk.assignTask',
    'desk.readTime',
    'desk.correctTime',
    'desk.readTimeSheets',
    { action: 'desk.readTimeSheets', own: 'userId' },
    'desk.approveMonth',
    'desk.reopenMonth',
  ],
  centreAdministrator: ['desk.readCatalogue', 'desk.editCatalogue'],
  contractOfficer: ['desk.readCatalogue'],
  finance: ['desk.readCatalogue'],
  financeReleaser: ['desk.readCatalogue'],
  memberClerk: [
    'desk.readCatalogue',
    'desk.readRequests',
    'desk.submitRequest',
    'desk.withdrawRequest',
    'desk.changeCostReference',
    'desk.reopenRequest',
    'desk.reply',
    'desk.note',
    'desk.attachFile',
  ],
  memberApprover: ['desk.readCatalogue', 'desk.readRequests', 'desk.approveRequest', 'desk.note', 'desk.changeCostReference'],
  memberTreasurer: ['desk.readCatalogue', 'desk.readRequests', 'desk.note', 'desk.changeCostReference'],
  memberAdministrator: ['desk.readCatalogue', 'desk.readRequests', 'desk.withdrawRequest'],
} as const satisfies Partial<Record<RoleName, readonly Granted[]>> satisfies Record<string, readonly RoleAction[]>;

export const deskConflicts: readonly (readonly [DeskAction, DeskAction])[] = [['desk.submitRequest', 'desk.approveRequest']];

/** Roles whose people work on tasks, and to whom a task can be given. */
export const WORKING_ROLES: readonly RoleName[] = ['clerk', 'teamLead'];

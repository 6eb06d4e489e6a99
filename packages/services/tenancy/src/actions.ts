// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import { type ActionTable, AUDITOR, type RoleAction } from '@platform/authorization';

export const actions = {
  'tenancy.readDirectory': {
    de: 'Verband, Mitglieder und Einwohnerzahlen ansehen',
    en: 'See association, members and inhabitants',
    reads: true,
  },
  'tenancy.readUsers': { de: 'Benutzer, Rollen und Vertretungen ansehen', en: 'See users, roles and deputies', reads: true },
  'tenancy.changeMembers': { de: 'Mitglieder aufnehmen, umbenennen und verabschieden', en: 'Admit, rename and release members' },
  'tenancy.changeSettings': {
    de: 'Freigabe, Dienstzeiten und Schließtage einer Stelle ändern',
    en: 'Change approval, office hours and closing days of a body',
  },
  'tenancy.changeAssociation': { de: 'Einstellungen des Verbands ändern', en: 'Change the settings of the association' },
  'tenancy.manageUsers': { de: 'Benutzer einladen, ändern und ihren Zugang beenden', en: 'Invite and change users and end their access' },
  'tenancy.resetSecondFactor': {
    de: 'Zweiten Faktor einer anderen Person zurücksetzen (zu zweit)',
    en: 'Reset the second factor of another person (two together)',
  },
  'tenancy.resetSecondFactorAlone': { de: 'Zweiten Faktor als Betreiber zurücksetzen', en: 'Reset a second factor as the operator' },
  'tenancy.manageRoles': { de: 'Rollen geben und beenden', en: 'Grant and end roles' },
  'tenancy.nameDeputy': { de: 'Vertretungen einrichten und beenden', en: 'Name and end deputies' },
  'tenancy.foundAssociation': { de: 'Verband anlegen', en: 'Found an association' },
} as const satisfies ActionTable;

/** Who may name a deputy at all, may do so for himself. The auditor changes nothing. */
const EVERYBODY: readonly RoleAction[] = ['tenancy.readDirectory', { action: 'tenancy.nameDeputy', own: 'userId' }];

const MORE: Readonly<Record<string, readonly RoleAction[]>> = {
  centreAdministrator: [
    'tenancy.readUsers',
    'tenancy.changeMembers',
    'tenancy.changeSettings',
    'tenancy.changeAssociation',
    'tenancy.manageUsers',
    'tenancy.resetSecondFactor',
    'tenancy.manageRoles',
    'tenancy.nameDeputy',
  ],
  contractOfficer: ['tenancy.changeMembers', 'tenancy.changeSettings'],
  teamLead: ['tenancy.readUsers'],
  memberAdministrator: [
    'tenancy.readUsers',
    'tenancy.changeSettings',
    'tenancy.manageUsers',
    'tenancy.resetSecondFactor',
    'tenancy.manageRoles',
    'tenancy.nameDeputy',
  ],
};

/** What the operator may do at the command line, under the name of nobody else. */
export const OPERATOR_ROLE = 'service:operator';

export const roles: Readonly<Record<string, readonly RoleAction[]>> = {
  ...Object.fromEntries(ROLES.filter((role) => role.name !== AUDITOR).map(({ name }) => [name, [...EVERYBODY, ...(MORE[name] ?? [])]])),
  [OPERATOR_ROLE]: [
    'tenancy.foundAssociation',
    'tenancy.readDirectory',
    'tenancy.readUsers',
    'tenancy.changeMembers',
    'tenancy.changeSettings',
    'tenancy.manageUsers',
    'tenancy.resetSecondFactorAlone',
    'tenancy.manageRoles',
  ],
};

// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';

/** How the history of a record calls what was done. */
export const labels: UseCaseLabels = {
  'tenancy.foundAssociation': { de: 'Verband angelegt', en: 'Association founded' },
  'tenancy.admitTenant': { de: 'Mitglied aufgenommen', en: 'Member admitted' },
  'tenancy.importTenants': { de: 'Mitglied aus Datei aufgenommen', en: 'Member admitted from a file' },
  'tenancy.endMembership': { de: 'Ende der Mitgliedschaft eingetragen', en: 'End of membership entered' },
  'tenancy.changeTenantSettings': { de: 'Einstellungen geändert', en: 'Settings changed' },
  'tenancy.changeAssociationSettings': { de: 'Einstellungen des Verbands geändert', en: 'Settings of the association changed' },
  'tenancy.inviteUser': { de: 'Benutzer eingeladen', en: 'User invited' },
  'tenancy.changeUser': { de: 'Benutzer geändert', en: 'User changed' },
  'tenancy.endUser': { de: 'Zugang beendet', en: 'Access ended' },
  'tenancy.grantRole': { de: 'Rolle gegeben', en: 'Role granted' },
  'tenancy.endRole': { de: 'Rolle beendet', en: 'Role ended' },
  'tenancy.nameDeputy': { de: 'Vertretung eingerichtet', en: 'Deputy named' },
  'tenancy.endDeputy': { de: 'Vertretung beendet', en: 'Deputy ended' },
};

export const personalData: readonly PersonalDataNote[] = [
  {
    table: 'tenant_user',
    columns: ['name', 'function_title', 'email', 'language'],
    of: 'Beschäftigte des Zentrums und der Mitglieder',
    purpose: 'Anmeldung, Zuständigkeit und Erreichbarkeit',
  },
  {
    table: 'role_grant',
    columns: ['user_id', 'role', 'valid_from', 'valid_to', 'granted_by'],
    of: 'Beschäftigte des Zentrums und der Mitglieder',
    purpose: 'Berechtigung und Nachweis, wer wann was durfte',
  },
  {
    table: 'deputy',
    columns: ['user_id', 'deputy_user_id', 'valid_from', 'valid_to'],
    of: 'Beschäftigte des Zentrums und der Mitglieder',
    purpose: 'Vertretung bei Abwesenheit; der Grund der Abwesenheit wird nicht erfasst',
  },
];

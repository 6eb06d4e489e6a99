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
  'tenancy.orderSecondFactorReset': {
    de: 'Zurücksetzen des zweiten Faktors beauftragt',
    en: 'Reset of the second factor ordered',
  },
  'tenancy.confirmSecondFactorReset': {
    de: 'Zurücksetzen bestätigt: zweiter Faktor zurückgesetzt',
    en: 'Reset confirmed: second factor reset',
  },
  'tenancy.withdrawSecondFactorReset': {
    de: 'Zurücksetzen des zweiten Faktors nicht bestätigt',
    en: 'Reset of the second factor not confirmed',
  },
  'tenancy.resetSecondFactor': {
    de: 'Zweiter Faktor durch den Betreiber zurückgesetzt',
    en: 'Second factor reset by the operator',
  },
  'tenancy.grantRole': { de: 'Rolle gegeben', en: 'Role granted' },
  'tenancy.endRole': { de: 'Rolle beendet', en: 'Role ended' },
  'tenancy.nameDeputy': { de: 'Vertretung eingerichtet', en: 'Deputy named' },
  'tenancy.endDeputy': { de: 'Vertretung beendet', en: 'Deputy ended' },
};

const STAFF = { de: 'Beschäftigte des Zentrums und der Kommunen', en: 'Staff of the centre and of the municipalities' };

export const personalData: readonly PersonalDataNote[] = [
  {
    table: 'tenant_user',
    columns: ['name', 'function_title', 'email', 'language'],
    what: { de: 'Benutzer: Name, Funktion, E-Mail-Adresse, Sprache', en: 'Users: name, function, mail address, language' },
    of: STAFF,
    purpose: { de: 'Anmeldung, Zuständigkeit und Erreichbarkeit', en: 'Sign-in, competence and ways to reach somebody' },
  },
  {
    table: 'role_grant',
    columns: ['user_id', 'role', 'valid_from', 'valid_to', 'granted_by'],
    what: { de: 'Rollen: wer welche Rolle wann hatte und wer sie gegeben hat', en: 'Roles: who had which role when, and who granted it' },
    of: STAFF,
    purpose: { de: 'Berechtigung und Nachweis, wer wann was durfte', en: 'Permission, and the proof of who might do what when' },
  },
  {
    table: 'second_factor_reset',
    columns: ['user_id', 'reason', 'ordered_by', 'settled_by'],
    what: {
      de: 'Zurückgesetzte zweite Faktoren: wessen, warum, wer es beauftragt und wer es bestätigt hat',
      en: 'Second factors that were reset: whose, why, who ordered and who confirmed it',
    },
    of: STAFF,
    purpose: { de: 'Schutz der Zugänge und Nachweis der zwei Personen', en: 'Protection of accounts, and the proof of the two people' },
  },
  {
    table: 'deputy',
    columns: ['user_id', 'deputy_user_id', 'valid_from', 'valid_to'],
    what: { de: 'Vertretungen: wer wen wann vertritt', en: 'Deputies: who stands in for whom, and when' },
    of: STAFF,
    purpose: {
      de: 'Vertretung bei Abwesenheit; der Grund der Abwesenheit wird nicht erfasst',
      en: 'Standing in during absence; the reason of the absence is not kept',
    },
  },
];

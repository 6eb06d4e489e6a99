// SPDX-License-Identifier: EUPL-1.2
import type { ActionTable, RoleAction } from '@platform/authorization';

export const actions = {
  'agreements.read': { de: 'Vereinbarungen ansehen', en: 'See agreements', reads: true },
  'agreements.draft': { de: 'Vereinbarungen entwerfen', en: 'Draft agreements' },
  'agreements.sign': { de: 'Unterzeichnung eintragen', en: 'Record signatures' },
  'agreements.publishVat': { de: 'Umsatzsteuer des Verbands eintragen', en: 'Record the association’s VAT' },
  'agreements.end': { de: 'Kündigung und Ende eintragen', en: 'Record notices and ends' },
  'agreements.remind': { de: 'An das Ende von Vereinbarungen erinnern', en: 'Remind of the end of agreements' },
} as const satisfies ActionTable;

const READERS = [
  'centreAdministrator',
  'clerk',
  'teamLead',
  'financeReleaser',
  'memberClerk',
  'memberApprover',
  'memberTreasurer',
  'memberAdministrator',
];

export const roles: Readonly<Record<string, readonly RoleAction[]>> = {
  ...Object.fromEntries(READERS.map((role) => [role, ['agreements.read']])),
  finance: ['agreements.read', 'agreements.publishVat'],
  contractOfficer: ['agreements.read', 'agreements.draft', 'agreements.sign', 'agreements.end'],
  'service:agreements': ['agreements.read', 'agreements.remind'],
};

/** Who gives the rights should not bind the members as well. */
export const conflicts: readonly (readonly [string, string])[] = [['tenancy.manageRoles', 'agreements.sign']];

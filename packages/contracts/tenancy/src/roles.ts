// SPDX-License-Identifier: EUPL-1.2
import { AUDITOR, type RoleDefinition } from '@platform/authorization';

/** The ready-made roles. Each service says which of its actions a role holds. */
export const ROLES = [
  { name: 'centreAdministrator', side: 'centre', de: 'Administration des Zentrums', en: 'Administration of the centre' },
  { name: 'contractOfficer', side: 'centre', de: 'Vereinbarungen und Mitglieder', en: 'Agreements and members' },
  { name: 'clerk', side: 'centre', de: 'Sachbearbeitung', en: 'Clerk' },
  { name: 'teamLead', side: 'centre', de: 'Teamleitung', en: 'Team lead' },
  { name: 'finance', side: 'centre', de: 'Abrechnung', en: 'Settlement' },
  { name: 'financeReleaser', side: 'centre', de: 'Freigabe der Abrechnung', en: 'Release of settlements' },
  { name: AUDITOR, side: 'centre', de: 'Prüfung (nur lesend)', en: 'Audit (read-only)', longestDays: 180 },
  { name: 'memberClerk', side: 'member', de: 'Sachbearbeitung der Kommune', en: 'Clerk of the municipality' },
  { name: 'memberApprover', side: 'member', de: 'Freigabe in der Kommune', en: 'Approval in the municipality' },
  { name: 'memberTreasurer', side: 'member', de: 'Kämmerei der Kommune', en: 'Treasury of the municipality' },
  { name: 'memberAdministrator', side: 'member', de: 'Administration der Kommune', en: 'Administration of the municipality' },
] as const satisfies readonly RoleDefinition[];

export type RoleName = (typeof ROLES)[number]['name'];

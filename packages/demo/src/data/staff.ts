// SPDX-License-Identifier: EUPL-1.2
import type { RoleName } from '@contracts/tenancy';

/** Somebody of the centre. */
export interface DemoPost {
  readonly functionTitle: string;
  readonly roles: readonly RoleName[];
  /** Empty: all. */
  readonly families: readonly string[];
  /** Percent of a full post that books time; 0: books none. */
  readonly share: number;
  /** The part before the @; with it the post is one of the logins. */
  readonly login?: string;
}

const clerks = (count: number, functionTitle: string, families: readonly string[], share = 100): DemoPost[] =>
  Array.from({ length: count }, (_, index) => ({ functionTitle, roles: ['clerk'], families, share: index % 3 === 2 ? 60 : share }));

/** The leads share the central office, so that they confirm each other's months. */
export const POSTS: readonly DemoPost[] = [
  { functionTitle: 'Systemverwaltung', roles: ['centreAdministrator'], families: [], share: 0, login: 'administration' },
  {
    functionTitle: 'Team Personalabrechnung und Kasse',
    roles: ['clerk'],
    families: ['payroll', 'payments'],
    share: 100,
    login: 'personal',
  },
  { functionTitle: 'Team Schul-IT', roles: ['clerk'], families: ['schoolIt'], share: 100, login: 'schul-it' },
  {
    functionTitle: 'Teamleitung Finanzen und Personal',
    roles: ['teamLead'],
    families: ['payments', 'payroll', 'overhead'],
    share: 80,
    login: 'teamleitung',
  },
  { functionTitle: 'Abrechnung', roles: ['finance'], families: [], share: 0, login: 'abrechnung' },
  { functionTitle: 'Geschäftsführung', roles: ['financeReleaser'], families: [], share: 0, login: 'freigabe' },
  { functionTitle: 'Vereinbarungen und Mitglieder', roles: ['contractOfficer'], families: [], share: 0, login: 'vereinbarungen' },
  { functionTitle: 'Rechnungsprüfung', roles: ['auditor'], families: [], share: 0, login: 'pruefung' },
  {
    functionTitle: 'Teamleitung Springerdienst und Schul-IT',
    roles: ['teamLead'],
    families: ['staffing', 'schoolIt', 'overhead'],
    share: 80,
  },
  {
    functionTitle: 'Teamleitung Archiv und Beschaffung',
    roles: ['teamLead'],
    families: ['archive', 'purchasing', 'cooperation', 'overhead'],
    share: 80,
  },
  ...clerks(4, 'Team Kasse', ['payments']),
  ...clerks(4, 'Team Personalabrechnung', ['payroll']),
  ...clerks(2, 'Team Archiv', ['archive']),
  ...clerks(5, 'Springerdienst', ['staffing']),
  ...clerks(3, 'Team Schul-IT', ['schoolIt']),
  ...clerks(2, 'Team Beschaffung und Gremien', ['purchasing', 'cooperation']),
];

export const SMALL_POSTS: readonly DemoPost[] = [
  { functionTitle: 'Geschäftsstelle', roles: ['centreAdministrator', 'contractOfficer'], families: [], share: 0, login: 'administration' },
  { functionTitle: 'Sachbearbeitung', roles: ['clerk'], families: [], share: 60, login: 'sachbearbeitung' },
  { functionTitle: 'Teamleitung', roles: ['teamLead'], families: [], share: 60 },
  { functionTitle: 'Abrechnung', roles: ['finance'], families: [], share: 0 },
  { functionTitle: 'Geschäftsführung', roles: ['financeReleaser'], families: [], share: 0 },
];

// SPDX-License-Identifier: EUPL-1.2
import { addMonths, addMonthsToDate, type CivilDate, type CivilMonth, civilDate, firstDay, monthOf } from '@kernel/core';
import { type DemoFamily, FAMILIES } from './data/families.ts';
import { type DemoPost, POSTS, SMALL_POSTS } from './data/staff.ts';

/** A member's logins by what they do there. */
export type MemberPost = 'clerk' | 'approver' | 'treasurer' | 'administrator';

export interface AssociationPlan {
  readonly seed: string;
  readonly name: string;
  readonly shortName: string;
  readonly centreName: string;
  readonly centreShortName: string;
  /** What stands behind the @ of its centre. */
  readonly mailDomain: string;
  readonly foundedOn: CivilDate;
  readonly isMember: (municipality: { readonly ags: string; readonly districtKey: string }) => boolean;
  /** Joins in the middle of a month. */
  readonly joiner: { readonly ags: string; readonly on: CivilDate } | null;
  readonly families: readonly DemoFamily[];
  readonly posts: readonly DemoPost[];
  /** Members of which people can sign in. */
  readonly memberLogins: Readonly<Record<string, readonly MemberPost[]>>;
  /** Members that approve their own requests first. */
  readonly approving: readonly string[];
  /** From which invented name on its people are called, so that nobody has a namesake. */
  readonly firstName: number;
  /** Requests a working day, in tenths. */
  readonly requestsADay: number;
}

export interface Timetable {
  /** The day on which the demo is loaded; the last that happens is on the day before. */
  readonly today: CivilDate;
  readonly firstMonth: CivilMonth;
  /** The last month, open to be settled. */
  readonly openMonth: CivilMonth;
  /** Periods of the released runs, one after the other without a gap. */
  readonly periods: readonly { readonly from: CivilMonth; readonly to: CivilMonth }[];
}

/** How many months are over, settled or not. */
const MONTHS = 13;

/** Quarters as the calendar has them, the latest three months one by one. */
export function timetableOf(today: CivilDate): Timetable {
  const openMonth = addMonths(monthOf(today), -1);
  const firstMonth = addMonths(openMonth, 1 - MONTHS);
  const single = addMonths(openMonth, -3);
  const periods: { from: CivilMonth; to: CivilMonth }[] = [];
  for (let month = firstMonth; month < openMonth; month = addMonths(month, 1)) {
    const open = periods.at(-1);
    const beginsQuarter = ['01', '04', '07', '10'].includes(month.slice(5));
    if (open && !beginsQuarter && month < single) open.to = month;
    else periods.push({ from: month, to: month });
  }
  return { today, firstMonth, openMonth, periods };
}

const joining = (today: CivilDate): CivilDate => civilDate(`${addMonths(monthOf(today), -4)}-12`);

/** The association whose members are all municipalities of three districts, and a small one that shares two of them. */
export const plansOn = (today: CivilDate): readonly AssociationPlan[] => [
  {
    seed: 'erft-rur-eifel',
    name: 'Zweckverband Kommunale Dienste Erft-Rur-Eifel (Demo)',
    shortName: 'Demo Erft-Rur-Eifel',
    centreName: 'Dienstleistungszentrum Erft-Rur-Eifel (Demo)',
    centreShortName: 'Zentrum',
    mailDomain: 'zentrum.demo.example',
    foundedOn: civilDate('2025-01-01'),
    isMember: ({ districtKey }) => ['05358', '05362', '05366'].includes(districtKey),
    joiner: { ags: '05358056', on: joining(today) },
    families: FAMILIES,
    posts: POSTS,
    memberLogins: { '05362028': ['clerk', 'approver', 'treasurer', 'administrator'], '05362012': ['clerk'] },
    approving: ['05362028', '05358008', '05366016', '05362032'],
    firstName: 0,
    requestsADay: 84,
  },
  {
    seed: 'westwind',
    name: 'Zweckverband Westwind (Demo)',
    shortName: 'Demo Westwind',
    centreName: 'Servicestelle Westwind (Demo)',
    centreShortName: 'Servicestelle',
    mailDomain: 'westwind.demo.example',
    foundedOn: civilDate('2025-04-01'),
    isMember: ({ ags }) => ['05358008', '05358024', '05334002', '05370020'].includes(ags),
    joiner: null,
    families: FAMILIES.filter(({ code }) => ['payments', 'archive', 'overhead'].includes(code)),
    posts: SMALL_POSTS,
    memberLogins: {},
    approving: [],
    firstName: 190,
    requestsADay: 4,
  },
];

/** The moment at which the system was taken into use: the last working morning before the first month. */
export const takenIntoUse = ({ firstMonth }: Timetable): CivilDate => addMonthsToDate(firstDay(firstMonth), -1);

// SPDX-License-Identifier: EUPL-1.2
import type { MemberStanding } from '@domain/desk';
import { type CivilDate, isValidOn } from '@kernel/core';
import type { Staff } from '../person.ts';
import type { CaseFile, Member, Scene } from '../scene.ts';

/** A member as the rules of ordering look at it. */
export const standingOf = ({ tenant, covers }: Member): MemberStanding => ({
  tenantId: tenant.id,
  membership: tenant.validity,
  agreements: covers,
  calendar: tenant.officeCalendar,
  wantsApproval: tenant.requestsNeedApproval,
});

export const stateOf = (file: CaseFile) => ({ request: file.request, tasks: file.tasks, calendar: file.member.tenant.officeCalendar });

export const isCovered = ({ covers }: Member, familyCode: string, on: CivilDate): boolean =>
  covers.some(({ familyCodes, validity }) => familyCodes.includes(familyCode) && isValidOn(validity, on));

/** People of the centre who serve a family, in the order of their posts. */
export const serving = ({ people }: Scene, familyCode: string, role: 'clerk' | 'teamLead'): Staff[] =>
  people.filter(
    ({ side, roles, families }) => side === 'centre' && roles.includes(role) && (families.length === 0 || families.includes(familyCode)),
  );

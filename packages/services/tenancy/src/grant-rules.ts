// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type Decider, type Refusal, refusal, type TenantId } from '@kernel/core';
import type { RoleBook, Side } from '@platform/authorization';
import { conflictRefusal, conflictsAdded, type Holdings } from './duty-rules.ts';
import { shareADay } from './last-day.ts';
import type { Grant } from './repositories/role-repository.ts';
import type { BodyUser } from './repositories/user-repository.ts';

/** In the order of precedence. */
export type GrantRoleCode =
  | 'GRANTS_HIMSELF'
  | 'ROLE_OF_OTHER_SIDE'
  | 'DATES_REVERSED'
  | 'STARTS_IN_THE_PAST'
  | 'USER_ENDED'
  | 'END_NEEDED'
  | 'GRANT_TOO_LONG'
  | 'SCOPE_ONLY_FOR_CENTRE'
  | 'TENANT_UNKNOWN'
  | 'GRANT_BEYOND_OWN_REACH'
  | 'FAMILY_UNKNOWN'
  | 'ALREADY_GRANTED'
  | 'DUTY_CONFLICT';

export interface GrantState {
  readonly user: BodyUser;
  readonly side: Side;
  readonly book: RoleBook;
  /** All tenants of the association. */
  readonly tenantIds: readonly TenantId[];
  /** For whom the one who gives it may give roles; null: for everybody. */
  readonly inCharge: ReadonlySet<string> | null;
  readonly familyCodes: readonly string[];
  /** What the user holds, held and will hold in this body. */
  readonly grants: readonly Grant[];
  /** What everybody in this body holds, and who stands in for whom. */
  readonly body: Holdings;
}

export const validityOf = (grant: Grant) => ({ from: grant.validFrom, to: grant.validTo });

function datesRefusal({ user, book }: GrantState, grant: Grant, yesterday: CivilDate): Refusal<GrantRoleCode> | null {
  const { validFrom: from, validTo: to } = grant;
  if (to !== null && to < from) return refusal('DATES_REVERSED', { field: 'validTo', params: { from, to } });
  // What somebody could do on a day that has passed, is not changed afterwards.
  if (from <= yesterday) return refusal('STARTS_IN_THE_PAST', { field: 'validFrom', params: { earliest: addDays(yesterday, 1) } });
  if (user.validTo !== null && user.validTo < from) return refusal('USER_ENDED', { field: 'userId', params: { endedOn: user.validTo } });
  const longestDays = book.roles.find((role) => role.name === grant.role)?.longestDays;
  if (longestDays === undefined) return null;
  if (to === null) return refusal('END_NEEDED', { field: 'validTo', params: { longestDays } });
  const latest = addDays(from, longestDays - 1);
  return to > latest ? refusal('GRANT_TOO_LONG', { field: 'validTo', params: { longestDays, latest } }) : null;
}

/** Nobody gives at the centre what reaches further than himself. */
export function reachesBeyond({ side, inCharge, tenantIds }: Pick<GrantState, 'side' | 'inCharge' | 'tenantIds'>, grant: Grant): boolean {
  if (side === 'member' || inCharge === null) return false;
  return (grant.tenantIds.length > 0 ? grant.tenantIds : tenantIds).some((id) => !inCharge.has(id));
}

function scopeRefusal(state: GrantState, grant: Grant): Refusal<GrantRoleCode> | null {
  const { side, tenantIds, familyCodes } = state;
  if (side === 'member' && grant.tenantIds.length > 0) return refusal('SCOPE_ONLY_FOR_CENTRE', { field: 'tenantIds' });
  if (grant.tenantIds.some((id) => !tenantIds.includes(id))) return refusal('TENANT_UNKNOWN', { field: 'tenantIds' });
  if (reachesBeyond(state, grant)) return refusal('GRANT_BEYOND_OWN_REACH', { field: 'tenantIds' });
  const unknown = grant.familyCodes.find((code) => !familyCodes.includes(code));
  return unknown === undefined ? null : refusal('FAMILY_UNKNOWN', { field: 'serviceFamilyCodes', params: { family: unknown } });
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((item) => b.includes(item));

/** Why the role cannot be given so, or null. */
export function grantRefusal(
  state: GrantState,
  grant: Grant,
  how: { by: Decider; yesterday: CivilDate; acknowledged: boolean },
): Refusal<GrantRoleCode> | null {
  const { user, book, side, grants } = state;
  if (how.by.accountId !== null && how.by.accountId === user.accountId) return refusal('GRANTS_HIMSELF', { field: 'userId' });
  if (book.roles.find((role) => role.name === grant.role)?.side !== side) return refusal('ROLE_OF_OTHER_SIDE', { field: 'role' });
  const refused = datesRefusal(state, grant, how.yesterday) ?? scopeRefusal(state, grant);
  if (refused) return refused;
  const twin = grants.find(
    (other) =>
      other.role === grant.role &&
      sameList(other.tenantIds, grant.tenantIds) &&
      sameList(other.familyCodes, grant.familyCodes) &&
      shareADay(validityOf(other), validityOf(grant)),
  );
  if (twin) return refusal('ALREADY_GRANTED', { field: 'role', params: { from: twin.validFrom, to: twin.validTo ?? '' } });
  if (how.acknowledged) return null;
  const { validFrom, validTo } = grant;
  return conflictRefusal(book, conflictsAdded(book, state.body, { validFrom, validTo, grants: [grant], deputies: [] }).slice(0, 1));
}

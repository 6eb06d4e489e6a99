// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Decide, err, ok, refusal } from '@kernel/core';
import type { Tenant } from './tenant.ts';
import { doubleMembership } from './tenant-rules.ts';

export interface EndMembershipInput {
  /** The last day of the membership. */
  readonly leftOn: CivilDate;
}

export interface EndMembershipState {
  readonly tenant: Tenant;
  /** The other tenants of the association. */
  readonly others: readonly Tenant[];
}

export interface MembershipEnded {
  readonly tenant: Tenant;
  readonly formerLeftOn: CivilDate | null;
}

/** In the order of precedence. */
export type EndMembershipCode =
  | 'CENTRE_CANNOT_LEAVE'
  | 'ALREADY_LEFT'
  | 'LEAVES_BEFORE_JOINING'
  | 'MEMBER_AGAIN_BY_THEN'
  | 'DATE_UNCHANGED';

/** Sets the last day of a membership; a day that has not passed yet may still be moved. */
export const endMembership: Decide<EndMembershipState, EndMembershipInput, MembershipEnded, EndMembershipCode> = (
  state,
  { leftOn },
  { today },
) => {
  const { tenant } = state;
  const { from, to } = tenant.validity;
  if (tenant.kind === 'centre' || tenant.ags === null) return err(refusal('CENTRE_CANNOT_LEAVE'));
  if (to !== null && to < today) return err(refusal('ALREADY_LEFT', { params: { leftOn: to } }));
  if (leftOn < from) return err(refusal('LEAVES_BEFORE_JOINING', { field: 'leftOn', params: { joinedOn: from } }));
  const again = doubleMembership(tenant.ags, { from, to: leftOn }, state.others);
  if (again) return err(refusal('MEMBER_AGAIN_BY_THEN', { field: 'leftOn', params: { from: again.validity.from } }));
  if (leftOn === to) return err(refusal('DATE_UNCHANGED', { field: 'leftOn' }));
  return ok({ tenant: { ...tenant, validity: { from, to: leftOn }, version: tenant.version + 1 }, formerLeftOn: to });
};

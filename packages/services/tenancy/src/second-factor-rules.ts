// SPDX-License-Identifier: EUPL-1.2
import { type AccountId, type CivilDate, type Instant, type Refusal, refusal, type TenantId, type UserId } from '@kernel/core';
import { type Actor, inPlaceOf, may, type RoleBook } from '@platform/authorization';
import { roles } from './actions.ts';
import type { OrderFault, SecondFactorReset, SecondFactorStanding } from './repositories/second-factor-reset-repository.ts';
import type { BodyUser } from './repositories/user-repository.ts';

export const RESET_ACTION = 'tenancy.resetSecondFactor';
/** The roles that may do it. */
export const RESET_ROLES: readonly string[] = Object.keys(roles).filter((role) => roles[role]?.includes(RESET_ACTION));
/** An order that nobody has confirmed in three days is none any more. */
export const RESET_VALID_MS = 3 * 86_400_000;

/** In order of precedence. */
export type ResetTargetCode =
  | 'RESETS_OWN_FACTOR'
  | 'USER_ENDED'
  | 'USER_NOT_TAKEN_UP'
  | 'RESET_ONLY_BY_OPERATOR'
  | 'RESET_BEYOND_OWN_REACH'
  | 'SECOND_FACTOR_NOT_SET_UP';
export type OrderResetCode = ResetTargetCode | 'RESET_ALREADY_ORDERED';
export type ConfirmResetCode =
  | 'RESET_NOT_OPEN'
  | 'RESET_EXPIRED'
  | 'CONFIRMS_OWN_ORDER'
  | ResetTargetCode
  | OrderFault
  | 'BROUGHT_IN_BY_THE_OTHER';

export interface ResetTarget {
  readonly user: BodyUser;
  readonly standing: SecondFactorStanding;
  readonly book: RoleBook;
  /** The accounts of the one who acts and of those in whose place. */
  readonly hands: readonly AccountId[];
  /** Whether a role of the person reaches further than whoever acts is in charge. */
  readonly beyond: boolean;
}

/** Every body for which it counts: the factor belongs to the account, and the account to each of them. */
export const bodiesOf = ({ user, standing }: Pick<ResetTarget, 'user' | 'standing'>): readonly TenantId[] => [
  ...new Set([user.tenantId, ...standing.tenantIds]),
];

/** In whose place the actor does it. */
export const placesOf = (actor: Actor, book: RoleBook, target: Pick<ResetTarget, 'user' | 'standing'>): readonly UserId[] =>
  inPlaceOf(
    actor,
    book,
    RESET_ACTION,
    bodiesOf(target).map((tenantId) => ({ tenantId })),
  );

/** Why nobody, or not this one, may take this person's second factor away. */
export function targetRefusal(
  { user, standing, book, hands, beyond }: ResetTarget,
  actor: Actor,
  today: CivilDate,
): Refusal<ResetTargetCode> | null {
  if (hands.includes(user.accountId)) return refusal('RESETS_OWN_FACTOR');
  if (user.validTo !== null && user.validTo < today) return refusal('USER_ENDED', { params: { endedOn: user.validTo } });
  if (!standing.takenUp) return refusal('USER_NOT_TAKEN_UP');
  if (standing.shared || !bodiesOf({ user, standing }).every((tenantId) => may(actor, book, RESET_ACTION, { tenantId })))
    return refusal('RESET_ONLY_BY_OPERATOR');
  if (beyond) return refusal('RESET_BEYOND_OWN_REACH');
  return standing.active ? null : refusal('SECOND_FACTOR_NOT_SET_UP');
}

export function openRefusal(reset: SecondFactorReset, at: Instant): Refusal<'RESET_NOT_OPEN' | 'RESET_EXPIRED'> | null {
  if (reset.outcome !== null) return refusal('RESET_NOT_OPEN');
  return at >= reset.expiresAt ? refusal('RESET_EXPIRED') : null;
}

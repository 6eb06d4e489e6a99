// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Instant, type Refusal, refusal, type UserId } from '@kernel/core';
import { type Actor, inPlaceOf, type RoleBook } from '@platform/authorization';
import type { SecondFactorReset, SecondFactorStanding } from './repositories/second-factor-reset-repository.ts';
import type { BodyUser } from './repositories/user-repository.ts';

export const RESET_ACTION = 'tenancy.resetSecondFactor';
/** An order that nobody has confirmed in three days is none any more. */
export const RESET_VALID_MS = 3 * 86_400_000;

/** In order of precedence. */
export type ResetTargetCode = 'RESETS_OWN_FACTOR' | 'USER_ENDED' | 'RESET_ONLY_BY_OPERATOR' | 'SECOND_FACTOR_NOT_SET_UP';
export type OrderResetCode = ResetTargetCode | 'RESET_ALREADY_ORDERED';
export type ConfirmResetCode = 'RESET_NOT_OPEN' | 'RESET_EXPIRED' | 'CONFIRMS_OWN_ORDER' | ResetTargetCode;

export interface ResetTarget {
  readonly user: BodyUser;
  readonly standing: SecondFactorStanding;
  readonly book: RoleBook;
}

/** Why nobody, or not this one, may take this person's second factor away. */
export function targetRefusal({ user, standing, book }: ResetTarget, actor: Actor, today: CivilDate): Refusal<ResetTargetCode> | null {
  const row = { tenantId: user.tenantId };
  const own = actor.accountId === user.accountId || (inPlaceOf(actor, book, RESET_ACTION, [row]) as readonly UserId[]).includes(user.id);
  if (own) return refusal('RESETS_OWN_FACTOR');
  if (user.validTo !== null && user.validTo < today) return refusal('USER_ENDED', { params: { endedOn: user.validTo } });
  if (standing.shared) return refusal('RESET_ONLY_BY_OPERATOR');
  return standing.active ? null : refusal('SECOND_FACTOR_NOT_SET_UP');
}

export function openRefusal(reset: SecondFactorReset, at: Instant): Refusal<'RESET_NOT_OPEN' | 'RESET_EXPIRED'> | null {
  if (reset.outcome !== null) return refusal('RESET_NOT_OPEN');
  return at >= reset.expiresAt ? refusal('RESET_EXPIRED') : null;
}

// SPDX-License-Identifier: EUPL-1.2
import { type Instant, instant } from '@kernel/core';

const MINUTE_MS = 60_000;

/**
 * A session ends after 30 minutes without use and 12 hours after the full sign-in. One that still waits for its second
 * factor lives 10 minutes. A second factor is fresh for 5 minutes: releasing money, changing bank details, granting roles ask for that.
 * So is the password of the sign-in, for setting up a second factor.
 * 'seen' is written at most once a minute.
 */
export const SESSION_POLICY = {
  idleMs: 30 * MINUTE_MS,
  absoluteMs: 12 * 60 * MINUTE_MS,
  awaitingMs: 10 * MINUTE_MS,
  stepUpMs: 5 * MINUTE_MS,
  passwordFreshMs: 5 * MINUTE_MS,
  touchEveryMs: MINUTE_MS,
} as const;

/** Whether the account has a second factor, must have one (by a role of its), or needs none. */
export type SecondFactorDuty = 'active' | 'required' | 'none';

export type SessionStanding = 'full' | 'awaiting_second_factor' | 'awaiting_second_factor_setup' | 'ended';

/** A session as the store answers it; the account's facts are of now, not of the sign-in. */
export interface Session {
  readonly sessionId: string;
  readonly accountId: string;
  readonly email: string;
  readonly secondFactor: SecondFactorDuty;
  readonly accountDisabled: boolean;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
  readonly secondFactorAt: Instant | null;
  readonly steppedUpAt: Instant | null;
  readonly revokedAt: Instant | null;
}

const passed = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);
export const later = (at: Instant, ms: number): Instant => instant(new Date(Date.parse(at) + ms));

/** What a session is good for at this instant. Fails closed: a factor demanded since then turns a full session into a waiting one. */
export function sessionStanding(session: Session, at: Instant): SessionStanding {
  if (session.revokedAt !== null || session.accountDisabled || at >= session.expiresAt) return 'ended';
  if (passed(session.seenAt, at) >= SESSION_POLICY.idleMs) return 'ended';
  if (session.secondFactor === 'none' || session.secondFactorAt !== null) return 'full';
  return session.secondFactor === 'active' ? 'awaiting_second_factor' : 'awaiting_second_factor_setup';
}

/** Whether the second factor was given within the last five minutes; what releases money stores this session's id. */
export function isSteppedUp(session: Session, at: Instant): boolean {
  if (session.steppedUpAt === null || sessionStanding(session, at) !== 'full') return false;
  const age = passed(session.steppedUpAt, at);
  return age >= 0 && age < SESSION_POLICY.stepUpMs;
}

/** Whether the sign-in was completed within the last five minutes, by the factor or a recovery code; enough to set up another factor. */
export function isFactorFresh(session: Session, at: Instant): boolean {
  if (session.secondFactorAt === null || sessionStanding(session, at) !== 'full') return false;
  const age = passed(session.secondFactorAt, at);
  return age >= 0 && age < SESSION_POLICY.stepUpMs;
}

/** Whether the session was opened, by the password, within the last five minutes. */
export function isPasswordFresh(session: Session, at: Instant): boolean {
  const age = passed(session.createdAt, at);
  return age >= 0 && age < SESSION_POLICY.passwordFreshMs;
}

export const needsTouch = (session: Session, at: Instant): boolean => passed(session.seenAt, at) >= SESSION_POLICY.touchEveryMs;

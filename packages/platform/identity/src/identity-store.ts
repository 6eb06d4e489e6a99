// SPDX-License-Identifier: EUPL-1.2
import type { Instant } from '@kernel/core';
import type { SecondFactorDuty, Session } from './session-policy.ts';
import type { AttemptHistory } from './throttle.ts';

/** An account as signing in needs it. */
export interface AccountRecord {
  readonly accountId: string;
  readonly email: string;
  readonly language: 'de' | 'en';
  /** PHC string; null until an invitation was taken up. */
  readonly passwordHash: string | null;
  readonly disabled: boolean;
  readonly secondFactor: SecondFactorDuty;
  /** Sealed; null unless the second factor is active. */
  readonly totpSecret: string | null;
  /** The last counter that was accepted. */
  readonly totpCounter: number | null;
}

export interface InvitationRecord {
  readonly accountId: string;
  readonly email: string;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

export type SecurityEventKind =
  | 'sign_in_refused'
  | 'sign_in_throttled'
  | 'signed_in'
  | 'second_factor_refused'
  | 'second_factor_throttled'
  | 'second_factor_replayed'
  | 'recovery_code_used'
  | 'second_factor_set_up'
  | 'stepped_up'
  | 'password_changed'
  | 'password_change_refused'
  | 'password_refused'
  | 'invitation_accepted'
  | 'signed_out_everywhere';

/** A session of the account's own list. */
export type SessionSummary = Pick<Session, 'sessionId' | 'createdAt' | 'seenAt' | 'expiresAt'> & { readonly userAgent: string | null };

/**
 * What identity asks of the database. It comes before any tenant is known, so each method is one reviewed function there:
 * one statement, one transaction, plain JSON in and out. Hashes are 64 lower-case hex digits, instants ISO texts in UTC.
 */
export interface IdentityStore {
  /** 'email' is normalised (trimmed, lower case). */
  findAccountByEmail(input: { readonly email: string }): Promise<AccountRecord | null>;
  findAccount(input: { readonly accountId: string }): Promise<AccountRecord | null>;

  /**
   * Failures after 'since', for account and pair only those after their last success in that time; 'pairKnown' if the pair
   * succeeded after 'knownSince'. A recorded attempt that was not (yet) said to have succeeded is a failure.
   */
  attemptsSince(input: {
    readonly accountKey: string;
    readonly addressKey: string;
    readonly since: Instant;
    readonly knownSince: Instant;
  }): Promise<AttemptHistory>;
  /** Inserts the attempt, or sets 'succeeded' of the one with this id. */
  recordAttempt(input: {
    readonly attemptId: string;
    readonly accountKey: string;
    readonly addressKey: string;
    readonly succeeded: boolean;
    readonly at: Instant;
  }): Promise<void>;

  /** createdAt and seenAt are 'at'; neither second factor nor step-up yet. */
  insertSession(input: {
    readonly sessionId: string;
    readonly accountId: string;
    readonly tokenHash: string;
    readonly userAgent: string | null;
    readonly at: Instant;
    readonly expiresAt: Instant;
  }): Promise<void>;
  /** Also ended and revoked ones; joined with the account's present facts. */
  findSessionByTokenHash(input: { readonly tokenHash: string }): Promise<Session | null>;
  /** seenAt becomes 'at' unless it is later already. */
  touchSession(input: { readonly sessionId: string; readonly at: Instant }): Promise<void>;
  /** Sets all that is given if the session is not revoked and its hash still is 'oldTokenHash'; false if not. seenAt becomes 'at'. */
  rotateSession(input: {
    readonly sessionId: string;
    readonly oldTokenHash: string;
    readonly newTokenHash: string;
    readonly at: Instant;
    readonly expiresAt: Instant;
    readonly secondFactorAt: Instant | null;
    readonly steppedUpAt: Instant | null;
  }): Promise<boolean>;
  /** Only a session of this account; false if there is none that lives. */
  revokeSession(input: { readonly accountId: string; readonly sessionId: string; readonly at: Instant }): Promise<boolean>;
  /** Answers how many were revoked. */
  revokeAllSessions(input: { readonly accountId: string; readonly exceptSessionId: string | null; readonly at: Instant }): Promise<number>;
  /** Not revoked and not expired at 'at', latest seen first. */
  listSessions(input: { readonly accountId: string; readonly at: Instant }): Promise<readonly SessionSummary[]>;

  /** Sets the hash if the present one is 'expectedHash' and, in the same transaction, revokes all sessions but this one (null: none, for a mere re-hash); false if not. */
  updatePassword(input: {
    readonly accountId: string;
    readonly expectedHash: string | null;
    readonly passwordHash: string;
    readonly revokeSessionsExcept: string | null;
    readonly at: Instant;
  }): Promise<boolean>;
  /** Activates the second factor, atomically: secret, counter, these recovery codes instead of all earlier ones, and all sessions but this one revoked. */
  saveTotp(input: {
    readonly accountId: string;
    readonly sealedSecret: string;
    readonly counter: number;
    readonly recoveryCodeHashes: readonly string[];
    readonly revokeSessionsExcept: string;
    readonly at: Instant;
  }): Promise<void>;
  /** Sets the counter if it is greater than the present one; false if not. This is what makes a code good once. */
  advanceTotpCounter(input: { readonly accountId: string; readonly counter: number }): Promise<boolean>;
  /** Marks the code as used; false if there is none unused with this hash. */
  useRecoveryCode(input: { readonly accountId: string; readonly codeHash: string; readonly at: Instant }): Promise<boolean>;

  findInvitation(input: { readonly tokenHash: string }): Promise<InvitationRecord | null>;
  /** Marks the invitation as used, sets the password and revokes all sessions of the account, atomically; false if it was used or ended before 'at'. */
  redeemInvitation(input: { readonly tokenHash: string; readonly passwordHash: string; readonly at: Instant }): Promise<boolean>;

  /** Inserts the event, or counts one up where the id is there: equal events of one hour share an id. */
  logSecurityEvent(input: {
    readonly eventId: string;
    readonly kind: SecurityEventKind;
    readonly accountId: string | null;
    /** Hashes and reasons; no address, no e-mail, no name. */
    readonly detail: Readonly<Record<string, string>>;
    readonly at: Instant;
  }): Promise<void>;
}

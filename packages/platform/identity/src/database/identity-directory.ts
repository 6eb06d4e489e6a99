// SPDX-License-Identifier: EUPL-1.2
import type { AssociationId, CivilDate, Instant, NewId, TenantId, UserId } from '@kernel/core';
import type { Database } from '@platform/database';
import { newOpaqueToken, sha256Hex } from '../opaque-token.ts';
import { later, type Session } from '../session-policy.ts';
import { normaliseEmail } from '../throttle.ts';
import { callIdentity } from './identity-function.ts';

/** A role that holds on the day for which the context was asked. */
export interface HeldGrant {
  readonly role: string;
  /** Empty: all tenants of the association, for the centre's users. */
  readonly scopeTenantIds: readonly TenantId[];
  /** Empty: all. */
  readonly familyCodes: readonly string[];
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  /** The absent user of the same body whose role it is. */
  readonly deputyFor: UserId | null;
}

/** A body that the account may act for, with what it may act as. */
export interface HeldBody {
  readonly associationId: AssociationId;
  readonly associationName: string;
  readonly associationSlug: string;
  readonly centreId: TenantId;
  readonly tenantId: TenantId;
  readonly tenantName: string;
  readonly tenantSlug: string;
  readonly colour: string;
  readonly side: 'centre' | 'member';
  readonly userId: UserId;
  readonly userName: string;
  readonly functionTitle: string;
  /** All tenants of the association, the centre among them. */
  readonly tenantIds: readonly TenantId[];
  /** At least one. */
  readonly grants: readonly HeldGrant[];
}

export interface SessionFacts {
  /** May have ended: sessionStanding says so. */
  readonly session: Session;
  readonly language: 'de' | 'en';
  readonly bodies: readonly HeldBody[];
}

export interface AssociationIds {
  readonly associationId: AssociationId;
  readonly slug: string;
  readonly centreId: TenantId;
  /** The centre among them. */
  readonly tenantIds: readonly TenantId[];
}

/** What a security log entry says; ids, action names and hashes only. */
export interface SecurityNote {
  readonly kind: string;
  readonly accountId: string | null;
  readonly associationId: string | null;
  readonly detail: Readonly<Record<string, string>>;
  readonly at: Instant;
}

export interface IdentityDirectory {
  /** Null if no session has this hash. */
  findSessionFacts(input: { readonly tokenHash: string; readonly today: CivilDate }): Promise<SessionFacts | null>;
  setLanguage(input: { readonly accountId: string; readonly language: 'de' | 'en' }): Promise<void>;
  /**
   * The account of an e-mail, made if there is none, and the token of a one-time link that lets its owner choose a password
   * ('/invitation/<token>'; into the mail with it, nowhere else). For an account that has a password the token opens nothing:
   * nobody gets hold of somebody else's account by inviting him, and nobody learns whether it was there. 'renewFor' is for a
   * forgotten password: an association may send a link to an account that has users in that association and in no other.
   */
  invite(input: {
    readonly email: string;
    readonly language: 'de' | 'en';
    readonly at: Instant;
    readonly validForMs?: number;
    readonly renewFor?: AssociationId;
  }): Promise<{ readonly accountId: string; readonly token: string; readonly expiresAt: Instant }>;
  /** Throttled: the same again within a minute counts up. */
  noteSecurityEvent(note: SecurityNote): Promise<void>;
  /** For what runs over all associations: schedules, rotation of keys, backup. */
  listAssociations(): Promise<readonly AssociationIds[]>;
}

const INVITATION_MS = 7 * 24 * 3_600_000;

export function createIdentityDirectory(database: Pick<Database, 'pool'>, newId: NewId): IdentityDirectory {
  const call = callIdentity(database);
  return {
    findSessionFacts: async (input) => (await call('session_context', input)) as SessionFacts | null,
    setLanguage: async (input) => {
      await call('set_language', input);
    },
    async invite({ email, language, at, validForMs = INVITATION_MS, renewFor }) {
      const token = newOpaqueToken();
      const expiresAt = later(at, validForMs);
      const ids = { accountId: newId(), invitationId: newId() };
      const row = {
        ...ids,
        email: normaliseEmail(email),
        language,
        at,
        tokenHash: sha256Hex(token),
        expiresAt,
        renewFor: renewFor ?? null,
      };
      const { accountId } = (await call('invite', row)) as { accountId: string };
      return { accountId, token, expiresAt };
    },
    noteSecurityEvent: async (note) => {
      await call('log_security_event', { ...note, eventId: newId() });
    },
    listAssociations: async () => (await call('list_associations', {})) as readonly AssociationIds[],
  };
}

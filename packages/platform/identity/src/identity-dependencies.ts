// SPDX-License-Identifier: EUPL-1.2
import type { Instant, NewId } from '@kernel/core';
import type { IdentityStore, SecurityEventKind } from './identity-store.ts';
import { sha256Hex } from './opaque-token.ts';
import type { PasswordHasher } from './password-hash.ts';

/** Encrypts secrets of accounts, bound to purpose and row. MasterKeys of @platform/keys is one. */
export interface SecretBox {
  sealRow(purpose: string, rowId: string, text: string): string;
  openRow(purpose: string, rowId: string, sealed: string): string;
}

export interface IdentityDependencies {
  readonly store: IdentityStore;
  readonly passwords: PasswordHasher;
  readonly secrets: SecretBox;
  readonly newId: NewId;
}

/** Where and when a request came from. */
export interface RequestOrigin {
  /** The network address as the gateway trusts it. */
  readonly address: string;
  readonly at: Instant;
}

export const TOTP_PURPOSE = 'account.totp';

/** One row an hour for each kind, account and address: a flood of refusals counts up instead of filling the disk. */
export async function logEvent(
  { store }: Pick<IdentityDependencies, 'store'>,
  event: { kind: SecurityEventKind; accountId: string | null; subject: string; addressKey: string; at: Instant },
): Promise<void> {
  const hex = sha256Hex(['event', event.kind, event.subject, event.addressKey, event.at.slice(0, 13)].join('|'));
  const eventId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  await store.logSecurityEvent({
    eventId,
    kind: event.kind,
    accountId: event.accountId,
    detail: { addressKey: event.addressKey },
    at: event.at,
  });
}

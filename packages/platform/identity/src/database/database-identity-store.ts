// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '@platform/database';
import type { IdentityStore } from '../identity-store.ts';
import { callIdentity } from './identity-function.ts';

const FUNCTIONS = {
  findAccountByEmail: 'find_account_by_email',
  findAccount: 'find_account',
  attemptsSince: 'attempts_since',
  recordAttempt: 'record_attempt',
  insertSession: 'insert_session',
  findSessionByTokenHash: 'find_session_by_token_hash',
  touchSession: 'touch_session',
  rotateSession: 'rotate_session',
  revokeSession: 'revoke_session',
  revokeAllSessions: 'revoke_all_sessions',
  listSessions: 'list_sessions',
  updatePassword: 'update_password',
  saveTotp: 'save_totp',
  advanceTotpCounter: 'advance_totp_counter',
  useRecoveryCode: 'use_recovery_code',
  findInvitation: 'find_invitation',
  redeemInvitation: 'redeem_invitation',
  logSecurityEvent: 'log_security_event',
} as const satisfies Record<keyof IdentityStore, string>;

/** The store over the functions of the schema 'identity', one for each method; they answer what IdentityStore says. */
export function createIdentityStore(database: Pick<Database, 'pool'>): IdentityStore {
  const call = callIdentity(database);
  const methods = Object.entries(FUNCTIONS).map(([method, name]) => [method, (input: object) => call(name, input)]);
  return Object.fromEntries(methods) as IdentityStore;
}

// SPDX-License-Identifier: EUPL-1.2
import type { Refusal } from '@kernel/core';
import type { AcceptInvitationCode, ChangePasswordCode, SecondFactorCode, SignInCode, TotpSetupCode } from '@platform/identity';
import type { HttpRefusal } from '../http/refusals.ts';

type IdentityCode = SignInCode | SecondFactorCode | TotpSetupCode | ChangePasswordCode | AcceptInvitationCode;

const THROTTLED = [429, 'THROTTLED'] as const;
const SIGNED_OUT = [401, 'SIGNED_OUT'] as const;
const WRONG_CODE = [400, 'WRONG_CODE'] as const;
const WEAK_PASSWORD = [400, 'WEAK_PASSWORD'] as const;
const WRONG_CREDENTIALS = 'WRONG_CREDENTIALS';

/** Every refusal of identity as the face knows it; the precise one stands in 'params.reason'. */
const PUBLIC: Readonly<Record<IdentityCode, readonly [status: number, code: string]>> = {
  SIGN_IN_THROTTLED: THROTTLED,
  SIGN_IN_FAILED: [401, WRONG_CREDENTIALS],
  SESSION_ENDED: SIGNED_OUT,
  SECOND_FACTOR_NOT_SET_UP: [409, 'SECOND_FACTOR_NOT_SET_UP'],
  SECOND_FACTOR_NOT_DUE: [409, 'SECOND_FACTOR_NOT_DUE'],
  SECOND_FACTOR_DUE: [403, 'SECOND_FACTOR_REQUIRED'],
  SECOND_FACTOR_THROTTLED: THROTTLED,
  SECOND_FACTOR_WRONG: WRONG_CODE,
  SECOND_FACTOR_ALREADY_USED: WRONG_CODE,
  STEP_UP_NEEDED: [403, 'STEP_UP_NEEDED'],
  PASSWORD_NEEDED: [403, 'PASSWORD_NEEDED'],
  PASSWORD_THROTTLED: THROTTLED,
  TOTP_SETUP_ENDED: [409, 'ENROLMENT_ENDED'],
  PASSWORD_CHANGE_THROTTLED: THROTTLED,
  // Not 401: the session lives on.
  CURRENT_PASSWORD_WRONG: [400, WRONG_CREDENTIALS],
  PASSWORD_TOO_SHORT: WEAK_PASSWORD,
  PASSWORD_TOO_LONG: WEAK_PASSWORD,
  PASSWORD_IS_EMAIL: WEAK_PASSWORD,
  PASSWORD_TOO_COMMON: WEAK_PASSWORD,
  PASSWORD_UNCHANGED: WEAK_PASSWORD,
  CHANGED_MEANWHILE: [409, 'CHANGED_MEANWHILE'],
  INVITATION_ENDED: [410, 'INVITATION_INVALID'],
};

export function authRefusal(refusal: Refusal<IdentityCode>): HttpRefusal {
  const [status, code] = PUBLIC[refusal.code];
  const { retryAfterSeconds } = refusal.params ?? {};
  return {
    status,
    code,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(code === WRONG_CREDENTIALS ? {} : { params: { reason: refusal.code, ...refusal.params } }),
  };
}

// SPDX-License-Identifier: EUPL-1.2
import { translate } from '../../i18n/index.ts';
import type { AuthRefusal } from '../../session/index.ts';
import { signInTexts } from './messages.ts';

const PLAIN = [
  'WRONG_CREDENTIALS',
  'WRONG_CODE',
  'UNREACHABLE',
  'SIGNED_OUT',
  'WEAK_PASSWORD',
  'INVITATION_INVALID',
  'ENROLMENT_ENDED',
  'INSECURE_ADDRESS',
  'NOT_FOUND',
] as const;

export function refusalText(refusal: AuthRefusal): string {
  const m = translate(signInTexts);
  if (refusal.code === 'THROTTLED') return m('THROTTLED', { seconds: refusal.retryAfterSeconds ?? 60 });
  const plain = PLAIN.find((code) => code === refusal.code);
  return plain ? m(plain) : m('failed', { code: refusal.code });
}

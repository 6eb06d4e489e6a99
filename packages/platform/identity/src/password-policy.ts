// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';

/** In characters. Length counts, no rules about kinds of characters, no expiry (BSI ORP.4.A22/A23, NIST SP 800-63B). */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

/** In order of precedence. */
export type PasswordPolicyCode = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_IS_EMAIL' | 'PASSWORD_TOO_COMMON';

/** What is tried first; digits at the end and repetition are taken away before comparing. */
const COMMON = new Set([
  ...[
    'password',
    'passwort',
    'passw0rd',
    'kennwort',
    'geheim',
    'hallo',
    'hallowelt',
    'helloworld',
    'willkommen',
    'welcome',
    'admin',
    'administrator',
  ],
  ...[
    'qwertz',
    'qwertzuiop',
    'qwerty',
    'qwertyuiop',
    'asdfgh',
    'asdfghjkl',
    'yxcvbnm',
    'zxcvbnm',
    'abcdef',
    'abcdefgh',
    'abcdefghijkl',
    'abc',
  ],
  ...[
    'letmein',
    'iloveyou',
    'ichliebedich',
    'schatz',
    'sommer',
    'winter',
    'herbst',
    'fruehling',
    'frühling',
    'summer',
    'test',
    'testtest',
    'changeme',
  ],
  ...[
    'rathaus',
    'gemeinde',
    'stadtverwaltung',
    'verwaltung',
    'zweckverband',
    'verbund',
    'verbundwerk',
    'nordrheinwestfalen',
    'football',
    'fussball',
  ],
  ...[
    'passwordpassword',
    'passwortpasswort',
    'correcthorsebatterystaple',
    'startpasswort',
    'initialpasswort',
    'neuespasswort',
    'meinpasswort',
    'mypassword',
  ],
]);

const SEQUENCES = [
  '0123456789012345678901234567890',
  '9876543210987654321098765432109',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertzuiopü',
  '1q2w3e4r5t6z7u8i9o0p',
  '1q2w3e4r5t6y7u8i9o0p',
];

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const letters = lower.replace(/[^\p{L}]/gu, '');
  const bare = lower.replace(/[\d\W_]+$/u, '').replace(/^[\d\W_]+/u, '');
  if (COMMON.has(bare) || COMMON.has(letters)) return true;
  if (SEQUENCES.some((sequence) => sequence.includes(lower))) return true;
  // 'aaaaaaaaaaaa', 'abababababab', 'hallohallohallo'
  return /^(.{1,6})\1+.{0,5}$/u.test(lower) && new Set(lower).size <= 6;
}

/** Checks a new password; existing ones are never judged again. */
export function checkPassword(password: string, email: string): Result<void, Refusal<PasswordPolicyCode>> {
  const normal = password.normalize('NFKC');
  const length = [...normal].length;
  const refuse = (code: PasswordPolicyCode, params?: { minLength: number } | { maxLength: number }) =>
    err(refusal(code, { field: 'newPassword', ...(params ? { params } : {}) }));
  if (length < PASSWORD_LENGTH.min) return refuse('PASSWORD_TOO_SHORT', { minLength: PASSWORD_LENGTH.min });
  if (length > PASSWORD_LENGTH.max) return refuse('PASSWORD_TOO_LONG', { maxLength: PASSWORD_LENGTH.max });
  const mail = email.toLowerCase();
  const bare = normal.toLowerCase().replace(/[\d\W_]+$/u, '');
  if (normal.toLowerCase().includes(mail) || bare === mail.split('@')[0] || bare === mail.replace(/[\d\W_]+$/u, ''))
    return refuse('PASSWORD_IS_EMAIL');
  if (isCommon(normal)) return refuse('PASSWORD_TOO_COMMON');
  return ok(undefined);
}

// SPDX-License-Identifier: EUPL-1.2
import type { Instant } from '@kernel/core';
import { Secret, TOTP } from 'otpauth';

/** What every authenticator app understands (RFC 6238, SHA-1, 30 s, 6 digits). One step of clock difference either way is allowed. */
export const TOTP_POLICY = { periodSeconds: 30, digits: 6, window: 1, secretBytes: 20, issuer: 'Verbundwerk' } as const;

const generator = (secret: string, label = ''): TOTP =>
  new TOTP({
    issuer: TOTP_POLICY.issuer,
    label,
    algorithm: 'SHA1',
    digits: TOTP_POLICY.digits,
    period: TOTP_POLICY.periodSeconds,
    secret: Secret.fromBase32(secret),
  });

/** A fresh secret, base32. */
export const newTotpSecret = (): string => new Secret({ size: TOTP_POLICY.secretBytes }).base32;

/** 'otpauth://totp/…' for the QR code; holds the secret, so it is shown once and never stored. */
export const totpUri = (secret: string, email: string): string => generator(secret, email).toString();

export const totpCode = (secret: string, at: Instant): string => generator(secret).generate({ timestamp: Date.parse(at) });

/** The counter that the code belongs to, or null if it is none of the window. The caller refuses counters used before. */
export function matchTotp(secret: string, code: string, at: Instant): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = Date.parse(at);
  const delta = generator(secret).validate({ token, timestamp, window: TOTP_POLICY.window });
  return delta === null ? null : Math.floor(timestamp / 1_000 / TOTP_POLICY.periodSeconds) + delta;
}

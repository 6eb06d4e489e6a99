// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes } from 'node:crypto';

const FORM = /^[A-Za-z0-9_-]{43}$/;

/** What the browser or a link holds: 32 random bytes, base64url. */
export const newOpaqueToken = (): string => randomBytes(32).toString('base64url');

/** What the database holds: SHA-256, 64 hex digits. Null if the text cannot be a token, so that nothing need be asked. */
export const hashToken = (token: string): string | null => (FORM.test(token) ? sha256Hex(token) : null);

export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';

/** A domain value as jsonb columns hold it: whole numbers of any size as texts. */
export const plainJson = (value: unknown): never =>
  JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))) as never;

/** SHA-256 of a canonical text, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

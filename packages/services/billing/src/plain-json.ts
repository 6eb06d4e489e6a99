// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { canonicalDocument, type DocumentContent } from '@domain/billing';

/** A domain value as jsonb columns hold it: whole numbers of any size as texts. */
export const plainJson = (value: unknown): never =>
  JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))) as never;

/** SHA-256 of the canonical text, in hexadecimal: what the document's hash is. */
export const hashOfContent = (content: DocumentContent): string => createHash('sha256').update(canonicalDocument(content)).digest('hex');

// SPDX-License-Identifier: EUPL-1.2
import { hash } from 'node:crypto';
import { type Canonical, canonicalJson } from '@kernel/core';

/** What one link says; the values stand apart and enter only as a salted commitment. */
export interface ChainLink {
  readonly tenantId: string;
  readonly sequence: bigint;
  readonly associationId: string;
  /** ISO instant with milliseconds. */
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly actorKind: string;
  readonly actorAccountId: string | null;
  readonly actingTenantId: string | null;
  readonly correlationId: string;
  readonly commitment: Uint8Array;
}

/** A link with all that is stored of it. */
export interface LinkedDraft {
  readonly link: ChainLink;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
  readonly salt: Uint8Array;
  /** Canonical JSON in UTF-8. */
  readonly content: Uint8Array;
}

/** Where the chains of tenants stand. */
export type Heads = Map<string, { sequence: bigint; hash: Uint8Array }>;

/** The hash before the first link of every chain: 32 zero bytes. */
export const GENESIS: Uint8Array = new Uint8Array(32);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const sha256 = (first: Uint8Array, then: Uint8Array): Uint8Array => hash('sha256', Buffer.concat([first, then]), 'buffer');

/** SHA-256 over the salt and the canonical values; without the salt nobody can guess the values back. */
export const commitmentTo = (salt: Uint8Array, content: string | Uint8Array): Uint8Array =>
  sha256(salt, typeof content === 'string' ? Buffer.from(content) : content);

/** SHA-256 over the previous hash and the canonical link. */
export function linkHash(previousHash: Uint8Array, link: ChainLink): Uint8Array {
  const canonical: Canonical = { ...link, commitment: hex(link.commitment) };
  return sha256(previousHash, Buffer.from(canonicalJson(canonical)));
}

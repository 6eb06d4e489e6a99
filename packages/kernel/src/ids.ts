// SPDX-License-Identifier: EUPL-1.2
import type { Brand } from './brand.ts';

/** A uuid of version 7, made in the application; ordered by the time of its making. */
export type Id<Name extends string> = Brand<string, Name>;

export type AssociationId = Id<'AssociationId'>;
export type TenantId = Id<'TenantId'>;
export type AccountId = Id<'AccountId'>;
export type UserId = Id<'UserId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => UUID.test(text);

/**
 * Builds a uuidv7 from its parts; time and luck are arguments, so that pure code and the demo stay repeatable.
 * @param timeMs milliseconds since 1970
 * @param random at least 10 bytes
 */
export function uuidv7(timeMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let rest = BigInt(timeMs);
  for (let i = 5; i >= 0; i--) {
    bytes[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Gives a fresh id at each call. */
export type NewId = () => string;

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

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Builds a uuidv7 from its parts; time and luck are arguments, so that pure code and the demo stay repeatable.
 * @param timeMs milliseconds since 1970
 * @param random at least 10 bytes
 */
export function uuidv7(timeMs: number, random: Uint8Array): string {
  const time = timeMs.toString(16).padStart(12, '0');
  const hex = (at: number): string => HEX[random[at] ?? 0] ?? '';
  const version = HEX[0x70 | ((random[0] ?? 0) & 0x0f)];
  const variant = HEX[0x80 | ((random[2] ?? 0) & 0x3f)];
  const node = hex(4) + hex(5) + hex(6) + hex(7) + hex(8) + hex(9);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${hex(1)}-${variant}${hex(3)}-${node}`;
}

/** Gives a fresh id at each call. */
export type NewId = () => string;

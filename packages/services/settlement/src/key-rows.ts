// SPDX-License-Identifier: EUPL-1.2
import { type AllocationKey, type KeyRule, parseKeyRule } from '@domain/settlement';
import { type CivilDate, type Instant, invariant } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

export interface KeyVersionRow {
  readonly key_id: string;
  readonly service_family_code: string;
  readonly name: string;
  readonly key_version: number;
  readonly valid_from: CivilDate;
  readonly resolution: string;
  readonly clause: string;
  readonly rule: unknown;
}

/** A rule as a key version keeps it: only what could be read was published. */
export function storedRule(json: unknown): KeyRule {
  const rule = parseKeyRule(json);
  invariant(rule.ok, `a published rule can be read: ${rule.ok ? '' : JSON.stringify(rule.error)}`);
  return rule.value;
}

export const keyFromRow = (row: KeyVersionRow): AllocationKey => ({
  id: row.key_id,
  serviceFamilyCode: row.service_family_code,
  name: row.name,
  version: row.key_version,
  validFrom: row.valid_from,
  resolution: row.resolution,
  clause: row.clause,
  rule: storedRule(row.rule),
});

/** All versions of the keys, as they were known at the instant. */
export async function keysOf(reads: Reads, keyIds: readonly string[], known: Instant): Promise<AllocationKey[]> {
  const { rows } = await sql<KeyVersionRow>`
    select version.key_id, key.service_family_code, key.name, version.key_version, version.valid_from, version.resolution, version.clause, version.rule
    from key_version as version join allocation_key as key on key.tenant_id = version.tenant_id and key.id = version.key_id
    where version.key_id = any(${[...keyIds]}::uuid[]) and version.known_from <= ${known}::timestamptz
      and (version.known_to is null or version.known_to > ${known}::timestamptz)
    order by version.key_id, version.key_version`.execute(reads);
  return rows.map(keyFromRow);
}

// SPDX-License-Identifier: EUPL-1.2
import type { Refusal, TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';

type FamilyNames = ReadonlyMap<string, { readonly de: string; readonly en: string }>;

/** What the services of the catalogue are called, by their codes. */
export async function familyNames(reads: Reads, centreId: TenantId): Promise<FamilyNames> {
  const rows = await reads.selectFrom('service_family').select(['code', 'name_de', 'name_en']).where('tenant_id', '=', centreId).execute();
  return new Map(rows.map((row) => [row.code, { de: row.name_de, en: row.name_en }]));
}

/** The rules know codes; who reads a refusal knows names. */
export function withFamilyNames<Code extends string>(found: Refusal<Code>, names: FamilyNames): Refusal<Code> {
  const name = names.get(String(found.params?.family ?? ''));
  return name ? { ...found, params: { ...found.params, familyDe: name.de, familyEn: name.en } } : found;
}

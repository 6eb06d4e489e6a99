// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';

/** What the keys call a quantity ('Geräte'), as the version that came last says; null for a meter that no key names. */
export const unitOf = (meter: RawBuilder<unknown>, familyCode: RawBuilder<unknown>): RawBuilder<string | null> => sql<string | null>`(
  select measure ->> 'unit'
  from allocation_key as named
  join key_version as version on version.tenant_id = named.tenant_id and version.key_id = named.id
  cross join lateral jsonb_path_query(version.rule, 'strict $.** ? (@.kind == "quantity")') as measure
  where version.known_to is null and named.service_family_code = ${familyCode} and measure ->> 'meter' = ${meter}
  order by version.valid_from desc, version.key_version desc limit 1)`;

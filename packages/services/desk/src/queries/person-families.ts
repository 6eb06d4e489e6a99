// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';
import { WORKING_ROLES } from '../actions.ts';

/**
 * The families (text[]) for which a person holds a working role on some day of a month; a role without a limit stands for all.
 * A month is read and approved by whoever may do so for one of them. Tenant and user are columns, such as 'h.tenant_id'.
 */
export const familiesInMonth = (person: { readonly tenantId: string; readonly userId: string; readonly month: RawBuilder<string> }) =>
  sql<readonly string[]>`array(
    select unnest(case when cardinality(g.service_family_codes) > 0 then g.service_family_codes
      else array(select f.code from service_family f where f.tenant_id = g.tenant_id) end)
    from role_grant g
    where g.tenant_id = ${sql.ref(person.tenantId)} and g.user_id = ${sql.ref(person.userId)} and g.role = any(${[...WORKING_ROLES]}::text[])
      and to_char(g.valid_from, 'YYYY-MM') <= ${person.month} and (g.valid_to is null or to_char(g.valid_to, 'YYYY-MM') >= ${person.month}))`;

/** The same for a stored sheet `h`. */
export const familiesOfSheet = familiesInMonth({ tenantId: 'h.tenant_id', userId: 'h.user_id', month: sql<string>`h.month` });

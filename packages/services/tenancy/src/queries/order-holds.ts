// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { type RawBuilder, sql } from 'kysely';
import { RESET_ROLES } from '../second-factor-rules.ts';

/** An order that can still be confirmed: no new factor since, and who ordered it still administers the body. Of the table 'second_factor_reset'. */
export const orderHolds = (table: string, today: CivilDate): RawBuilder<boolean> => sql<boolean>`
  identity.second_factor_order_fault(jsonb_build_object('accountId', ${sql.ref(`${table}.account_id`)},
    'orderedByUserId', ${sql.ref(`${table}.ordered_by_user_id`)}, 'orderedAt', ${sql.ref(`${table}.ordered_at`)},
    'tenantIds', jsonb_build_array(${sql.ref(`${table}.tenant_id`)}), 'roles', ${JSON.stringify(RESET_ROLES)}::jsonb,
    'today', ${today}::text)) is null`;

// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';

const letters = (column: string) => sql.raw(`regexp_replace(lower(${column}), '[^[:alnum:]]', '', 'g')`);

/**
 * For 'supplier_invoice as it' and 'supplier_invoice as other': one seller and one number, whatever the day, and whether the seller is known
 * by a VAT id or by name.
 */
export const SAME_NUMBER = sql<boolean>`(${letters('other.number')} = ${letters('it.number')}
  and (other.seller_key = it.seller_key or ${letters('other.seller_name')} = ${letters('it.seller_name')}))`;

/** They say the same: the same bytes, or one number of one seller and day. */
export const SAME_INVOICE = sql<boolean>`(other.sha256 = it.sha256 or (${SAME_NUMBER} and other.issue_date is not distinct from it.issue_date))`;

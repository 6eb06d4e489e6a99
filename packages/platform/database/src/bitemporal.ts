// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Instant } from '@kernel/core';
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';

/** A condition that fits into every query in which the table stands under the name. */
type Condition = <DB, TB extends keyof DB>(eb: ExpressionBuilder<DB, TB>) => ExpressionWrapper<DB, TB, SqlBool>;

/**
 * What was valid on a day and known at an instant. The one way to read a bitemporal table:
 * .where(asOf('membership', { valid, known })). 'valid_to' is the last valid day, 'known_to' the instant of closing.
 * The table is named as the query names it.
 */
export function asOf(table: string, point: { valid: CivilDate; known: Instant }): Condition {
  return (eb) => eb.and([validOn(table, point.valid)(eb), knownAt(table, point.known)(eb)]);
}

/** What was known at an instant, whenever it is valid. */
export function knownAt(table: string, known: Instant): Condition {
  return (eb) =>
    eb.and([
      sql<SqlBool>`${sql.ref(`${table}.known_from`)} <= ${known}::timestamptz`,
      sql<SqlBool>`(${sql.ref(`${table}.known_to`)} is null or ${sql.ref(`${table}.known_to`)} > ${known}::timestamptz)`,
    ]);
}

function validOn(table: string, valid: CivilDate): Condition {
  return (eb) =>
    eb.and([
      sql<SqlBool>`${sql.ref(`${table}.valid_from`)} <= ${valid}::date`,
      sql<SqlBool>`(${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} >= ${valid}::date)`,
    ]);
}

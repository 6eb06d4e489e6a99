// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Instant } from '@kernel/core';
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';

/**
 * What was valid on a day and known at an instant. The one way to read a bitemporal table:
 * .where(asOf('membership', { valid, known })). 'valid_to' is the last valid day, 'known_to' the instant of closing.
 */
export function asOf<DB, TB extends keyof DB & string>(table: TB, point: { valid: CivilDate; known: Instant }) {
  return (eb: ExpressionBuilder<DB, TB>): ExpressionWrapper<DB, TB, SqlBool> =>
    eb.and([validOn<DB, TB>(table, point.valid)(eb), knownAt<DB, TB>(table, point.known)(eb)]);
}

/** What was known at an instant, whenever it is valid. */
export function knownAt<DB, TB extends keyof DB & string>(table: TB, known: Instant) {
  return (eb: ExpressionBuilder<DB, TB>): ExpressionWrapper<DB, TB, SqlBool> =>
    eb.and([
      sql<SqlBool>`${sql.ref(`${table}.known_from`)} <= ${known}::timestamptz`,
      sql<SqlBool>`(${sql.ref(`${table}.known_to`)} is null or ${sql.ref(`${table}.known_to`)} > ${known}::timestamptz)`,
    ]);
}

function validOn<DB, TB extends keyof DB & string>(table: TB, valid: CivilDate) {
  return (eb: ExpressionBuilder<DB, TB>): ExpressionWrapper<DB, TB, SqlBool> =>
    eb.and([
      sql<SqlBool>`${sql.ref(`${table}.valid_from`)} <= ${valid}::date`,
      sql<SqlBool>`(${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} >= ${valid}::date)`,
    ]);
}

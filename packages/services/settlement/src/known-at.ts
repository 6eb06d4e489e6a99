// SPDX-License-Identifier: EUPL-1.2
import type { Instant } from '@kernel/core';
import { sql } from 'kysely';

/** Known at the instant; for the alias of a bitemporal table. */
export const knownAt = (alias: string, known: Instant) =>
  sql<boolean>`${sql.ref(`${alias}.known_from`)} <= ${known}::timestamptz
    and (${sql.ref(`${alias}.known_to`)} is null or ${sql.ref(`${alias}.known_to`)} > ${known}::timestamptz)`;

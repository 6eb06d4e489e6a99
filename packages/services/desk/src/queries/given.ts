// SPDX-License-Identifier: EUPL-1.2
import type { RawBuilder, SqlBool } from 'kysely';

/** A condition for a filter that may be left out; what is not given filters nothing. */
export function given<Value>(
  value: Value | null | undefined,
  condition: (value: NonNullable<Value>) => RawBuilder<SqlBool> | null,
): readonly RawBuilder<SqlBool>[] {
  if (value === null || value === undefined || value === false || value === '') return [];
  const made = condition(value);
  return made ? [made] : [];
}

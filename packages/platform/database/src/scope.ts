// SPDX-License-Identifier: EUPL-1.2
import { type AssociationId, invariant, isUuid, type TenantId } from '@kernel/core';

/** Which side of the counter reads: rows marked for the other side alone stay hidden. */
export type Audience = 'centre' | 'member';

/** What a transaction may see and change; PostgreSQL enforces it. */
export interface Scope {
  readonly associationId: AssociationId | null;
  readonly readTenants: readonly TenantId[];
  /** A subset of readTenants. */
  readonly writeTenants: readonly TenantId[];
  readonly audience: Audience;
}

const uuidArray = (ids: readonly string[]): string => {
  for (const id of ids) invariant(isUuid(id), 'a scope holds uuids only');
  return `{${ids.join(',')}}`;
};

/** Inside a transaction that knows who reads: what it may change from here on. */
export const writeTenantsSql = (tenants: readonly TenantId[]): string =>
  `select set_config('app.write_tenants', '${uuidArray(tenants)}', true)`;

/** The one statement that tells PostgreSQL who acts; always local to its transaction. */
export function contextSql(scope: Scope): string {
  invariant(scope.associationId === null || isUuid(scope.associationId), 'a scope holds uuids only');
  return [
    `select set_config('app.read_tenants', '${uuidArray(scope.readTenants)}', true)`,
    `set_config('app.write_tenants', '${uuidArray(scope.writeTenants)}', true)`,
    `set_config('app.association', '${scope.associationId ?? ''}', true)`,
    `set_config('app.audience', '${scope.audience}', true)`,
  ].join(', ');
}

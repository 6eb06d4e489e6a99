// SPDX-License-Identifier: EUPL-1.2
import type { ExpressionBuilder, ExpressionWrapper, RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import { conditionsFor } from './ability.ts';
import type { Actor } from './actor.ts';
import type { OwnColumn, RoleBook } from './roles.ts';

/** Where a table keeps what permissions look at, as 'table.column'; of a row with several families the text[] of their codes. */
export type PermissionColumns = {
  readonly tenantId: string;
  readonly familyCode?: string;
  readonly familyCodes?: RawBuilder<readonly string[]>;
} & { readonly [own in OwnColumn]?: string };

/** CASL's conditions for an action as SQL: .where(permittedRows(actor, book, action, { tenantId: 'task.tenant_id' })). */
export function permittedRows(actor: Actor, book: RoleBook, action: string, columns: PermissionColumns) {
  const conditions = conditionsFor(actor, book, action);
  return <DB, TB extends keyof DB>(eb: ExpressionBuilder<DB, TB>): ExpressionWrapper<DB, TB, SqlBool> => {
    const alternatives = conditions.map((condition) => {
      const parts = [sql<SqlBool>`${sql.ref(columns.tenantId)} = any(${[...condition.tenantIds]}::uuid[])`];
      if (condition.familyCodes) {
        const codes = sql`${[...condition.familyCodes]}::text[]`;
        const { familyCodes: several } = columns;
        const one = (): string => required(columns.familyCode, action, 'familyCode');
        parts.push(several ? sql<SqlBool>`${several} && ${codes}` : sql<SqlBool>`${sql.ref(one())} = any(${codes})`);
      }
      if (condition.own) {
        const column = required(columns[condition.own.column as OwnColumn], action, condition.own.column);
        parts.push(sql<SqlBool>`${sql.ref(column)} = ${condition.own.userId}::uuid`);
      }
      return eb.and(parts);
    });
    return alternatives.length > 0 ? eb.or(alternatives) : eb.and([sql<SqlBool>`false`]);
  };
}

function required(column: string | undefined, action: string, name: string): string {
  if (!column) throw new Error(`a query for ${action} does not say where ${name} stands`);
  return column;
}

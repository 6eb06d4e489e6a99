// SPDX-License-Identifier: EUPL-1.2
import type { Pool } from './rows-of-tenants.ts';

/** A row that was added, went, or is another one now. */
export interface Change {
  readonly table: string;
  readonly tenantId: string;
}

export interface Changes {
  /** All that was committed since the last time; each is told once. */
  taken(): Promise<readonly Change[]>;
}

/**
 * Each table notes its own changes, in a schema that only this reads. Hashing everything before and after each question found the same, and
 * took most of the time of the matrix.
 */
export async function watchChanges(database: Pool, tables: readonly { readonly name: string }[]): Promise<Changes> {
  const triggers = tables.map(
    ({ name }) => `
    create trigger matrix_rows after insert or delete on public.${name} for each row execute function matrix.note('${name}');
    create trigger matrix_values after update on public.${name} for each row when (old.* is distinct from new.*)
      execute function matrix.note('${name}');`,
  );
  await database.query(`
    create schema matrix;
    create unlogged table matrix.change (table_name text not null, tenant_id text not null);
    create function matrix.note() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        if tg_op <> 'INSERT' then insert into matrix.change values (tg_argv[0], old.tenant_id::text); end if;
        if tg_op <> 'DELETE' then insert into matrix.change values (tg_argv[0], new.tenant_id::text); end if;
        return null;
      end $$;
    ${triggers.join('\n')}`);
  return {
    async taken() {
      const { rows } = await database.query<Change>({
        name: 'changes',
        text: 'with gone as (delete from matrix.change returning *) select distinct table_name as "table", tenant_id as "tenantId" from gone',
      });
      return rows;
    },
  };
}

// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg';
import { openPool } from '../connections.ts';
import { type Reads, readsOn } from '../reader.ts';
import { contextSql, type Scope } from '../scope.ts';
import { completeRows, type HeldBack, insertRows, rowTexts } from './transfer-rows.ts';
import { listTransferTables, type TransferTable } from './transfer-tables.ts';

/** All that an association has, at one moment. */
export interface TransferSource {
  /** The last migration that the database has seen. */
  readonly migration: string;
  /** Each after those to which it refers. */
  readonly tables: readonly TransferTable[];
  rows(table: TransferTable): AsyncGenerator<string>;
  /** The accounts of its people, one JSON text each. */
  accounts(): Promise<readonly string[]>;
  readonly reads: Reads;
}

export interface TransferTarget extends Pick<TransferSource, 'migration' | 'tables' | 'rows' | 'reads'> {
  insertRows(table: TransferTable, rows: readonly string[]): Promise<void>;
  /** Sets what was held back; call it when all rows of all tables are inserted. */
  completeRows(table: TransferTable, rows: readonly string[]): Promise<void>;
  /** Accounts as 'accounts' answered them; one that is here already stays as it is. 'clashes': their addresses belong to others here. */
  importAccounts(
    accounts: readonly string[],
  ): Promise<{ readonly clashes: readonly string[]; readonly added: number; readonly kept: number }>;
}

async function latestMigration(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select name from wall.applied_migrations() limit 1');
  return rows[0]?.name ?? '';
}

async function within<T>(url: string, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const pool = openPool({ url, maxConnections: 1, applicationName: 'verbund transfer' });
  try {
    const client = await pool.connect();
    try {
      await client.query(begin);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

/** Reads an association as it is at one moment, whatever is written meanwhile. The owner's access is for the accounts alone. */
export function readAssociation<T>(
  { appUrl, ownerUrl, scope }: { readonly appUrl: string; readonly ownerUrl: string; readonly scope: Scope },
  work: (source: TransferSource) => Promise<T>,
): Promise<T> {
  return within(appUrl, `begin isolation level repeatable read read only; set local timezone to 'UTC'`, async (client) => {
    const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id');
    await client.query(contextSql(scope));
    return work({
      migration: await latestMigration(client),
      tables: await listTransferTables(client),
      rows: (table) => rowTexts(client, scope, table),
      accounts: () => accountsOf(ownerUrl, rows[0]?.id ?? '', scope),
      reads: readsOn(client),
    });
  });
}

function accountsOf(ownerUrl: string, snapshot: string, { associationId }: Scope): Promise<readonly string[]> {
  const begin = `begin isolation level repeatable read read only; set transaction snapshot '${snapshot}'; set local timezone to 'UTC'`;
  return within(ownerUrl, begin, async (client) => {
    const { rows } = await client.query<{ row: string }>(
      'select e::text as row from jsonb_array_elements(identity.export_accounts($1::jsonb)) e',
      [JSON.stringify({ associationId })],
    );
    return rows.map(({ row }) => row);
  });
}

/** Brings an association in: one transaction behind the wall of that association; all of it is there once 'work' has ended, or nothing. */
export function writeAssociation<T>(
  { appUrl, scope, heldBack }: { readonly appUrl: string; readonly scope: Scope; readonly heldBack: HeldBack },
  work: (target: TransferTarget) => Promise<T>,
): Promise<T> {
  return within(appUrl, `begin; set local timezone to 'UTC'`, async (client) => {
    await client.query(contextSql(scope));
    return work({
      migration: await latestMigration(client),
      tables: await listTransferTables(client),
      rows: (table) => rowTexts(client, scope, table),
      reads: readsOn(client),
      insertRows: (table, rows) => insertRows(client, scope, table, heldBack, rows),
      completeRows: (table, rows) => completeRows(client, table, heldBack, rows),
      async importAccounts(accounts) {
        const answer = await client.query<{ answer: Awaited<ReturnType<TransferTarget['importAccounts']>> }>(
          `select identity.import_accounts(jsonb_build_object('accounts', $1::jsonb)) as answer`,
          [`[${accounts.join(',')}]`],
        );
        return answer.rows[0]?.answer ?? { clashes: [], added: 0, kept: 0 };
      },
    });
  });
}

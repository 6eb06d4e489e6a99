// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Instant } from '@kernel/core';
import { copyTemplate } from '@testkit/core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf, knownAt, readsOn } from './index.ts';

/** The contract of every bitemporal table, run on an empty copy of each with its constraints. */
let pool: pg.Pool;
let client: pg.PoolClient;

interface Column {
  readonly name: string;
  readonly type: string;
}

const TIMES: readonly string[] = ['valid_from', 'valid_to', 'known_from', 'known_to'];

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: (await copyTemplate()).superuserUrl, max: 1 });
  client = await pool.connect();
});
afterAll(async () => {
  client.release();
  await pool.end();
});

async function bitemporalTables(): Promise<readonly { name: string; columns: readonly string[] }[]> {
  const { rows } = await client.query(
    `select c.relname as name, array_agg(a.attname::text) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = any ($1) group by 1 order by 1`,
    [TIMES],
  );
  return rows.filter((row) => row.columns.includes('known_from'));
}

const DUMMY: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-7000-8000-000000000001',
  text: 'x',
  jsonb: '{}',
  integer: '1',
  bigint: '1',
  boolean: 'true',
  date: '2026-01-01',
  'timestamp with time zone': '2026-01-01T00:00:00Z',
};

type Times = Partial<Record<'valid_from' | 'valid_to' | 'known_from' | 'known_to', string | null>>;

/** A copy of the table without its foreign keys and checks of content, but with keys, unique indexes and exclusion constraints. */
async function copyOf(table: string) {
  const copy = `copy_of_${table}`;
  await client.query(`create table ${copy} (like ${table} including indexes including defaults)`);
  const { rows: columns } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull and attname <> all ($2)`,
    [copy, TIMES],
  );
  const { rows: unique } = await client.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index where indrelid = $1::regclass and indisunique and not indisprimary and not indisexclusion`,
    [copy],
  );
  // Further unique columns, such as a version's number, are not what is tried here.
  for (const { name } of unique) await client.query(`drop index ${name}`);
  let row = 0;
  const insert = async (times: Times, changes: Readonly<Record<string, string>> = {}): Promise<number> => {
    row += 1;
    const id = `00000000-0000-7000-8000-${String(row).padStart(12, '0')}`;
    const given = Object.entries(times).filter(([name]) => hasColumn(name));
    const values = new Map<string, string | null>([
      ...columns.map(
        ({ name, type }) => [name, name.startsWith('month_') ? '2026-01' : (DUMMY[type] ?? (type.endsWith('[]') ? '{}' : 'x'))] as const,
      ),
      ['id', id],
      ...given.map(([name, value]) => [name, value ?? null] as const),
      ...Object.entries(changes),
    ]);
    const names = [...values.keys()];
    await client.query(`insert into ${copy} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`, [
      ...values.values(),
    ]);
    return row;
  };
  const { rows: all } = await client.query<{ name: string }>('select attname as name from pg_attribute where attrelid = $1::regclass', [
    copy,
  ]);
  const hasColumn = (name: string): boolean => all.some((column) => column.name === name);
  const { rows: keys } = await client.query<{ names: string[] }>(
    `select array_agg(a.attname::text) as names from pg_constraint c, unnest(c.conkey, c.conexclop) as k(attnum, operator)
     join pg_operator o on o.oid = k.operator join pg_attribute a on a.attrelid = $1::regclass and a.attnum = k.attnum
     where c.conrelid = $1::regclass and c.contype = 'x' and o.oprname = '='`,
    [copy],
  );
  return { copy, insert, keyColumns: keys[0]?.names ?? [], valid: hasColumn('valid_from') };
}

const refusesOverlap = { code: '23P01' };
const day = (text: string) => text as CivilDate;
const at = (text: string) => text as Instant;

test('there are bitemporal tables, and those alone have times of knowing', async () => {
  expect((await bitemporalTables()).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['agreement_terms', 'key_version', 'membership', 'population']),
  );
});

test('each keeps the contract', async () => {
  for (const { name } of await bitemporalTables()) {
    await client.query('begin');
    try {
      await keepsContract(name);
    } finally {
      await client.query('rollback');
    }
  }
});

const old = { known_from: '2026-01-01T00:00:00.000Z', known_to: '2026-03-01T00:00:00.000Z' };
const recent = { known_from: '2026-03-01T00:00:00.000Z', known_to: null };

/** A row corrected in March: until then May was thought to be the end, since then June. */
async function keepsContract(table: string): Promise<void> {
  const { copy, insert, keyColumns, valid } = await copyOf(table);
  expect(keyColumns.length, `${table} has an exclusion constraint`).toBeGreaterThan(0);
  const first = await insert({ valid_from: '2026-01-01', valid_to: '2026-05-31', ...old });
  const second = await insert({ valid_from: '2026-01-01', valid_to: '2026-06-30', ...recent });
  const third = valid ? await insert({ valid_from: '2026-07-01', valid_to: null, ...recent }) : second;

  const refused = async (times: Times, changes?: Readonly<Record<string, string>>): Promise<unknown> => {
    await client.query('savepoint trial');
    const error = await insert(times, changes).then(
      () => null,
      (reason: unknown) => reason,
    );
    await client.query('rollback to trial');
    return error;
  };
  // Known at the same time and valid on the same day: never, not even for one day or one instant.
  expect(await refused({ valid_from: '2026-06-30', valid_to: '2026-06-30', ...recent }), table).toMatchObject(refusesOverlap);
  expect(
    await refused({ valid_from: '2026-05-31', valid_to: null, known_from: '2026-02-28T23:59:59.999Z', known_to: null }),
    table,
  ).toMatchObject(refusesOverlap);
  // Before anybody knew, or for another thing: no overlap.
  const before = { known_from: '2025-01-01T00:00:00.000Z', known_to: '2026-01-01T00:00:00.000Z' };
  expect(await refused({ valid_from: '2026-01-01', valid_to: '2026-05-31', ...before }), table).toBeNull();
  const [key = ''] = keyColumns.filter((column) => column !== 'tenant_id');
  const another = key.endsWith('_id') ? '00000000-0000-7000-8000-0000000000ff' : key.endsWith('_from') ? '2031-01-01' : 'other';
  const other = { [key]: another };
  expect(await refused({ valid_from: '2026-01-01', valid_to: null, ...recent }, other), table).toBeNull();

  if (!valid) {
    expect(await seen(copy, null, '2026-02-01T00:00:00.000Z'), table).toEqual([first]);
    expect(await seen(copy, null, '2026-03-01T00:00:00.000Z'), table).toEqual([second]);
    return;
  }
  const cases: readonly (readonly [validOn: string, known: string, rows: readonly number[]])[] = [
    ['2026-05-31', '2026-02-01T00:00:00.000Z', [first]],
    ['2026-06-01', '2026-02-01T00:00:00.000Z', []],
    ['2026-06-01', '2026-02-28T23:59:59.999Z', []],
    ['2026-06-01', '2026-03-01T00:00:00.000Z', [second]],
    ['2026-06-30', '2026-04-01T00:00:00.000Z', [second]],
    ['2026-07-01', '2026-04-01T00:00:00.000Z', [third]],
    ['2099-12-31', '2026-04-01T00:00:00.000Z', [third]],
    ['2025-12-31', '2026-04-01T00:00:00.000Z', []],
    ['2026-05-31', '2025-12-31T23:59:59.999Z', []],
  ];
  for (const [validOn, known, rows] of cases) expect(await seen(copy, validOn, known), `${table} ${validOn} ${known}`).toEqual(rows);
}

async function seen(copy: string, validOn: string | null, known: string): Promise<number[]> {
  const table = copy as never;
  const condition = validOn === null ? knownAt(table, at(known)) : asOf(table, { valid: day(validOn), known: at(known) });
  const rows = await readsOn(client)
    .selectFrom(table)
    .select('id' as never)
    .where(condition as never)
    .execute();
  return (rows as unknown as readonly { id: string }[]).map(({ id }) => Number(id.slice(-12)));
}

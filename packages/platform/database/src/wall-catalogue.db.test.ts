// SPDX-License-Identifier: EUPL-1.2
import { copyTemplate } from '@testkit/core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { annotatedClasses } from './testing/annotated-classes.ts';
import { wallFaults } from './testing/wall-faults.ts';

let client: pg.Client;
const classes = annotatedClasses();

beforeAll(async () => {
  client = new pg.Client({ connectionString: (await copyTemplate()).superuserUrl });
  await client.connect();
});
afterAll(() => client.end());

test('every table of the schema has a class', () => {
  expect(classes.size).toBeGreaterThan(45);
  expect(
    [...classes.values()].filter(
      (annotation) => !/^(owned|published|reference|identity)( (audience|insert-only|relay))*$/.test(annotation),
    ),
  ).toEqual([]);
});

test('the catalogue shows no way around the wall', async () => {
  expect(await wallFaults(client, classes)).toEqual([]);
});

const GOOD = `create table planted (tenant_id uuid not null, association_id uuid not null, id uuid not null, audience text not null, note text, primary key (tenant_id, id));
  alter table planted owner to verbund_owner; select wall.protect('planted', 'owned');`;

/** What somebody does to a good table or beside it, the annotation of the table, and what must be found. */
const PLANTED: readonly (readonly [found: string, sql: string, annotation?: string])[] = [
  ['planted: no model', GOOD, ''],
  ["planted: says 'class: owned', annotated 'published'", GOOD, 'published'],
  ['planted: no row level security', `${GOOD} alter table planted disable row level security`],
  ['planted: row level security not forced', `${GOOD} alter table planted no force row level security`],
  ['planted: owned by verbund_app', `${GOOD} alter table planted owner to verbund_app`],
  ['planted: lacks the policy wall_delete', `${GOOD} drop policy wall_delete on planted`],
  ['planted: has the policy kind PERMISSIVE', `${GOOD} create policy kind on planted to verbund_app using (true)`],
  ['planted: has the policy wall_read', `${GOOD} alter policy wall_read on planted using (true)`],
  ['planted: lacks the policy wall_read', `${GOOD} alter policy wall_read on planted to verbund_search`],
  ['planted: grants verbund_app DELETE', `${GOOD} grant delete on planted to verbund_app`],
  ['planted: grants verbund_app TRUNCATE', `${GOOD} grant truncate on planted to verbund_app`],
  ['planted: grants verbund_app REFERENCES', `${GOOD} grant references on planted to verbund_app`],
  ['planted: grants PUBLIC SELECT', `${GOOD} grant select on planted to public`],
  ['planted: grants verbund_relay SELECT', `${GOOD} grant select on planted to verbund_relay`],
  ['planted.note: grants verbund_relay UPDATE', `${GOOD} grant update (note) on planted to verbund_relay`],
  ['planted: lacks verbund_app SELECT', `${GOOD} revoke select on planted from verbund_app`],
  ['audit_entry: grants verbund_app UPDATE', 'grant update on audit_entry to verbund_app'],
  ['municipality: grants verbund_app INSERT', 'grant insert on municipality to verbund_app'],
  ['account: grants verbund_app SELECT', 'grant select on account to verbund_app'],
  [
    'planted: the foreign key planted_request_fkey has no tenant on both sides',
    `${GOOD} create unique index request_id_alone on request (id);
     alter table planted add constraint planted_request_fkey foreign key (id) references request (id)`,
  ],
  [
    'planted: the foreign key crossed has no tenant on both sides',
    `${GOOD} alter table planted add constraint crossed foreign key (id, tenant_id) references request (tenant_id, id)`,
  ],
  ['planted: planted_note is unique across tenants', `${GOOD} create unique index planted_note on planted (note)`],
  [
    'planted: planted_apart is unique across tenants',
    `${GOOD} alter table planted add constraint planted_apart exclude using gist (note with =)`,
  ],
  [
    'planted.tenant_id: missing or optional',
    `create table planted (id uuid primary key, tenant_id uuid); select wall.protect('planted', 'owned')`,
  ],
  ['planted.amount: is numeric', `${GOOD} alter table planted add amount numeric`],
  ["planted_view: a view that sees with its owner's eyes", `${GOOD} create view planted_view as select * from planted`],
  ["planted_copy: a view that sees with its owner's eyes", `${GOOD} create materialized view planted_copy as select * from planted`],
  [
    'wall.peek: not on the list of functions that look over the wall',
    `create function wall.peek() returns int language sql security definer set search_path = pg_catalog as 'select 1'`,
  ],
  ['upkeep.associations: looks over the wall as verbund_owner', 'alter function upkeep.associations() owner to verbund_owner'],
  ['upkeep.associations: has no fixed search_path', 'alter function upkeep.associations() reset search_path'],
  ['upkeep.associations: has no fixed search_path', "alter function upkeep.associations() set search_path = 'upkeep', 'pg_catalog'"],
  ['upkeep.remove_expired: open to everybody', 'grant execute on function upkeep.remove_expired(timestamptz) to public'],
  ['identity.export_accounts: the application may call it', 'grant execute on function identity.export_accounts(jsonb) to verbund_app'],
  ['planted: lacks the trigger wall_home', `${GOOD} drop trigger wall_home on planted`],
  ['planted: lacks the trigger wall_stays', `${GOOD} alter table planted disable trigger wall_stays`],
  ['time_entry: lacks the trigger wall_home', 'alter table time_entry disable trigger wall_home'],
  ['verbund_app may make things in public', 'grant create on schema public to verbund_app'],
  [
    'verbund_app may make temporary things',
    "do $$ begin execute format('grant temp on database %I to verbund_app', current_database()); end $$",
  ],
  ['verbund_app: stands above the wall', 'alter role verbund_app bypassrls'],
  ['verbund_app is verbund_search', 'grant verbund_search to verbund_app with inherit false'],
  ['verbund_app is verbund_relay always', 'grant verbund_relay to verbund_app with inherit true'],
];

test.each(PLANTED.map(([found, sql, annotation = 'owned']) => ({ found, sql, annotation })))(
  'caught: $found',
  async ({ found, sql, annotation }) => {
    const annotated = new Map(classes);
    if (sql.includes('table planted') && annotation !== '') annotated.set('planted', annotation);
    await client.query('begin');
    try {
      await client.query(sql);
      expect(await wallFaults(client, annotated)).toContainEqual(expect.stringContaining(found));
    } finally {
      await client.query('rollback');
    }
  },
);

test.each(['owned', 'owned insert-only', 'owned audience', 'owned relay', 'published', 'reference', 'identity'])(
  'left alone: a table of the class %s',
  async (annotation) => {
    await client.query('begin');
    try {
      const [kind = '', ...traits] = annotation.split(' ');
      const list = ["'planted'", `'${kind}'`, ...traits.map((trait) => `'${trait}'`)].join(', ');
      await client.query(GOOD.replace("'planted', 'owned'", list));
      expect(await wallFaults(client, new Map([...classes, ['planted', annotation]]))).toEqual([]);
    } finally {
      await client.query('rollback');
    }
  },
);

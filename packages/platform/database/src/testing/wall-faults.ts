// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg';

/** Functions that look over the wall. Each is short, takes the tenant or what comes before any tenant, and is reviewed. */
const OVER_THE_WALL: readonly string[] = [
  'identity.accounts_of_users',
  'identity.advance_totp_counter',
  'identity.attempts_since',
  'identity.brought_in',
  'identity.export_accounts',
  'identity.find_account',
  'identity.find_account_by_email',
  'identity.find_invitation',
  'identity.find_session_by_token_hash',
  'identity.import_accounts',
  'identity.insert_session',
  'identity.invite',
  'identity.list_associations',
  'identity.list_sealed_secrets',
  'identity.list_sessions',
  'identity.log_security_event',
  'identity.people_of_duties',
  'identity.record_attempt',
  'identity.redeem_invitation',
  'identity.replace_sealed_secret',
  'identity.reset_second_factor',
  'identity.revoke_all_sessions',
  'identity.revoke_session',
  'identity.rotate_session',
  'identity.save_totp',
  'identity.second_factor_order_fault',
  'identity.second_factor_standing',
  'identity.session_context',
  'identity.set_language',
  'identity.touch_session',
  'identity.update_password',
  'identity.use_recovery_code',
  'upkeep.associations',
  'upkeep.remove_expired',
  'wall.applied_migrations',
  'wall.association_taken',
  ...['associations', 'owned_rows', 'published_rows', 'tenants'].map((what) => `wall.check_${what}`),
  'wall.ledger_entry_balanced',
  'wall.ledger_posting_with_entry',
  'wall.security_events',
  'wall.settled_input',
];

/** What of those the application may not call: they answer passwords and second factors of many. */
const FOR_THE_OPERATOR: readonly string[] = ['identity.export_accounts', 'identity.list_sealed_secrets', 'identity.replace_sealed_secret'];

/** Rows of these are removed when they have expired, by upkeep.remove_expired alone. */
const SWEPT: readonly string[] = ['handled_message', 'idempotency_key', 'outbox_message'];

const settingIs = (column: string, name: string): string =>
  `(${column} = ANY (( SELECT (NULLIF(current_setting('app.${name}'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))`;
const ASSOCIATION = `(association_id = ( SELECT (NULLIF(current_setting('app.association'::text, true), ''::text))::uuid AS "nullif"))`;
const AUDIENCE = `((audience = 'both'::text) OR (audience = current_setting('app.audience'::text, true)))`;

const and = (...parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' AND ')})`);

/** The policies of a class, as PostgreSQL prints them: '<name> <kind> <command> to <roles> using … check …'. */
function expectedPolicies(annotation: string): readonly string[] {
  const [kind, ...traits] = annotation.split(' ');
  if (kind === 'identity') return [];
  const line = (name: string, type: string, command: string, role: string, using: string | null, check: string | null) =>
    `${name} ${type} ${command} to {${role}} using ${using} check ${check}`;
  if (kind === 'reference')
    return [
      line('entry', 'PERMISSIVE', 'SELECT', 'verbund_app', 'true', null),
      line('operator', 'PERMISSIVE', 'ALL', 'verbund_owner', 'true', 'true'),
    ];
  const audience = traits.includes('audience') ? [AUDIENCE] : [];
  const read = and(kind === 'owned' ? settingIs('tenant_id', 'read_tenants') : ASSOCIATION, ...audience);
  const write = and(settingIs('tenant_id', 'write_tenants'), ...(kind === 'published' ? [ASSOCIATION] : []), ...audience);
  return [
    line('entry', 'PERMISSIVE', 'ALL', 'verbund_app', 'true', 'true'),
    ...(traits.includes('relay') ? [line('relay', 'PERMISSIVE', 'ALL', 'verbund_relay', 'true', 'true')] : []),
    line('wall_delete', 'RESTRICTIVE', 'DELETE', 'verbund_app', write, null),
    line('wall_insert', 'RESTRICTIVE', 'INSERT', 'verbund_app', null, write),
    line('wall_read', 'RESTRICTIVE', 'SELECT', 'verbund_app', read, null),
    line('wall_update', 'RESTRICTIVE', 'UPDATE', 'verbund_app', write, write),
  ];
}

function expectedGrants(table: string, annotation: string): readonly string[] {
  const [kind = '', ...traits] = annotation.split(' ');
  const grants = [`verbund_search SELECT`];
  if (kind === 'identity') return [...grants, ...['INSERT', 'UPDATE', 'DELETE'].map((right) => `verbund_search ${right}`)].sort();
  if (SWEPT.includes(table)) grants.push('verbund_search DELETE');
  grants.push('verbund_app SELECT');
  if (kind === 'reference') return grants.sort();
  grants.push('verbund_app INSERT');
  if (!traits.includes('insert-only')) grants.push('verbund_app UPDATE');
  if (traits.includes('relay')) grants.push('verbund_relay SELECT', 'verbund_relay UPDATE');
  return grants.sort();
}

type Ask = <Row extends pg.QueryResultRow>(sql: string) => Promise<Row[]>;

/** Every way around the wall that the catalogue shows. Empty: none. */
export async function wallFaults(client: pg.Client | pg.PoolClient, classes: ReadonlyMap<string, string>): Promise<string[]> {
  const ask: Ask = async (sql) => (await client.query(sql)).rows as never;
  const found: string[] = [];
  for (const inspect of [
    tableFaults,
    policyFaults,
    grantFaults,
    keyFaults,
    indexFaults,
    columnFaults,
    viewFaults,
    functionFaults,
    homeFaults,
    roleFaults,
  ])
    found.push(...(await inspect(ask, classes)));
  return found;
}

async function tableFaults(ask: Ask, classes: ReadonlyMap<string, string>): Promise<string[]> {
  const tables = await ask<{ name: string; comment: string | null; rls: boolean; forced: boolean; owner: string }>(
    `select relname as name, obj_description(oid, 'pg_class') as comment, relrowsecurity as rls, relforcerowsecurity as forced,
       pg_get_userbyid(relowner) as owner
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'f') and relname <> '_prisma_migrations'`,
  );
  const there = new Set(tables.map((table) => table.name));
  return [
    ...[...classes.keys()].filter((name) => !there.has(name)).map((name) => `${name}: no table`),
    ...tables.flatMap(({ name, comment, rls, forced, owner }) => [
      ...(classes.has(name) ? [] : [`${name}: no model`]),
      ...(comment === `class: ${classes.get(name)}` ? [] : [`${name}: says '${comment}', annotated '${classes.get(name)}'`]),
      ...(rls ? [] : [`${name}: no row level security`]),
      ...(forced ? [] : [`${name}: row level security not forced`]),
      ...(owner === 'verbund_owner' ? [] : [`${name}: owned by ${owner}`]),
    ]),
  ];
}

async function policyFaults(ask: Ask, classes: ReadonlyMap<string, string>): Promise<string[]> {
  const policies = await ask<{ name: string; line: string }>(
    `select tablename as name, policyname || ' ' || permissive || ' ' || cmd || ' to ' || roles::text || ' using ' ||
       coalesce(qual, 'null') || ' check ' || coalesce(with_check, 'null') as line
     from pg_policies where schemaname = 'public' order by tablename, policyname`,
  );
  return [...classes].flatMap(([table, annotation]) => {
    const here = policies.filter(({ name }) => name === table).map(({ line }) => line);
    const wanted = expectedPolicies(annotation);
    return [
      ...wanted.filter((line) => !here.includes(line)).map((line) => `${table}: lacks the policy ${line}`),
      ...here.filter((line) => !wanted.includes(line)).map((line) => `${table}: has the policy ${line}`),
    ];
  });
}

async function grantFaults(ask: Ask, classes: ReadonlyMap<string, string>): Promise<string[]> {
  const grants = await ask<{ name: string; line: string }>(
    `select relname as name, case when grantee = 0 then 'PUBLIC' else pg_get_userbyid(grantee) end || ' ' || privilege_type ||
       case when is_grantable then ' GRANTABLE' else '' end as line
     from pg_class, aclexplode(relacl) where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'f', 'v', 'm', 'S')
       and grantee <> relowner
     union all
     select relname || '.' || attname, case when grantee = 0 then 'PUBLIC' else pg_get_userbyid(grantee) end || ' ' || privilege_type
     from pg_attribute join pg_class on pg_class.oid = attrelid, aclexplode(attacl) where relnamespace = 'public'::regnamespace`,
  );
  const wanted = new Map([...classes].map(([table, annotation]) => [table, expectedGrants(table, annotation)]));
  wanted.set('_prisma_migrations', ['verbund_search SELECT']);
  return [
    ...grants.filter(({ name, line }) => !wanted.get(name)?.includes(line)).map(({ name, line }) => `${name}: grants ${line}`),
    ...[...wanted].flatMap(([table, lines]) =>
      lines.filter((line) => !grants.some((grant) => grant.name === table && grant.line === line)).map((line) => `${table}: lacks ${line}`),
    ),
  ];
}

const isTenanted = (annotation: string | undefined): boolean => /^(owned|published)\b/.test(annotation ?? '');

async function keyFaults(ask: Ask, classes: ReadonlyMap<string, string>): Promise<string[]> {
  const keys = await ask<{ name: string; source: string; target: string; pairs: string[] }>(
    `select conname as name, conrelid::regclass::text as source, confrelid::regclass::text as target,
       array(select s.attname || '=' || t.attname from unnest(conkey, confkey) as k(a, b)
         join pg_attribute s on s.attrelid = conrelid and s.attnum = a join pg_attribute t on t.attrelid = confrelid and t.attnum = b) as pairs
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  return keys
    .filter(({ source, target }) => isTenanted(classes.get(source)) || isTenanted(classes.get(target)))
    .filter(({ source, target, pairs }) => !pairs.includes('tenant_id=tenant_id') || !classes.has(source) || !classes.has(target))
    .map(({ name, source }) => `${source}: the foreign key ${name} has no tenant on both sides`);
}

async function indexFaults(ask: Ask, classes: ReadonlyMap<string, string>): Promise<string[]> {
  const indexes = await ask<{ name: string; table: string; first: string | null; exclusive: boolean }>(
    `select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as table, i.indisexclusion as exclusive,
       (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first
     from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace and (i.indisunique or i.indisexclusion)`,
  );
  return indexes
    .filter(({ table, first }) => isTenanted(classes.get(table)) && first !== 'tenant_id')
    .map(({ name, table }) => `${table}: ${name} is unique across tenants`);
}

async function columnFaults(ask: Ask, classes: ReadonlyMap<string, string>): Promise<string[]> {
  const columns = await ask<{ table: string; column: string; type: string; required: boolean }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, a.attnotnull as required
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  );
  const needed = [...classes].flatMap(([table, annotation]) => [
    ...(isTenanted(annotation) ? [`${table}.tenant_id`] : []),
    ...(annotation.startsWith('published') ? [`${table}.association_id`] : []),
    ...(annotation.includes('audience') ? [`${table}.audience`] : []),
  ]);
  const required = new Set(columns.filter((column) => column.required).map(({ table, column }) => `${table}.${column}`));
  const known = columns.filter(({ table }) => classes.has(table));
  return [
    ...needed.filter((name) => !required.has(name)).map((name) => `${name}: missing or optional`),
    // Under row level security their operators cannot use an index.
    ...known
      .filter(({ type }) => /^(numeric|tsvector|money|float|double|real)/.test(type))
      .map(({ table, column, type }) => `${table}.${column}: is ${type}`),
  ];
}

async function viewFaults(ask: Ask): Promise<string[]> {
  const views = await ask<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'bullmq')
       and (relkind = 'm' or (relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions) or 'security_invoker=on' = any (reloptions), false)))`,
  );
  return views.map(({ name }) => `${name}: a view that sees with its owner's eyes`);
}

const FIXED_PATH = /^search_path=pg_catalog(, public)?(, pg_temp)?$/;

async function functionFaults(ask: Ask): Promise<string[]> {
  const functions = await ask<{ name: string; owner: string; config: string[] | null; open: boolean; callable: boolean }>(
    `select pronamespace::regnamespace::text || '.' || proname as name, pg_get_userbyid(proowner) as owner, proconfig as config,
       proacl is null or exists (select from aclexplode(proacl) where grantee = 0) as open,
       has_function_privilege('verbund_app', oid, 'execute') as callable
     from pg_proc where prosecdef and pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')`,
  );
  return functions.flatMap(({ name, owner, config, open, callable }) => [
    ...(OVER_THE_WALL.includes(name) ? [] : [`${name}: not on the list of functions that look over the wall`]),
    ...(owner === 'verbund_search' ? [] : [`${name}: looks over the wall as ${owner}`]),
    ...(config?.some((setting) => FIXED_PATH.test(setting)) ? [] : [`${name}: has no fixed search_path`]),
    ...(open ? [`${name}: open to everybody`] : []),
    ...(callable && FOR_THE_OPERATOR.includes(name) ? [`${name}: the application may call it`] : []),
  ]);
}

/** Which function looks at what is inserted into a table with an association. */
const homeCheck = (table: string, annotation: string): string =>
  table === 'tenant' || table === 'association' ? `wall.check_${table}s` : `wall.check_${annotation.split(' ')[0]}_rows`;

/** Rows that name an association are bound to it: looked at when they come, and never moved. */
async function homeFaults(ask: Ask, classes: ReadonlyMap<string, string>): Promise<string[]> {
  const named = await ask<{ table: string; lines: string[] }>(
    `select c.relname as table, array(
       select t.tgname || ' ' || t.tgfoid::regproc::text || ' ' || t.tgenabled::text || ' ' || t.tgtype from pg_trigger t where t.tgrelid = c.oid) as lines
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'association_id' and not a.attisdropped`,
  );
  // The numbers are PostgreSQL's: after insert for each statement; before update for each row.
  return named.flatMap(({ table, lines }) => {
    const annotation = classes.get(table);
    if (!isTenanted(annotation)) return [];
    const wanted = [`wall_home ${homeCheck(table, annotation ?? '')} O 4`, 'wall_stays wall.refuse_move O 19'];
    return wanted.filter((line) => !lines.includes(line)).map((line) => `${table}: lacks the trigger ${line.split(' ')[0]}`);
  });
}

async function roleFaults(ask: Ask): Promise<string[]> {
  const above = await ask<{ name: string }>(
    `select rolname as name from pg_roles where rolname in ('verbund_owner', 'verbund_app', 'verbund_relay')
       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
     union all select rolname from pg_roles where rolname = 'verbund_search' and (rolsuper or rolcanlogin or rolcreaterole)`,
  );
  const members = await ask<{ line: string }>(
    `select m.rolname || ' is ' || r.rolname || case when inherit_option then ' always' else '' end as line
     from pg_auth_members a join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
     where m.rolname like 'verbund%' or r.rolname like 'verbund%'`,
  );
  const allowed = ['verbund_owner is verbund_search', 'verbund_app is verbund_relay'];
  const makers = await ask<{ line: string }>(
    `select rolname || ' may make things in ' || nspname as line from pg_namespace, pg_roles
     where rolname in ('verbund_app', 'verbund_relay', 'verbund_search') and nspname !~ '^pg_(temp|toast)'
       and has_schema_privilege(rolname, pg_namespace.oid, 'CREATE')
     union all select rolname || ' may make temporary things' from pg_roles
     where rolname in ('verbund_app', 'verbund_relay') and has_database_privilege(rolname, current_database(), 'TEMP')
     union all select pg_get_userbyid(relowner) || ' owns ' || relname from pg_class
     where pg_get_userbyid(relowner) in ('verbund_app', 'verbund_relay', 'verbund_search')`,
  );
  return [
    ...above.map(({ name }) => `${name}: stands above the wall`),
    ...members.filter(({ line }) => !allowed.includes(line)).map(({ line }) => line),
    ...makers.map(({ line }) => line),
  ];
}

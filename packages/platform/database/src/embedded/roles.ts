// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg';

export class RolesMissing extends Error {
  override readonly name = 'RolesMissing';
}

/**
 * Owner: the tables and their migrations. App: gateway and worker, behind the wall. Relay: the outbox only; a role which app may take on,
 * whose rights app does not have by itself. Search: owns the few functions that look over the wall, nobody signs in as it; its
 * membership lets the owner hand functions over to it.
 */
const ATTRIBUTES = {
  verbund_owner: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS',
  verbund_app: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS',
  verbund_relay: 'NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS',
  verbund_search: 'NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS',
} as const;
type Role = keyof typeof ATTRIBUTES;
const ROLES = Object.keys(ATTRIBUTES) as Role[];

const MEMBERSHIPS = [
  'GRANT verbund_relay TO verbund_app WITH INHERIT FALSE, SET TRUE',
  'GRANT verbund_search TO verbund_owner WITH INHERIT FALSE, SET TRUE',
];

const databaseStatements = (database: string): readonly string[] => [
  `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
  `GRANT CONNECT ON DATABASE ${database} TO verbund_app`,
];

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const identifier = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const roleClause = (role: Role, password?: string): string =>
  `${role} ${ATTRIBUTES[role]}${password === undefined ? '' : ` PASSWORD ${literal(password)}`}`;

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function existing(client: pg.Client, names: readonly string[]): Promise<Set<string>> {
  const found = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)', [names]);
  return new Set(found.rows.map(({ rolname }) => rolname));
}

/** On a server of our own: makes or mends the roles and the database. May be repeated. */
export async function prepareRoles(
  superuserUrl: string,
  passwords: { readonly owner: string; readonly app: string },
  database: string,
): Promise<void> {
  await connected(superuserUrl, async (client) => {
    const secrets: Partial<Record<Role, string>> = { verbund_owner: passwords.owner, verbund_app: passwords.app };
    const there = await existing(client, ROLES);
    for (const role of ROLES) await client.query(`${there.has(role) ? 'ALTER' : 'CREATE'} ROLE ${roleClause(role, secrets[role])}`);
    for (const statement of MEMBERSHIPS) await client.query(statement);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${identifier(database)} OWNER verbund_owner`);
    for (const statement of databaseStatements(identifier(database))) await client.query(statement);
  });
}

/** What the administrator of another server is asked to run, once. */
export function administratorSql(database: string, missing: readonly Role[]): string {
  const lines = [
    ...missing.map((role) => `CREATE ROLE ${role} ${ATTRIBUTES[role]}${ATTRIBUTES[role].startsWith('LOGIN') ? " PASSWORD '…'" : ''};`),
    ...MEMBERSHIPS.map((statement) => `${statement};`),
    `ALTER DATABASE ${identifier(database)} OWNER TO verbund_owner;`,
    ...databaseStatements(identifier(database)).map((statement) => `${statement};`),
  ];
  return lines.join('\n');
}

interface RoleFacts {
  readonly name: string;
  readonly rolsuper: boolean;
  readonly rolbypassrls: boolean;
  readonly memberOfOwner: boolean;
}

/**
 * On a server named by DATABASE_URL and DATABASE_OWNER_URL: the roles are made if the owner may make them; otherwise an error tells the
 * SQL for the administrator. Refuses a role that would stand above the wall.
 * @throws RolesMissing
 */
export async function requireRoles(urls: { readonly ownerUrl: string; readonly appUrl: string }): Promise<void> {
  const database = new URL(urls.ownerUrl).pathname.slice(1);
  await connected(urls.ownerUrl, async (client) => {
    const there = await existing(client, ROLES);
    const missing = ROLES.filter((role) => !there.has(role));
    const memberships =
      missing.length > 0
        ? null
        : await client.query<{ ok: boolean }>(
            "SELECT pg_has_role('verbund_app', 'verbund_relay', 'SET') AND pg_has_role('verbund_owner', 'verbund_search', 'SET') AS ok",
          );
    if (memberships?.rows[0]?.ok === true) return;
    await makeRoles(client, missing, urls, database);
  });
  const app = await connected(urls.appUrl, async (client) => {
    const facts = await client.query<RoleFacts>(
      `SELECT rolname AS name, rolsuper, rolbypassrls, pg_has_role(rolname, 'verbund_owner', 'MEMBER') AS "memberOfOwner"
       FROM pg_roles WHERE rolname = current_user`,
    );
    return facts.rows[0];
  });
  if (app === undefined || app.rolsuper || app.rolbypassrls || app.memberOfOwner) {
    throw new RolesMissing(
      `DATABASE_URL signs in as ${app?.name ?? 'nobody'}, who stands above the tenant wall (superuser, BYPASSRLS or owner). Use verbund_app.`,
    );
  }
}

async function makeRoles(
  client: pg.Client,
  missing: readonly Role[],
  urls: { readonly ownerUrl: string; readonly appUrl: string },
  database: string,
): Promise<void> {
  const passwordOf = (url: string): string => decodeURIComponent(new URL(url).password);
  const secrets: Partial<Record<Role, string>> = { verbund_owner: passwordOf(urls.ownerUrl), verbund_app: passwordOf(urls.appUrl) };
  await client.query('BEGIN');
  try {
    for (const role of missing) await client.query(`CREATE ROLE ${roleClause(role, secrets[role])}`);
    for (const statement of MEMBERSHIPS) await client.query(statement);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new RolesMissing(
      `Auf dem Datenbankserver fehlen Rollen, und DATABASE_OWNER_URL darf sie nicht anlegen. Die Datenbankadministration führt einmal aus:\n` +
        `(The server lacks roles which DATABASE_OWNER_URL may not create. The database administrator runs once:)\n\n${administratorSql(database, missing)}\n`,
      { cause: error },
    );
  }
}

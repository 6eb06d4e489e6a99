// SPDX-License-Identifier: EUPL-1.2
import { assembly, type House } from '@assembly/core';
import { ROLES, type RoleName } from '@contracts/tenancy';
import { isUuid } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { openPool } from '@platform/database';
import type { FileStore } from '@platform/files';
import { createLogger } from '@platform/logging';
import type { Service } from '@platform/service';
import { type TestAssociation, type TestMember, testDatabase, testWorld, type World } from '@testkit/core';
import { buildSchema } from '../../../schema.ts';
import { matrixDoor } from './ask-field.ts';
import { type Looker, rowIndex } from './eyes.ts';
import { type RootField, rootFields } from './full-selection.ts';
import { markOf } from './marks.ts';
import { type Place, person } from './place.ts';
import { type HomedRow, type Pool, rowsOfTenants, tablesOfTenants } from './rows-of-tenants.ts';
import { twoAssociations } from './two-associations.ts';
import { type Asker, askField, type ForeignBody, type MatrixWorld } from './walk-matrix.ts';
import { watchChanges } from './watch-changes.ts';

/** For which roles a field is open: wholly, or for one's own records; for every other role it is closed. */
export interface Verdict {
  /** null: everybody who is signed in. */
  readonly action: string | null;
  readonly allowed: readonly string[];
  readonly own: readonly string[];
}

export interface Matrix {
  readonly world: World;
  readonly places: readonly [Place, Place];
  readonly database: Pool;
  readonly rows: readonly HomedRow[];
  readonly fields: readonly RootField[];
  readonly askers: readonly Asker[];
  walk(chosen?: (field: RootField) => boolean): Promise<Walked>;
  close(): Promise<void>;
}

export interface Walked {
  readonly findings: readonly string[];
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** Fields that showed nothing to anybody: the matrix would look at nothing there. */
  readonly empty: readonly string[];
}

const never = () => Promise.reject(new Error('nothing is stored here'));
/** Files have their rows; their bytes are nowhere. */
const NO_BYTES: FileStore = {
  storeStream: never,
  sweep: never,
  exists: () => Promise.resolve(false),
  openStream: () => Promise.resolve(null),
};

/** The scene, everybody who asks, and the schema of the services with those given besides. */
export async function openMatrix(more: (superuserUrl: string) => readonly Service[] = () => []): Promise<Matrix> {
  const { superuserUrl } = await testDatabase();
  const world = await testWorld([...assembly({ demo: true }).services, ...more(superuserUrl)]);
  const places = await twoAssociations(world);
  const database = openPool({ url: superuserUrl, maxConnections: 4, applicationName: 'matrix' });
  for (const { letter, association } of places)
    await database.query(
      `insert into security_event (id, kind, association_id, detail, at) values ($1, 'ACTION_REFUSED', $2, jsonb_build_object('note', $3::text), now())`,
      [world.newId(), association.associationId, markOf(letter, 0).own],
    );
  const tables = await tablesOfTenants(database);
  const changes = await watchChanges(database, tables);
  const byTable = new Map(await rowsOfTenants(database, tables));
  const touched = new Set<string>();
  let rows = [...byTable.values()].flat();
  let index = rowIndex(rows);
  const logger = createLogger({ process: 'gateway', level: 'error', to: { write: () => undefined } });
  Object.assign(world.platform, { files: NO_BYTES });
  const house = { platform: world.platform, database: world.database, logger } as unknown as House;
  const door = matrixDoor(house, buildSchema(world.assembly));
  const askers = await askersOf(world, places, rows);
  const fields = rootFields(buildSchema(world.assembly));
  const matrixWorld: MatrixWorld = {
    ...{ door, index: () => index, newId: world.newId },
    changesBeyond: async ({ looker, actor }) => {
      const taken = await changes.taken();
      for (const { table } of taken) touched.add(table);
      // A member's deed may leave its mark at its own centre; nowhere else.
      const others = new Set(allTenants(places).filter((id) => !looker.tenantIds.has(id) && id !== actor.centreId));
      return taken.filter(({ tenantId }) => others.has(tenantId));
    },
    versionOf: async (table, id) => {
      const known = tables.find(({ name }) => name === table);
      if (!known?.columns.has('version')) return 1;
      const { rows: found } = await database.query<{ version: number }>(`select version from ${table} where id = $1`, [id]);
      return found[0]?.version ?? 1;
    },
  };
  const walk: Matrix['walk'] = async (chosen = () => true) => {
    const findings: string[] = [];
    const verdicts: Record<string, Verdict> = {};
    const empty: string[] = [];
    for (const field of fields.filter(chosen)) {
      const seen = await walkField(matrixWorld, world, askers, field);
      findings.push(...seen.findings);
      verdicts[field.name] = seen.verdict;
      if (seen.empty) empty.push(field.name);
      if (field.kind !== 'mutation' || touched.size === 0) continue;
      const again = tables.filter(({ name }) => touched.has(name));
      for (const [name, read] of await rowsOfTenants(database, again)) byTable.set(name, read);
      touched.clear();
      rows = [...byTable.values()].flat();
      index = rowIndex(rows);
    }
    return { findings, verdicts, empty };
  };
  return {
    ...{ world, places, database, fields, askers, walk },
    get rows() {
      return rows;
    },
    async close() {
      await door.close();
      await database.end();
    },
  };
}

const tenantsOf = ({ centreId, members }: TestAssociation): readonly string[] => [centreId, ...members.map(({ tenantId }) => tenantId)];
const allTenants = (places: readonly Place[]): readonly string[] => places.flatMap(({ association }) => tenantsOf(association));

/** The first row of each table in the first of these bodies that has one. */
function idsIn(rows: readonly HomedRow[], tenantIds: readonly string[], chosen: Readonly<Record<string, string>>): Map<string, string> {
  const ids = new Map(Object.entries(chosen));
  for (const tenantId of tenantIds) {
    for (const row of rows) if (row.tenantId === tenantId && isUuid(row.id) && !ids.has(row.table)) ids.set(row.table, row.id);
  }
  return ids;
}

async function askersOf(world: World, places: readonly [Place, Place], rows: readonly HomedRow[]): Promise<readonly Asker[]> {
  const [here, there] = places;
  const lineKeys = new Map<string, string>();
  for (const { tenantId, lineKey } of await linesOfStatements(world, places)) lineKeys.set(tenantId, lineKey);
  const lineKeyOf = (member: TestMember): string => lineKeys.get(member.tenantId) ?? '';
  const bodyOf = (place: Place, member: TestMember, name: string, over: readonly string[], sharesPublished: boolean): ForeignBody => ({
    ...{ name, lineKey: lineKeyOf(member), sharesPublished },
    ids: idsIn(rows, over, { tenant: member.tenantId, ...usersOf(member === place.neighbour ? place.nextDoor : person(place, 'clerk')) }),
  });
  const wholeOf = (place: Place) =>
    bodyOf(place, place.member, 'another association', [place.member.tenantId, place.association.centreId], false);
  const neighbourOf = (place: Place) => bodyOf(place, place.neighbour, 'the neighbour', [place.neighbour.tenantId], true);
  const asker = (place: Place, name: string, role: string, actor: Actor, narrow: boolean): Asker => {
    const { association, member } = place;
    const isMember = actor.body.side === 'member';
    const own = isMember ? [member.tenantId] : [member.tenantId, association.centreId];
    const users = usersOf(isMember ? actor : person(place, 'clerk'));
    return {
      ...{ name, role, actor, ownLineKey: lineKeyOf(member), looker: lookerOf(place, actor, narrow) },
      own: idsIn(rows, isMember ? [...own, association.centreId] : own, { tenant: member.tenantId, ...users }),
      foreign: [wholeOf(place === here ? there : here), ...(narrow ? [neighbourOf(place)] : [])],
    };
  };
  const everybody = ROLES.map(({ name, side }) => asker(here, name, name, person(here, name), side === 'member'));
  const clerk = person(here, 'clerk');
  const scoped = await world.actor(here.association, 'teamLead', { tenants: [here.member] });
  const strangers: RoleName[] = ['centreAdministrator', 'finance', 'teamLead', 'memberClerk', 'memberTreasurer'];
  return [
    asker(here, 'nobody', '', { ...clerk, grants: [] }, false),
    ...everybody,
    asker(here, 'teamLead for one member', 'teamLead', scoped, true),
    ...strangers.map((role) => asker(there, `${role} of the other association`, role, person(there, role), role.startsWith('member'))),
  ];
}

const usersOf = (actor: Actor): Record<string, string> => ({
  tenant_user: String(actor.userId),
  account: String(actor.accountId),
});

function lookerOf({ letter, association, member }: Place, actor: Actor, narrow: boolean): Looker {
  const { side } = actor.body;
  const tenantIds = side === 'member' ? [member.tenantId] : narrow ? [association.centreId, member.tenantId] : tenantsOf(association);
  return {
    ...{ letter, side, userId: String(actor.userId), tenantIds: new Set(tenantIds) },
    associationTenants: new Set(tenantsOf(association)),
    homes: new Set(side === 'member' ? [1] : narrow ? [0, 1] : [0, 1, 2]),
  };
}

async function linesOfStatements(world: World, places: readonly Place[]): Promise<readonly { tenantId: string; lineKey: string }[]> {
  const found = await Promise.all(
    places.map(({ association }) =>
      world.database.read(world.scope(association), (reads) =>
        reads.selectFrom('explanation').select(['tenant_id as tenantId', 'line_key as lineKey']).orderBy('line_key').execute(),
      ),
    ),
  );
  return found.flat();
}

async function walkField(matrixWorld: MatrixWorld, world: World, askers: readonly Asker[], field: RootField) {
  const findings: string[] = [];
  let action: string | null = null;
  let full = false;
  const { book } = world.assembly;
  for (const asker of askers) {
    const granted = book.actionsOf(asker.role).filter((entry) => (typeof entry === 'string' ? entry : entry.action) === action);
    const own = granted.length > 0 && granted.every((entry) => typeof entry !== 'string');
    const seen = await askField(matrixWorld, asker, field, own);
    findings.push(...seen.findings);
    if (asker.name === 'nobody') action = seen.own.action;
    else if (action !== null) {
      const refused = seen.own.code === 'FORBIDDEN' && seen.own.action === action;
      if (granted.length === 0 && !refused) findings.push(`${field.name} as ${asker.name}: is open, though the role has not ${action}`);
      if (granted.length > 0 && refused && !own) findings.push(`${field.name} as ${asker.name}: is closed, though the role has ${action}`);
    }
    if (field.kind === 'mutation' || shows(seen.own.data) || shows(seen.widest.data)) full = true;
  }
  const rolesWith = (wanted: 'allowed' | 'own'): string[] =>
    ROLES.map(({ name }) => name).filter((name) => {
      const granted = book.actionsOf(name).filter((entry) => (typeof entry === 'string' ? entry : entry.action) === action);
      const whole = granted.some((entry) => typeof entry === 'string');
      return wanted === 'allowed' ? whole : granted.length > 0 && !whole;
    });
  return { findings, verdict: { action, allowed: rolesWith('allowed'), own: rolesWith('own') }, empty: !full };
}

const shows = (data: unknown): boolean => data !== null && !/^\[\]$|"items":\[\]/.test(JSON.stringify(data));

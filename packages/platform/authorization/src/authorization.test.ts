// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, AssociationId, TenantId, UserId } from '@kernel/core';
import fc from 'fast-check';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  type ActiveGrant,
  type Actor,
  AUDITOR,
  conditionsFor,
  deciderOf,
  dutyConflicts,
  type Hands,
  inPlaceOf,
  may,
  mayAnywhere,
  permittedRows,
  roleBook,
  serviceActor,
  shareAPerson,
  tenantsFor,
} from './index.ts';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [centre, one, two] = [id(1), id(2), id(3)] as [TenantId, TenantId, TenantId];
const [me, absent] = [id(11) as UserId, id(12) as UserId];

const ROLES = [
  { name: 'lead', side: 'centre', de: 'Leitung', en: 'Lead' },
  { name: 'clerk', side: 'centre', de: 'Sachbearbeitung', en: 'Clerk' },
  { name: 'member', side: 'member', de: 'Kommune', en: 'Member' },
  { name: AUDITOR, side: 'centre', de: 'Prüfung', en: 'Audit', longestDays: 180 },
] as const;

const book = roleBook(ROLES, [
  {
    actions: {
      'task.read': { de: 'sehen', en: 'see', byFamily: true, reads: true },
      'till.count': { de: 'zählen', en: 'count', family: 'hr' },
      'task.assign': { de: 'zuweisen', en: 'assign', byFamily: true },
      'time.book': { de: 'buchen', en: 'book' },
      'sheet.read': { de: 'ansehen', en: 'see', byFamily: 'others', reads: true },
      'run.make': { de: 'rechnen', en: 'make' },
      'run.release': { de: 'freigeben', en: 'release' },
      'run.export': { de: 'ausgeben', en: 'export', takesOut: true },
    },
    roles: {
      lead: ['task.read', 'task.assign', 'till.count', 'run.make', 'run.release', 'sheet.read', { action: 'sheet.read', own: 'userId' }],
      clerk: ['task.read', { action: 'time.book', own: 'userId' }, 'run.make', { action: 'sheet.read', own: 'userId' }],
      member: ['task.read'],
      'service:desk': ['task.assign'],
    },
    conflicts: [['run.make', 'run.release']],
  },
]);

const actorWith = (...grants: readonly Partial<ActiveGrant>[]): Actor => ({
  kind: 'user',
  accountId: id(20) as AccountId,
  userId: me,
  name: 'Test',
  functionTitle: 'Test',
  associationId: id(30) as AssociationId,
  centreId: centre,
  body: { tenantId: centre, side: 'centre' },
  grants: grants.map((grant) => ({ role: 'clerk', tenantIds: [centre], familyCodes: null, deputyFor: null, ...grant })),
  session: null,
  language: 'de',
  correlationId: 'x',
});

const kysely = new Kysely<Record<string, Record<string, unknown>>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const COLUMNS = { tenantId: 'task.tenant_id', familyCode: 'task.family_code', userId: 'task.user_id' } as const;
const sqlOf = (actor: Actor, action: string) => {
  const { sql, parameters } = kysely
    .selectFrom('task')
    .selectAll()
    .where(permittedRows(actor, book, action, COLUMNS))
    .compile();
  return { sql: sql.replace('select * from "task" where ', ''), parameters };
};

describe('who may do what', () => {
  test('an action holds for the tenants of the grant and no other', () => {
    const actor = actorWith({ role: 'lead', tenantIds: [one] });
    expect(mayAnywhere(actor, book, 'task.assign')).toBe(true);
    expect(may(actor, book, 'task.assign', { tenantId: one })).toBe(true);
    expect(may(actor, book, 'task.assign', { tenantId: two })).toBe(false);
    expect(tenantsFor(actor, book, 'task.assign')).toEqual([one]);
  });

  test('without a grant, with an unknown role, for an unknown action: nothing', () => {
    expect(mayAnywhere(actorWith(), book, 'task.read')).toBe(false);
    expect(mayAnywhere(actorWith({ role: 'nobody' }), book, 'task.read')).toBe(false);
    expect(mayAnywhere(actorWith({ role: 'lead' }), book, 'task.burn')).toBe(false);
    expect(tenantsFor(actorWith(), book, 'task.read')).toEqual([]);
  });

  test('a limit to families holds where rows have a family, and there alone', () => {
    const actor = actorWith({ role: 'lead', familyCodes: ['it'] });
    expect(may(actor, book, 'task.read', { tenantId: centre, familyCode: 'it' })).toBe(true);
    expect(may(actor, book, 'task.read', { tenantId: centre, familyCode: 'hr' })).toBe(false);
    expect(may(actor, book, 'task.read', { tenantId: centre })).toBe(false);
    expect(may(actor, book, 'run.make', { tenantId: centre })).toBe(true);
  });

  test('work of one family is not for whoever is limited to others', () => {
    const counts = (familyCodes: readonly string[] | null) =>
      may(actorWith({ role: 'lead', familyCodes }), book, 'till.count', { tenantId: centre });
    expect([counts(null), counts(['it', 'hr']), counts(['it'])]).toEqual([true, true, false]);
    expect(mayAnywhere(actorWith({ role: 'lead', familyCodes: ['it'] }), book, 'till.count')).toBe(false);
  });

  test('a row of several families is within reach by any one of them, an own one always', () => {
    const actor = actorWith({ role: 'lead', familyCodes: ['it'] });
    const sheet = (userId: UserId, ...familyCode: string[]) => may(actor, book, 'sheet.read', { tenantId: centre, userId, familyCode });
    expect(sheet(absent, 'hr', 'it')).toBe(true);
    expect(sheet(absent, 'hr')).toBe(false);
    expect(sheet(absent)).toBe(false);
    expect(sheet(me, 'hr')).toBe(true);
    expect(sheet(me)).toBe(true);
  });

  test("one's own rows, and as a deputy the absent one's instead", () => {
    const own = actorWith({});
    expect(may(own, book, 'time.book', { tenantId: centre, userId: me })).toBe(true);
    expect(may(own, book, 'time.book', { tenantId: centre, userId: absent })).toBe(false);
    const deputy = actorWith({ deputyFor: absent });
    expect(may(deputy, book, 'time.book', { tenantId: centre, userId: absent })).toBe(true);
    expect(may(deputy, book, 'time.book', { tenantId: centre, userId: me })).toBe(false);
  });

  test('the auditor reads everything, takes it out, and changes nothing', () => {
    const auditor = actorWith({ role: AUDITOR });
    const may_ = Object.keys(book.actions).filter((action) => mayAnywhere(auditor, book, action));
    expect(may_).toEqual(['task.read', 'sheet.read', 'run.export']);
  });

  test('a job may what its service may, for its tenants, and decides as a service', () => {
    const cause = { associationId: id(30) as AssociationId, centreId: centre, causeAccountId: null, correlationId: 'x' };
    const job = serviceActor({ ...cause, service: 'desk', tenantIds: [one, centre] });
    expect(may(job, book, 'task.assign', { tenantId: one, familyCode: 'it' })).toBe(true);
    expect(may(job, book, 'task.assign', { tenantId: two })).toBe(false);
    expect(mayAnywhere(job, book, 'task.read')).toBe(false);
    expect(mayAnywhere(serviceActor({ ...cause, service: 'settlement', tenantIds: [one] }), book, 'task.assign')).toBe(false);
    expect(deciderOf(job)).toEqual({ userId: null, accountId: null, side: 'service' });
  });
});

describe('as SQL', () => {
  test('each grant is one alternative', () => {
    const actor = actorWith({ role: 'lead', tenantIds: [one], familyCodes: ['it', 'hr'] }, { role: 'clerk', tenantIds: [two] });
    expect(sqlOf(actor, 'task.read')).toEqual({
      sql: '("task"."tenant_id" = any($1::uuid[]) or ("task"."tenant_id" = any($2::uuid[]) and "task"."family_code" = any($3::text[])))',
      parameters: [[two], [one], ['it', 'hr']],
    });
  });

  test('families of a person are compared as a whole, those of the own rows not at all', () => {
    const familyCodes = sql<readonly string[]>`person.codes`;
    const where = permittedRows(actorWith({ role: 'lead', familyCodes: ['it'] }), book, 'sheet.read', {
      tenantId: 'task.tenant_id',
      userId: 'task.user_id',
      familyCodes,
    });
    expect(kysely.selectFrom('task').selectAll().where(where).compile()).toMatchObject({
      sql: 'select * from "task" where (("task"."tenant_id" = any($1::uuid[]) and "task"."user_id" = $2::uuid) or ("task"."tenant_id" = any($3::uuid[]) and person.codes && $4::text[]))',
      parameters: [[centre], me, [centre], ['it']],
    });
  });

  test('nothing permitted is no row, never every row', () => {
    expect(sqlOf(actorWith(), 'task.read').sql).toBe('false');
  });

  test('a query that does not say where a column stands fails, and does not show more', () => {
    const where = () =>
      kysely
        .selectFrom('task')
        .selectAll()
        .where(permittedRows(actorWith({}), book, 'time.book', { tenantId: 'task.tenant_id' }));
    expect(where).toThrow('does not say where userId stands');
  });

  test('SQL and CASL agree on every row', () => {
    const tenants = fc.constantFrom(centre, one, two);
    const families = fc.constantFrom('it', 'hr');
    const users = fc.constantFrom(me, absent);
    const grant = fc.record({
      role: fc.constantFrom('lead', 'clerk', 'member', AUDITOR, 'nobody'),
      tenantIds: fc.uniqueArray(tenants),
      familyCodes: fc.option(fc.uniqueArray(families)),
      deputyFor: fc.option(users),
    });
    const row = fc.record({ tenantId: tenants, familyCode: families, userId: users });
    const action = fc.constantFrom(...Object.keys(book.actions));
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 4 }), row, action, (grants, candidate, name) => {
        const actor = actorWith(...grants);
        const bySql = conditionsFor(actor, book, name).some(
          (condition) =>
            condition.tenantIds.includes(candidate.tenantId) &&
            (condition.familyCodes === null || condition.familyCodes.includes(candidate.familyCode)) &&
            (condition.own === null || candidate[condition.own.column as 'userId'] === condition.own.userId),
        );
        expect(bySql).toBe(may(actor, book, name, candidate));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('in whose place', () => {
  const release = (actor: Actor, ...tenants: TenantId[]) =>
    inPlaceOf(
      actor,
      book,
      'run.release',
      tenants.map((tenantId) => ({ tenantId })),
    );
  const lent = { role: 'lead', tenantIds: [centre, one], deputyFor: absent };
  test.each([
    ['nobody, where the own role suffices', actorWith({ role: 'lead' }, lent), [centre], []],
    ['the absent, where only their role allows it', actorWith({ role: 'clerk' }, lent), [centre], [absent]],
    ['the absent, as soon as one record is out of own reach', actorWith({ role: 'lead' }, lent), [centre, one], [absent]],
    ['nobody, where nobody may', actorWith(lent), [two], []],
    ['a job does it as it was ordered', { ...actorWith(), ordersInPlaceOf: [absent] }, [centre], [absent]],
  ])('%s', (_name, actor, tenants, expected) => {
    expect(release(actor, ...tenants)).toEqual(expected);
  });

  test('two steps share a person through either side’s deputyship', () => {
    const other = id(13) as UserId;
    const step = (userId: UserId, ...places: UserId[]) => ({ userId, inPlaceOf: places });
    const share = (first: Hands, second: Hands) => shareAPerson(first, second, () => undefined);
    expect(share(step(me, absent), step(absent))).toBe(true);
    expect(share(step(absent), step(me, absent))).toBe(true);
    expect(share(step(me, other), step(absent, other))).toBe(true);
    expect(share(step(me, absent), step(other))).toBe(false);
    expect(share({ userId: null, accountId: null, inPlaceOf: [] }, { userId: null, inPlaceOf: [] })).toBe(false);
  });

  test('two users of one account are one person, in whichever role they appear', () => {
    const [other, account] = [id(13) as UserId, id(40) as AccountId];
    const step = (userId: UserId, ...places: UserId[]) => ({ userId, inPlaceOf: places });
    const share = (first: Hands, second: Hands, whose: readonly UserId[]) =>
      shareAPerson(first, second, (userId) => (whose.includes(userId) ? account : undefined));
    expect(share(step(me), step(other), [me, other])).toBe(true);
    expect(share(step(me), step(other, absent), [me, absent])).toBe(true);
    expect(share(step(other, absent), step(me), [me, absent])).toBe(true);
    expect(share({ userId: other, accountId: account, inPlaceOf: [] }, step(me, absent), [absent])).toBe(true);
    expect(share(step(me), step(other, absent), [absent])).toBe(false);
  });
});

describe('the book', () => {
  const roles = { lead: ['a.b'] };
  test.each([
    [
      'the action a.b is defined twice',
      [
        { actions: { 'a.b': { de: 'x', en: 'x' } }, roles: {} },
        { actions: { 'a.b': { de: 'x', en: 'x' } }, roles: {} },
      ],
    ],
    ['names the unknown action a.b', [{ actions: {}, roles }]],
    ['unknown role nobody', [{ actions: {}, roles: { nobody: [] } }]],
    [
      'cannot be translated',
      [{ actions: { 'a.b': { de: 'x', en: 'x' } }, roles: { lead: [{ action: 'a.b', own: 'shoeSize' as 'userId' }] } }],
    ],
  ])('stops the start: %s', (message, contributions) => {
    expect(() => roleBook(ROLES, contributions)).toThrow(message);
  });

  test('reports who holds what two should hold, over all roles of a user', () => {
    expect(
      dutyConflicts(book, [
        { userId: 'a', role: 'lead' },
        { userId: 'b', role: 'clerk' },
        { userId: 'b', role: 'member' },
      ]),
    ).toEqual([{ userId: 'a', actions: ['run.make', 'run.release'], roles: ['lead'] }]);
  });

  test('who may do what, role by role', () => {
    const matrix = ROLES.map(({ name }) => [
      name,
      book.actionsOf(name).map((entry) => (typeof entry === 'string' ? entry : `${entry.action} (own)`)),
    ]);
    expect(Object.fromEntries(matrix)).toEqual({
      lead: ['task.read', 'task.assign', 'till.count', 'run.make', 'run.release', 'sheet.read', 'sheet.read (own)'],
      clerk: ['task.read', 'time.book (own)', 'run.make', 'sheet.read (own)'],
      member: ['task.read'],
      auditor: ['task.read', 'sheet.read', 'run.export'],
    });
  });
});

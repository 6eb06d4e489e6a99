// SPDX-License-Identifier: EUPL-1.2

import { Buffer } from 'node:buffer';
import { ROLES } from '@contracts/tenancy';
import { addDays, businessDay, type Instant, type Result, type TenantId, unwrap } from '@kernel/core';
import { roleBook } from '@platform/authorization';
import { openPool } from '@platform/database';
import { createBuilder } from '@platform/graphql';
import { runQuery, runUseCase } from '@platform/use-case';
import { type TestAssociation, testDatabase, testWorld, type World } from '@testkit/core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  admitTenant,
  changeTenantSettings,
  checkTenantImport,
  endMembership,
  foundAssociation,
  importTenants,
  inviteUser,
  loadRegister,
  operatorActor,
  tenancy,
} from './index.ts';
import { tenancyOffer } from './ports.ts';
import { listTenants } from './queries/list-tenants.ts';
import { searchMunicipalities } from './queries/search-municipalities.ts';
import { showAssociation } from './queries/show-association.ts';
import { showTenant } from './queries/show-tenant.ts';
import { changeAssociationSettings } from './use-cases/change-association-settings.ts';

let world: World;
beforeAll(async () => {
  await loadRegister((await testDatabase()).ownerUrl);
  world = await testWorld([tenancy]);
});

const noon = new Date('2026-11-16T09:00:00.000Z');
afterEach(() => {
  world.clock.now = noon;
});

const code = (result: Result<unknown, { code: string }>): string => (result.ok ? 'ok' : result.error.code);
const file = (text: string) => ({ contentBase64: Buffer.from(text).toString('base64') });
const admission = { ags: '05358024', joinedOn: '2026-01-01' };

/** The actor as the next request would make him: with the tenants that have come since. */
async function officer(association: TestAssociation, ...joined: TenantId[]) {
  const actor = await world.actor(association, 'contractOfficer');
  return { ...actor, grants: actor.grants.map((grant) => ({ ...grant, tenantIds: [...grant.tenantIds, ...joined] })) };
}

const populations = { length: 3 };

describe('the register', () => {
  test('has every municipality on three dated bases, and loading it again changes nothing', async () => {
    const { ownerUrl } = await testDatabase();
    expect(await loadRegister(ownerUrl)).toEqual({ municipalities: 396, figures: 0 });
    const clerk = await world.actor(await world.association(), 'clerk');
    const [found, ...more] = await world.ask(clerk, searchMunicipalities, { search: 'Jül' });
    expect(found).toMatchObject({ ags: '05358024', shortName: 'Jülich', populations });
    expect(more).toEqual([]);
    expect(await world.ask(clerk, searchMunicipalities, { search: '05362' })).toHaveLength(10);
    expect(await world.ask(clerk, searchMunicipalities, { search: '%' })).toEqual([]);
    expect(await world.ask(clerk, searchMunicipalities, {})).toHaveLength(20);
  });

  test('a corrected figure is known from then on, and the former one stays known before', async () => {
    const { ownerUrl } = await testDatabase();
    const { loadRegisterOn, readRegister } = await import('./load-register.ts');
    const pool = openPool({ url: ownerUrl, applicationName: 'test', maxConnections: 1 });
    const [first, ...rest] = readRegister();
    if (!first) throw new Error('no register');
    const corrected = { ...first, populations: { ...first.populations, census2022: first.populations.census2022 + 1 } };
    const at = '2026-11-10T00:00:00.000Z' as Instant;
    expect(await loadRegisterOn(pool, new Date(at), [corrected, ...rest])).toEqual({ municipalities: 396, figures: 1 });
    const { rows } = await pool.query(
      `select inhabitants, known_to is null as now from population where ags = $1 and basis = 'census2022' order by known_from`,
      [first.ags],
    );
    expect(rows).toEqual([
      { inhabitants: first.populations.census2022, now: false },
      { inhabitants: corrected.populations.census2022, now: true },
    ]);
    await pool.end();
  });
});

describe('founding', () => {
  const founding = {
    name: 'Zweckverband Beispielland',
    shortName: 'Beispielland',
    land: 'NW',
    foundedOn: '2020-01-01',
    centreName: 'Rechenzentrum Beispielland',
    centreShortName: 'Zentrum',
  } as const;

  test('the operator founds, admits and invites, and nobody takes the name again', async () => {
    const { associationId, centreId, slug } = unwrap(await foundAssociation(world.platform, founding));
    expect(slug).toBe('beispielland');
    expect(code(await foundAssociation(world.platform, { ...founding, name: 'zweckverband beispielland', shortName: 'Anders' }))).toBe(
      'ASSOCIATION_NAME_TAKEN',
    );
    const operator = operatorActor({ associationId, centreId, correlationId: world.newId() });
    expect(code(await runUseCase(world.platform, admitTenant, { actor: operator, input: admission }))).toBe('ok');
    const invitation = { tenantId: centreId, email: ' Erste.Person@Zentrum.example', name: 'Erste Person', functionTitle: 'Leitung' };
    expect(code(await runUseCase(world.platform, inviteUser, { actor: operator, input: invitation }))).toBe('ok');
    expect(await world.ask(operator, showAssociation, {})).toMatchObject({ land: 'NW', foundedOn: '2020-01-01', staffShownAs: 'name' });
    const early = { ...admission, ags: '05358008', joinedOn: '2019-12-31' };
    expect(code(await runUseCase(world.platform, admitTenant, { actor: operator, input: early }))).toBe('BEFORE_ASSOCIATION');
  });
});

describe('members', () => {
  test('one municipality is a member of two associations, and neither sees the other’s data', async () => {
    const [one, other] = [await world.association(), await world.association()];
    const ids: TenantId[] = [];
    for (const association of [one, other]) ids.push(unwrap(await world.run(await officer(association), admitTenant, admission)).tenantId);
    expect(ids[0]).not.toBe(ids[1]);
    for (const [association, own, foreign] of [
      [one, ids[0], ids[1]],
      [other, ids[1], ids[0]],
    ] as const) {
      const actor = await officer(association, own as TenantId);
      const seen = await world.ask(actor, listTenants, {});
      expect(seen.map(({ id }) => id)).toContain(own);
      expect(seen.map(({ id }) => id)).not.toContain(foreign);
      expect(await world.ask(actor, showTenant, { tenantId: foreign as string })).toBeNull();
      const change = { tenantId: foreign as string, requestsNeedApproval: true, expectedVersion: 1 };
      expect(code(await world.run(actor, changeTenantSettings, change))).toBe('NOT_FOUND');
      // Even whoever claims the foreign id among his own sees nothing of the published rows of another association.
      expect(await world.ask(await officer(association, foreign as TenantId), showTenant, { tenantId: foreign as string })).toBeNull();
    }
  });

  test('two who admit the same municipality at once: one of them is told', async () => {
    const association = await world.association();
    const actors = [await officer(association), await officer(association)];
    const answers = await Promise.all(actors.map((actor) => world.run(actor, admitTenant, admission)));
    expect(answers.map(code).sort()).toEqual(['ALREADY_MEMBER', 'ok']);
  });

  test('an end is known from now on, the former dates stay known before, and the municipality may come back', async () => {
    const association = await world.association();
    const { tenantId } = unwrap(await world.run(await officer(association), admitTenant, admission));
    const actor = await officer(association, tenantId);
    const before = world.clock.now;
    world.clock.now = new Date(before.getTime() + 86_400_000);
    const end = { tenantId, leftOn: '2026-12-31', expectedVersion: 1 };
    expect(code(await world.run(actor, endMembership, { ...end, leftOn: '2025-12-31' }))).toBe('LEAVES_BEFORE_JOINING');
    expect(code(await world.run(actor, endMembership, end))).toBe('ok');
    expect(code(await world.run(actor, endMembership, end))).toBe('CHANGED_MEANWHILE');
    const shown = await world.ask(actor, showTenant, { tenantId });
    expect(shown).toMatchObject({ memberTo: '2026-12-31', status: 'current', settings: { version: 2 } });
    expect(shown?.membershipHistory.map(({ to }) => to)).toEqual(['2026-12-31', null]);
    const [entered, dayBefore] = [businessDay(before), addDays(businessDay(before), -1)];
    expect(await world.ask(actor, showTenant, { tenantId, knownOn: entered })).toMatchObject({ memberTo: null, status: 'current' });
    expect(await world.ask(actor, showTenant, { tenantId, knownOn: dayBefore })).toBeNull();
    expect((await world.ask(actor, listTenants, { knownOn: dayBefore })).map(({ id }) => id)).not.toContain(tenantId);
    const again = unwrap(await world.run(actor, admitTenant, { ...admission, joinedOn: '2027-01-01' }));
    expect(again.tenantId).not.toBe(tenantId);
    const seen = await world.ask(actor, listTenants, { status: 'announced' });
    expect(seen.map(({ slug }) => slug)).toEqual(['juelich-2']);

    const period = { from: '2026-01-01', to: '2027-03-31' } as never;
    const known = (at: Date) =>
      world.database.read({ ...world.scope(association), writeTenants: [] }, (reads) =>
        tenancyOffer.membersOf(reads, period, at.toISOString() as Instant),
      );
    const julich = (list: Awaited<ReturnType<typeof known>>) =>
      list.filter(({ ags }) => ags === admission.ags).map((member) => member.memberships);
    expect(julich(await known(before))).toEqual([[{ from: '2026-01-01', to: null }]]);
    expect(julich(await known(world.clock.now))).toEqual([[{ from: '2026-01-01', to: '2026-12-31' }], [{ from: '2027-01-01', to: null }]]);
    expect((await known(world.clock.now))[0]?.populations.map(({ basis }) => basis)).toEqual([
      'census2022',
      'update2022Census2011',
      'update2024',
    ]);
  });

  test('a member sets how it works, and the centre how it is called', async () => {
    const association = await world.association();
    const member = association.members[0];
    const other = association.members[1];
    if (!member || !other) throw new Error('no members');
    const own = await world.actor(association, 'memberAdministrator', { member });
    const tenantId = member.tenantId;
    const officeCalendar = {
      land: 'NW' as const,
      openings: [{ weekday: 1, from: 480, to: 720 }],
      closures: [{ date: '2026-02-16', name: 'Rosenmontag' }],
    };
    const set = { tenantId, requestsNeedApproval: true, officeCalendar, expectedVersion: 1 };
    expect(await world.run(own, changeTenantSettings, { ...set, shortName: 'Wir' })).toMatchObject({
      error: { code: 'CENTRE_NAMES_MEMBERS', field: 'shortName' },
    });
    expect(await world.run(own, changeTenantSettings, { ...set, officeCalendar: { ...officeCalendar, openings: [] } })).toMatchObject({
      error: { code: 'CALENDAR_WRONG', params: { reason: 'NEVER_OPEN' } },
    });
    expect(code(await world.run(own, changeTenantSettings, set))).toBe('ok');
    expect(code(await world.run(own, changeTenantSettings, { ...set, tenantId: other.tenantId }))).toBe('NOT_FOUND');
    const centre = await world.actor(association, 'contractOfficer');
    expect(code(await world.run(centre, changeTenantSettings, { tenantId, shortName: 'ZENTRUM', expectedVersion: 2 }))).toBe(
      'SHORT_NAME_TAKEN',
    );
    expect(code(await world.run(centre, changeTenantSettings, { tenantId, colour: 'red', expectedVersion: 2 }))).toBe('ok');
    expect(await world.ask(own, showTenant, { tenantId })).toMatchObject({
      colour: 'red',
      settings: { requestsNeedApproval: true, version: 3, officeCalendar: { closures: officeCalendar.closures } },
    });
    expect(await world.ask(own, showTenant, { tenantId: other.tenantId })).toMatchObject({ settings: null });
    const standing = await world.database.write(world.scope(association), (writes) =>
      tenancyOffer.findStanding(writes, tenantId, '2026-03-02' as never),
    );
    expect(standing).toMatchObject({
      kind: 'member',
      requestsNeedApproval: true,
      colour: 'red',
      membership: { from: '2020-01-01' },
      staffShownAs: 'name',
    });
  });

  test('whether staff are shown by name is the administration’s to say', async () => {
    const association = await world.association();
    const administrator = await world.actor(association, 'centreAdministrator');
    const change = { staffShownAs: 'function', expectedVersion: 1 } as const;
    expect(code(await world.run(await officer(association), changeAssociationSettings, change))).toBe('FORBIDDEN');
    expect(code(await world.run(administrator, changeAssociationSettings, change))).toBe('ok');
    expect(code(await world.run(administrator, changeAssociationSettings, { ...change, expectedVersion: 2 }))).toBe('NOTHING_CHANGES');
    expect(await world.ask(administrator, showAssociation, {})).toMatchObject({ staffShownAs: 'function', version: 2 });
  });
});

describe('a file of members', () => {
  const good = 'ags;joined_on;short_name;requests_need_approval\n05358024;1.1.2026;;ja\n05358008;2026-01-01;Düren am Fluss;nein\n';

  test('is admitted whole', async () => {
    const association = await world.association();
    const actor = await officer(association);
    expect(await world.ask(actor, checkTenantImport, file(good))).toMatchObject({
      rows: 2,
      findings: [],
      admitted: [{ ags: '05358024' }, { ags: '05358008' }],
    });
    const { tenantIds } = unwrap(await world.run(actor, importTenants, file(good)));
    const seen = await world.ask(await officer(association, ...tenantIds), listTenants, {});
    expect(seen).toHaveLength(6);
    expect(seen.find(({ ags }) => ags === '05358008')).toMatchObject({
      slug: 'dueren-am-fluss',
      settings: { requestsNeedApproval: false },
    });
    expect(await world.ask(actor, checkTenantImport, file(good))).toMatchObject({
      findings: [{ row: 2, code: 'ALREADY_MEMBER' }, { row: 3 }],
    });
  });

  test('may have German names of columns and colours', async () => {
    const actor = await officer(await world.association());
    const german = 'Gemeindeschlüssel;Mitglied ab;Farbe;Freigabe nötig\n05358024;01.01.2026;Grün;ja\n';
    expect(await world.ask(actor, checkTenantImport, file(german))).toMatchObject({
      findings: [],
      admitted: [{ ags: '05358024', colour: 'green', requestsNeedApproval: true }],
    });
    const twice = 'ags;Gemeindeschlüssel;joined_on\n05358024;05358024;2026-01-01\n';
    expect((await world.ask(actor, checkTenantImport, file(twice))).findings).toMatchObject([{ code: 'COLUMN_DOUBLE' }]);
  });

  test('with a fault is named by row, column and reason, and nothing is written', async () => {
    const association = await world.association();
    const actor = await officer(association);
    const bad = `${good}05999999;30.2.2026;;vielleicht\n05362004;2026-01-01;;\n`;
    const { findings } = await world.ask(actor, checkTenantImport, file(bad));
    expect(findings.map(({ row, column, code: found }) => `${row} ${column} ${found}`)).toEqual([
      '4 ags MUNICIPALITY_UNKNOWN',
      '4 joined_on NOT_A_DATE',
      '4 requests_need_approval NOT_YES_OR_NO',
      '5 ags ALREADY_MEMBER',
    ]);
    expect(await world.run(actor, importTenants, file(bad))).toMatchObject({
      error: { code: 'FILE_HAS_FAULTS', params: { count: 4, faults: expect.arrayContaining(['4;joined_on;NOT_A_DATE;30.2.2026']) } },
    });
    expect(await world.ask(actor, listTenants, {})).toHaveLength(4);
    expect(await world.run(actor, importTenants, file('ags;beitritt\n'))).toMatchObject({ error: { params: { count: 2 } } });
    expect(code(await world.run(actor, importTenants, file('ags;joined_on\n')))).toBe('FILE_HAS_NO_ROWS');
    expect(code(await world.run(actor, importTenants, { contentBase64: 'äöü' }))).toBe('INVALID_INPUT');
  });
});

test('every role can do what the table says, and the schema can be built', () => {
  const book = roleBook(ROLES, [tenancy]);
  const matrix = Object.fromEntries(
    [...ROLES.map(({ name }) => name), 'service:operator'].map((role) => [
      role,
      book
        .actionsOf(role)
        .map((entry) => (typeof entry === 'string' ? entry : `${entry.action} (own ${entry.own})`))
        .sort(),
    ]),
  );
  expect(matrix).toMatchSnapshot();
  const builder = createBuilder();
  tenancy.graphql?.(builder);
  builder.subscriptionField('anything', (t) => t.boolean({ subscribe: () => ({}) as never, resolve: () => true }));
  const schema = builder.toSchema();
  // Neither what is the operator's alone nor what messages bring about.
  const closed = ['tenancy.foundAssociation', 'tenancy.resetSecondFactor'];
  const open = tenancy.useCases.filter(({ name }) => !closed.includes(name) && !name.startsWith('tenancy.notifyOf'));
  expect(Object.keys(schema.getMutationType()?.getFields() ?? {})).toHaveLength(open.length);
});

test('nothing is asked of somebody without the right', async () => {
  const association = await world.association();
  const clerk = await world.actor(association, 'clerk');
  const session = world.database.readSession();
  await expect(runQuery(world.platform, session, checkTenantImport, { actor: clerk, input: file('') })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await session.close();
  expect(code(await world.run(clerk, admitTenant, admission))).toBe('FORBIDDEN');
});

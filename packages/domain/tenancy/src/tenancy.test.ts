// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import {
  type AssociationId,
  addDays,
  type Circumstances,
  type CivilDate,
  civilDate,
  DEFAULT_OFFICE_CALENDAR,
  type Instant,
  isValidOn,
  type Result,
  unwrap,
  type Validity,
} from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as t from './index.ts';

const file = readFileSync(new URL('../data/nrw-municipalities.csv', import.meta.url), 'utf8');
const [header = '', ...lines] = file.trimEnd().split('\n');
const registerRows = lines.map((line, index) => {
  const texts = line.split(';');
  return {
    row: index + 2,
    cells: Object.fromEntries(header.split(';').map((column, at) => [column, texts[at]])) as Record<t.MunicipalityColumn, string>,
  };
});
const municipalities = unwrap(t.municipalitiesFromRows(registerRows));
const register = t.municipalityRegister(municipalities);
const dueren = register.get('05358008') as t.Municipality;
const juelich = register.get('05358024') as t.Municipality;

let count = 0;
const circumstances = (today: string): Circumstances => ({
  by: { userId: null, accountId: null, side: 'centre' },
  at: `${today}T08:00:00.000Z` as Instant,
  today: civilDate(today),
  newId: () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`,
});
const now = circumstances('2026-03-02');
const code = (result: Result<unknown, { code: string }>): string => (result.ok ? 'ok' : result.error.code);

const founded = unwrap(
  t.foundAssociation(
    { associations: [] },
    {
      name: 'Zweckverband Musterland',
      shortName: 'ZVM',
      land: 'NW',
      foundedOn: civilDate('2020-01-01'),
      centreName: 'Zentrum Musterland',
      centreShortName: 'Zentrum',
    },
    now,
  ),
);
const { association } = founded;
const input: t.AdmitTenantInput = {
  ags: dueren.ags,
  joinedOn: civilDate('2025-01-01'),
  leftOn: null,
  name: dueren.name,
  shortName: dueren.shortName,
  colour: 'teal',
  requestsNeedApproval: true,
  ordersCostUnit: false,
  officeCalendar: DEFAULT_OFFICE_CALENDAR,
};
const state: t.AdmitTenantState = { association, tenants: [founded.centre], municipality: dueren };
const member = unwrap(t.admitTenant(state, input, now)).tenant;

test('the register holds all 396 municipalities with the sums of the three bases', () => {
  expect(header.split(';')).toEqual(t.MUNICIPALITY_COLUMNS);
  expect(municipalities).toHaveLength(396);
  const sum = (basis: t.PopulationBasis): number =>
    municipalities.reduce((total, municipality) => total + t.populationOf(municipality, basis), 0);
  expect(t.POPULATION_BASES.map((basis) => [basis, sum(basis)])).toEqual([
    ['census2022', 17_890_489],
    ['update2022Census2011', 18_139_116],
    ['update2024', 18_034_454],
  ]);
  const kinds = Object.groupBy(municipalities, ({ kind }) => kind);
  expect([kinds.independentTown?.length, kinds.town?.length, kinds.municipality?.length]).toEqual([22, 250, 124]);
  expect(new Set(municipalities.map(({ districtKey }) => districtKey)).size).toBe(53);
  expect(municipalities.map(({ ags }) => ags)).toEqual(municipalities.map(({ ags }) => ags).sort());
});

test('every short name of the register fits a tenant, every usual colour exists', () => {
  for (const { ags, shortName } of municipalities) {
    expect(shortName.length).toBeLessThanOrEqual(t.SHORT_NAME_LENGTH);
    expect(t.TENANT_COLOURS).toContain(t.usualColour(ags));
  }
});

const good = registerRows.find(({ cells }) => cells.ags === '05358008')?.cells as Record<t.MunicipalityColumn, string>;
test.each([
  [{ ags: '5358008' }, 'ags AGS_NOT_EIGHT_DIGITS'],
  [{ ars: '053580008009' }, 'ars ARS_DOES_NOT_FIT'],
  [{ short_name: '' }, 'short_name NAME_MISSING'],
  [{ kind: 'Stadt' }, 'kind KIND_UNKNOWN'],
  [{ district_key: '05354' }, 'district_key DISTRICT_DOES_NOT_FIT'],
  [{ population_update_2024: '90.000' }, 'population_update_2024 POPULATION_NOT_A_NUMBER'],
])('a register row with %j is named', (change, expected) => {
  const result = t.municipalitiesFromRows([{ row: 7, cells: { ...good, ...change } }]);
  expect(result.ok ? [] : result.error.map((finding) => `${finding.row} ${finding.column} ${finding.code}`)).toContain(`7 ${expected}`);
});

test('a key may stand in the register once', () => {
  expect(
    t.municipalitiesFromRows([
      { row: 2, cells: good },
      { row: 3, cells: good },
    ]),
  ).toEqual({
    ok: false,
    error: [{ row: 3, column: 'ags', code: 'AGS_TWICE', value: '05358008' }],
  });
});

test('an association has a name of its own and a centre that is a tenant', () => {
  const { centre } = founded;
  expect(centre).toMatchObject({ kind: 'centre', ags: null, associationId: association.id, shortName: 'Zentrum' });
  const again = {
    name: ' zweckverband musterland',
    shortName: 'X',
    land: 'NW',
    foundedOn: civilDate('2020-01-01'),
    centreName: 'Y',
    centreShortName: 'Y',
  } as const;
  expect(code(t.foundAssociation({ associations: [association] }, again, now))).toBe('ASSOCIATION_NAME_TAKEN');
  expect(code(t.foundAssociation({ associations: [] }, { ...again, shortName: ' ' }, now))).toBe('ASSOCIATION_NAME_MISSING');
  expect(code(t.foundAssociation({ associations: [] }, { ...again, centreName: '' }, now))).toBe('NAME_MISSING');
});

test('a municipality is admitted', () => {
  expect(member).toEqual({
    id: member.id,
    associationId: association.id,
    kind: 'member',
    ags: '05358008',
    name: dueren.name,
    shortName: 'Düren',
    colour: 'teal',
    requestsNeedApproval: true,
    ordersCostUnit: false,
    officeCalendar: DEFAULT_OFFICE_CALENDAR,
    validity: { from: '2025-01-01', to: null },
    version: 1,
  });
});

const withMember: t.AdmitTenantState = { ...state, tenants: [founded.centre, member] };
test.each<[string, t.AdmitTenantState, Partial<t.AdmitTenantInput>]>([
  ['ok', state, {}],
  ['ok', state, { joinedOn: civilDate('2025-01-01'), leftOn: civilDate('2025-01-01') }],
  ['MUNICIPALITY_UNKNOWN', { ...state, municipality: null }, { leftOn: civilDate('2000-01-01') }],
  ['DATES_REVERSED', withMember, { leftOn: civilDate('2024-12-31') }],
  ['BEFORE_ASSOCIATION', withMember, { joinedOn: civilDate('2019-12-31') }],
  ['ALREADY_MEMBER', withMember, { name: '' }],
  ['ok', withMember, { joinedOn: civilDate('2021-01-01'), leftOn: civilDate('2024-12-31') }],
  ['ALREADY_MEMBER', withMember, { joinedOn: civilDate('2021-01-01'), leftOn: civilDate('2025-01-01') }],
  ['NAME_MISSING', state, { name: ' ', shortName: '' }],
  ['NAME_TOO_LONG', state, { name: 'x'.repeat(201) }],
  ['SHORT_NAME_MISSING', state, { shortName: ' ' }],
  ['SHORT_NAME_TOO_LONG', state, { shortName: 'x'.repeat(31) }],
  ['COLOUR_UNKNOWN', state, { colour: 'puce' as t.TenantColour }],
  ['CALENDAR_WRONG', state, { officeCalendar: { ...DEFAULT_OFFICE_CALENDAR, closures: [{ date: civilDate('2026-02-16'), name: '' }] } }],
  ['SHORT_NAME_TAKEN', state, { shortName: ' zentrum' }],
])('admit: %s', (expected, given, change) => expect(code(t.admitTenant(given, { ...input, ...change }, now))).toBe(expected));

test('the same municipality may be a member of another association', () => {
  const other = { ...association, id: '00000000-0000-7000-8000-00000000ffff' as AssociationId };
  expect(code(t.admitTenant({ association: other, tenants: [], municipality: dueren }, input, now))).toBe('ok');
});

const leaving = (to: string | null): t.Tenant => ({
  ...member,
  validity: { from: civilDate('2025-01-01'), to: to === null ? null : civilDate(to) },
});
const rejoined: t.Tenant = { ...member, id: 'other' as t.Tenant['id'], validity: { from: civilDate('2027-01-01'), to: null } };
test.each<[string, t.EndMembershipState, string]>([
  ['ok', { tenant: leaving(null), others: [] }, '2026-12-31'],
  ['ok', { tenant: leaving(null), others: [] }, '2025-01-01'],
  ['ok', { tenant: leaving('2026-03-02'), others: [] }, '2026-06-30'],
  ['CENTRE_CANNOT_LEAVE', { tenant: founded.centre, others: [] }, '2000-01-01'],
  ['ALREADY_LEFT', { tenant: leaving('2026-03-01'), others: [] }, '2024-12-31'],
  ['LEAVES_BEFORE_JOINING', { tenant: leaving(null), others: [] }, '2024-12-31'],
  ['MEMBER_AGAIN_BY_THEN', { tenant: leaving('2026-12-31'), others: [rejoined] }, '2027-01-01'],
  ['DATE_UNCHANGED', { tenant: leaving('2026-12-31'), others: [rejoined] }, '2026-12-31'],
])('end: %s', (expected, given, leftOn) => expect(code(t.endMembership(given, { leftOn: civilDate(leftOn) }, now))).toBe(expected));

test('ending counts the version and remembers the former day', () => {
  const ended = unwrap(t.endMembership({ tenant: leaving('2026-12-31'), others: [] }, { leftOn: civilDate('2026-06-30') }, now));
  expect(ended).toMatchObject({ tenant: { version: 2, validity: { to: '2026-06-30' } }, formerLeftOn: '2026-12-31' });
});

test.each<[string, t.ChangeTenantSettingsInput]>([
  ['NOTHING_CHANGES', {}],
  ['NOTHING_CHANGES', { shortName: ' Düren ' }],
  ['SHORT_NAME_TAKEN', { shortName: 'Zentrum' }],
  ['COLOUR_UNKNOWN', { colour: 'puce' as t.TenantColour }],
  ['ok', { colour: 'red' }],
])('settings: %s', (expected, change) =>
  expect(code(t.changeTenantSettings({ tenant: member, others: [founded.centre] }, change, now))).toBe(expected),
);

test('only what is given changes, and it is said what did', () => {
  const officeCalendar = { ...DEFAULT_OFFICE_CALENDAR, closures: [{ date: civilDate('2026-02-16'), name: 'Rosenmontag' }] };
  const changed = unwrap(
    t.changeTenantSettings({ tenant: member, others: [] }, { officeCalendar, ordersCostUnit: true, colour: 'teal' }, now),
  );
  expect(changed).toEqual({
    tenant: { ...member, officeCalendar, ordersCostUnit: true, version: 2 },
    changed: ['ordersCostUnit', 'officeCalendar'],
  });
});

test('status and members of a day', () => {
  const tenant = leaving('2026-12-31');
  const on = (date: string): t.TenantStatus => t.tenantStatus(tenant, civilDate(date));
  expect([on('2024-12-31'), on('2025-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual(['announced', 'current', 'current', 'left']);
  expect(t.membersOn([founded.centre, tenant], civilDate('2026-01-01'))).toEqual([tenant]);
  expect(t.membersOn([founded.centre, tenant], civilDate('2027-01-01'))).toEqual([]);
});

const validities: fc.Arbitrary<Validity> = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.option(fc.integer({ min: 0, max: 100 })))
  .map(([start, length]) => {
    const from = addDays(civilDate('2025-01-01'), start);
    return { from, to: length === null ? null : addDays(from, length) };
  });

test('whatever is asked, a municipality is never a member twice on one day, and a refusal names a real clash', () => {
  fc.assert(
    fc.property(fc.array(validities, { maxLength: 12 }), (wishes) => {
      const tenants: t.Tenant[] = [];
      for (const wish of wishes) {
        const result = t.admitTenant({ ...state, tenants }, { ...input, joinedOn: wish.from, leftOn: wish.to }, now);
        const days = Array.from({ length: 600 }, (_, index) => addDays(civilDate('2025-01-01'), index));
        const clash = days.some((day) => isValidOn(wish, day) && tenants.some((tenant) => isValidOn(tenant.validity, day)));
        expect(code(result)).toBe(clash ? 'ALREADY_MEMBER' : 'ok');
        if (result.ok) tenants.push(result.value.tenant);
      }
    }),
  );
});

const row = (number: number, cells: Partial<Record<t.TenantColumn, string>>) => ({
  row: number,
  cells: { ags: '', joined_on: '', left_on: '', short_name: '', colour: '', requests_need_approval: '', orders_cost_unit: '', ...cells },
});
const importState: t.CheckTenantRowsState = { association, tenants: [founded.centre, member], register };

test('a good file becomes inputs that the rule accepts one after the other', () => {
  const rows = [
    row(2, { ags: juelich.ags, joined_on: '1.1.2025', requests_need_approval: 'ja', colour: 'red' }),
    row(3, { ags: '05362008', joined_on: '2025-01-01', left_on: '31.12.2026', short_name: 'Rathaus' }),
    row(4, { ags: '05362008', joined_on: '2027-01-01', short_name: 'Rathaus' }),
  ];
  const inputs = unwrap(t.checkTenantRows(importState, rows));
  expect(inputs[0]).toMatchObject({
    ags: juelich.ags,
    name: juelich.name,
    shortName: 'Jülich',
    colour: 'red',
    requestsNeedApproval: true,
    leftOn: null,
  });
  expect(inputs[1]).toMatchObject({ leftOn: '2026-12-31', shortName: 'Rathaus' });
  const tenants = [...importState.tenants];
  for (const one of inputs)
    tenants.push(unwrap(t.admitTenant({ association, tenants, municipality: register.get(one.ags) ?? null }, one, now)).tenant);
  expect(tenants).toHaveLength(5);
});

test('every wrong cell of every row is named and nothing is accepted', () => {
  const rows = [
    row(2, { ags: '5358024', joined_on: '' }),
    row(3, { ags: '05999999', joined_on: '30.2.2025', left_on: 'bald' }),
    row(4, { ags: juelich.ags, joined_on: '2025-01-01', left_on: '2024-01-01', colour: '' }),
    row(5, { ags: juelich.ags, joined_on: '2025-01-01', colour: 'puce', orders_cost_unit: 'gern' }),
    row(6, { ags: dueren.ags, joined_on: '2025-06-01' }),
    row(7, { ags: juelich.ags, joined_on: '2025-06-01' }),
    row(8, { ags: '05362008', joined_on: '2025-06-01', short_name: 'ZENTRUM' }),
    row(9, { ags: '05362012', joined_on: '2019-06-01' }),
    row(10, { ags: '05362016', joined_on: '2025-06-01' }),
  ];
  const result = t.checkTenantRows(importState, rows);
  expect(result.ok ? [] : result.error.map((finding) => `${finding.row} ${finding.column} ${finding.code} ${finding.value}`)).toEqual([
    '2 ags AGS_NOT_EIGHT_DIGITS 5358024',
    '2 joined_on DATE_MISSING ',
    '3 ags MUNICIPALITY_UNKNOWN 05999999',
    '3 joined_on NOT_A_DATE 30.2.2025',
    '3 left_on NOT_A_DATE bald',
    '4 left_on DATES_REVERSED 2024-01-01',
    '5 colour COLOUR_UNKNOWN puce',
    '5 orders_cost_unit NOT_YES_OR_NO gern',
    `5 ags MEMBER_TWICE_IN_FILE ${juelich.ags}`,
    '6 ags ALREADY_MEMBER 05358008',
    `7 ags MEMBER_TWICE_IN_FILE ${juelich.ags}`,
    '8 short_name SHORT_NAME_TAKEN ZENTRUM',
    '9 joined_on BEFORE_ASSOCIATION 2019-06-01',
  ]);
});

test('a file and the rule agree: what one accepts, so does the other', () => {
  const days = fc.integer({ min: -30, max: 60 }).map((offset): CivilDate => addDays(civilDate('2020-01-20'), offset));
  const wishes = fc.array(
    fc.record({ ags: fc.constantFrom(dueren.ags, juelich.ags, '05362008'), joinedOn: days, leftOn: fc.option(days) }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(wishes, (asked) => {
      const rows = asked.map(({ ags, joinedOn, leftOn }, index) => row(index + 2, { ags, joined_on: joinedOn, left_on: leftOn ?? '' }));
      const base = { association, tenants: [founded.centre], register };
      const result = t.checkTenantRows(base, rows);
      const tenants = [founded.centre];
      let refusals = 0;
      for (const { ags, joinedOn, leftOn } of asked) {
        const municipality = register.get(ags) as t.Municipality;
        const wish = { ...input, ags, joinedOn, leftOn, name: municipality.name, shortName: municipality.shortName };
        const admitted = t.admitTenant({ association, tenants, municipality }, wish, now);
        if (admitted.ok) tenants.push(admitted.value.tenant);
        else refusals += 1;
      }
      expect(result.ok).toBe(refusals === 0);
    }),
  );
});

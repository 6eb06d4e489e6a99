// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDay, type Result, type UserId, unwrap } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { defineService } from '@platform/service';
import { type TestAssociation, testWorld, type World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { grantRole, inviteUser, nameDeputy, tenancy } from './index.ts';
import { listColleagues } from './queries/list-colleagues.ts';
import { listDeputies } from './queries/list-deputies.ts';
import { listDutyConflicts } from './queries/list-duty-conflicts.ts';
import { listRolesOn } from './queries/list-roles-on.ts';
import { listUsers } from './queries/list-users.ts';
import { tenantHistory, userHistory } from './queries/record-histories.ts';
import { showRoleMatrix } from './queries/show-role-matrix.ts';
import { showUser } from './queries/show-user.ts';
import { changeUser } from './use-cases/change-user.ts';
import { endDeputy } from './use-cases/end-deputy.ts';
import { endRole } from './use-cases/end-role.ts';
import { endUser } from './use-cases/end-user.ts';

/** Two duties that one person should not hold together. */
const till = defineService({
  name: 'till',
  actions: { 'till.pay': { de: 'auszahlen', en: 'pay out' }, 'till.count': { de: 'zählen', en: 'count' } },
  roles: { finance: ['till.pay'], financeReleaser: ['till.count'] },
  conflicts: [['till.pay', 'till.count']],
  useCases: [],
  queries: [],
  messages: { de: {}, en: {} },
});

let world: World;
let today: ReturnType<typeof businessDay>;
beforeAll(async () => {
  world = await testWorld([tenancy, till]);
  today = businessDay(world.clock.now);
});

const code = (result: Result<unknown, { code: string }>): string => (result.ok ? 'ok' : result.error.code);

async function scene() {
  const association = await world.association();
  const administrator = await world.actor(association, 'centreAdministrator', { name: 'Ada Verwaltung' });
  const invite = async (name: string, tenantId: string = association.centreId) =>
    unwrap(
      await world.run(administrator, inviteUser, {
        tenantId,
        name,
        functionTitle: 'Sachbearbeitung',
        email: `${world.newId()}@stadt.example`,
      }),
    ).userId;
  return { association, administrator, invite };
}

const grantsOf = async (actor: Actor, userId: string) => (await world.ask(actor, showUser, { userId }))?.grants ?? [];

describe('histories', () => {
  test('are told to whoever may see the record, without a right to the audit log', async () => {
    const { association, invite } = await scene();
    const userId = await invite('Udo Neu');
    const lead = await world.actor(association, 'teamLead');
    expect((await world.ask(lead, userHistory, { userId })).map(({ action, by }) => [action, by])).toEqual([
      ['tenancy.inviteUser', 'Ada Verwaltung'],
    ]);
    const [member, other] = association.members;
    if (!member || !other) throw new Error('no members');
    const stranger = await world.actor(association, 'memberAdministrator', { member });
    expect(await world.ask(stranger, userHistory, { userId })).toEqual([]);
    expect(await world.ask(stranger, tenantHistory, { tenantId: other.tenantId })).toEqual([]);
  });
});

describe('users', () => {
  test('are invited once for each address, keep one account, and may come back', async () => {
    const { association, administrator } = await scene();
    const other = await scene();
    const input = { tenantId: association.centreId, email: 'Bea.Beispiel@Zentrum.example', name: 'Bea Beispiel', functionTitle: 'IT' };
    expect(code(await world.run(administrator, inviteUser, { ...input, email: 'bea.zentrum.example' }))).toBe('NOT_AN_EMAIL');
    const { userId } = unwrap(await world.run(administrator, inviteUser, input));
    expect(await world.run(administrator, inviteUser, input)).toMatchObject({
      error: { code: 'ALREADY_USER', params: { name: 'Bea Beispiel' } },
    });
    const elsewhere = unwrap(await world.run(other.administrator, inviteUser, { ...input, tenantId: other.association.centreId })).userId;
    const accounts = await Promise.all(
      (
        [
          [association, userId],
          [other.association, elsewhere],
        ] as [TestAssociation, string][]
      ).map(([of, id]) =>
        world.database.read(world.scope(of), (reads) =>
          reads.selectFrom('tenant_user').select('account_id').where('id', '=', id).executeTakeFirst(),
        ),
      ),
    );
    expect(accounts[0]).toEqual(accounts[1]);
    const end = { userId, endsOn: addDays(today, -1), expectedVersion: 1 };
    expect(code(await world.run(administrator, endUser, { ...end, endsOn: addDays(today, -2) }))).toBe('ENDS_TOO_EARLY');
    expect(code(await world.run(administrator, endUser, end))).toBe('ok');
    expect(code(await world.run(administrator, endUser, { ...end, expectedVersion: 2 }))).toBe('ALREADY_ENDED');
    expect((await world.ask(administrator, listUsers, {})).map(({ id }) => id)).not.toContain(userId);
    expect((await world.ask(administrator, listUsers, { withFormer: true })).map(({ id }) => id)).toContain(userId);
    expect(unwrap(await world.run(administrator, inviteUser, input)).userId).toBe(userId);
  });

  test('change under their version, and only in their administrator’s own body', async () => {
    const { association, administrator, invite } = await scene();
    const [member, other] = association.members;
    if (!member || !other) throw new Error('no members');
    const userId = await invite('Cleo Neu', member.tenantId);
    const own = await world.actor(association, 'memberAdministrator', { member });
    const stranger = await world.actor(association, 'memberAdministrator', { member: other });
    const change = { userId, name: 'Cleo Alt', expectedVersion: 1 };
    expect(code(await world.run(stranger, changeUser, change))).toBe('NOT_FOUND');
    expect(code(await world.run(own, changeUser, change))).toBe('ok');
    expect(code(await world.run(administrator, changeUser, change))).toBe('CHANGED_MEANWHILE');
    expect(code(await world.run(own, changeUser, { ...change, expectedVersion: 2 }))).toBe('NOTHING_CHANGES');
    expect(await world.ask(stranger, showUser, { userId })).toBeNull();
    expect(await world.ask(stranger, listUsers, { tenantId: member.tenantId })).toEqual([]);
    expect((await world.ask(own, listUsers, {})).map(({ name }) => name)).toContain('Cleo Alt');
    expect((await world.ask(own, listColleagues, {})).map(({ name }) => name)).toEqual(['Cleo Alt', own.name]);
  });
});

describe('roles', () => {
  test('refusals: himself, other side, past, auditor without end, unknown scope, twice', async () => {
    const { association, administrator, invite } = await scene();
    const foreign = await world.association();
    const userId = await invite('Dana Prüf');
    const grant = (input: object) => world.run(administrator, grantRole, { userId, role: 'clerk', ...input });
    expect(code(await grant({ userId: administrator.userId as string }))).toBe('GRANTS_HIMSELF');
    expect(code(await grant({ role: 'memberClerk' }))).toBe('ROLE_OF_OTHER_SIDE');
    expect(code(await grant({ validFrom: addDays(today, -1) }))).toBe('STARTS_IN_THE_PAST');
    expect(code(await grant({ validTo: addDays(today, -1) }))).toBe('DATES_REVERSED');
    expect(code(await grant({ role: 'auditor' }))).toBe('END_NEEDED');
    expect(await grant({ role: 'auditor', validTo: addDays(today, 180) })).toMatchObject({
      error: { code: 'GRANT_TOO_LONG', params: { latest: addDays(today, 179) } },
    });
    expect(code(await grant({ role: 'auditor', validTo: addDays(today, 179) }))).toBe('ok');
    expect(code(await grant({ tenantIds: [foreign.centreId] }))).toBe('TENANT_UNKNOWN');
    expect(code(await grant({ serviceFamilyCodes: ['gardening'] }))).toBe('FAMILY_UNKNOWN');
    expect(code(await grant({ tenantIds: [association.members[0]?.tenantId as string] }))).toBe('ok');
    expect(code(await grant({ tenantIds: [association.members[0]?.tenantId as string] }))).toBe('ALREADY_GRANTED');
    const [one] = association.members;
    const first = one?.tenantId as never;
    const some = await world.actor(association, 'centreAdministrator', { tenants: one ? [one] : [] });
    for (const tenantIds of [[], [association.members[1]?.tenantId as never]])
      expect(code(await world.run(some, grantRole, { userId, role: 'finance', tenantIds }))).toBe('GRANT_BEYOND_OWN_REACH');
    expect(code(await world.run(some, grantRole, { userId, role: 'finance', tenantIds: [first] }))).toBe('ok');
    const ofMember = await invite('Emil Mit', association.members[0]?.tenantId);
    expect(code(await grant({ userId: ofMember, role: 'memberClerk', tenantIds: [association.centreId] }))).toBe('SCOPE_ONLY_FOR_CENTRE');
    const tired = { ...administrator, session: { id: world.newId(), steppedUpAt: null } };
    expect(code(await world.run(tired, grantRole, { userId, role: 'finance' }))).toBe('STEP_UP_NEEDED');
    const clerk = await world.actor(association, 'clerk');
    expect(code(await world.run(clerk, grantRole, { userId, role: 'finance' }))).toBe('FORBIDDEN');
  });

  test('what two should do is given to one only knowingly, and stays reported', async () => {
    const { administrator, invite } = await scene();
    const userId = await invite('Finn Allein');
    expect(code(await world.run(administrator, grantRole, { userId, role: 'finance', validTo: addDays(today, 10) }))).toBe('ok');
    const second = { userId, role: 'financeReleaser' } as const;
    expect(await world.run(administrator, grantRole, second)).toMatchObject({
      error: { code: 'DUTY_CONFLICT', params: { actions: ['till.pay', 'till.count'], de: ['auszahlen', 'zählen'] } },
    });
    // One after the other is no conflict.
    expect(code(await world.run(administrator, grantRole, { ...second, validFrom: addDays(today, 11), validTo: addDays(today, 12) }))).toBe(
      'ok',
    );
    expect(await world.ask(administrator, listDutyConflicts, {})).toEqual([]);
    expect(code(await world.run(administrator, grantRole, { ...second, validTo: addDays(today, 5), acknowledgeConflict: true }))).toBe(
      'ok',
    );
    expect(await world.ask(administrator, listDutyConflicts, {})).toMatchObject([
      { userName: 'Finn Allein', roles: ['finance', 'financeReleaser'], actions: [{ de: 'auszahlen' }, { en: 'count' }] },
    ]);
  });

  test('end at once, even on the day they were given, and it stays known who could do what when', async () => {
    const { administrator, invite } = await scene();
    const userId = await invite('Gerd Kurz');
    const { grantId } = unwrap(await world.run(administrator, grantRole, { userId, role: 'clerk' }));
    const { grantId: longer } = unwrap(await world.run(administrator, grantRole, { userId, role: 'teamLead' }));
    const on = async (date: string) =>
      (await world.ask(administrator, listRolesOn, { on: date })).filter((held) => held.userId === userId).map(({ role }) => role);
    expect(await on(today)).toEqual(['clerk', 'teamLead']);
    const yesterday = addDays(today, -1);
    expect(code(await world.run(administrator, endRole, { grantId, endsOn: addDays(today, -2), expectedVersion: 1 }))).toBe(
      'ENDS_TOO_EARLY',
    );
    expect(code(await world.run(administrator, endRole, { grantId, endsOn: yesterday, expectedVersion: 1 }))).toBe('ok');
    expect(code(await world.run(administrator, endRole, { grantId: longer, endsOn: addDays(today, 3), expectedVersion: 1 }))).toBe('ok');
    expect(code(await world.run(administrator, endRole, { grantId: longer, endsOn: addDays(today, 4), expectedVersion: 2 }))).toBe(
      'ENDS_LATER_THAN_BEFORE',
    );
    expect(await on(today)).toEqual(['teamLead']);
    expect(await on(addDays(today, 3))).toEqual(['teamLead']);
    expect(await on(addDays(today, 4))).toEqual([]);
    expect(await grantsOf(administrator, userId)).toMatchObject([{ role: 'teamLead', validTo: addDays(today, 3) }]);
  });

  test('the last administrator stays, whoever asks', async () => {
    const { administrator, invite } = await scene();
    const grants = await grantsOf(administrator, administrator.userId as string);
    const end = { grantId: grants[0]?.id as string, endsOn: addDays(today, -1), expectedVersion: 1 };
    expect(code(await world.run(administrator, endRole, end))).toBe('LAST_ADMINISTRATOR');
    expect(
      code(await world.run(administrator, endUser, { userId: administrator.userId as string, endsOn: end.endsOn, expectedVersion: 1 })),
    ).toBe('LAST_ADMINISTRATOR');
    const userId = await invite('Heike Zwei');
    unwrap(await world.run(administrator, grantRole, { userId, role: 'centreAdministrator' }));
    expect(code(await world.run(administrator, endRole, end))).toBe('ok');
    expect(await world.ask(administrator, showRoleMatrix, {})).toMatchObject({
      roles: { length: 11 },
      conflicts: [[{ de: 'auszahlen' }, { en: 'count' }]],
    });
  });

  test('end with the user', async () => {
    const { administrator, invite } = await scene();
    const userId = await invite('Ines Geht');
    unwrap(await world.run(administrator, grantRole, { userId, role: 'clerk' }));
    unwrap(await world.run(administrator, grantRole, { userId, role: 'teamLead', validFrom: addDays(today, 30) }));
    unwrap(await world.run(administrator, endUser, { userId, endsOn: addDays(today, 7), expectedVersion: 1 }));
    expect(await grantsOf(administrator, userId)).toMatchObject([{ role: 'clerk', validTo: addDays(today, 7) }]);
    expect(code(await world.run(administrator, grantRole, { userId, role: 'finance', validFrom: addDays(today, 8) }))).toBe('USER_ENDED');
  });
});

describe('deputies', () => {
  test('are named by whom they stand in for, or by the administration, and by nobody for himself', async () => {
    const { association, administrator, invite } = await scene();
    const clerk = await world.actor(association, 'clerk');
    const deputyUserId = await invite('Jule Hilft');
    const userId = clerk.userId as UserId;
    const dates = { validFrom: today, validTo: addDays(today, 14) };
    expect(code(await world.run(clerk, nameDeputy, { userId, deputyUserId: userId, ...dates }))).toBe('DEPUTY_OF_HIMSELF');
    expect(code(await world.run(clerk, nameDeputy, { userId: deputyUserId, deputyUserId: userId, ...dates }))).toBe('FORBIDDEN');
    expect(code(await world.run(administrator, nameDeputy, { userId, deputyUserId: administrator.userId as string, ...dates }))).toBe(
      'MAKES_HIMSELF_DEPUTY',
    );
    expect(code(await world.run(clerk, nameDeputy, { userId, deputyUserId, validFrom: today, validTo: addDays(today, 366) }))).toBe(
      'DEPUTY_TOO_LONG',
    );
    const ofMember = await invite('Karl Anderswo', association.members[0]?.tenantId);
    expect(code(await world.run(clerk, nameDeputy, { userId, deputyUserId: ofMember, ...dates }))).toBe('DEPUTY_NOT_IN_BODY');
    const reaching = administrator.grants.map((grant) => ({ ...grant, tenantIds: [administrator.centreId] }));
    const ofCentreAlone = { ...administrator, grants: reaching };
    expect(code(await world.run(ofCentreAlone, nameDeputy, { userId, deputyUserId, ...dates }))).toBe('GRANT_BEYOND_OWN_REACH');
    const { deputyId } = unwrap(await world.run(clerk, nameDeputy, { userId, deputyUserId, ...dates }));
    expect(code(await world.run(clerk, nameDeputy, { userId, deputyUserId, ...dates }))).toBe('ALREADY_DEPUTY');
    const held = (await world.ask(administrator, listRolesOn, { on: today })).filter((one) => one.userId === deputyUserId);
    expect(held).toMatchObject([{ role: 'clerk', deputyForName: clerk.name, userName: 'Jule Hilft' }]);
    expect(await world.ask(clerk, listDeputies, {})).toMatchObject([{ deputyName: 'Jule Hilft' }]);
    expect(await world.ask(await world.actor(association, 'finance'), listDeputies, {})).toEqual([]);
    expect(code(await world.run(clerk, endDeputy, { deputyId, endsOn: addDays(today, -1), expectedVersion: 1 }))).toBe('ok');
    expect(await world.ask(clerk, listDeputies, { withFormer: true })).toEqual([]);
  });

  test('unites what two should do only knowingly, on any day of it, and stays reported with its days', async () => {
    const { association, administrator, invite } = await scene();
    const [payer, counter] = [await invite('Lea Zahlt'), await invite('Max Zählt')];
    const validTo = addDays(today, 14);
    expect(code(await world.run(administrator, grantRole, { userId: payer, role: 'finance' }))).toBe('ok');
    expect(
      code(await world.run(administrator, grantRole, { userId: counter, role: 'financeReleaser', validFrom: addDays(today, 5) })),
    ).toBe('ok');
    const named = { userId: payer, deputyUserId: counter, validFrom: today, validTo };
    expect(code(await world.run(administrator, nameDeputy, { ...named, deputyUserId: await invite('Nie Beides') }))).toBe('ok');
    expect(await world.run(administrator, nameDeputy, named)).toMatchObject({
      error: {
        code: 'DUTY_CONFLICT',
        field: 'acknowledgeConflict',
        params: { actions: ['till.pay', 'till.count'], de: ['auszahlen', 'zählen'] },
      },
    });
    expect(code(await world.run(administrator, nameDeputy, { ...named, validTo: addDays(today, 4) }))).toBe('ok');
    const rest = { ...named, validFrom: addDays(today, 5) };
    const { deputyId } = unwrap(await world.run(administrator, nameDeputy, { ...rest, acknowledgeConflict: true }));
    const audited = await world.database.write(world.scope(association), (writes) =>
      writes.auditValue.findMany({ where: { content: { contains: deputyId } } }),
    );
    expect(JSON.parse(audited[0]?.content ?? '')).toMatchObject({ decided: { acknowledgedConflicts: [['till.pay', 'till.count']] } });
    expect(await world.ask(administrator, listDutyConflicts, {})).toEqual([]);
  });

  test('gets a role that unites duties with the represented one only knowingly', async () => {
    const { administrator, invite } = await scene();
    const [payer, counter] = [await invite('Ole Zahlt'), await invite('Pia Zählt')];
    const validTo = addDays(today, 14);
    expect(code(await world.run(administrator, grantRole, { userId: payer, role: 'finance' }))).toBe('ok');
    expect(code(await world.run(administrator, nameDeputy, { userId: payer, deputyUserId: counter, validFrom: today, validTo }))).toBe(
      'ok',
    );
    const second = { userId: counter, role: 'financeReleaser' } as const;
    expect(code(await world.run(administrator, grantRole, second))).toBe('DUTY_CONFLICT');
    expect(code(await world.run(administrator, grantRole, { ...second, validFrom: addDays(today, 15) }))).toBe('ok');
    expect(code(await world.run(administrator, grantRole, { ...second, validTo: today, acknowledgeConflict: true }))).toBe('ok');
    expect(await world.ask(administrator, listDutyConflicts, {})).toMatchObject([
      { userName: 'Pia Zählt', deputyships: [{ forName: 'Ole Zahlt', validFrom: today, validTo }] },
    ]);
  });
});

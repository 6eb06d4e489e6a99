// SPDX-License-Identifier: EUPL-1.2
import { type Result, unwrap } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { notificationSentence } from '@platform/notifications';
import { handleMessage } from '@platform/use-case';
import { type TestAssociation, testWorld, type World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { grantRole, inviteUser, operatorActor, resetSecondFactor, tenancy } from './index.ts';
import { topics } from './notifications.ts';
import { userHistory } from './queries/record-histories.ts';
import { showUser } from './queries/show-user.ts';
import { waitingResets } from './queries/waiting-resets.ts';
import { confirmSecondFactorReset } from './use-cases/confirm-second-factor-reset.ts';
import { orderSecondFactorReset } from './use-cases/order-second-factor-reset.ts';
import { withdrawSecondFactorReset } from './use-cases/withdraw-second-factor-reset.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld([tenancy]);
});

const code = (result: Result<unknown, { code: string }>): string => (result.ok ? 'ok' : result.error.code);

const identity = async (name: string, input: object): Promise<unknown> =>
  (await world.database.pool.query(`select identity.${name}($1) as answer`, [JSON.stringify(input)])).rows[0].answer;

const factorOf = async (accountId: string): Promise<unknown> => identity('find_account', { accountId });

async function enrol(accountId: string): Promise<void> {
  const at = world.clock.now.toISOString();
  await identity('update_password', { accountId, passwordHash: 'hash', expectedHash: null, revokeSessionsExcept: null, at });
  const setup = { accountId, sealedSecret: 'sealed', counter: 1, recoveryCodeHashes: [], revokeSessionsExcept: world.newId(), at };
  await identity('save_totp', setup);
}

const accountIn = async (association: TestAssociation, userId: string): Promise<string> =>
  world.database.read(world.scope(association), async (reads) => {
    const row = await reads.selectFrom('tenant_user').select('account_id').where('id', '=', userId).executeTakeFirstOrThrow();
    return row.account_id;
  });

/** Two administrators, and a colleague whose telephone is lost. */
async function scene(members = 0) {
  const association = await world.association({ members });
  const ada = await world.actor(association, 'centreAdministrator', { name: 'Ada Verwaltung' });
  const ben = await world.actor(association, 'centreAdministrator', { name: 'Ben Verwaltung' });
  const email = `${world.newId()}@stadt.example`;
  const person = { name: 'Lore Verloren', functionTitle: 'Sachbearbeitung', email };
  const { userId } = unwrap(await world.run(ada, inviteUser, { tenantId: association.centreId, ...person }));
  const accountId = await accountIn(association, userId);
  await enrol(accountId);
  const order = (actor: Actor) =>
    world.run(actor, orderSecondFactorReset, { userId, reason: 'Telefon verloren, persönlich vorgesprochen' });
  const confirm = (actor: Actor, resetId: string) => world.run(actor, confirmSecondFactorReset, { resetId });
  return { association, ada, ben, email, userId, accountId, order, confirm };
}

test('one orders, another one confirms; only then the factor is gone, and the history says who and why', async () => {
  const { ada, ben, userId, accountId, order, confirm } = await scene();
  const { resetId } = unwrap(await order(ada));
  expect(await factorOf(accountId)).toMatchObject({ secondFactor: 'active' });
  expect((await world.ask(ben, showUser, { userId }))?.secondFactorReset).toMatchObject({ id: resetId, orderedByName: 'Ada Verwaltung' });
  expect(await world.ask(ada, waitingResets, {})).toEqual([]);
  expect(await world.ask(ben, waitingResets, {})).toEqual([
    { kind: 'tenancy.waitingResets', count: 1, overdue: 0, link: `administration/users/${userId}` },
  ]);
  expect(code(await confirm(ada, resetId))).toBe('CONFIRMS_OWN_ORDER');
  expect(await factorOf(accountId)).toMatchObject({ secondFactor: 'active' });
  expect(code(await confirm(ben, resetId))).toBe('ok');
  expect(await factorOf(accountId)).toMatchObject({ secondFactor: 'required', totpSecret: null });
  expect(code(await confirm(ben, resetId))).toBe('RESET_NOT_OPEN');
  const history = await world.ask(ada, userHistory, { userId });
  expect(history.map(({ action, by, reason }) => [action, by, reason]).slice(1)).toEqual([
    ['tenancy.orderSecondFactorReset', 'Ada Verwaltung', 'Telefon verloren, persönlich vorgesprochen'],
    ['tenancy.confirmSecondFactorReset', 'Ben Verwaltung', 'Telefon verloren, persönlich vorgesprochen'],
  ]);
});

test('nobody does it for himself, through a deputy, twice, without a fresh second factor, or as one person with two hats', async () => {
  const { association, ada, ben, userId, accountId, order, confirm } = await scene();
  const lore: Actor = { ...ada, accountId: accountId as never, userId };
  expect(code(await order(lore))).toBe('RESETS_OWN_FACTOR');
  const lent = ada.grants.map((grant) => ({ ...grant, deputyFor: userId }));
  const clerk = await world.actor(association, 'clerk');
  expect(code(await order({ ...clerk, grants: [...clerk.grants, ...lent] }))).toBe('RESETS_OWN_FACTOR');
  expect(code(await order({ ...ada, session: { id: world.newId(), steppedUpAt: null } }))).toBe('STEP_UP_NEEDED');
  expect(code(await order(clerk))).toBe('FORBIDDEN');
  expect(code(await world.run(ada, orderSecondFactorReset, { userId, reason: ' ' }))).toBe('INVALID_INPUT');
  const { resetId } = unwrap(await order(ada));
  expect(code(await order(ben))).toBe('RESET_ALREADY_ORDERED');
  const forAda = { ...clerk, grants: ada.grants.map((grant) => ({ ...grant, deputyFor: ada.userId })) };
  expect(code(await confirm(forAda, resetId))).toBe('SAME_PERSON_BY_DEPUTY');
  expect(code(await confirm(lore, resetId))).toBe('RESETS_OWN_FACTOR');
  expect(code(await confirm({ ...ben, session: { id: world.newId(), steppedUpAt: null } }, resetId))).toBe('STEP_UP_NEEDED');
  const stranger = await world.actor(await world.association(), 'centreAdministrator');
  expect(code(await confirm(stranger, resetId))).toBe('NOT_FOUND');
  expect(await factorOf(accountId)).toMatchObject({ secondFactor: 'active' });
});

test('whoever is in charge of some members does not order it for somebody who is in charge of others too', async () => {
  const { association, ada, userId, order } = await scene(2);
  const [one, other] = association.members;
  const grant = { userId, role: 'clerk', tenantIds: [one!.tenantId, other!.tenantId] };
  unwrap(await world.run(ada, grantRole, grant));
  const some = await world.actor(association, 'centreAdministrator', { tenants: [one!] });
  expect(code(await order(some))).toBe('RESET_BEYOND_OWN_REACH');
  const both = await world.actor(association, 'centreAdministrator', { tenants: [one!, other!] });
  expect(code(await order(both))).toBe('ok');
});

test('an order ends after three days or when somebody withdraws it; then another one may follow', async () => {
  const { ada, ben, accountId, order, confirm } = await scene();
  const first = unwrap(await order(ada));
  expect(code(await world.run(ben, withdrawSecondFactorReset, { resetId: first.resetId }))).toBe('ok');
  expect(code(await confirm(ben, first.resetId))).toBe('RESET_NOT_OPEN');
  const second = unwrap(await order(ada));
  const before = world.clock.now;
  world.clock.now = new Date(before.getTime() + 3 * 86_400_000);
  const fresh = { id: world.newId(), steppedUpAt: world.clock.now.toISOString() };
  expect(code(await confirm({ ...ben, session: fresh }, second.resetId))).toBe('RESET_EXPIRED');
  expect(code(await order({ ...ben, session: fresh }))).toBe('ok');
  world.clock.now = before;
  expect(await factorOf(accountId)).toMatchObject({ secondFactor: 'active' });
});

test('an account that works for another association, or has no factor, is not reset; the table itself forbids one person twice', async () => {
  const { association, ada, email, userId, accountId, order } = await scene();
  const other = await world.association();
  const there = await world.actor(other, 'centreAdministrator');
  const person = { tenantId: other.centreId, name: 'Lore Verloren', functionTitle: 'Aushilfe', email };
  const { userId: elsewhere } = unwrap(await world.run(there, inviteUser, person));
  // An invitation that nobody asked for closes nothing, opens nothing, and does not tell whether the account was there before.
  const lost = { userId: elsewhere, reason: 'Telefon verloren' };
  expect(code(await world.run(there, orderSecondFactorReset, lost))).toBe('USER_NOT_TAKEN_UP');
  const unknown = { ...person, email: `${world.newId()}@stadt.example` };
  const { userId: nobody } = unwrap(await world.run(there, inviteUser, unknown));
  expect(code(await world.run(there, orderSecondFactorReset, { ...lost, userId: nobody }))).toBe('USER_NOT_TAKEN_UP');
  const { resetId } = unwrap(await order(ada));
  unwrap(await world.run(ada, withdrawSecondFactorReset, { resetId }));
  // Whoever has acted there works there.
  const lore: Actor = { ...there, accountId: accountId as never, userId: elsewhere };
  unwrap(await world.run(lore, inviteUser, { ...person, email: `${world.newId()}@stadt.example` }));
  expect(code(await order(ada))).toBe('RESET_ONLY_BY_OPERATOR');
  const twice = (settledBy: string | null) =>
    world.database.write(world.scope(association), (writes) =>
      writes.secondFactorReset.create({
        data: {
          ...{ tenantId: association.centreId, id: world.newId(), userId, accountId, reason: 'ohne', orderedBy: ada.accountId as string },
          ...{ orderedByUserId: ada.userId as string, orderedAt: world.clock.now, expiresAt: world.clock.now },
          ...{ outcome: 'confirmed', settledBy, settledAt: world.clock.now },
        },
      }),
    );
  for (const settledBy of [ada.accountId, accountId, null])
    await expect(twice(settledBy)).rejects.toThrow(/second_factor_reset_two_people/);
  const operator = operatorActor({ ...association, correlationId: world.newId() });
  expect(code(await world.run(operator, orderSecondFactorReset, { userId, reason: 'allein' }))).toBe('TWO_PEOPLE_NEEDED');
  expect(code(await world.run(ada, resetSecondFactor, { userId, reason: 'allein' }))).toBe('FORBIDDEN');
  expect(code(await world.run(operator, resetSecondFactor, { userId, reason: 'Letzte Administration' }))).toBe('ok');
  expect(await factorOf(accountId)).toMatchObject({ secondFactor: 'required' });
  const [step] = (await world.ask(ada, userHistory, { userId })).slice(-1);
  expect(step).toMatchObject({ action: 'tenancy.resetSecondFactor', bySide: 'operator', reason: 'Letzte Administration' });
  const fresh = await scene();
  await identity('reset_second_factor', { accountId: fresh.accountId, at: world.clock.now.toISOString() });
  expect(code(await fresh.order(fresh.ada))).toBe('SECOND_FACTOR_NOT_SET_UP');
});

/** Somebody whom one administrator has invited into a body, as an actor with the other's rights. */
async function newcomer(association: TestAssociation, by: Actor, like: Actor) {
  const person = { name: 'Neu Dabei', functionTitle: 'Verwaltung', email: `${world.newId()}@stadt.example` };
  const { userId } = unwrap(await world.run(by, inviteUser, { tenantId: like.body.tenantId, ...person }));
  const actor: Actor = { ...like, userId, accountId: (await accountIn(association, userId)) as never };
  return { actor, userId, email: person.email };
}

test('an account counts for every body in which it has a user: whoever resets it must administer all of them', async () => {
  const { association, ada, ben, email, accountId, order, confirm } = await scene(1);
  const [member] = association.members;
  const [mia, max] = [
    await world.actor(association, 'memberAdministrator', { member: member as never }),
    await world.actor(association, 'memberAdministrator', { member: member as never }),
  ];
  const asGuest = { tenantId: member?.tenantId as never, name: 'Ahnungslos', functionTitle: 'Gast', email };
  const guest = unwrap(await world.run(mia, inviteUser, asGuest));
  expect(await accountIn(association, guest.userId)).toBe(accountId);
  const orderGuest = (by: Actor) => world.run(by, orderSecondFactorReset, { userId: guest.userId, reason: 'Telefon verloren' });
  expect(code(await orderGuest(mia))).toBe('USER_NOT_TAKEN_UP');
  const asLore: Actor = { ...mia, accountId: accountId as never, userId: guest.userId };
  unwrap(await world.run(asLore, inviteUser, { ...asGuest, email: `${world.newId()}@stadt.example` }));
  expect(code(await orderGuest(mia))).toBe('RESET_ONLY_BY_OPERATOR');
  // Who administers both may order it, and then neither of the member's two confirms it.
  const first = unwrap(await orderGuest(ada));
  expect(code(await confirm(max, first.resetId))).toBe('RESET_ONLY_BY_OPERATOR');
  expect(code(await order({ ...ada, grants: ada.grants.map((grant) => ({ ...grant, tenantIds: [association.centreId] })) }))).toBe(
    'RESET_ONLY_BY_OPERATOR',
  );
  expect(await factorOf(accountId)).toMatchObject({ secondFactor: 'active' });
  expect(code(await confirm(ben, first.resetId))).toBe('ok');
  // An account that belongs to the member alone is the member's own affair.
  const own = unwrap(await world.run(mia, inviteUser, { ...asGuest, email: `${world.newId()}@stadt.example` }));
  await enrol(await accountIn(association, own.userId));
  const second = unwrap(await world.run(mia, orderSecondFactorReset, { userId: own.userId, reason: 'Telefon verloren' }));
  expect(code(await confirm(max, second.resetId))).toBe('ok');
});

test('nobody confirms with somebody whom he brought in, whichever of the two ordered it', async () => {
  const { association, ada, ben, order, confirm } = await scene();
  const invited = (await newcomer(association, ada, ben)).actor;
  const first = unwrap(await order(ada));
  expect(code(await confirm(invited, first.resetId))).toBe('BROUGHT_IN_BY_THE_OTHER');
  expect(code(await confirm(ben, first.resetId))).toBe('ok');
  const other = await scene();
  const granted = await newcomer(other.association, other.ben, other.ben);
  const grant = { userId: granted.userId, role: 'centreAdministrator', acknowledgeConflict: true } as const;
  unwrap(await world.run(other.ada, grantRole, grant));
  const second = unwrap(await other.order(granted.actor));
  expect(code(await other.confirm(other.ada, second.resetId))).toBe('BROUGHT_IN_BY_THE_OTHER');
  expect(code(await other.confirm(other.ben, second.resetId))).toBe('BROUGHT_IN_BY_THE_OTHER');
  const third = await world.actor(other.association, 'centreAdministrator');
  expect(code(await other.confirm(third, second.resetId))).toBe('ok');
});

test('two users of one account are one person: a deputy of the one does not confirm what the other ordered', async () => {
  const { association, ada, ben } = await scene(1);
  const [member] = association.members;
  const home = await world.actor(association, 'memberAdministrator', { member: member as never });
  const clerk = await world.actor(association, 'memberClerk', { member: member as never });
  const secondHat = async (accountId: string | null): Promise<string> => {
    const id = world.newId();
    const base = { tenantId: member?.tenantId as string, id, version: 1, createdAt: new Date(), accountId: String(accountId) };
    const person = { name: 'Zweite Stelle', functionTitle: 'Stelle 2', email: `${id}@stadt.example`, validFrom: new Date('2026-01-01') };
    await world.database.write(world.scope(association), (writes) => writes.tenantUser.create({ data: { ...base, ...person } }));
    return id;
  };
  const standsInFor = (userId: string): Actor => ({
    ...clerk,
    grants: [...clerk.grants, ...home.grants.map((grant) => ({ ...grant, deputyFor: userId as never }))],
  });
  const lost = unwrap(
    await world.run(ben, inviteUser, {
      ...{ tenantId: member?.tenantId as never, name: 'Lore', functionTitle: 'Kasse', email: `${world.newId()}@stadt.example` },
    }),
  );
  const accountId = await accountIn(association, lost.userId);
  await enrol(accountId);
  const order = unwrap(await world.run(ada, orderSecondFactorReset, { userId: lost.userId, reason: 'Telefon verloren' }));
  const confirm = (by: Actor) => world.run(by, confirmSecondFactorReset, { resetId: order.resetId });
  expect(code(await confirm(standsInFor(await secondHat(ada.accountId))))).toBe('SAME_PERSON_BY_DEPUTY');
  expect(code(await confirm(standsInFor(lost.userId)))).toBe('RESETS_OWN_FACTOR');
  expect(await factorOf(accountId)).toMatchObject({ secondFactor: 'active' });
  expect(code(await confirm(standsInFor(await secondHat(world.newId()))))).toBe('ok');
});

test('an order holds no more where a new factor was set up, or where who gave it administers no more; another one may follow', async () => {
  const { association, ada, ben, userId, accountId, order, confirm } = await scene();
  const first = unwrap(await order(ada));
  await identity('save_totp', {
    ...{ accountId, sealedSecret: 'newer', counter: 2, recoveryCodeHashes: [], revokeSessionsExcept: world.newId() },
    at: new Date(world.clock.now.getTime() + 1).toISOString(),
  });
  expect((await world.ask(ben, showUser, { userId }))?.secondFactorReset).toBeNull();
  expect(await world.ask(ben, waitingResets, {})).toEqual([]);
  expect(code(await confirm(ben, first.resetId))).toBe('FACTOR_SINCE');
  const before = world.clock.now;
  world.clock.now = new Date(before.getTime() + 1_000);
  const second = unwrap(await order(ada));
  expect((await world.ask(ben, showUser, { userId }))?.secondFactorReset).toMatchObject({ id: second.resetId });
  const endsYesterday = { validTo: new Date('2026-11-15') };
  const where = { tenantId: association.centreId, userId: ada.userId as string };
  await world.database.write(world.scope(association), (writes) => writes.roleGrant.updateMany({ where, data: endsYesterday }));
  expect((await world.ask(ben, showUser, { userId }))?.secondFactorReset).toBeNull();
  expect(code(await confirm(ben, second.resetId))).toBe('ORDERER_GONE');
  const third = await world.actor(association, 'centreAdministrator');
  const last = unwrap(await order(third));
  await world.database.write(world.scope(association), (writes) =>
    writes.tenantUser.updateMany({ where: { tenantId: association.centreId, id: third.userId as string }, data: endsYesterday }),
  );
  expect(code(await confirm(ben, last.resetId))).toBe('ORDERER_GONE');
  expect(await factorOf(accountId)).toMatchObject({ secondFactor: 'active' });
  world.clock.now = before;
});

test('the person and every other administrator are told of each step, whoever took it is not', async () => {
  const { association, ada, ben, userId, order, confirm } = await scene();
  const { resetId } = unwrap(await order(ada));
  unwrap(await confirm(ben, resetId));
  const left = await world.database.read(world.scope(association), (reads) =>
    reads
      .selectFrom('outbox_message')
      .selectAll()
      .where('association_id', '=', association.associationId)
      .where('name', 'like', 'SecondFactor%')
      .orderBy('id')
      .execute(),
  );
  for (const row of left)
    for (const handler of world.assembly.handlersOf(row.name)) {
      const message = { id: row.id, name: row.name, tenantId: row.tenant_id as never, associationId: row.association_id };
      const cause = { causeAccountId: row.cause_account_id, correlationId: row.correlation_id };
      await handleMessage(world.platform, handler, { ...message, ...cause, payload: row.payload as never }, association.centreId);
    }
  const notes = await world.database.read(world.scope(association), (reads) =>
    reads
      .selectFrom('notification')
      .select(['user_id', 'topic', 'params', 'link', 'mail_state'])
      .where('association_id', '=', association.associationId)
      .execute(),
  );
  const told = (who: string | null) =>
    notes
      .filter((note) => note.user_id === who)
      .map(({ topic, params, mail_state }) => [topic, (params as { step: string }).step, mail_state]);
  expect(told(userId).sort()).toEqual([
    ['tenancy.ownSecondFactor', 'done', 'waiting'],
    ['tenancy.ownSecondFactor', 'ordered', 'waiting'],
  ]);
  expect(told(ada.userId)).toEqual([['tenancy.secondFactors', 'done', 'waiting']]);
  expect(told(ben.userId)).toEqual([['tenancy.secondFactors', 'ordered', 'waiting']]);
  for (const { topic, params } of notes)
    expect(notificationSentence(topics, { topic, params: params as never, language: 'de' })).toMatch(/zweite[rn]? Faktor/);
});

// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import type { CivilDate, Instant, TenantId } from '@kernel/core';
import { roleBook } from '@platform/authorization';
import type { HeldBody, HeldGrant, SessionContext } from '@platform/identity';
import { expect, test } from 'vitest';
import { actionsOf, actorFor } from './actor-for.ts';

const actions = { 'toy.do': { de: 'tun', en: 'do' }, 'toy.see': { de: 'sehen', en: 'see', reads: true } };
const book = roleBook(ROLES, [{ actions, roles: { clerk: ['toy.do', 'toy.see'], memberClerk: ['toy.see'] } }]);
const [CENTRE, ONE, TWO] = ['centre', 'one', 'two'] as unknown as [TenantId, TenantId, TenantId];

const grant = (changes: Partial<HeldGrant> = {}): HeldGrant => ({
  ...{ role: 'clerk', scopeTenantIds: [], familyCodes: [], validTo: null, deputyFor: null },
  validFrom: '2026-01-01' as CivilDate,
  ...changes,
});

const body = (grants: readonly HeldGrant[], side: HeldBody['side'] = 'centre'): HeldBody => ({
  ...{ associationId: 'a' as HeldBody['associationId'], associationName: 'Verband', associationSlug: 'verband', centreId: CENTRE },
  ...{
    tenantId: side === 'centre' ? CENTRE : ONE,
    tenantName: 'T',
    tenantSlug: 'body',
    colour: 'green',
    side,
    userId: 'u' as HeldBody['userId'],
  },
  ...{ userName: 'Petra Probe', functionTitle: 'Stelle 1', tenantIds: [CENTRE, ONE, TWO], grants },
});

const context = (
  held: HeldBody,
  changes: Partial<SessionContext['session']> = {},
  standing: SessionContext['standing'] = 'full',
): SessionContext => {
  const at = '2026-11-16T09:00:00.000Z' as Instant;
  const times = { createdAt: at, seenAt: at, expiresAt: at, secondFactorAt: at, steppedUpAt: null, revokedAt: null };
  const session = {
    sessionId: 's',
    accountId: 'acc',
    email: 'e',
    secondFactor: 'active',
    accountDisabled: false,
    ...times,
    ...changes,
  } as const;
  return { session, standing, language: 'de', bodies: [held] };
};

const actor = (held: HeldBody, ...more: [Partial<SessionContext['session']>?, SessionContext['standing']?]) =>
  actorFor(book, context(held, ...more), 'verband', 'body', 'c');

test.each([
  ['an empty scope is every tenant of the association', grant(), [CENTRE, ONE, TWO]],
  ['a scope has the centre in it', grant({ scopeTenantIds: [TWO] }), [CENTRE, TWO]],
  ['a tenant that is none of the association opens nothing', grant({ scopeTenantIds: ['foreign' as TenantId] }), [CENTRE]],
])('%s', (_name, held, tenantIds) => {
  expect(actor(body([held]))?.grants[0]?.tenantIds).toEqual(tenantIds);
});

test("a member's role reaches no further than the member, whatever its scope says", () => {
  const held = body([grant({ role: 'memberClerk', scopeTenantIds: [TWO] })], 'member');
  expect(actor(held)?.grants).toEqual([{ role: 'memberClerk', tenantIds: [ONE], familyCodes: null, deputyFor: null }]);
});

test.each([
  ['a role of the other side', body([grant({ role: 'memberClerk' })])],
  ['a role that nobody knows', body([grant({ role: 'king' })])],
  ['an auditor without an end', body([grant({ role: 'auditor' })])],
  ['an auditor for too long', body([grant({ role: 'auditor', validTo: '2026-07-01' as CivilDate })])],
  ['no role at all', body([])],
])('%s counts nothing', (_name, held) => {
  expect(actor(held)).toBeNull();
  expect(actionsOf(book, held)).toEqual([]);
});

test('an auditor in time reads', () => {
  expect(actionsOf(book, body([grant({ role: 'auditor', validTo: '2026-06-30' as CivilDate })]))).toEqual(['toy.see']);
});

test("the centre's body needs a confirmed second factor, a member's does not; a waiting session opens none", () => {
  const member = body([grant({ role: 'memberClerk' })], 'member');
  expect(actor(body([grant()]), { secondFactorAt: null })).toBeNull();
  expect(actor(member, { secondFactorAt: null })).not.toBeNull();
  expect(actor(member, {}, 'awaiting_second_factor')).toBeNull();
  expect(actorFor(book, context(member), 'verband', 'other', 'c')).toBeNull();
  expect(actorFor(book, context(member), 'other', 'body', 'c')).toBeNull();
});

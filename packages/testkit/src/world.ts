// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { ROLES, type RoleName } from '@contracts/tenancy';
import type { Refusal, Result } from '@kernel/core';
import { type AccountId, type AssociationId, businessDay, DEFAULT_OFFICE_CALENDAR, type TenantId, type UserId, uuidv7 } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { type Database, openDatabase, type Scope } from '@platform/database';
import { DatabaseKeyStore, MasterKeys, TenantKeys } from '@platform/keys';
import { type Assembly, assemble, type Service } from '@platform/service';
import {
  type AnyUseCase,
  type InputOf,
  type OutcomeOf,
  type Platform,
  type Query,
  runQuery,
  runUseCase,
  type SecurityEvent,
} from '@platform/use-case';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import { testDatabase } from './test-database.ts';

/** A real municipality of the register with its key; the members of a test association. */
export interface TestMember {
  readonly tenantId: TenantId;
  readonly ags: string;
  readonly name: string;
}

export interface TestAssociation {
  readonly associationId: AssociationId;
  readonly centreId: TenantId;
  readonly members: readonly TestMember[];
}

export interface World {
  readonly assembly: Assembly;
  readonly platform: Platform;
  readonly database: Database;
  /** The clock stands still until it is set. */
  readonly clock: { now: Date };
  readonly securityEvents: SecurityEvent[];
  /** A fresh association with its centre and its members; nobody else's test sees it. */
  association(options?: { members?: number; memberSince?: string }): Promise<TestAssociation>;
  /** A user of a body with one role, as an actor. A session with a fresh second factor is included. */
  actor(
    association: TestAssociation,
    role: RoleName,
    options?: { member?: TestMember; tenants?: readonly TestMember[]; families?: readonly string[]; name?: string },
  ): Promise<Actor>;
  run<U extends AnyUseCase>(actor: Actor, useCase: U, input: InputOf<U>, idempotencyKey?: string): Promise<Result<OutcomeOf<U>, Refusal>>;
  ask<Schema extends z.ZodType, Row>(actor: Actor, query: Query<Schema, Row>, input: z.input<Schema>): Promise<Row>;
  /** Everything of an association, for setting up and looking on; never for the thing under test. */
  scope(association: TestAssociation): Scope;
  newId(): string;
}

const MUNICIPALITIES = [
  ['05362004', 'Bedburg'],
  ['05362008', 'Bergheim'],
  ['05362012', 'Brühl'],
  ['05362016', 'Elsdorf'],
  ['05362020', 'Erftstadt'],
  ['05362024', 'Frechen'],
  ['05362028', 'Hürth'],
  ['05362032', 'Kerpen'],
] as const;

const newId = (): string => uuidv7(Date.now(), randomBytes(10));

/** A world on this test file's own database, assembled from the given services. */
export async function testWorld(services: readonly Service[] = []): Promise<World> {
  const { appUrl } = await testDatabase();
  const database = openDatabase({ url: appUrl, applicationName: 'test', maxConnections: 6 });
  const assembly = assemble(ROLES, services);
  const clock = { now: new Date('2026-11-16T09:00:00.000Z') };
  const securityEvents: SecurityEvent[] = [];
  const platform: Platform = {
    database,
    book: assembly.book,
    ports: assembly.ports,
    clock: () => clock.now,
    newId,
    noteSecurityEvent: (event) => void securityEvents.push(event),
    reached: () => {},
    fields: testKeys(database),
  };
  const world: World = {
    assembly,
    platform,
    database,
    clock,
    securityEvents,
    newId,
    scope: ({ associationId, centreId, members }) => {
      const tenants = [centreId, ...members.map((member) => member.tenantId)];
      return { associationId, readTenants: tenants, writeTenants: tenants, audience: 'centre' };
    },
    association: (options) => makeAssociation(world, options),
    actor: (association, role, options) => makeActor(world, association, role, options),
    run: (actor, useCase, input, idempotencyKey) =>
      runUseCase(platform, useCase, { actor, input, ...(idempotencyKey ? { idempotencyKey } : {}) }),
    ask: async (actor, query, input) => {
      const session = database.readSession();
      try {
        return await runQuery(platform, session, query, { actor, input });
      } finally {
        await session.close();
      }
    },
  };
  onTestFinishedOrFile(() => database.close());
  return world;
}

/** Real keys of tenants, under a master key that lives as long as the world. */
function testKeys(database: Database): TenantKeys {
  const masterKeys = new MasterKeys([{ id: 'test', key: randomBytes(32) }]);
  return new TenantKeys({ store: new DatabaseKeyStore(database, async () => []), masterKeys, newId, now: () => new Date() });
}

/** Inside a test the world ends with it; made for a whole file, it ends with the file's process. */
function onTestFinishedOrFile(end: () => Promise<void>): void {
  try {
    onTestFinished(end);
  } catch {
    process.once('beforeExit', () => void end());
  }
}

async function makeAssociation(
  world: World,
  { members = 3, memberSince = '2020-01-01' }: { members?: number; memberSince?: string } = {},
): Promise<TestAssociation> {
  const associationId = newId() as AssociationId;
  const centreId = newId() as TenantId;
  const slug = associationId.slice(-8);
  const list = MUNICIPALITIES.slice(0, members).map(([ags, name]) => ({ tenantId: newId() as TenantId, ags, name }));
  const association = { associationId, centreId, members: list };
  const createdAt = world.clock.now;
  const published = { tenantId: centreId, associationId, version: 1, createdAt };
  await world.database.write(world.scope(association), async (writes) => {
    await writes.association.create({
      data: { ...published, id: associationId, name: `Testverband ${slug}`, slug: `verband-${slug}`, staffShownAs: 'name' },
    });
    await writes.tenant.createMany({
      data: [
        {
          ...published,
          id: centreId,
          kind: 'centre',
          ags: null,
          name: 'Zentrum',
          shortName: 'Zentrum',
          slug: 'zentrum',
          colour: 'blue',
        },
        ...list.map(({ tenantId, ags, name }) => ({
          ...published,
          id: tenantId,
          kind: 'member',
          ags,
          name,
          shortName: name,
          slug: name.toLowerCase().replace('ü', 'ue'),
          colour: 'green',
        })),
      ],
    });
    await writes.membership.createMany({
      data: list.map(({ tenantId }) => ({
        tenantId: centreId,
        id: newId(),
        associationId,
        memberId: tenantId,
        validFrom: new Date(memberSince),
        knownFrom: new Date(memberSince),
      })),
    });
    await writes.tenantSettings.createMany({
      data: [centreId, ...list.map((member) => member.tenantId)].map((tenantId) => ({
        tenantId,
        id: tenantId,
        officeCalendar: DEFAULT_OFFICE_CALENDAR as never,
        version: 1,
      })),
    });
  });
  return association;
}

async function makeActor(
  world: World,
  association: TestAssociation,
  role: RoleName,
  options: { member?: TestMember; tenants?: readonly TestMember[]; families?: readonly string[]; name?: string } = {},
): Promise<Actor> {
  const { associationId, centreId, members } = association;
  const tenantId = options.member?.tenantId ?? centreId;
  const accountId = newId() as AccountId;
  const userId = newId() as UserId;
  const name = options.name ?? `Test ${role} ${userId.slice(-4)}`;
  const today = new Date(businessDay(world.clock.now));
  const base = { tenantId, version: 1, createdAt: world.clock.now };
  const validFrom = new Date(today.getTime() - 400 * 86_400_000);
  await world.database.write(world.scope(association), async (writes) => {
    await writes.tenantUser.create({
      data: { ...base, id: userId, accountId, name, functionTitle: 'Testfunktion', email: `${userId}@test.example`, validFrom },
    });
    await writes.roleGrant.create({
      data: {
        ...base,
        id: newId(),
        userId,
        role,
        scopeTenantIds: (options.tenants ?? []).map((member) => member.tenantId),
        serviceFamilyCodes: [...(options.families ?? [])],
        validFrom,
        validTo: role === 'auditor' ? new Date(today.getTime() + 100 * 86_400_000) : null,
      },
    });
  });
  const everybody = [centreId, ...members.map((member) => member.tenantId)];
  const scoped = options.tenants ? [centreId, ...options.tenants.map((member) => member.tenantId)] : everybody;
  return {
    kind: 'user',
    accountId,
    userId,
    name,
    functionTitle: 'Testfunktion',
    associationId,
    centreId,
    body: { tenantId, side: options.member ? 'member' : 'centre' },
    grants: [{ role, tenantIds: options.member ? [tenantId] : scoped, familyCodes: options.families ?? null, deputyFor: null }],
    session: { id: newId(), steppedUpAt: world.clock.now.toISOString() },
    language: 'de',
    correlationId: newId(),
  };
}

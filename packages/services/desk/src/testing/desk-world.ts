// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Instant, Refusal, Result } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { createBuilder } from '@platform/graphql';
import { type TestAssociation, type TestMember, testWorld, type World } from '@testkit/core';
import { type GraphQLSchema, graphql } from 'graphql';
import { desk } from '../service.ts';
import { defineFamily } from '../use-cases/define-family.ts';
import { defineService } from '../use-cases/define-service.ts';
import { submitRequest } from '../use-cases/submit-request.ts';
import { neighbours } from './neighbours.ts';

export const at = (text: string): Date => new Date(text);
export const day = (text: string): CivilDate => text as CivilDate;
export const moment = (text: string): Instant => new Date(text).toISOString() as Instant;

export const deskWorld = () => testWorld([neighbours, desk]);

/** The value of what must have gone well. */
export function done<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** An association with a catalogue of two families, in which the first member has an agreement for both, the second for none. */
export interface DeskScene extends TestAssociation {
  readonly one: TestMember;
  readonly other: TestMember;
  readonly payroll: string;
  readonly archive: string;
}

const text = (word: string) => ({ de: word, en: word });

export async function deskScene(
  world: World,
  settings: { approval?: boolean; staffShownAs?: 'name' | 'function' } = {},
): Promise<DeskScene> {
  const association = await world.association();
  const [one, other] = association.members;
  if (!one || !other) throw new Error('no members');
  const administrator = await world.actor(association, 'centreAdministrator');
  const services: string[] = [];
  for (const code of ['payroll', 'archive']) {
    done(await world.run(administrator, defineFamily, { code, name: text(code), position: services.length }));
    const field = { code: 'personnelNumber', kind: 'number' as const, label: text('Personalnummer'), required: false, choices: [] };
    const input = { code: `${code}-help`, name: text(`${code} help`), description: text(''), fields: [field], targetWorkingDays: 3 };
    services.push(done(await world.run(administrator, defineService, { ...input, familyCode: code, needsAgreement: true })).serviceId);
  }
  await world.database.write(world.scope(association), async (writes) => {
    const agreementId = world.newId();
    const key = { tenantId: one.tenantId, id: agreementId };
    await writes.agreement.create({ data: { ...key, number: 'V-1', status: 'active', version: 1, createdAt: world.clock.now } });
    const terms = { title: 'Vereinbarung', form: 'publicLawAgreement', noticeMonths: 6, keyCitations: [], vatTreatments: [] };
    await writes.agreementTerms.create({
      data: {
        ...terms,
        tenantId: one.tenantId,
        id: world.newId(),
        agreementId,
        serviceFamilyCodes: ['payroll', 'archive'],
        concludedOn: at('2024-12-01'),
        validFrom: at('2025-01-01'),
        knownFrom: at('2024-12-01'),
      },
    });
    if (settings.approval)
      await writes.tenantSettings.update({
        where: { tenantId_id: { tenantId: one.tenantId, id: one.tenantId } },
        data: { requestsNeedApproval: true },
      });
    if (settings.staffShownAs) {
      const id = association.associationId;
      await writes.association.update({
        where: { tenantId_id: { tenantId: association.centreId, id } },
        data: { staffShownAs: settings.staffShownAs },
      });
    }
  });
  return { ...association, one, other, payroll: services[0] ?? '', archive: services[1] ?? '' };
}

export const wish = (serviceId: string, subject = 'Neue Kollegin im Standesamt') => ({ serviceId, subject, answers: {} });

/** A request of the first member, by a clerk of its own. */
export async function submitted(world: World, scene: DeskScene, asker?: Actor) {
  const townClerk = asker ?? (await world.actor(scene, 'memberClerk', { member: scene.one }));
  const { requestId } = done(await world.run(townClerk, submitRequest, wish(scene.payroll)));
  return { townClerk, requestId };
}

let schema: GraphQLSchema | undefined;

/** Asks the desk's own schema as an actor. */
export async function askGraphQL(world: World, actor: Actor, source: string, variables: Record<string, unknown> = {}) {
  schema ??= schemaOfDesk();
  const session = world.database.readSession();
  try {
    const { platform } = world;
    const changes = { watch: async function* () {} };
    const contextValue = { platform, actor, language: actor.language, session, newId: world.newId, changes };
    const answer = await graphql({ schema, source, variableValues: variables, contextValue });
    if (answer.errors) throw answer.errors[0];
    return JSON.parse(JSON.stringify(answer.data)) as Record<string, unknown>;
  } finally {
    await session.close();
  }
}

function schemaOfDesk(): GraphQLSchema {
  const builder = createBuilder();
  desk.graphql?.(builder);
  builder.subscriptionField('nothing', (t) => t.boolean({ subscribe: async function* () {} as never, resolve: () => true }));
  return builder.toSchema();
}

// SPDX-License-Identifier: EUPL-1.2

import { readingsPort } from '@contracts/settlement';
import type { AccountId, AssociationId, CivilDate, Instant, Refusal } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { orderOf, performLongWork } from '@platform/use-case';
import { type TestAssociation, type TestMember, testWorld, type World } from '@testkit/core';
import { carryOutRelease, definePool, enterPoolCost, makeRun, publishKeyVersion, releaseRun, settlement } from '../index.ts';
import { findRun } from '../queries/list-runs.ts';
import { runProgress } from '../queries/run-progress.ts';
import { shownRefusal } from '../shown-refusal.ts';
import { neighbours } from './neighbours.ts';

export const FAMILY = 'support';

type PartInput = { sharePermyriad: number; kind: 'hours' | 'cases' | 'inhabitants' | 'equal' | 'quantity'; code?: string; unit?: string };

/** 60 % by hours, 40 % in equal shares. */
export const MIXED: PartInput[] = [
  { sharePermyriad: 6000, kind: 'hours' },
  { sharePermyriad: 4000, kind: 'equal' },
];

/** In February: the months until January are over, and can be settled. */
export async function settlementWorld(): Promise<World> {
  const world = await testWorld([neighbours, settlement]);
  world.clock.now = new Date('2027-02-16T09:00:00.000Z');
  return world;
}

export function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** An association with an agreement of every member, a key, a pool, and the people of finance. */
export async function town(world: World, options: { members?: number; parts?: PartInput[] } = {}) {
  const association = await world.association({ members: options.members ?? 3 });
  const finance = await world.actor(association, 'finance');
  const releaser = await world.actor(association, 'financeReleaser');
  await addFamily(world, association, FAMILY);
  const { keyId } = value(await world.run(finance, publishKeyVersion, keyInput(options.parts ?? MIXED)));
  for (const member of association.members) await addAgreement(world, association, member, { keyId });
  const { poolId } = value(await world.run(finance, definePool, { serviceFamilyCode: FAMILY, name: 'Leitstelle', keyId: keyId as never }));
  return { association, members: association.members, finance, releaser, keyId, poolId };
}
export type Town = Awaited<ReturnType<typeof town>>;

export const keyInput = (parts: PartInput[], over: { validFrom?: string; keyId?: string } = {}) => ({
  name: 'Leitstelle nach Stunden',
  serviceFamilyCode: FAMILY,
  validFrom: over.validFrom ?? '2020-01-01',
  resolution: 'Verbandsversammlung vom 12.12.2019',
  clause: '§ 12 der Satzung',
  parts,
  ...(over.keyId ? { keyId: over.keyId as never } : {}),
});

async function addFamily(world: World, { associationId, centreId, ...rest }: TestAssociation, code: string): Promise<void> {
  await world.database.write(world.scope({ associationId, centreId, ...rest }), (writes) =>
    writes.serviceFamily.create({
      data: {
        tenantId: centreId,
        id: world.newId(),
        associationId,
        code,
        nameDe: 'Leitstelle',
        nameEn: 'Service desk',
        position: 1,
        version: 1,
      },
    }),
  );
}

async function addAgreement(
  world: World,
  association: TestAssociation,
  member: TestMember,
  { keyId, validFrom = '2020-01-01', validTo = null }: { keyId: string; validFrom?: string; validTo?: string | null },
): Promise<void> {
  const base = { tenantId: member.tenantId, id: world.newId() };
  await world.database.write(world.scope(association), async (writes) => {
    await writes.agreement.create({
      data: { ...base, number: `V-${base.id.slice(-6)}`, status: 'active', version: 1, createdAt: world.clock.now },
    });
    await writes.agreementTerms.create({
      data: {
        tenantId: member.tenantId,
        id: world.newId(),
        agreementId: base.id,
        title: 'Leistungsvereinbarung',
        form: 'publicLawAgreement',
        serviceFamilyCodes: [FAMILY],
        concludedOn: new Date('2019-12-20'),
        noticeMonths: 6,
        keyCitations: [{ serviceFamilyCode: FAMILY, keyId, keyVersion: 1, clause: '§ 5 Abs. 2', resolution: null }],
        vatTreatments: [{ validFrom, validTo: null, code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG' }],
        validFrom: new Date(validFrom),
        validTo: validTo === null ? null : new Date(validTo),
        knownFrom: new Date('2019-12-20'),
      },
    });
  });
}

/** Minutes booked for a member, as the desk's reading; by a clerk, or by the given account. */
export async function addMinutes(
  world: World,
  association: TestAssociation,
  member: TestMember,
  quantity: number,
  {
    on = '2026-10-12',
    at = world.clock.now.toISOString(),
    by = null,
    id = world.newId(),
    label = 'A-17 · Beratung',
  }: { on?: string; at?: string; by?: AccountId | null; id?: string; label?: string } = {},
): Promise<string> {
  const book = world.platform.ports.get(readingsPort);
  const draft = {
    tenantId: member.tenantId,
    meter: 'desk.minutes',
    serviceFamilyCode: FAMILY,
    quantity,
    occurredOn: on as CivilDate,
    source: { type: 'timeEntry', id, version: 1 },
    label,
    reverses: null,
  };
  const known = { at: at as Instant, enteredBy: by, newId: world.newId };
  await world.database.write(world.scope(association), (writes) =>
    book.append(writes, association.associationId as AssociationId, [draft], known),
  );
  return id;
}

export async function addCost(
  world: World,
  { finance, poolId }: Pick<Town, 'finance' | 'poolId'>,
  amount: string,
  month = '2026-10',
): Promise<string> {
  const input = { poolId: poolId as never, month, kind: 'staff' as const, amount, label: 'Personalkosten' };
  return value(await world.run(finance, enterPoolCost, input)).costId;
}

/** What an order told the worker. */
async function orderMessage(world: World, { associationId, centreId }: Pick<Actor, 'associationId' | 'centreId'>, commandId: string) {
  const scope = { associationId, readTenants: [centreId], writeTenants: [centreId], audience: 'centre' as const };
  const sent = await world.database.write(scope, (writes) =>
    writes.outboxMessage.findFirstOrThrow({ where: { name: 'LongWorkOrdered.v1', payload: { path: ['commandId'], equals: commandId } } }),
  );
  const payload = sent.payload as Record<string, unknown>;
  const { causeAccountId } = sent;
  return {
    ...{ id: world.newId(), name: sent.name, tenantId: centreId, associationId },
    payload,
    causeAccountId,
    correlationId: world.newId(),
  };
}

/** Orders a preview and lets the worker's part happen; answers the run, or the refusal's code. */
export async function preview(world: World, { finance }: Pick<Town, 'finance'>, from = '2026-10', to = from) {
  const order = await world.run(finance, orderOf(makeRun), { periodFrom: from, periodTo: to });
  if (!order.ok) return { commandId: '', message: null, runId: null, failure: shownRefusal(order.error) };
  const { commandId } = order.value;
  const message = await orderMessage(world, finance, commandId);
  await performLongWork(world.platform, [makeRun] as never, message, () => 'settlement');
  const progress = await world.ask(finance, runProgress, { commandId });
  return { commandId, message, runId: progress?.runId ?? null, failure: progress?.failure ?? null };
}

/** The order of a release: refused at once, or what the worker is told. */
export async function orderRelease(world: World, actor: Actor, runId: string) {
  const run = await world.ask(actor, findRun, { runId });
  const order = await world.run(actor, releaseRun, { runId: runId as never, expectedVersion: run?.version ?? 0 });
  return order.ok ? { ok: true as const, ...order.value, message: await orderMessage(world, actor, order.value.commandId) } : order;
}

/** The worker's part of a release that was ordered: what came of it. */
export async function carryOut(
  world: World,
  order: { readonly commandId: string; readonly message: Awaited<ReturnType<typeof orderMessage>> },
) {
  await performLongWork(world.platform, [carryOutRelease] as never, order.message, () => 'settlement');
  const { tenantId, associationId } = order.message;
  const scope = { associationId, readTenants: [tenantId], writeTenants: [], audience: 'centre' as const };
  const { state, outcome, failure } = await world.database.read(scope, (reads) =>
    reads.selectFrom('long_command').select(['state', 'outcome', 'failure']).where('id', '=', order.commandId).executeTakeFirstOrThrow(),
  );
  if (state === 'done') return { ok: true as const, value: outcome as { runId: string; statements: number } };
  return { ok: false as const, error: failure as unknown as Refusal };
}

/** Orders a release and lets the worker's part happen. */
export async function release(world: World, actor: Actor, runId: string) {
  const order = await orderRelease(world, actor, runId);
  return order.ok ? carryOut(world, order) : order;
}

/** A released run over October. */
export async function settled(world: World, place: Town): Promise<string> {
  const { runId } = await preview(world, place);
  if (!runId) throw new Error('no preview');
  value(await release(world, place.releaser, runId));
  return runId;
}

// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import { type InputOf, type Message, orderOf, performLongWork } from '@platform/use-case';
import { enterPoolCost, makeRun, publishKeyVersion, releaseRun } from '@services/settlement';
import { loadRegister } from '@services/tenancy';
import { type TestAssociation, type TestMember, testDatabase, testWorld, type World } from '@testkit/core';
import { services } from '../services.ts';

export const FAMILY = 'support';

type Parts = InputOf<typeof publishKeyVersion>['parts'];

function missing(name: string): never {
  throw new Error(`nothing is called ${name}`);
}

/** Under what a member is charged: an agreement whose services are exempt, or the statutes, outside VAT. */
type Form = 'publicLawAgreement' | 'statutes';
const TAXED = {
  publicLawAgreement: { code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG' },
  statutes: { code: 'O', ratePermille: 0, basis: '§ 2b UStG' },
} as const;

interface Agreed {
  readonly member: TestMember;
  readonly keyId: string;
  readonly validFrom: string;
  readonly form: Form;
}

async function agree(world: World, association: TestAssociation, { member, keyId, validFrom, form }: Agreed): Promise<void> {
  const agreementId = world.newId();
  await world.database.write(world.scope(association), async (writes) => {
    const { tenantId } = member;
    await writes.agreement.create({
      data: { tenantId, id: agreementId, number: `V-${member.ags}`, status: 'active', version: 1, createdAt: world.clock.now },
    });
    await writes.agreementTerms.create({
      data: {
        tenantId,
        id: world.newId(),
        agreementId,
        title: 'Leistungsvereinbarung',
        form,
        serviceFamilyCodes: [FAMILY],
        concludedOn: new Date('2019-12-20'),
        noticeMonths: 6,
        keyCitations: [{ serviceFamilyCode: FAMILY, keyId, keyVersion: 1, clause: '§ 5 Abs. 2', resolution: null }],
        vatTreatments: [{ validFrom: '2020-01-01', validTo: null, ...TAXED[form] }],
        validFrom: new Date(validFrom),
        knownFrom: new Date('2019-12-20'),
      },
    });
  });
}

/** Every service of the house on the database of the test file, with the register of municipalities. */
export async function wholeHouse() {
  await loadRegister((await testDatabase()).ownerUrl);
  const world = await testWorld(services);

  /** With a second factor of this very moment, since tests move the clock. */
  const fresh = (actor: Actor): Actor => ({ ...actor, session: { id: world.newId(), steppedUpAt: world.clock.now.toISOString() } });

  /** A use case or a query of any service, by its name; inputs and answers as plain data. */
  async function run(actor: Actor, name: string, input: object): Promise<Record<string, string>> {
    const useCase = world.assembly.useCases.get(name) ?? missing(name);
    const answer = await world.run(fresh(actor), useCase, input as never);
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
    return answer.value as Record<string, string>;
  }
  /** The answer of a query as the test expects it to look. */
  const ask = <Row>(actor: Actor, name: string, input: object): Promise<Row> =>
    world.ask(actor, world.assembly.queries.get(name) ?? missing(name), input) as Promise<Row>;

  /** Members with agreements from the given days on, one key, one pool, and the people of finance. */
  async function town(parts: Parts, agreedFrom: readonly string[], form: Form = 'publicLawAgreement') {
    const association = await world.association({ members: agreedFrom.length });
    const finance = await world.actor(association, 'finance');
    const releaser = await world.actor(association, 'financeReleaser');
    await world.database.write(world.scope(association), (writes) =>
      writes.serviceFamily.create({
        data: {
          tenantId: association.centreId,
          id: world.newId(),
          associationId: association.associationId,
          code: FAMILY,
          nameDe: 'Leitstelle',
          nameEn: 'Service desk',
          position: 1,
          version: 1,
        },
      }),
    );
    const { keyId = '' } = await run(finance, publishKeyVersion.name, {
      name: 'Leitstelle',
      serviceFamilyCode: FAMILY,
      validFrom: '2020-01-01',
      resolution: 'Verbandsversammlung vom 12.12.2019',
      clause: '§ 12 der Satzung',
      parts,
    });
    for (const [index, member] of association.members.entries())
      await agree(world, association, { member, keyId, validFrom: agreedFrom[index] ?? '2020-01-01', form });
    const { poolId = '' } = await run(finance, 'settlement.definePool', { serviceFamilyCode: FAMILY, name: 'Leitstelle', keyId });
    return { association, finance, releaser, poolId };
  }

  /** The worker's part of what was ordered. */
  async function worker({ centreId, associationId }: TestAssociation, commandId: string, service = 'settlement'): Promise<void> {
    const message: Message = {
      ...{ id: world.newId(), name: 'LongWorkOrdered.v1', tenantId: centreId, associationId, payload: { commandId } },
      ...{ causeAccountId: null, correlationId: world.newId() },
    };
    await performLongWork(world.platform, world.assembly.longUseCases, message, () => service);
  }

  /** Costs in the last month, preview by finance through the worker's part, release by the second person. */
  async function settleMonth(place: Awaited<ReturnType<typeof town>>, month: string, amount: string, periodFrom = month) {
    const { association, finance, releaser, poolId } = place;
    await run(finance, enterPoolCost.name, { poolId, month, kind: 'staff', amount, label: 'Personalkosten' });
    const { commandId = '' } = await run(finance, orderOf(makeRun).name, { periodFrom, periodTo: month });
    await worker(association, commandId);
    const { runId } = await ask<{ runId: string }>(finance, 'settlement.runProgress', { commandId });
    const waiting = await ask(releaser, 'settlement.waitingReleases', {});
    const order = await run(releaser, releaseRun.name, { runId, expectedVersion: 1 });
    await worker(association, order.commandId ?? '');
    const progress = await ask<{ state: string }>(releaser, 'settlement.runProgress', { commandId: order.commandId ?? '' });
    if (progress.state !== 'done') throw new Error(`the release is ${progress.state}`);
    return { runId, waiting };
  }

  return { world, run, ask, town, worker, settleMonth };
}
export type WholeHouse = Awaited<ReturnType<typeof wholeHouse>>;

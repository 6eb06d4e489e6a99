// SPDX-License-Identifier: EUPL-1.2
import type { RoleName } from '@contracts/tenancy';
import type { Actor } from '@platform/authorization';
import { type Message, performLongWork } from '@platform/use-case';
import type { World } from '@testkit/core';
import { billingWork } from './billing-work.ts';
import { deskWork } from './desk-work.ts';
import { type Mark, markOf } from './marks.ts';
import { paymentsWork } from './payments-work.ts';
import { type Do, FAMILY, MONTH, type Place, person } from './place.ts';
import { ruleWork } from './rule-work.ts';
import { supplierWork } from './supplier-work.ts';
import { paymentWork, treasuryWork } from './treasury-work.ts';

const TODAY = '2026-11-16';
const CENTRE_ROLES: readonly RoleName[] = [
  'centreAdministrator',
  'contractOfficer',
  'clerk',
  'teamLead',
  'finance',
  'financeReleaser',
  'auditor',
];
const MEMBER_ROLES: readonly RoleName[] = ['memberClerk', 'memberApprover', 'memberTreasurer', 'memberAdministrator'];

/** Runs use cases by their names; a refusal is a mistake of the scene. */
const doing =
  (world: World): Do =>
  async (actor, name, input) => {
    const useCase = world.assembly.useCases.get(name);
    if (!useCase) throw new Error(`no use case ${name}`);
    const answer = await world.run(actor, useCase, input as never);
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
    return answer.value as Record<string, string>;
  };

/** The part of the worker: makes or releases the run as it was ordered, and answers its id. */
async function doneRun({ platform, assembly, newId, database, scope }: World, place: Place, commandId: string): Promise<string> {
  const { centreId, associationId } = place.association;
  const ids = { id: newId(), tenantId: centreId, associationId, correlationId: newId() };
  const message = { ...ids, name: 'LongWorkOrdered.v1', payload: { commandId }, causeAccountId: person(place, 'finance').accountId };
  await performLongWork(platform, assembly.longUseCases, message as Message, () => 'settlement');
  const command = await database.read(scope(place.association), (reads) =>
    reads.selectFrom('long_command').select(['state', 'outcome', 'failure']).where('id', '=', commandId).executeTakeFirstOrThrow(),
  );
  if (command.state !== 'done') throw new Error(`the work was not done: ${JSON.stringify(command.failure)}`);
  return String((command.outcome as { runId?: string } | null)?.runId);
}

const both = (text: string) => ({ de: text, en: text });

/** Two associations over the same municipalities, in each body rows of every kind, every text of them marked with its home. */
export async function twoAssociations(world: World): Promise<readonly [Place, Place]> {
  return [await furnished(world, 'A'), await furnished(world, 'B')];
}

async function furnished(world: World, letter: 'A' | 'B'): Promise<Place> {
  const association = await world.association({ members: 2 });
  const [member, neighbour] = association.members;
  if (!member || !neighbour) throw new Error('two members');
  const at = (home: 0 | 1 | 2): Mark => markOf(letter, home);
  const people = new Map<RoleName, Actor>();
  for (const role of CENTRE_ROLES) people.set(role, await world.actor(association, role, { name: `${role} ${at(0).person}` }));
  for (const role of MEMBER_ROLES) people.set(role, await world.actor(association, role, { member, name: `${role} ${at(1).own}` }));
  const nextDoor = await world.actor(association, 'memberClerk', { member: neighbour, name: `nextDoor ${at(2).own}` });
  const place: Place = { letter, association, member, neighbour, people, nextDoor };
  const doIt = doing(world);
  await raiseNumbers(world, place);
  const made = await foundation(world, doIt, place);
  await deskWork(world, doIt, place, made.serviceId);
  await supplierWork(world, doIt, place, made.poolId);
  await ruleWork(world, doIt, place);
  await costs(world, doIt, place, made.poolId);
  await treasuryWork(world, doIt, place, made.poolId);
  await billingWork(world, doIt, place);
  await paymentWork(world, doIt, place);
  await paymentsWork(world, doIt, place);
  const late = { kind: 'billable', familyCode: FAMILY, workedOn: '2026-10-13', minutes: 11, activity: 'processing', note: at(1).own };
  await doIt(person(place, 'clerk'), 'desk.bookTime', { ...late, tenantId: member.tenantId });
  await rowsOfThePlatform(world, place);
  return place;
}

/** Numbers of requests begin elsewhere in each body, so that a number tells its home. */
async function raiseNumbers(world: World, { letter, association, member, neighbour }: Place): Promise<void> {
  const start = letter === 'A' ? 4_100 : 7_300;
  await world.database.write(world.scope(association), (writes) =>
    writes.requestCounter.createMany({
      data: [member, neighbour].map(({ tenantId }, index) => ({ tenantId, year: 2026, lastNumber: start + 500 * index })),
    }),
  );
}

/** Settings, catalogue, key, pool, agreements, users, deputies. */
async function foundation(world: World, doIt: Do, place: Place): Promise<{ serviceId: string; poolId: string }> {
  const { letter, member, neighbour } = place;
  const centre = markOf(letter, 0);
  const administrator = person(place, 'centreAdministrator');
  await doIt(administrator, 'tenancy.changeAssociationSettings', { staffShownAs: 'function', expectedVersion: 1 });
  for (const [index, { tenantId }] of [member, neighbour].entries())
    await doIt(administrator, 'tenancy.changeTenantSettings', { tenantId, shortName: `${centre.published} ${index}`, expectedVersion: 1 });
  await doIt(administrator, 'desk.defineFamily', { code: FAMILY, name: both(centre.published), position: 1 });
  const { serviceId = '' } = await doIt(administrator, 'desk.defineService', {
    ...{ familyCode: FAMILY, code: `help-${letter.toLowerCase()}`, name: both(centre.published), description: both(centre.published) },
    ...{ fields: [], targetWorkingDays: 3, needsAgreement: true },
  });
  const finance = person(place, 'finance');
  const { keyId = '' } = await doIt(finance, 'settlement.publishKeyVersion', {
    ...{ name: centre.published, serviceFamilyCode: FAMILY, validFrom: '2020-01-01' },
    ...{ resolution: centre.published, clause: `§ 12 ${centre.published}` },
    parts: [
      { sharePermyriad: 6000, kind: 'hours' },
      { sharePermyriad: 3000, kind: 'equal' },
      { sharePermyriad: 1000, kind: 'quantity', code: 'pages', unit: 'Seiten' },
    ],
  });
  const { poolId = '' } = await doIt(finance, 'settlement.definePool', { serviceFamilyCode: FAMILY, name: centre.pool, keyId });
  const officer = person(place, 'contractOfficer');
  for (const [index, { tenantId }] of [member, neighbour].entries()) {
    const { own } = markOf(letter, (index + 1) as 1 | 2);
    for (const drafted of [true, false]) {
      const { agreementId } = await doIt(officer, 'agreements.draftAgreement', {
        ...{ tenantId, number: `${own}-${drafted ? 'V' : 'W'}`, title: own, form: 'publicLawAgreement', noticeMonths: 6 },
        ...{ serviceFamilyCodes: [FAMILY], validFrom: drafted ? '2020-01-01' : '2031-01-01' },
        keyCitations: [{ serviceFamilyCode: FAMILY, keyId, keyVersion: 1, clause: `§ 5 ${own}`, resolution: null }],
        vatTreatments: [{ validFrom: '2020-01-01', validTo: null, code: 'E', ratePermille: 0, basis: `§ 4 ${own}` }],
        costClause: `Die Personal- und Sachkosten (${own}) werden im Kalenderjahr nach gebuchten Stunden verteilt, zahlbar binnen 30 Tagen.`,
        costTerms: [{ serviceFamilyCode: FAMILY, kind: 'minimum', amount: '1.00', per: 'month', validFrom: '2020-01-01', resolution: own }],
        dataProcessing: { role: 'none', subjects: [own], dataCategories: [own], legalBasis: own },
      });
      if (drafted) await doIt(officer, 'agreements.signAgreement', { agreementId, concludedOn: '2019-12-20', expectedVersion: 1 });
    }
  }
  // Somebody who prepares and releases: a conflict of duties to be shown.
  await world.database.write(world.scope(place.association), (writes) =>
    writes.roleGrant.create({
      data: {
        ...{ tenantId: place.association.centreId, id: world.newId(), userId: String(finance.userId), role: 'financeReleaser', version: 1 },
        ...{ scopeTenantIds: [], serviceFamilyCodes: [], validFrom: new Date('2026-01-01'), validTo: new Date('2026-12-31') },
        createdAt: world.clock.now,
      },
    }),
  );
  const away = { validFrom: TODAY, validTo: '2026-11-30', acknowledgeConflict: true };
  const users = (role: RoleName, other: RoleName) => ({ userId: person(place, role).userId, deputyUserId: person(place, other).userId });
  await doIt(administrator, 'tenancy.nameDeputy', { ...away, ...users('clerk', 'teamLead') });
  await doIt(person(place, 'memberAdministrator'), 'tenancy.nameDeputy', { ...away, ...users('memberClerk', 'memberApprover') });
  for (const [role, by, index] of RESETS)
    await orderedReset(world, place, person(place, role), person(place, by), markOf(letter, index).own);
  return { serviceId, poolId };
}

const RESETS: readonly (readonly [RoleName, RoleName, 0 | 1])[] = [
  ['clerk', 'centreAdministrator', 0],
  ['memberClerk', 'memberAdministrator', 1],
];

/** A second factor whose reset waits for a second administrator. */
async function orderedReset(world: World, { association }: Place, whose: Actor, by: Actor, reason: string): Promise<void> {
  const day = 86_400_000;
  await world.database.write(world.scope(association), (writes) =>
    writes.secondFactorReset.create({
      data: {
        ...{ tenantId: whose.body.tenantId, id: world.newId(), userId: String(whose.userId), accountId: String(whose.accountId), reason },
        ...{ orderedBy: String(by.accountId), orderedByUserId: String(by.userId), orderedAt: world.clock.now },
        expiresAt: new Date(world.clock.now.getTime() + day),
      },
    }),
  );
}

/** Costs, direct charges, quantities, a released run with its statements and a correction that waits, and a preview. */
async function costs(world: World, doIt: Do, place: Place, poolId: string): Promise<void> {
  const { letter, member, neighbour } = place;
  const finance = person(place, 'finance');
  const base = letter === 'A' ? 3_100 : 5_700;
  const { pool } = markOf(letter, 0);
  for (const month of [MONTH, '2026-11']) {
    await doIt(finance, 'settlement.enterPoolCost', { poolId, month, kind: 'staff', amount: `${base}.13`, label: pool, voucher: pool });
    await doIt(finance, 'settlement.enterPoolCost', { poolId, month, kind: 'material', amount: `${base + 77}.19`, label: pool });
    for (const [index, { tenantId }] of [member, neighbour].entries()) {
      const { own } = markOf(letter, (index + 1) as 1 | 2);
      const charged = { tenantId, serviceFamilyCode: FAMILY, occurredOn: `${month}-05`, label: own };
      await doIt(finance, 'settlement.enterDirectCharge', { ...charged, amount: `${base + 200 * (index + 1)}.41` });
      await doIt(finance, 'settlement.enterQuantity', { ...charged, code: 'pages', quantity: 100 + index });
    }
    const { commandId = '' } = await doIt(finance, 'settlement.makeRun', { periodFrom: month, periodTo: month });
    const runId = await doneRun(world, place, commandId);
    if (month !== MONTH) continue;
    const order = await doIt(person(place, 'financeReleaser'), 'settlement.releaseRun', { runId, expectedVersion: 1 });
    await doneRun(world, place, order.commandId ?? '');
    const archive = {
      runId,
      name: `${pool}.zip`,
      sha256: `${letter === 'A' ? 'e' : 'f'}`.repeat(64),
      bytes: base,
      tables: 11,
      rows: base + 1,
    };
    await doIt(finance, 'settlement.keepRunExport', archive);
    for (const [actor, { tenantId }] of [[person(place, 'memberTreasurer'), member] as const, [finance, neighbour] as const]) {
      const statement = await world.database.write(world.scope(place.association), (writes) =>
        writes.statement.findFirstOrThrow({ where: { tenantId, runId } }),
      );
      await doIt(actor, 'settlement.exportCheckWorkbook', { statementId: statement.id });
    }
    const late = { poolId, month, kind: 'material', amount: `${base + 91}.23`, label: pool, forCorrection: true };
    await doIt(finance, 'settlement.enterPoolCost', late);
    await doIt(finance, 'settlement.saveCorrection', { runId, reason: pool });
  }
}

/** What no use case of an ordinary day leaves behind: inboxes, mails, failed jobs, waiting work. */
async function rowsOfThePlatform(world: World, { letter, association, member, neighbour, people, nextDoor }: Place): Promise<void> {
  const { centreId, associationId } = association;
  const { now } = world.clock;
  const inbox = [
    ...[...people.values()].map((actor) => ({ actor, text: markOf(letter, actor.body.side === 'centre' ? 0 : 1).own })),
    { actor: nextDoor, text: markOf(letter, 2).own },
  ];
  const finance = people.get('finance');
  await world.database.write(world.scope(association), async (writes) => {
    for (const { actor, text } of inbox) {
      const { tenantId } = actor.body;
      const base = { tenantId, id: world.newId() };
      await writes.notification.create({
        data: {
          ...{
            ...base,
            associationId,
            userId: String(actor.userId),
            topic: 'desk.answered',
            params: { subject: text },
            link: `requests/${text}`,
          },
          ...{ createdAt: now, mailState: 'failed', mailFailure: text },
        },
      });
      await writes.mailRecord.create({
        data: { ...base, notificationId: base.id, toAddress: `${text}@kommune.example`, subject: text, body: text, sentAt: now },
      });
      await writes.notificationPreference.create({ data: { tenantId, userId: String(actor.userId), topic: 'desk.answered', mail: 'off' } });
    }
    for (const [index, tenantId] of [centreId, member.tenantId, neighbour.tenantId].entries()) {
      const { own } = markOf(letter, index as 0 | 1 | 2);
      const base = { tenantId, id: world.newId(), associationId };
      await writes.failedJob.create({
        data: { ...base, job: own, payload: { note: own }, failure: own, attempts: 5, failedAt: now, version: 1 },
      });
      if (index === 0)
        await writes.longCommand.create({
          data: {
            ...{
              ...base,
              name: 'settlement.makeRun',
              state: 'queued',
              input: { note: own },
              inputHash: Buffer.alloc(32),
              step: own,
              version: 1,
            },
            ...{ orderedBy: finance?.accountId ?? null, orderedByUser: finance?.userId ?? null, createdAt: now },
          },
        });
    }
  });
}

// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import { type Message, orderOf, performLongWork } from '@platform/use-case';
import { enterPoolCost, makeRun, publishKeyVersion, releaseRun } from '@services/settlement';
import { loadRegister } from '@services/tenancy';
import { type TestAssociation, type TestMember, testDatabase, testWorld, type World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { services } from './services.ts';

const FAMILY = 'support';

let world: World;
beforeAll(async () => {
  await loadRegister((await testDatabase()).ownerUrl);
  world = await testWorld(services);
});

/** A use case or a query of any service, by its name; inputs and answers as plain data. */
async function run(actor: Actor, name: string, input: object): Promise<Record<string, string>> {
  const useCase = world.assembly.useCases.get(name) ?? expect.fail(`no use case ${name}`);
  const answer = await world.run(actor, useCase, input as never);
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
  return answer.value as Record<string, string>;
}
/** The answer of a query as the test expects it to look. */
const ask = <Row>(actor: Actor, name: string, input: object): Promise<Row> =>
  world.ask(actor, world.assembly.queries.get(name) ?? expect.fail(`no query ${name}`), input) as Promise<Row>;

type Parts = Parameters<typeof world.run<typeof publishKeyVersion>>[2]['parts'];

async function agree(association: TestAssociation, member: TestMember, keyId: string, validFrom: string): Promise<void> {
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
        form: 'publicLawAgreement',
        serviceFamilyCodes: [FAMILY],
        concludedOn: new Date('2019-12-20'),
        noticeMonths: 6,
        keyCitations: [{ serviceFamilyCode: FAMILY, keyId, keyVersion: 1, clause: '§ 5 Abs. 2', resolution: null }],
        vatTreatments: [{ validFrom: '2020-01-01', validTo: null, code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG' }],
        validFrom: new Date(validFrom),
        knownFrom: new Date('2019-12-20'),
      },
    });
  });
}

/** Members with agreements from the given days on, one key, one pool, and the people of finance. */
async function town(parts: Parts, agreedFrom: readonly string[]) {
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
  for (const [index, member] of association.members.entries()) await agree(association, member, keyId, agreedFrom[index] ?? '2020-01-01');
  const { poolId = '' } = await run(finance, 'settlement.definePool', { serviceFamilyCode: FAMILY, name: 'Leitstelle', keyId });
  return { association, finance, releaser, poolId };
}

/** The worker's part of what was ordered. */
async function worker({ centreId, associationId }: TestAssociation, commandId: string): Promise<void> {
  const message: Message = {
    ...{ id: world.newId(), name: 'LongWorkOrdered.v1', tenantId: centreId, associationId, payload: { commandId } },
    ...{ causeAccountId: null, correlationId: world.newId() },
  };
  await performLongWork(world.platform, world.assembly.longUseCases, message, () => 'settlement');
}

/** Costs, preview by finance through the worker's part, release by the second person. */
async function settleMonth({ association, finance, releaser, poolId }: Awaited<ReturnType<typeof town>>, month: string, amount: string) {
  await run(finance, enterPoolCost.name, { poolId, month, kind: 'staff', amount, label: 'Personalkosten' });
  const { commandId = '' } = await run(finance, orderOf(makeRun).name, { periodFrom: month, periodTo: month });
  await worker(association, commandId);
  const { runId } = await ask<{ runId: string }>(finance, 'settlement.runProgress', { commandId });
  const waiting = await ask(releaser, 'settlement.waitingReleases', {});
  const order = await run(releaser, releaseRun.name, { runId, expectedVersion: 1 });
  await worker(association, order.commandId ?? '');
  expect(await ask(releaser, 'settlement.runProgress', { commandId: order.commandId ?? '' })).toMatchObject({ state: 'done' });
  return { runId, waiting };
}

test('from a time entry of the desk to the amount of a statement, and back down to that entry', async () => {
  const place = await town(
    [
      { sharePermyriad: 6000, kind: 'hours' },
      { sharePermyriad: 4000, kind: 'equal' },
    ],
    ['2020-01-01', '2020-01-01', '2020-01-01'],
  );
  const [member, other] = place.association.members;
  if (!member || !other) throw new Error('members');
  const clerk = await world.actor(place.association, 'clerk', { name: 'Klara Musterfrau' });
  const entry = { kind: 'billable', familyCode: FAMILY, workedOn: '2026-10-13', activity: 'processing' };
  await run(clerk, 'desk.bookTime', { ...entry, tenantId: member.tenantId, minutes: 90, note: 'Drucker eingerichtet' });
  await run(clerk, 'desk.bookTime', { ...entry, tenantId: other.tenantId, minutes: 30, note: 'Rückruf' });
  const { runId, waiting } = await settleMonth(place, '2026-10', '100.00');
  expect(waiting).toMatchObject([{ kind: 'settlement.release', count: 1 }]);
  expect(
    (await ask<{ total: number }>({ ...place.releaser, accountId: clerk.accountId }, 'settlement.listMyEntries', { runId })).total,
  ).toBe(2);
  expect(await ask(place.releaser, 'settlement.waitingReleases', {})).toEqual([]);
  expect(await ask(place.finance, 'settlement.waitingMonths', {})).toEqual([]);

  const treasurer = await world.actor(place.association, 'memberTreasurer', { member });
  expect(await ask(treasurer, 'settlement.waitingStatements', {})).toMatchObject([{ kind: 'settlement.statement', count: 1 }]);
  type Statement = { id: string; total: bigint; lines: { key: string }[] };
  const [statement] = await ask<Statement[]>(treasurer, 'settlement.listStatements', {});
  // 60 % of 100.00 by 90 of 120 minutes, 40 % in three equal shares: 45.00 + 13.33…
  expect(statement?.total).toBe(5834n);
  const line = { statementId: statement?.id, lineKey: statement?.lines[0]?.key };
  const explanation = await ask<{ pool: { sources: object[] } }>(treasurer, 'settlement.explainLine', line);
  expect(explanation.pool.sources).toMatchObject([{ meter: 'desk.minutes', readings: 1, quantity: 90 }]);
  const sources = await ask<{ items: object[] }>(treasurer, 'settlement.listLineSources', line);
  expect(sources.items).toMatchObject([{ quantity: 90, on: '2026-10-13', text: expect.stringContaining('Drucker eingerichtet') }]);
  const shown = JSON.stringify([explanation, sources], (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner));
  expect(shown).not.toContain('Rückruf');
  const neighbour = await world.actor(place.association, 'memberTreasurer', { member: other });
  expect(await ask(neighbour, 'settlement.explainLine', line)).toBeNull();
});

test('inhabitants weigh by the register, and whose agreement begins in mid-month by days', async () => {
  const heads = [{ sharePermyriad: 10000, kind: 'inhabitants' as const, basis: 'update2024', referenceDate: '2024-12-31' }];
  const place = await town(heads, ['2020-01-01', '2026-10-17']);
  const { runId } = await settleMonth(place, '2026-10', '1000.00');
  const shares: { ags: string; amount: bigint; days: number }[] = await ask(place.finance, 'settlement.listRunShares', { runId });
  expect(shares.map(({ days }) => days)).toEqual([31, 15]);
  const counts = await world.database.write(world.scope(place.association), (writes) =>
    writes.population.findMany({ where: { ags: { in: shares.map(({ ags }) => ags) }, basis: 'update2024', knownTo: null } }),
  );
  const inhabitants = (share: number): bigint => BigInt(counts.find(({ ags }) => ags === shares[share]?.ags)?.inhabitants ?? 0);
  const [one, two] = [inhabitants(0) * 31n, inhabitants(1) * 15n];
  expect(one).toBeGreaterThan(0n);
  expect(two).toBeGreaterThan(0n);
  const floor = (100000n * one) / (one + two);
  expect([floor, floor + 1n]).toContain(shares[0]?.amount);
  expect(shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(100000n);
});

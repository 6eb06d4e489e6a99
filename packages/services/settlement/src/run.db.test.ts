// SPDX-License-Identifier: EUPL-1.2

import { readingsPort } from '@contracts/settlement';
import type { CivilDate } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { createBuilder } from '@platform/graphql';
import { performLongWork } from '@platform/use-case';
import type { World } from '@testkit/core';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeRun, publishKeyVersion, releaseRun, settlement } from './index.ts';
import { checkPeriod } from './queries/check-period.ts';
import { compareRun } from './queries/compare-runs.ts';
import { explainLine } from './queries/explain-line.ts';
import { listLateEntries, listMyEntries } from './queries/list-entries.ts';
import { listLineSources } from './queries/list-line-sources.ts';
import { settlementMonths } from './queries/list-months.ts';
import { listRunShares } from './queries/list-run-shares.ts';
import { findRun, listRuns } from './queries/list-runs.ts';
import { listStatements } from './queries/list-statements.ts';
import { statementCsv } from './queries/statement-csv.ts';
import { verifyRun } from './queries/verify-run.ts';
import { waitingReleases } from './queries/waiting.ts';
import {
  addCost,
  addMinutes,
  keyInput,
  MIXED,
  preview,
  release,
  settled,
  settlementWorld,
  town,
  value,
} from './testing/settlement-world.ts';
import { discardRun } from './use-cases/discard-run.ts';
import { enterDirectCharge } from './use-cases/enter-direct-charge.ts';
import { enterPoolCost } from './use-cases/enter-pool-cost.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

/** 100, 200 and 400 minutes, and 1000.01 euro. By hand: 23/105, 32/105 and 50/105; remainders 103, 52 and 55 of 105. */
async function golden() {
  const place = await town(world);
  const [bedburg, bergheim, bruehl] = place.members;
  if (!bedburg || !bergheim || !bruehl) throw new Error('three members');
  const settledId = await addMinutes(world, place.association, bedburg, 100);
  await addMinutes(world, place.association, bergheim, 200);
  await addMinutes(world, place.association, bruehl, 400);
  await addCost(world, place, '1000.01');
  return { ...place, bedburg, bergheim, bruehl, settledId };
}

describe('a preview', () => {
  test('gives the figures that were worked out by hand, with their lineage and proof', async () => {
    const place = await golden();
    const { runId } = await preview(world, place);
    const run = await world.ask(place.finance, findRun, { runId: runId ?? '' });
    expect(run).toMatchObject({
      status: 'preview',
      total: 100001n,
      madeByMe: true,
      proof: { difference: 0n, roundingCents: 2, pools: 100001n },
    });
    const shares = await world.ask(place.finance, listRunShares, { runId: (runId ?? '') as never });
    expect(
      shares.map(({ memberName, amount, fraction, roundingCents, rank }) => [memberName, amount, fraction, roundingCents, rank]),
    ).toEqual([
      ['Bedburg', 21905n, '23/105', 1, 1],
      ['Bergheim', 30476n, '32/105', 0, 3],
      ['Brühl', 47620n, '10/21', 1, 2],
    ]);
    expect(await world.ask(place.finance, verifyRun, { runId: (runId ?? '') as never })).toMatchObject({ holds: true, frozenSet: null });
  });

  test('made again from the same command, there is one run all the same', async () => {
    const place = await golden();
    const { message, runId, commandId } = await preview(world, place);
    if (!message) throw new Error('an order');
    await world.database.write(world.scope(place.association), (writes) =>
      writes.longCommand.update({
        where: { tenantId_id: { tenantId: place.association.centreId, id: commandId } },
        data: { state: 'running' },
      }),
    );
    await performLongWork(world.platform, [makeRun] as never, message, () => 'settlement');
    // A list has none of the pools, each of its runs by itself has.
    expect((await world.ask(place.finance, listRuns, {})).map(({ id, allocations }) => [id, allocations])).toEqual([[runId, null]]);
    expect((await world.ask(place.finance, findRun, { runId: runId as never }))?.allocations).not.toEqual([]);
  });

  test('names the pool that nobody has weight for', async () => {
    const place = await town(world);
    await addCost(world, place, '10.00');
    const { runId, failure } = await preview(world, place);
    expect(runId).toBeNull();
    expect(failure).toMatchObject({ code: 'POOL_WITHOUT_WEIGHT', params: { pool: 'Leitstelle', metric: 'hours' } });
    expect(failure?.message.de).toContain('Niemand hat für „Leitstelle“ (10/2026) ein Gewicht: Stunden.');
  });

  test('begins right after the last frozen month, and not within it', async () => {
    const place = await golden();
    await settled(world, place);
    expect((await preview(world, place, '2026-10')).failure?.code).toBe('PERIOD_ALREADY_FROZEN');
    expect((await preview(world, place, '2026-12')).failure?.code).toBe('EARLIER_PERIOD_OPEN');
    expect((await preview(world, place, '2026-12', '2026-11')).failure?.code).toBe('PERIOD_INVALID');
    expect((await preview(world, place, '2026-11', '2027-03')).failure?.code).toBe('PERIOD_NOT_BEGUN');
    expect((await preview(world, place, '2026-11', '2099-12')).failure?.code).toBe('PERIOD_TOO_LONG');
    const orders = await world.database.write(world.scope(place.association), (writes) =>
      writes.longCommand.count({ where: { name: makeRun.name } }),
    );
    expect(orders).toBe(1);
    const check = async (periodFrom: string, periodTo: string) =>
      (await world.ask(place.finance, checkPeriod, { periodFrom, periodTo })).map((found) => found.code);
    expect(await check('2026-10', '2026-10')).toEqual(['PERIOD_ALREADY_FROZEN']);
    expect(await check('2026-12', '2026-12')).toEqual(['EARLIER_PERIOD_OPEN']);
    expect(await check('2026-11', '2027-03')).toEqual(['PERIOD_NOT_BEGUN']);
    expect(await check('2026-11', '2100-12')).toEqual(['PERIOD_TOO_LONG']);
    await expect(check('2026-11', '9999-12')).rejects.toThrow('MONTH_OUT_OF_RANGE');
    expect(await world.ask(place.finance, settlementMonths, {})).toMatchObject({ frozenThrough: '2026-10', nextMonth: '2026-11' });
  });

  test('of a month that still runs can be looked at, and is not released before the month is over', async () => {
    const place = await golden();
    const { runId } = await preview(world, place, '2026-10', '2027-02');
    expect(await release(world, place.releaser, runId ?? '')).toMatchObject({
      error: { code: 'PERIOD_NOT_OVER', params: { month: '2027-02' } },
    });
    expect(await world.ask(place.releaser, waitingReleases, {})).toEqual([]);
    await preview(world, place, '2026-10', '2027-01');
    expect(await world.ask(place.releaser, waitingReleases, {})).toMatchObject([{ count: 1 }]);
  });

  test('shares a pool once for each version of its key', async () => {
    const place = await golden();
    const versions = keyInput([{ sharePermyriad: 10000, kind: 'equal' }], { validFrom: '2026-11-01', keyId: place.keyId });
    value(await world.run(place.finance, publishKeyVersion, versions));
    await addCost(world, place, '30.00', '2026-11');
    const { runId } = await preview(world, place, '2026-10', '2026-11');
    const shares = await world.ask(place.finance, listRunShares, { runId: (runId ?? '') as never, memberId: place.bedburg.tenantId });
    expect(shares.map(({ monthsFrom, monthsTo, amount }) => [monthsFrom, monthsTo, amount])).toEqual([
      ['2026-10', '2026-10', 21905n],
      ['2026-11', '2026-11', 1000n],
    ]);
    value(await release(world, place.releaser, runId ?? ''));
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: place.bedburg });
    const [statement] = await world.ask(treasurer, listStatements, {});
    expect(statement?.lines.map(({ key, amount }) => [key, amount])).toEqual([
      [`pool:${place.poolId}:2026-10`, 21905n],
      [`pool:${place.poolId}:2026-11`, 1000n],
    ]);
  });
});

describe('a deputy', () => {
  const standsIn = (deputy: Actor, absent: Actor): Actor => ({
    ...deputy,
    grants: [...deputy.grants, ...absent.grants.map((grant) => ({ ...grant, deputyFor: absent.userId }))],
  });
  const outcome = async (actor: Actor, runId: string | null) => {
    const answer = await release(world, actor, runId ?? '');
    return answer.ok ? 'ok' : answer.error.code;
  };
  const sees = async (actor: Actor, runId: string | null) => (await world.ask(actor, findRun, { runId: runId ?? '' }))?.sharedByDeputy;

  test('makes a run for both: neither releases it, in person or through the other; a third person does', async () => {
    const place = await golden();
    const { finance, releaser } = place;
    const { runId } = await preview(world, { ...place, finance: standsIn(releaser, finance) });
    // The costs' clerk as the releaser's deputy: the two would only have changed their chairs.
    const crossed = standsIn(finance, releaser);
    expect(await world.ask(crossed, waitingReleases, {})).toEqual([]);
    expect(await outcome(crossed, runId)).toBe('SAME_PERSON_BY_DEPUTY');
    expect(await sees(crossed, runId)).toBe(true);
    expect(await outcome({ ...finance, grants: releaser.grants }, runId)).toBe('SAME_PERSON_BY_DEPUTY');
    expect(await outcome(releaser, runId)).toBe('SAME_PERSON');
    const third = await world.actor(place.association, 'financeReleaser');
    expect(await outcome(standsIn(third, finance), (await preview(world, place)).runId)).toBe('ok');
    expect(await sees(third, runId)).toBe(false);
  });

  test('does not release in the place of the one who made the run', async () => {
    const place = await golden();
    const maker = { ...place.finance, grants: [...place.finance.grants, ...place.releaser.grants] };
    const { runId } = await preview(world, { ...place, finance: maker });
    const clerk = await world.actor(place.association, 'clerk');
    expect(await outcome(standsIn(clerk, maker), runId)).toBe('SAME_PERSON_BY_DEPUTY');
    const absent = { userId: String(place.releaser.userId), deputyUserId: String(clerk.userId) };
    const days = { validFrom: new Date('2027-02-01'), validTo: new Date('2027-02-28') };
    const named = { tenantId: place.association.centreId, id: world.newId(), version: 1, createdAt: world.clock.now };
    await world.database.write(world.scope(place.association), (writes) =>
      writes.deputy.create({ data: { ...named, ...absent, ...days } }),
    );
    expect(await outcome(standsIn(clerk, place.releaser), runId)).toBe('ok');
  });

  test('does not release for another user of the account that made the run', async () => {
    const place = await golden();
    const { runId } = await preview(world, place);
    const id = world.newId();
    const hat = { id, tenantId: place.bedburg.tenantId, accountId: String(place.finance.accountId), version: 1, createdAt: new Date() };
    const person = { name: 'Zweite Stelle', functionTitle: 'Kasse', email: `${id}@stadt.example`, validFrom: new Date('2026-01-01') };
    await world.database.write(world.scope(place.association), (writes) => writes.tenantUser.create({ data: { ...hat, ...person } }));
    const clerk = await world.actor(place.association, 'clerk');
    const deputy = standsIn(clerk, { ...place.releaser, userId: id as never });
    expect(await world.ask(deputy, waitingReleases, {})).toEqual([]);
    expect(await sees(deputy, runId)).toBe(true);
    expect(await outcome(deputy, runId)).toBe('SAME_PERSON_BY_DEPUTY');
    const other = standsIn(clerk, place.releaser);
    expect(await world.ask(other, waitingReleases, {})).toMatchObject([{ count: 1 }]);
    expect(await sees(other, runId)).toBe(false);
  });

  test('who has the right himself acts for himself, whoever else he represents', async () => {
    const place = await golden();
    const { runId } = await preview(world, { ...place, finance: standsIn(place.finance, place.releaser) });
    expect(await sees(place.releaser, runId)).toBe(false);
    expect(await outcome(standsIn(place.releaser, place.finance), runId)).toBe('ok');
  });
});

describe('a release', () => {
  test('is refused to who made the run, by whatever user, and to machines', async () => {
    const place = await golden();
    const { runId } = await preview(world, place);
    const input = { runId: (runId ?? '') as never, expectedVersion: 1 };
    const releaser = place.releaser;
    const grant = releaser.grants;
    expect(await world.run(place.finance, releaseRun, input)).toMatchObject({ error: { code: 'FORBIDDEN' } });
    expect(await world.run({ ...place.finance, grants: grant }, releaseRun, input)).toMatchObject({ error: { code: 'SAME_PERSON' } });
    expect(await world.run({ ...releaser, accountId: place.finance.accountId }, releaseRun, input)).toMatchObject({
      error: { code: 'SAME_PERSON' },
    });
    expect(await world.run({ ...releaser, kind: 'operator' }, releaseRun, input)).toMatchObject({ error: { code: 'TWO_PEOPLE_NEEDED' } });
    expect(await world.run({ ...releaser, kind: 'service' }, releaseRun, input)).toMatchObject({ error: { code: 'TWO_PEOPLE_NEEDED' } });
    const some = await world.actor(place.association, 'financeReleaser', { tenants: [place.bedburg] });
    const everywhere = releaser.grants.map((one) => ({ ...one, role: 'teamLead' }));
    for (const grants of [some.grants, [...everywhere, ...some.grants]])
      expect(await world.run({ ...some, grants }, releaseRun, input)).toMatchObject({ error: { code: 'NOT_ALL_MEMBERS' } });
    const stale = { ...releaser, session: { id: world.newId(), steppedUpAt: '2026-11-16T08:00:00.000Z' } };
    expect(await world.run(stale, releaseRun, input)).toMatchObject({ error: { code: 'STEP_UP_NEEDED' } });
    expect(await release(world, releaser, runId ?? '')).toMatchObject({ ok: true, value: { statements: 3 } });
    expect(await world.run(releaser, releaseRun, { ...input, expectedVersion: 2 })).toMatchObject({
      error: { code: 'RUN_NOT_IN_PREVIEW' },
    });
  });

  test('is refused when a cost, a charge, a key or a membership has changed since the preview', async () => {
    const place = await golden();
    const attempt = async (change: () => Promise<unknown>) => {
      const { runId } = await preview(world, place);
      await change();
      const answer = await release(world, place.releaser, runId ?? '');
      if (!answer.ok) value(await world.run(place.finance, discardRun, { runId: (runId ?? '') as never, expectedVersion: 1 }));
      return answer;
    };
    const charge = {
      tenantId: place.bedburg.tenantId,
      serviceFamilyCode: 'support',
      occurredOn: '2026-10-20',
      amount: '12.34',
      label: 'Lizenz',
    };
    const changed = { error: { code: 'INPUTS_CHANGED' } };
    expect(await attempt(() => addCost(world, place, '0.01'))).toMatchObject(changed);
    expect(await attempt(async () => value(await world.run(place.finance, enterDirectCharge, charge)))).toMatchObject(changed);
    expect(await attempt(() => addMinutes(world, place.association, place.bedburg, 5))).toMatchObject(changed);
    const version = keyInput(MIXED, { validFrom: '2026-10-01', keyId: place.keyId });
    expect(await attempt(async () => value(await world.run(place.finance, publishKeyVersion, version)))).toMatchObject(changed);
    expect(await attempt(async () => {})).toMatchObject({ ok: true });
  });

  test('freezes: nothing of the run can be changed or added, not even in the table', async () => {
    const place = await golden();
    const runId = await settled(world, place);
    const scope = world.scope(place.association);
    const { centreId } = place.association;
    const refused = (change: Parameters<typeof world.database.write<unknown>>[1]) =>
      expect(world.database.write(scope, change)).rejects.toThrow();
    const id = { tenantId_id: { tenantId: centreId, id: runId } };
    await refused((writes) => writes.settlementRun.update({ where: id, data: { totalCents: 1n } }));
    await refused((writes) => writes.$executeRaw`update run_share set amount_cents = 1`);
    await refused((writes) => writes.$executeRaw`delete from frozen_reading`);
    await refused((writes) => writes.$executeRaw`delete from statement`);
    await refused((writes) => writes.$executeRaw`update pool_cost set amount_cents = 1`);
    await refused((writes) => writes.$executeRaw`update reading set quantity = 1`);
    await refused((writes) => writes.$executeRaw`update reading_gate set frozen_by_run = null where frozen_by_run is not null`);
    await refused((writes) => writes.frozenReading.create({ data: { tenantId: place.bedburg.tenantId, readingId: world.newId(), runId } }));
    await refused((writes) => writes.frozenPosting.create({ data: { tenantId: centreId, postingId: world.newId(), kind: 'cost', runId } }));
    const cost = { poolId: place.poolId as never, month: '2026-10', kind: 'staff' as const, amount: '1.00', label: 'zu spät' };
    expect(await world.run(place.finance, enterPoolCost, cost)).toMatchObject({
      error: { code: 'PERIOD_FROZEN', params: { month: '2026-10' } },
    });
    expect(await world.ask(place.finance, verifyRun, { runId: runId as never })).toMatchObject({
      holds: true,
      frozenSet: true,
      statements: true,
    });
    await world.database.write(scope, async (writes) => {
      const book = world.platform.ports.get(readingsPort);
      for (const { tenantId } of place.members) expect(await book.isFrozen(writes, tenantId, '2026-10' as never)).toBe(true);
    });
  });

  test('a planted change of the stored inputs is seen', async () => {
    const place = await golden();
    const { runId } = await preview(world, place);
    await world.database.write(
      world.scope(place.association),
      (writes) =>
        writes.$executeRaw`update settlement_run set input = jsonb_set(input, '{pools,0,costs,0,amountCents}', '"100002"') where id = ${runId}::uuid`,
    );
    expect(await world.ask(place.finance, verifyRun, { runId: (runId ?? '') as never })).toMatchObject({
      holds: false,
      inputs: false,
      result: false,
    });
  });

  test('lists before what the releaser entered: time booked by the same account', async () => {
    const place = await golden();
    await addMinutes(world, place.association, place.bedburg, 30, { by: place.releaser.accountId });
    const { runId } = await preview(world, place);
    const entries = await world.ask(place.releaser, listMyEntries, { runId: (runId ?? '') as never });
    expect(entries.items).toMatchObject([{ kind: 'time', quantity: 30, bodyName: 'Bedburg', on: '2026-10-12' }]);
    expect((await world.ask(place.finance, listMyEntries, { runId: (runId ?? '') as never })).items).toMatchObject([
      { kind: 'cost', amount: 100001n },
    ]);
  });
});

describe('late entries', () => {
  test('stand in the list after the freeze, and the next run takes them into its first month', async () => {
    const place = await golden();
    await settled(world, place);
    world.clock.now = new Date('2027-02-16T10:00:00.000Z');
    const lateId = await addMinutes(world, place.association, place.bedburg, 60, { on: '2026-10-30' });
    const inTime = await addMinutes(world, place.association, place.bergheim, 60, { on: '2026-11-03' });
    const asked = [
      { tenantId: place.bedburg.tenantId, id: place.settledId, on: '2026-10-12' as CivilDate },
      { tenantId: place.bedburg.tenantId, id: lateId, on: '2026-10-30' as CivilDate },
      { tenantId: place.bergheim.tenantId, id: inTime, on: '2026-11-03' as CivilDate },
    ];
    const lateOf = (records: typeof asked) =>
      world.database.read(world.scope(place.association), async (reads) => [
        ...(await world.platform.ports.get(readingsPort).lateSources(reads, 'timeEntry', records)),
      ]);
    expect(await lateOf([])).toEqual([]);
    const late = await world.ask(place.finance, listLateEntries, {});
    expect(late.items).toMatchObject([{ kind: 'time', on: '2026-10-30', quantity: 60 }]);
    expect(await lateOf(asked)).toEqual([lateId]);
    expect(late.total).toBe(1);
    await addCost(world, place, '100.00', '2026-11');
    const { runId } = await preview(world, place, '2026-11');
    const shares = await world.ask(place.finance, listRunShares, { runId: (runId ?? '') as never });
    expect(shares.map(({ amount, uses }) => [amount, uses[0]?.measured, uses[0]?.lateReadings])).toEqual([
      [4334n, '60', 1],
      [4333n, '60', 0],
      [1333n, '0', 0],
    ]);
    value(
      await release(world, { ...place.releaser, session: { id: world.newId(), steppedUpAt: world.clock.now.toISOString() } }, runId ?? ''),
    );
    expect((await world.ask(place.finance, listLateEntries, {})).items).toEqual([]);
    expect(await lateOf(asked)).toEqual([]);
    const comparison = await world.ask(place.finance, compareRun, { runId: (runId ?? '') as never });
    expect(
      comparison?.members.map(({ memberName, previousAmount, amount, reasons }) => [memberName, previousAmount, amount, reasons]),
    ).toEqual([
      ['Brühl', 47620n, 1333n, ['COSTS_CHANGED', 'WEIGHTS_CHANGED']],
      ['Bergheim', 30476n, 4333n, ['COSTS_CHANGED', 'WEIGHTS_CHANGED']],
      ['Bedburg', 21905n, 4334n, ['COSTS_CHANGED', 'LATE_ENTRIES', 'WEIGHTS_CHANGED']],
    ]);
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: place.bedburg });
    const [statement] = await world.ask(treasurer, listStatements, {});
    const line = { statementId: (statement?.id ?? '') as never, lineKey: statement?.lines[0]?.key ?? '' };
    expect((await world.ask(treasurer, listLineSources, line)).items).toMatchObject([{ on: '2026-10-30', late: true, quantity: 60 }]);
    world.clock.now = new Date('2027-02-16T09:00:00.000Z');
  });

  test('are found however they came: of a month before the first run, or by a write that began before the cut', async () => {
    const place = await golden();
    await settled(world, place);
    world.clock.now = new Date('2027-02-16T08:59:00.000Z');
    await addMinutes(world, place.association, place.bedburg, 30, { on: '2026-10-29' });
    world.clock.now = new Date('2027-02-16T10:00:00.000Z');
    await addMinutes(world, place.association, place.bedburg, 60, { on: '2026-03-01' });
    await addMinutes(world, place.association, place.bergheim, 90, { on: '2026-11-02' });
    // By going through everything that there is.
    const all = await world.database.read(world.scope(place.association), (reads) =>
      sql<{ day: string; quantity: bigint }>`select occurred_on::text as day, quantity from reading where occurred_on < '2026-11-01'
        and not exists (select from frozen_reading as frozen where frozen.tenant_id = reading.tenant_id and frozen.reading_id = reading.id)
        order by occurred_on`.execute(reads),
    );
    expect(all.rows).toEqual([
      { day: '2026-03-01', quantity: 60n },
      { day: '2026-10-29', quantity: 30n },
    ]);
    const late = await world.ask(place.finance, listLateEntries, {});
    expect(late.items.map(({ on, quantity }) => [on, quantity])).toEqual([
      ['2026-03-01', 60],
      ['2026-10-29', 30],
    ]);
    await addCost(world, place, '90.00', '2026-11');
    const { runId } = await preview(world, place, '2026-11');
    const shares = await world.ask(place.finance, listRunShares, { runId: (runId ?? '') as never });
    expect(shares.map(({ memberName, uses }) => [memberName, uses[0]?.measured, uses[0]?.lateReadings])).toEqual([
      ['Bedburg', '90', 2],
      ['Bergheim', '90', 0],
      ['Brühl', '0', 0],
    ]);
    expect(shares[0]?.corrections.map(({ month, quantity }) => [month, quantity])).toEqual([
      ['2026-03', 60],
      ['2026-10', 30],
    ]);
    world.clock.now = new Date('2027-02-16T09:00:00.000Z');
  });
});

describe('a member', () => {
  test('follows an amount down to the single reading, sees the weights of all, and no other statement', async () => {
    const place = await golden();
    const other = await golden();
    await settled(world, place);
    await settled(world, other);
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: place.bedburg });
    const statements = await world.ask(treasurer, listStatements, {});
    expect(statements.map(({ memberName, total }) => [memberName, total])).toEqual([['Bedburg', 21905n]]);
    const [statement] = statements;
    const line = { statementId: (statement?.id ?? '') as never, lineKey: statement?.lines[0]?.key ?? '' };
    const explanation = await world.ask(treasurer, explainLine, line);
    expect(explanation?.pool).toMatchObject({
      amount: 21905n,
      cost: 100001n,
      clause: '§ 12 der Satzung',
      keyVersion: 1,
      agreementClause: '§ 5 Abs. 2',
      roundingCents: 1,
    });
    expect(explanation?.pool?.weights[0]?.rows.map(({ memberName, measured, own }) => [memberName, measured, own])).toEqual([
      ['Bedburg', '5/3', true],
      ['Bergheim', '10/3', false],
      ['Brühl', '20/3', false],
    ]);
    expect(explanation?.pool?.steps.filter(({ depth }) => depth === 0).map(({ kind }) => kind)).toEqual([
      'cost',
      'fraction',
      'quota',
      'floor',
      'rounding',
      'amount',
    ]);
    const sources = await world.ask(treasurer, listLineSources, line);
    expect(sources).toMatchObject({ total: 1, items: [{ quantity: 100, on: '2026-10-12', sourceType: 'timeEntry' }] });

    const foreign = await world.actor(place.association, 'memberTreasurer', { member: place.bergheim });
    expect(await world.ask(foreign, explainLine, line)).toBeNull();
    expect(await world.ask(foreign, listLineSources, line)).toMatchObject({ items: [] });
    const elsewhere = await world.actor(other.association, 'memberTreasurer', { member: other.bedburg });
    expect(await world.ask(elsewhere, explainLine, line)).toBeNull();
    expect((await world.ask(elsewhere, listStatements, {})).map(({ id }) => id)).not.toContain(statement?.id);
    const centre = await world.ask(place.finance, listStatements, {});
    expect(centre.map(({ memberName }) => memberName)).toEqual(['Bedburg', 'Bergheim', 'Brühl']);
    expect(centre.reduce((sum, { total }) => sum + total, 0n)).toBe(100001n);
  });

  test('gets the statement as a file with the same figures and what it is not', async () => {
    const place = await golden();
    await settled(world, place);
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: place.bedburg });
    const [statement] = await world.ask(treasurer, listStatements, {});
    const csv = await world.ask(treasurer, statementCsv, { statementId: (statement?.id ?? '') as never });
    expect(csv?.text).toMatch(/^\ufeff/);
    expect(csv?.text.match(/219,05/g)).toHaveLength(2);
    expect(csv?.text).toContain('Kosteninformation, kein Bescheid, keine Rechnung');
  });

  test('a direct charge stands on one statement alone and explains itself', async () => {
    const place = await golden();
    const charge = {
      tenantId: place.bruehl.tenantId,
      serviceFamilyCode: 'support',
      occurredOn: '2026-10-20',
      amount: '99,99',
      label: 'Lizenz',
    };
    value(await world.run(place.finance, enterDirectCharge, charge));
    await settled(world, place);
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: place.bruehl });
    const [statement] = await world.ask(treasurer, listStatements, {});
    expect(statement?.total).toBe(47620n + 9999n);
    const line = statement?.lines.find(({ kind }) => kind === 'direct');
    const explanation = await world.ask(treasurer, explainLine, { statementId: (statement?.id ?? '') as never, lineKey: line?.key ?? '' });
    expect(explanation?.charge).toMatchObject({
      label: 'Lizenz',
      amount: 9999n,
      clause: '§ 5 Abs. 2',
      vatCode: 'E',
      occurredOn: '2026-10-20',
    });
  });
});

test('the schema can be built', () => {
  const builder = createBuilder();
  settlement.graphql?.(builder);
  expect(Object.keys(builder.toSchema().getType('StatementLine') ?? {})).not.toHaveLength(0);
});

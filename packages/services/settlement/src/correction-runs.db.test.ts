// SPDX-License-Identifier: EUPL-1.2
import { readingsPort, settlementResultsPort } from '@contracts/settlement';
import { addDays, businessDay, type CivilDate, civilMonth, type Instant, type TenantId } from '@kernel/core';
import { orderOf, performLongWork } from '@platform/use-case';
import type { TestMember, World } from '@testkit/core';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkWorkbookFile } from './check-workbook/check-workbook-file.ts';
import { exportCheckWorkbook } from './check-workbook/export-check-workbook.ts';
import { compareRun } from './queries/compare-runs.ts';
import { explainLine } from './queries/explain-line.ts';
import { listCorrectionLines } from './queries/list-correction-lines.ts';
import { listLateEntries } from './queries/list-entries.ts';
import { findKey } from './queries/list-keys.ts';
import { listRunShares } from './queries/list-run-shares.ts';
import { findRun, listRuns } from './queries/list-runs.ts';
import { listStatements } from './queries/list-statements.ts';
import { runFlows } from './queries/run-flows.ts';
import { runProgress } from './queries/run-progress.ts';
import { verifyRun } from './queries/verify-run.ts';
import {
  addCost,
  addMinutes,
  FAMILY,
  preview,
  release,
  settled,
  settlementWorld,
  type Town,
  town,
  value,
} from './testing/settlement-world.ts';
import { correctKeyVersion } from './use-cases/correct-key-version.ts';
import { discardRun } from './use-cases/discard-run.ts';
import { enterDirectCharge } from './use-cases/enter-direct-charge.ts';
import { enterPoolCost } from './use-cases/enter-pool-cost.ts';
import { importPoolCosts } from './use-cases/import-pool-costs.ts';
import { makeCorrection } from './use-cases/make-correction.ts';
import { reversePoolCost } from './use-cases/reverse-pool-cost.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

const HOURS = [{ sharePermyriad: 10_000, kind: 'hours' as const }];

const three = (place: Town) => {
  const [bedburg, bergheim, bruehl] = place.members;
  if (!bedburg || !bergheim || !bruehl) throw new Error('three members');
  return { bedburg, bergheim, bruehl };
};

/** 1,000.00 euro in October: 6 hours of Bedburg, 3 of Bergheim, 1 of Brühl. */
async function october() {
  const place = await town(world, { parts: HOURS });
  const { bedburg, bergheim, bruehl } = three(place);
  for (const [member, minutes] of [
    [bedburg, 360],
    [bergheim, 180],
    [bruehl, 60],
  ] as const)
    await addMinutes(world, place.association, member, minutes);
  await addCost(world, place, '1000.00');
  const runId = await settled(world, place);
  return { place, runId, bedburg, bergheim, bruehl };
}

async function correct(place: Town, runId: string, reason = 'Messwert war falsch') {
  const order = await world.run(place.finance, orderOf(makeCorrection), { runId: runId as never, reason });
  if (!order.ok) return { runId: null, code: order.error.code };
  const { commandId } = order.value;
  const sent = await world.database.write(world.scope(place.association), (writes) =>
    writes.outboxMessage.findFirstOrThrow({ where: { name: 'LongWorkOrdered.v1', payload: { path: ['commandId'], equals: commandId } } }),
  );
  const message = {
    ...{ id: world.newId(), name: 'LongWorkOrdered.v1', tenantId: place.association.centreId as TenantId, correlationId: world.newId() },
    ...{ associationId: place.association.associationId, payload: sent.payload as never, causeAccountId: place.finance.accountId },
  };
  await performLongWork(world.platform, [makeCorrection] as never, message, () => 'settlement');
  const progress = await world.ask(place.finance, runProgress, { commandId });
  return { runId: progress?.runId ?? null, code: progress?.failure?.code ?? null };
}

async function corrected(place: Town, runId: string): Promise<string> {
  const made = await correct(place, runId);
  expect(made.code).toBeNull();
  value(await release(world, place.releaser, made.runId ?? ''));
  expect(await world.ask(place.finance, verifyRun, { runId: (made.runId ?? '') as never })).toMatchObject({
    holds: true,
    frozenSet: true,
    statements: true,
    refusal: null,
  });
  return made.runId ?? '';
}

const later = () => {
  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
};

/** What each member was charged by all documents of October. */
async function chargedTo(place: Town): Promise<[string, bigint][]> {
  const statements = await world.ask(place.finance, listStatements, {});
  return place.members.map(({ name, tenantId }) => [
    name,
    statements.filter((one) => one.tenantId === tenantId && one.periodTo === '2026-10').reduce((sum, { total }) => sum + total, 0n),
  ]);
}

const statementsOf = async (place: Town, member: TestMember) => {
  const treasurer = await world.actor(place.association, 'memberTreasurer', { member });
  return { treasurer, statements: await world.ask(treasurer, listStatements, {}) };
};

test('a metric that was wrong is put right by differences alone, by two people, and each says why', async () => {
  const { place, runId, bedburg, bergheim } = await october();
  later();
  // Four hours of Bergheim were never told.
  await addMinutes(world, place.association, bergheim, 240, { on: '2026-10-20' });
  const made = await correct(place, runId);
  expect(made.code).toBeNull();
  const seen = await world.ask(place.finance, findRun, { runId: (made.runId ?? '') as never });
  expect(seen).toMatchObject({
    ...{ kind: 'correction', status: 'preview', reason: 'Messwert war falsch', total: 0n, correctionNumber: 1 },
    corrects: { id: runId, kind: 'regular' },
    correctionChanges: { before: 100_000n, after: 100_000n, difference: 0n, additional: 20_000n, credits: -20_000n },
  });
  expect(seen?.correctionChanges?.members.map(({ memberName, before, after }) => [memberName, before, after])).toEqual([
    ['Bedburg', 60_000n, 42_857n],
    ['Bergheim', 30_000n, 50_000n],
    ['Brühl', 10_000n, 7143n],
  ]);
  expect(seen?.inputChanges).toMatchObject([
    { kind: 'use', label: { de: 'Bergheim: gebuchte Stunden' }, before: { de: '3:00 h' }, after: { de: '7:00 h' } },
  ]);
  const lines = await world.ask(place.finance, listCorrectionLines, {
    runId: (made.runId ?? '') as never,
    memberId: bedburg.tenantId as never,
  });
  expect(lines).toMatchObject([{ change: 'amount', before: 60_000n, after: 42_857n, difference: -17_143n }]);
  // Not the one who made it, by whatever role.
  const maker = { ...place.finance, grants: place.releaser.grants };
  expect(await release(world, maker, made.runId ?? '')).toMatchObject({ error: { code: 'SAME_PERSON' } });
  value(await release(world, place.releaser, made.runId ?? ''));
  expect(await chargedTo(place)).toEqual([
    ['Bedburg', 42_857n],
    ['Bergheim', 50_000n],
    ['Brühl', 7143n],
  ]);
  // The budget's actual income: the run with its correction, not twice; the pool is charged under agreements.
  const [from, to] = [civilMonth('2026-10'), civilMonth('2026-12')];
  const { settledPools } = world.platform.ports.get(settlementResultsPort);
  expect(await world.database.read(world.scope(place.association), (reads) => settledPools(reads, from, to))).toMatchObject([
    { from, to: from, reimbursedCents: 100_000n, supportCents: 0n },
  ]);
  const { treasurer, statements } = await statementsOf(place, bedburg);
  const [first, second] = [...statements].sort((a, b) => a.number.length - b.number.length);
  expect(second).toMatchObject({
    ...{ kind: 'correction', correctsRunId: runId, reason: 'Messwert war falsch', total: -17_143n, number: `${first?.number}-B1` },
    corrects: { id: first?.id, total: 60_000n },
    lines: [{ change: 'amount', before: 60_000n, after: 42_857n, amount: -17_143n }],
  });
  expect(first?.corrections).toMatchObject([{ id: second?.id, total: -17_143n }]);
  expect(await world.ask(treasurer, explainLine, { statementId: second?.id as never, lineKey: second?.lines[0]?.key ?? '' })).toMatchObject(
    {
      kind: 'pool',
      correction: {
        before: 60_000n,
        after: 42_857n,
        difference: -17_143n,
        reasons: [{ de: 'Die Messwerte von Bergheim haben sich geändert (gebuchte Stunden).' }],
      },
      pool: { amount: 42_857n },
    },
  );
  // Its check workbook works out what is right, and the difference to what was charged.
  const take = { statementId: second?.id as never, language: 'de' as const };
  for (const [actor, behind] of [
    [treasurer, '1 Buchung'],
    [place.finance, 'Personalkosten'],
  ] as const) {
    const { exportId } = value(await world.run(actor, exportCheckWorkbook, take));
    const file = await world.ask(actor, checkWorkbookFile, { exportId: exportId as never });
    const parts = unzipSync(file?.bytes ?? new Uint8Array());
    const sheet = (at: number) => strFromU8(parts[`xl/worksheets/sheet${at}.xml`] ?? new Uint8Array());
    for (const said of ['<v>600.00</v>', '<v>428.57</v>', '<v>-171.43</v>', 'Messwert war falsch']) expect(sheet(1)).toContain(said);
    // The entries are the centre's; a member reads how many they are.
    expect(sheet(3)).toContain(behind);
  }
  expect((await world.ask(place.finance, listRuns, {})).map(({ kind, status }) => [kind, status])).toEqual([
    ['correction', 'released'],
    ['regular', 'released'],
  ]);
  expect(await correct(place, runId)).toEqual({ runId: null, code: 'NOTHING_TO_CORRECT' });
  expect((await world.ask(place.finance, listLateEntries, {})).items).toEqual([]);
});

/** What a month is charged with, by its documents together. */
async function chargedFor(place: Town, month: string): Promise<bigint[]> {
  const statements = await world.ask(place.finance, listStatements, {});
  return place.members.map(({ tenantId }) =>
    statements.filter((one) => one.tenantId === tenantId && one.periodTo === month).reduce((sum, { total }) => sum + total, 0n),
  );
}

const cost = (place: Town, month: string, amount: string) => ({
  ...{ poolId: place.poolId as never, month, kind: 'material' as const, amount, label: 'Nachtrag' },
});

async function nextMonth(place: Town, month: string): Promise<string> {
  const { runId, failure } = await preview(world, place, month);
  expect(failure).toBeNull();
  value(await release(world, place.releaser, runId ?? ''));
  return runId ?? '';
}

describe('costs of a settled month', () => {
  test('are refused but for a correction, never slip into the next run, and are charged by the correction alone', async () => {
    const { place, runId } = await october();
    expect(await world.run(place.finance, enterPoolCost, cost(place, '2026-10', '100.00'))).toMatchObject({
      error: { code: 'PERIOD_FROZEN' },
    });
    value(await world.run(place.finance, enterPoolCost, { ...cost(place, '2026-10', '60.00'), forCorrection: true }));
    const csv = 'month;pool;kind;amount;label\n10/2026;Leitstelle;material;40,00;Nachtrag';
    expect(await world.run(place.finance, importPoolCosts, { csv })).toMatchObject({ error: { code: 'CSV_REJECTED' } });
    value(await world.run(place.finance, importPoolCosts, { csv, forCorrection: true }));
    const { bedburg } = three(place);
    const charge = { tenantId: bedburg.tenantId, serviceFamilyCode: FAMILY, occurredOn: '2026-10-20', amount: '5.55', label: 'Lizenz' };
    expect(await world.run(place.finance, enterDirectCharge, charge)).toMatchObject({ error: { code: 'PERIOD_FROZEN' } });
    value(await world.run(place.finance, enterDirectCharge, { ...charge, forCorrection: true }));
    expect((await world.ask(place.finance, listLateEntries, {})).items.map(({ kind, forCorrection }) => [kind, forCorrection])).toEqual([
      ['cost', true],
      ['cost', true],
      ['directCharge', true],
    ]);
    await addMinutes(world, place.association, bedburg, 60, { on: '2026-11-10' });
    await addCost(world, place, '10.00', '2026-11');
    await nextMonth(place, '2026-11');
    expect(await chargedFor(place, '2026-11')).toEqual([1000n, 0n, 0n]);
    later();
    const correction = await corrected(place, runId);
    expect(await chargedFor(place, '2026-10')).toEqual([66_555n, 33_000n, 11_000n]);
    expect((await world.ask(place.finance, findRun, { runId: correction as never }))?.inputChanges).toMatchObject([
      { kind: 'cost', label: { de: 'Leitstelle' }, before: { de: '1.000,00 €' }, after: { de: '1.100,00 €' } },
      { kind: 'directCharge', before: null, after: { de: '5,55 €' } },
    ]);
    expect((await world.ask(place.finance, listLateEntries, {})).items).toEqual([]);
  });

  test('can be taken back in their own month, and a chain of corrections always adds up to what is right', async () => {
    const { place, runId } = await october();
    const { costId } = value(await world.run(place.finance, enterPoolCost, { ...cost(place, '2026-10', '100.00'), forCorrection: true }));
    await corrected(place, runId);
    expect(await chargedFor(place, '2026-10')).toEqual([66_000n, 33_000n, 11_000n]);
    later();
    const back = { costId: costId as never, month: '2026-10', reason: 'Irrtum' };
    expect(await world.run(place.finance, reversePoolCost, back)).toMatchObject({ error: { code: 'PERIOD_FROZEN' } });
    value(await world.run(place.finance, reversePoolCost, { ...back, forCorrection: true }));
    const second = await corrected(place, runId);
    expect(await chargedFor(place, '2026-10')).toEqual([60_000n, 30_000n, 10_000n]);
    later();
    await addMinutes(world, place.association, three(place).bruehl, 600, { on: '2026-10-30' });
    await corrected(place, runId);
    expect(await chargedFor(place, '2026-10')).toEqual([30_000n, 15_000n, 55_000n]);
    const run = await world.ask(place.finance, findRun, { runId: runId as never });
    expect(run?.corrections.map(({ correctionNumber, status, total }) => [correctionNumber, status, total])).toEqual([
      [1, 'released', 10_000n],
      [2, 'released', -10_000n],
      [3, 'released', 0n],
    ]);
    // A correction is corrected by correcting its settlement.
    expect(await correct(place, second)).toEqual({ runId: null, code: 'CORRECTION_OF_CORRECTION' });
    expect(await world.ask(place.finance, verifyRun, { runId: second as never })).toMatchObject({ holds: true, frozenSet: true });
    expect(await world.ask(place.finance, verifyRun, { runId: runId as never })).toMatchObject({ holds: true, frozenSet: true });
  });
});

test("a court's decision on the key of that time is applied to that time, and to what comes after", async () => {
  const { place, runId } = await october();
  later();
  const decision = { resolution: 'Urteil vom 03.02.2027', clause: '§ 12 der Satzung', reason: 'Verwaltungsgericht' };
  const equal = [{ sharePermyriad: 10_000, kind: 'equal' as const }];
  value(
    await world.run(place.finance, correctKeyVersion, {
      ...{ keyId: place.keyId as never, keyVersion: 1, expectedVersion: 1, parts: equal },
      ...decision,
    }),
  );
  const correction = await corrected(place, runId);
  expect(await chargedFor(place, '2026-10')).toEqual([33_334n, 33_333n, 33_333n]);
  expect((await world.ask(place.finance, findRun, { runId: correction as never }))?.inputChanges).toMatchObject([
    { kind: 'key', before: { de: expect.stringContaining('Stunden') }, after: { de: expect.stringContaining('gleich') } },
  ]);
});

describe('a preview of a correction', () => {
  test('is the only one of its settlement, also where two order it at once; discarded it makes room', async () => {
    const { place, runId } = await october();
    value(await world.run(place.finance, enterPoolCost, { ...cost(place, '2026-10', '1.00'), forCorrection: true }));
    const made = await Promise.all([correct(place, runId), correct(place, runId)]);
    expect(made.map(({ code }) => code).sort()).toEqual(['CORRECTION_IN_PREVIEW', null]);
    expect(await correct(place, runId)).toEqual({ runId: null, code: 'CORRECTION_IN_PREVIEW' });
    const first = made.find((one) => one.runId !== null)?.runId ?? '';
    value(await world.run(place.finance, discardRun, { runId: first as never, expectedVersion: 1 }));
    expect((await world.ask(place.finance, findRun, { runId: runId as never }))?.corrections).toEqual([]);
    await corrected(place, runId);
  });

  test('is refused as outdated when a fact that it used has changed', async () => {
    const { place, runId } = await october();
    value(await world.run(place.finance, enterPoolCost, { ...cost(place, '2026-10', '1.00'), forCorrection: true }));
    const made = await correct(place, runId);
    value(await world.run(place.finance, enterPoolCost, { ...cost(place, '2026-10', '2.00'), forCorrection: true }));
    expect(await release(world, place.releaser, made.runId ?? '')).toMatchObject({ error: { code: 'INPUTS_CHANGED' } });
  });

  test('needs a reason, a released run, and something to correct', async () => {
    const { place, runId } = await october();
    expect(await correct(place, runId, '  ')).toEqual({ runId: null, code: 'REASON_MISSING' });
    expect(await correct(place, runId)).toEqual({ runId: null, code: 'NOTHING_TO_CORRECT' });
    await addMinutes(world, place.association, three(place).bedburg, 60, { on: '2026-11-10' });
    const november = await preview(world, place, '2026-11');
    expect(await correct(place, november.runId ?? '')).toEqual({ runId: null, code: 'RUN_NOT_RELEASED' });
    expect(await correct(place, world.newId())).toEqual({ runId: null, code: 'NOT_FOUND' });
  });
});

describe('a late entry is charged once, whichever takes it', () => {
  const late = async () => {
    const made = await october();
    const { place, bedburg, bergheim } = made;
    later();
    await addMinutes(world, place.association, bergheim, 240, { on: '2026-10-20' });
    await addMinutes(world, place.association, bedburg, 240, { on: '2026-11-10' });
    await addCost(world, place, '100.00', '2026-11');
    return made;
  };

  test('the correction before the next run', async () => {
    const { place, runId } = await late();
    await corrected(place, runId);
    await nextMonth(place, '2026-11');
    expect(await chargedFor(place, '2026-10')).toEqual([42_857n, 50_000n, 7143n]);
    expect(await chargedFor(place, '2026-11')).toEqual([10_000n, 0n, 0n]);
  });

  test('the next run before the correction', async () => {
    const { place, runId } = await late();
    await nextMonth(place, '2026-11');
    expect(await chargedFor(place, '2026-11')).toEqual([5000n, 5000n, 0n]);
    expect(await correct(place, runId)).toEqual({ runId: null, code: 'NOTHING_TO_CORRECT' });
  });

  test('both at once: the later release begins again, sees what the first has taken, and is outdated', async () => {
    const { place, runId } = await late();
    const november = await preview(world, place, '2026-11');
    const correction = await correct(place, runId);
    const answers = await Promise.all([november.runId, correction.runId].map((id) => release(world, place.releaser, id ?? '')));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'INPUTS_CHANGED' } });
    const frozen = await world.database.read(world.scope(place.association), (reads) =>
      reads.selectFrom('frozen_reading').selectAll().execute(),
    );
    const ids = frozen.filter(({ run_id: id }) => [runId, november.runId, correction.runId].includes(id));
    expect(new Set(ids.map(({ reading_id: id }) => id)).size).toBe(ids.length);
  });
});

describe('what a correction leaves open otherwise goes on to the next regular run', () => {
  const CASES = [{ sharePermyriad: 10_000, kind: 'cases' as const }];
  async function addCases(place: Town, member: TestMember, on: string, id = world.newId(), quantity: 1 | -1 = 1): Promise<string> {
    const source = { type: 'request', id, version: quantity === 1 ? 1 : 2 };
    const draft = {
      ...{ tenantId: member.tenantId, meter: 'desk.cases', serviceFamilyCode: FAMILY, quantity, occurredOn: on as CivilDate, source },
      ...{ label: 'A-17', reverses: quantity === 1 ? null : { ...source, version: 1 } },
    };
    const known = { at: world.clock.now.toISOString() as Instant, enteredBy: null, newId: world.newId };
    await world.database.write(world.scope(place.association), (writes) =>
      world.platform.ports.get(readingsPort).append(writes, place.association.associationId, [draft], known),
    );
    return id;
  }
  const measuredIn = async (place: Town, runId: string, { tenantId }: TestMember) =>
    (await world.ask(place.finance, listRunShares, { runId: runId as never, memberId: tenantId as never })).reduce(
      (sum, { uses }) => sum + BigInt(uses[0]?.measured ?? 0),
      0n,
    );

  test.each(['before', 'after'] as const)('a correction %s the following run: all use counts once', async (when) => {
    const place = await town(world, { parts: CASES });
    const { bedburg, bergheim } = three(place);
    const month = async (name: string, own: number) => {
      for (let index = 0; index < own; index++) await addCases(place, bedburg, `${name}-0${index + 1}`);
      await addCases(place, bergheim, `${name}-20`);
      await addCost(world, place, '60.00', name);
    };
    const reopened = await addCases(place, bedburg, '2026-10-09');
    await month('2026-10', 1);
    const first = await nextMonth(place, '2026-10');
    await addCases(place, bedburg, '2026-10-09', reopened, -1);
    await month('2026-11', 0);
    // November has nothing of Bedburg to take the reopened case off: it stays open.
    const second = await nextMonth(place, '2026-11');
    expect((await world.ask(place.finance, findRun, { runId: second as never }))?.proof.carried).toMatchObject([{ quantity: -1 }]);
    await month('2026-12', 3);
    const december = when === 'after' ? await nextMonth(place, '2026-12') : null;
    later();
    for (const day of ['2026-11-11', '2026-11-12']) await addCases(place, bedburg, day);
    const correction = await corrected(place, second);
    const third = december ?? (await nextMonth(place, '2026-12'));
    await month('2027-01', 1);
    const fourth = await nextMonth(place, '2027-01');
    const counted = await Promise.all([first, correction, third, fourth].map((id) => measuredIn(place, id, bedburg)));
    // 2 + 2 late + 3 + 1 - 1 reopened.
    expect(counted.reduce((sum, quantity) => sum + quantity, 0n)).toBe(7n);
    expect(counted).toEqual(when === 'after' ? [2n, 1n, 2n, 2n] : [2n, 1n, 3n, 1n]);
    expect((await world.ask(place.finance, listLateEntries, {})).items).toEqual([]);
    for (const name of ['2026-10', '2026-11', '2026-12', '2027-01'])
      expect((await chargedFor(place, name)).reduce((sum, amount) => sum + amount, 0n)).toBe(6000n);
  });
});

test('who is in charge of one member sees of a run what is of that member', async () => {
  const { place, runId, bedburg, bergheim } = await october();
  const tenants = [bedburg];
  const some = await world.actor(place.association, 'finance', { tenants });
  await addMinutes(world, place.association, bergheim, 60, { on: '2026-10-20' });
  const correction = { runId: (await corrected(place, runId)) as never };
  const run = { runId: runId as never };
  const seenBy = async (actor: Town['finance']) => {
    const flows = await world.ask(actor, runFlows, run);
    const tenantsOf = (rows: readonly { readonly tenantId: string }[] | undefined) => new Set(rows?.map(({ tenantId }) => tenantId)).size;
    return {
      shares: new Set((await world.ask(actor, listRunShares, run)).map(({ memberId }) => memberId)).size,
      lines: tenantsOf(await world.ask(actor, listCorrectionLines, correction)),
      changes: tenantsOf((await world.ask(actor, findRun, correction))?.correctionChanges?.members),
      compared: tenantsOf((await world.ask(actor, compareRun, run))?.members),
      flows: flows && [flows.members.length, flows.others],
    };
  };
  expect(await seenBy(place.finance)).toEqual({ shares: 3, lines: 3, changes: 3, compared: 3, flows: [3, 0] });
  expect(await seenBy(some)).toEqual({ shares: 1, lines: 1, changes: 1, compared: 1, flows: [1, 2] });
});

test('a key is shown as it was known at the end of any day', async () => {
  const place = await town(world);
  const known = async (day?: CivilDate) =>
    (await world.ask(place.finance, findKey, { keyId: place.keyId, ...(day && { knownOn: day }) }))?.versions;
  const before = await known();
  const day = businessDay(world.clock.now);
  world.clock.now = new Date(world.clock.now.getTime() + 86_400_000);
  value(
    await world.run(place.finance, correctKeyVersion, {
      ...{ keyId: place.keyId as never, keyVersion: 1, expectedVersion: 1, parts: [{ sharePermyriad: 10_000, kind: 'equal' as const }] },
      ...{ resolution: 'Urteil vom 03.02.2027', clause: '§ 12 der Satzung', reason: 'Verwaltungsgericht' },
    }),
  );
  expect(await known(day)).toEqual(before);
  expect(await known(addDays(day, 1))).toMatchObject([{ keyVersion: 1, clause: '§ 12 der Satzung' }]);
  expect(await known(addDays(day, -1))).toBeUndefined();
});

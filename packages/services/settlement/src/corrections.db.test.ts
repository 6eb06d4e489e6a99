// SPDX-License-Identifier: EUPL-1.2
import { readingsPort } from '@contracts/settlement';
import type { CivilDate, Instant } from '@kernel/core';
import type { TestMember, World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { publishKeyVersion } from './index.ts';
import { explainLine } from './queries/explain-line.ts';
import { listLateEntries } from './queries/list-entries.ts';
import { listRunShares } from './queries/list-run-shares.ts';
import { findRun } from './queries/list-runs.ts';
import { listStatements } from './queries/list-statements.ts';
import { verifyRun } from './queries/verify-run.ts';
import {
  addCost,
  addMinutes,
  FAMILY,
  keyInput,
  preview,
  release,
  settled,
  settlementWorld,
  type Town,
  town,
  value,
} from './testing/settlement-world.ts';
import { closeCorrection } from './use-cases/close-correction.ts';
import { enterDirectCharge } from './use-cases/enter-direct-charge.ts';
import { reverseDirectCharge } from './use-cases/reverse-direct-charge.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

/** Cases as the desk counts them: one reading each; a reopened one is taken back on the day on which it was closed. */
async function addCase(place: Town, member: TestMember, quantity: 1 | -1, on: string, id = world.newId()): Promise<string> {
  const source = { type: 'request', id, version: quantity === 1 ? 1 : 2 };
  const reverses = quantity === 1 ? null : { ...source, version: 1 };
  const draft = {
    tenantId: member.tenantId,
    meter: 'desk.cases',
    serviceFamilyCode: FAMILY,
    quantity,
    occurredOn: on as CivilDate,
    source,
    label: 'A-17',
    reverses,
  };
  const known = { at: world.clock.now.toISOString() as Instant, enteredBy: null, newId: world.newId };
  await world.database.write(world.scope(place.association), (writes) =>
    world.platform.ports.get(readingsPort).append(writes, place.association.associationId, [draft], known),
  );
  return id;
}

const three = (place: Town) => {
  const [bedburg, bergheim, bruehl] = place.members;
  if (!bedburg || !bergheim || !bruehl) throw new Error('three members');
  return { bedburg, bergheim, bruehl };
};

async function settle(place: Town, month: string): Promise<string> {
  const { runId, failure } = await preview(world, place, month);
  expect(failure).toBeNull();
  value(await release(world, place.releaser, runId ?? ''));
  expect(await world.ask(place.finance, verifyRun, { runId: (runId ?? '') as never })).toMatchObject({ holds: true, frozenSet: true });
  return runId ?? '';
}

const measured = async (place: Town, runId: string) =>
  (await world.ask(place.finance, listRunShares, { runId: runId as never })).map(({ amount, uses }) => [amount, uses[0]?.measured]);

describe('cases that are reopened after their month was frozen', () => {
  test('never stop a run: what a month cannot bear is listed, shown on the statement and taken off later', async () => {
    const place = await town(world, { parts: [{ sharePermyriad: 10000, kind: 'cases' }] });
    const { bedburg, bergheim, bruehl } = three(place);
    const closed = [
      await addCase(place, bedburg, 1, '2026-10-05'),
      await addCase(place, bedburg, 1, '2026-10-06'),
      await addCase(place, bedburg, 1, '2026-10-07'),
    ];
    await addCase(place, bergheim, 1, '2026-10-08');
    await addCost(world, place, '400.00');
    expect(await measured(place, await settle(place, '2026-10'))).toEqual([
      [30000n, '3'],
      [10000n, '1'],
      [0n, '0'],
    ]);

    for (const [index, id] of closed.entries()) await addCase(place, bedburg, -1, `2026-10-0${5 + index}`, id);
    expect((await world.ask(place.finance, listLateEntries, {})).items.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['case', -1],
      ['case', -1],
      ['case', -1],
    ]);
    await addCase(place, bedburg, 1, '2026-11-02');
    await addCase(place, bruehl, 1, '2026-11-03');
    await addCost(world, place, '100.00', '2026-11');
    const november = await settle(place, '2026-11');
    expect(await measured(place, november)).toEqual([
      [0n, '0'],
      [0n, '0'],
      [10000n, '1'],
    ]);
    const open = { tenantId: bedburg.tenantId, serviceFamilyCode: FAMILY, meter: 'desk.cases', quantity: -2 };
    expect((await world.ask(place.finance, findRun, { runId: november as never }))?.proof.carried).toEqual([open]);
    const late = await world.ask(place.finance, listLateEntries, {});
    expect(late.items).toMatchObject([
      { kind: 'carried', bodyName: 'Bedburg', label: 'Leitstelle: Fälle', quantity: -2, on: '2026-11-30' },
    ]);

    await addMinutes(world, place.association, bedburg, 30, { on: '2026-10-20', label: `${FAMILY} · Sachbearbeitung` });
    const labels = (await world.ask(place.finance, listLateEntries, {})).items.map(({ label }) => label);
    expect(labels).toEqual(['Leitstelle · Sachbearbeitung', 'Leitstelle: Fälle']);

    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: bedburg });
    const statement = (await world.ask(treasurer, listStatements, {})).find(({ periodFrom }) => periodFrom === '2026-11');
    const line = { statementId: (statement?.id ?? '') as never, lineKey: statement?.lines[0]?.key ?? '' };
    const explanation = await world.ask(treasurer, explainLine, line);
    expect(explanation?.pool?.steps.find(({ kind }) => kind === 'correction')?.text.de).toContain(
      'Zählt 0 (desk.cases): Messwerte -2, Korrektur für die folgenden Monate -2',
    );

    for (const day of ['02', '03', '04']) await addCase(place, bedburg, 1, `2026-12-${day}`);
    await addCase(place, bruehl, 1, '2026-12-05');
    await addCost(world, place, '100.00', '2026-12');
    expect(await measured(place, await settle(place, '2026-12'))).toEqual([
      [5000n, '1'],
      [0n, '0'],
      [5000n, '1'],
    ]);
    expect((await world.ask(place.finance, listLateEntries, {})).items).toEqual([]);
  });

  test('leave the only one who used the service to bear its cost, and stay on the list', async () => {
    const place = await town(world, { parts: [{ sharePermyriad: 10000, kind: 'cases' }] });
    const { bedburg } = three(place);
    const id = await addCase(place, bedburg, 1, '2026-10-05');
    await addCost(world, place, '10.00');
    await settle(place, '2026-10');
    await addCase(place, bedburg, -1, '2026-10-05', id);
    await addCase(place, bedburg, 1, '2026-11-05');
    await addCost(world, place, '10.00', '2026-11');
    expect((await measured(place, await settle(place, '2026-11')))[0]).toEqual([1000n, '1']);
    expect((await world.ask(place.finance, listLateEntries, {})).items).toMatchObject([{ kind: 'carried', quantity: -1 }]);
  });
});

describe('an open correction that later use will not bear', () => {
  /** Bedburg's only case of October is taken back; it uses the service no more. */
  async function leftOpen() {
    const place = await town(world, { parts: [{ sharePermyriad: 10000, kind: 'cases' }] });
    const { bedburg, bergheim } = three(place);
    const id = await addCase(place, bedburg, 1, '2026-10-05');
    await addCase(place, bergheim, 1, '2026-10-06');
    await addCost(world, place, '10.00');
    await settle(place, '2026-10');
    await addCase(place, bedburg, -1, '2026-10-05', id);
    await nextMonth(place, '2026-11');
    const open = { tenantId: bedburg.tenantId as never, serviceFamilyCode: FAMILY, meter: 'desk.cases', quantity: -1 };
    return { place, bedburg, bergheim, closing: { ...open, reason: 'Ausgetreten; 5,00 € erstattet' } };
  }
  const nextMonth = async (place: Town, month: string) => {
    await addCase(place, three(place).bergheim, 1, `${month}-10`);
    await addCost(world, place, '10.00', month);
    return settle(place, month);
  };
  const listed = async (place: Town) =>
    (await world.ask(place.finance, listLateEntries, {})).items.map(({ kind, bodyName, quantity, meter, label }) => [
      kind,
      bodyName,
      quantity,
      meter,
      label,
    ]);

  test('is closed with a reason, which the list shows until the next run takes it; no amount changes by it', async () => {
    const { place, closing, bedburg } = await leftOpen();
    expect(await listed(place)).toEqual([['carried', 'Bedburg', -1, 'desk.cases', 'Leitstelle: Fälle']]);
    value(await world.run(place.finance, closeCorrection, closing));
    expect(await listed(place)).toEqual([['closing', 'Bedburg', 1, 'desk.cases', 'Ausgetreten; 5,00 € erstattet']]);
    // What the member is owed in money is a direct charge of its own.
    const credit = {
      tenantId: bedburg.tenantId,
      serviceFamilyCode: FAMILY,
      occurredOn: '2026-12-01',
      amount: '-5.00',
      label: 'Erstattung',
    };
    value(await world.run(place.finance, enterDirectCharge, credit));
    const december = await nextMonth(place, '2026-12');
    expect((await world.ask(place.finance, findRun, { runId: december as never }))?.proof.carried).toEqual([]);
    expect(await listed(place)).toEqual([]);
    expect(await measured(place, december)).toEqual([
      [0n, '0'],
      [1000n, '1'],
      [0n, '0'],
    ]);
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: bedburg });
    const statement = (await world.ask(treasurer, listStatements, {})).find(({ periodFrom }) => periodFrom === '2026-12');
    expect(statement?.total).toBe(-500n);
    // And later use counts whole again.
    await addCase(place, bedburg, 1, '2027-01-05');
    expect(await measured(place, await nextMonth(place, '2027-01'))).toEqual([
      [500n, '1'],
      [500n, '1'],
      [0n, '0'],
    ]);
  });

  test('is closed once, by finance alone, for a reason, and as it stands', async () => {
    const { place, closing } = await leftOpen();
    const refused = (code: string) => ({ ok: false, error: { code } });
    expect(await world.run(place.finance, closeCorrection, { ...closing, reason: ' ' })).toMatchObject(refused('REASON_MISSING'));
    expect(await world.run(place.finance, closeCorrection, { ...closing, quantity: -2 })).toMatchObject(refused('CORRECTION_CHANGED'));
    expect(await world.run(place.finance, closeCorrection, { ...closing, meter: 'desk.minutes' })).toMatchObject(
      refused('CORRECTION_NOT_OPEN'),
    );
    expect(await world.run(place.releaser, closeCorrection, closing)).toMatchObject({ ok: false });
    const answers = await Promise.all([1, 2].map(() => world.run(place.finance, closeCorrection, closing)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.run(place.finance, closeCorrection, closing)).toMatchObject(refused('CORRECTION_NOT_OPEN'));
    expect(await listed(place)).toHaveLength(1);
  });

  test('closed after a preview stays for the run after it, and is never turned round', async () => {
    const { place, bedburg, bergheim, closing } = await leftOpen();
    await addCase(place, bedburg, 1, '2026-12-03');
    await addCase(place, bergheim, 1, '2026-12-04');
    await addCost(world, place, '10.00', '2026-12');
    const { runId } = await preview(world, place, '2026-12');
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    value(await world.run(place.finance, closeCorrection, closing));
    value(await release(world, place.releaser, runId ?? ''));
    // December has borne the correction already, so that nothing is left for the closing.
    expect((await measured(place, runId ?? ''))[0]).toEqual([0n, '0']);
    expect(await listed(place)).toEqual([['closing', 'Bedburg', 1, 'desk.cases', closing.reason]]);
    await addCase(place, bedburg, 1, '2027-01-05');
    const january = await nextMonth(place, '2027-01');
    expect((await measured(place, january)).slice(0, 2)).toEqual([
      [500n, '1'],
      [500n, '1'],
    ]);
    expect(await listed(place)).toEqual([]);
  });
});

describe('the shares of a preview', () => {
  const shareOf = async (place: Town, runId: string | null, { tenantId }: TestMember) =>
    (await world.ask(place.finance, listRunShares, { runId: (runId ?? '') as never })).find(({ memberId }) => memberId === tenantId);

  test('name each correction with its month and what it was, and with them the measure can be worked out again', async () => {
    const place = await town(world, { parts: [{ sharePermyriad: 10000, kind: 'cases' }] });
    const { bedburg, bergheim } = three(place);
    const closed = [await addCase(place, bedburg, 1, '2026-10-05'), await addCase(place, bedburg, 1, '2026-10-06')];
    await addCase(place, bergheim, 1, '2026-10-08');
    await addCost(world, place, '30.00');
    await settle(place, '2026-10');

    for (const [index, id] of closed.entries()) await addCase(place, bedburg, -1, `2026-10-0${5 + index}`, id);
    await addCase(place, bergheim, 1, '2026-10-09');
    await addCase(place, bedburg, 1, '2026-11-02');
    await addCost(world, place, '10.00', '2026-11');
    const { runId } = await preview(world, place, '2026-11');
    const reversal = { kind: 'reversal', meter: 'desk.cases', month: '2026-10', label: 'A-17', quantity: -2 };
    expect(await shareOf(place, runId, bedburg)).toMatchObject({
      corrections: [reversal],
      uses: [{ measured: '0', broughtForward: '0', carriedForward: '-1' }],
    });
    expect((await shareOf(place, runId, bergheim))?.corrections).toEqual([{ ...reversal, kind: 'late', quantity: 1 }]);
    value(await release(world, place.releaser, runId ?? ''));
    expect((await shareOf(place, runId, bedburg))?.corrections).toEqual([]);

    await addCase(place, bedburg, 1, '2026-12-02');
    await addCase(place, bedburg, 1, '2026-12-03');
    await addCost(world, place, '10.00', '2026-12');
    const december = await shareOf(place, (await preview(world, place, '2026-12')).runId, bedburg);
    expect(december).toMatchObject({
      corrections: [{ kind: 'open', meter: 'desk.cases', month: '2026-10', label: 'A-17', quantity: -1 }],
      uses: [{ measured: '1', broughtForward: '-1', carriedForward: '0' }],
      amount: 1000n,
    });
  });
});

describe('direct charges after the freeze', () => {
  const charge = (member: TestMember, occurredOn: string) => ({
    tenantId: member.tenantId,
    serviceFamilyCode: FAMILY,
    occurredOn,
    amount: '99.99',
    label: 'Lizenz',
  });

  test('a frozen month takes none and gives none back; the counter-entry of an open month is in the next run', async () => {
    const place = await town(world);
    const { bedburg, bergheim } = three(place);
    await addMinutes(world, place.association, bedburg, 60);
    await addCost(world, place, '10.00');
    const { chargeId } = value(await world.run(place.finance, enterDirectCharge, charge(bedburg, '2026-10-20')));
    await settle(place, '2026-10');
    const frozen = { error: { code: 'PERIOD_FROZEN', params: { month: '2026-10' } } };
    expect(await world.run(place.finance, enterDirectCharge, charge(bergheim, '2026-10-31'))).toMatchObject(frozen);
    const reversal = { chargeId: chargeId as never, occurredOn: '2026-10-31', reason: 'storniert' };
    expect(await world.run(place.finance, reverseDirectCharge, reversal)).toMatchObject(frozen);
    value(await world.run(place.finance, reverseDirectCharge, { ...reversal, occurredOn: '2026-11-02' }));
    // It belongs to November by its own day, and so is not late.
    expect((await world.ask(place.finance, listLateEntries, {})).items).toEqual([]);
    await settle(place, '2026-11');
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: bedburg });
    const november = (await world.ask(treasurer, listStatements, {})).find(({ periodFrom }) => periodFrom === '2026-11');
    expect(november?.lines.map(({ kind, amount }) => [kind, amount])).toEqual([['direct', -9999n]]);
  });

  test('one that reaches a frozen month all the same is listed and waits for a correction: the next run leaves it', async () => {
    const place = await town(world);
    const { bedburg, bergheim } = three(place);
    await addMinutes(world, place.association, bedburg, 60);
    await addCost(world, place, '10.00');
    await settled(world, place);
    // Past the use case, as a restore or another service might.
    await world.database.write(world.scope(place.association), (writes) =>
      writes.directCharge.create({
        data: {
          tenantId: bergheim.tenantId,
          id: world.newId(),
          associationId: place.association.associationId,
          serviceFamilyCode: FAMILY,
          occurredOn: new Date('2026-10-15'),
          amountCents: 1234n,
          label: 'Nachtrag',
          agreementNumber: 'V-1',
          clause: '§ 5 Abs. 2',
          vatCode: 'E',
          enteredBy: place.finance.accountId,
          createdAt: world.clock.now,
        },
      }),
    );
    const late = await world.ask(place.finance, listLateEntries, {});
    expect(late.items).toMatchObject([{ kind: 'directCharge', on: '2026-10-15', amount: 1234n, bodyName: 'Bergheim' }]);
    await settle(place, '2026-11');
    expect((await world.ask(place.finance, listLateEntries, {})).items).toMatchObject([{ kind: 'directCharge', forCorrection: true }]);
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: bergheim });
    expect((await world.ask(treasurer, listStatements, {})).find(({ periodFrom }) => periodFrom === '2026-11')?.lines ?? []).toEqual([]);
  });
});

describe('a preview', () => {
  async function previewed() {
    const place = await town(world);
    await addMinutes(world, place.association, three(place).bedburg, 60);
    await addCost(world, place, '10.00');
    const { runId } = await preview(world, place);
    return { place, runId: runId ?? '' };
  }
  const equal = [{ sharePermyriad: 10000, kind: 'equal' as const }];

  test('holds when a key changes for later months, or an agreement ends after the period', async () => {
    const { place, runId } = await previewed();
    value(await world.run(place.finance, publishKeyVersion, keyInput(equal, { validFrom: '2026-11-01', keyId: place.keyId })));
    await world.database.write(world.scope(place.association), (writes) =>
      writes.agreementTerms.updateMany({ where: { tenantId: three(place).bedburg.tenantId }, data: { validTo: new Date('2027-12-31') } }),
    );
    expect(await release(world, place.releaser, runId)).toMatchObject({ ok: true });
    expect(await world.ask(place.finance, verifyRun, { runId: runId as never })).toMatchObject({ holds: true });
  });

  test('is void when a key changes for a month of it', async () => {
    const { place, runId } = await previewed();
    value(await world.run(place.finance, publishKeyVersion, keyInput(equal, { validFrom: '2026-10-01', keyId: place.keyId })));
    expect(await release(world, place.releaser, runId)).toMatchObject({ error: { code: 'INPUTS_CHANGED' } });
  });

  test('made again from the same inputs has the same hashes, as far as they do not name the instant of the cut', async () => {
    const { place, runId } = await previewed();
    const again = await preview(world, place);
    const [first, second] = [
      await world.ask(place.finance, findRun, { runId: runId as never }),
      await world.ask(place.finance, findRun, { runId: (again.runId ?? '') as never }),
    ];
    expect(again.runId).not.toBe(runId);
    expect([second?.inputHash, second?.resultHash]).toEqual([first?.inputHash, first?.resultHash]);
  });

  test('that two people release at once is released once', async () => {
    const { place, runId } = await previewed();
    const other = await world.actor(place.association, 'financeReleaser');
    const answers = await Promise.all([release(world, place.releaser, runId), release(world, other, runId)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = answers.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ error: { code: expect.stringMatching(/^(RUN_NOT_IN_PREVIEW|CHANGED_MEANWHILE|RELEASE_UNDER_WAY)$/) } });
    expect(await world.ask(place.finance, listStatements, {})).toHaveLength(3);
    expect(await world.ask(place.finance, verifyRun, { runId: runId as never })).toMatchObject({ holds: true, frozenSet: true });
  });
});

test('a member that leaves and comes back within a month pays for the days of both spells', async () => {
  const place = await town(world, { parts: [{ sharePermyriad: 10000, kind: 'equal' }] });
  const { bruehl } = three(place);
  const { centreId, associationId } = place.association;
  await world.database.write(world.scope(place.association), async (writes) => {
    await writes.membership.updateMany({ where: { memberId: bruehl.tenantId }, data: { validTo: new Date('2026-10-10') } });
    await writes.membership.create({
      data: {
        tenantId: centreId,
        id: world.newId(),
        associationId,
        memberId: bruehl.tenantId,
        validFrom: new Date('2026-10-22'),
        knownFrom: new Date('2026-10-01'),
      },
    });
  });
  await addCost(world, place, '820.00');
  const { runId } = await preview(world, place);
  const shares = await world.ask(place.finance, listRunShares, { runId: (runId ?? '') as never });
  // October 1 to 10 and 22 to 31: 20 of 31 days; together with 31 + 31 days 82.
  expect(shares.map(({ memberName, amount, days }) => [memberName, amount, days])).toEqual([
    ['Bedburg', 31000n, 31],
    ['Bergheim', 31000n, 31],
    ['Brühl', 20000n, 20],
  ]);
});

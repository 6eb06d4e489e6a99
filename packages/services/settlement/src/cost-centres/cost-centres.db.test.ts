// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentKeys } from '../queries/document-keys.ts';
import { listLateEntries } from '../queries/list-entries.ts';
import { addCost, addMinutes, preview, settled, settlementWorld, type Town, town, value } from '../testing/settlement-world.ts';
import { costCentreChanges, costCentreHistory } from './centre-histories.ts';
import { compareCostCentreMethods } from './compare-centre-methods.ts';
import { defineCostCentre, retireCostCentre } from './define-cost-centre.ts';
import { enterCostCentreCost, reverseCostCentreCost } from './enter-centre-cost.ts';
import { enterCostCentreServices } from './enter-centre-services.ts';
import { listCostCentreCosts } from './list-centre-costs.ts';
import { listCostCentreMethods, listCostCentreServices } from './list-centre-services.ts';
import { listCostCentres } from './list-cost-centres.ts';
import { resolveCostCentreMethod } from './resolve-centre-method.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

const OCTOBER = { monthFrom: '2026-10', monthTo: '2026-10' };
const RESOLUTION = 'Verbandsversammlung vom 12.12.2025, TOP 7';

/** Two support centres that serve each other and the pool. */
async function office() {
  const place = await town(world);
  const define = async (name: string): Promise<string> => value(await world.run(place.finance, defineCostCentre, { name })).centreId;
  const [it, staff] = [await define('Zentrale IT'), await define('Personalstelle')];
  const cost = (centreId: string, amount: string, over: Record<string, unknown> = {}) =>
    world.run(place.finance, enterCostCentreCost, {
      ...{ centreId: centreId as never, month: '2026-10', kind: 'staff', amount, label: 'Gehälter' },
      ...over,
    } as never);
  value(await cost(it, '100.00'));
  value(await cost(staff, '60.00'));
  const serve = (services: readonly object[], over: Record<string, unknown> = {}) =>
    world.run(place.finance, enterCostCentreServices, { monthFrom: '2026-01', services, ...over } as never);
  const toPool = (fromCentreId: string, quantity: number, unit: string, seen = 0) => ({
    ...{ fromCentreId, toPoolId: place.poolId, quantity, unit, seen },
  });
  value(
    await serve([
      { fromCentreId: it, toCentreId: staff, quantity: 20, unit: 'Plätze', seen: 0 },
      toPool(it, 80, 'Plätze'),
      { fromCentreId: staff, toCentreId: it, quantity: 10, unit: 'Köpfe', seen: 0 },
      toPool(staff, 90, 'Köpfe'),
    ]),
  );
  return { ...place, it, staff, cost, serve, toPool };
}

const resolve = (place: Town, over: Record<string, unknown> = {}) =>
  world.run(place.finance, resolveCostCentreMethod, {
    ...{ method: 'reciprocal', resolution: RESOLUTION, validFrom: '2026-01-01' },
    ...over,
  } as never);

/** Somebody has used the pool, and it has a cost of its own. */
async function used(place: Town): Promise<void> {
  await addMinutes(world, place.association, place.members[0] as never, 60);
  await addCost(world, place, '40.00');
}

describe('support cost centres', () => {
  test('are shared by all three methods beside each other, and by the resolved one in a run', async () => {
    const place = await office();
    const before = await world.ask(place.finance, compareCostCentreMethods, OCTOBER);
    expect(before).toMatchObject({ method: null, resolution: null, total: 16_000n });
    expect(before?.outcomes.map(({ method, pools }) => [method, pools.map(({ amount }) => amount)])).toEqual([
      ['direct', [16_000n]],
      ['stepDown', [16_000n]],
      ['reciprocal', [16_000n]],
    ]);
    await used(place);
    value(await resolve(place));
    const after = await world.ask(place.finance, compareCostCentreMethods, OCTOBER);
    expect(after).toMatchObject({ method: 'reciprocal', resolution: RESOLUTION });
    // 100 p(IT) = 10000 + 10 p(Personal); 100 p(Personal) = 6000 + 20 p(IT)
    expect(new Map(after?.equations.map(({ centreId, price }) => [centreId, price]))).toEqual(
      new Map([
        [place.it, '5300/49'],
        [place.staff, '4000/49'],
      ]),
    );
    const { runId } = await preview(world, place);
    expect(runId).toBeTruthy();
  });

  test('keep what was known: a quantity entered anew, a counter-entry, a method that ends', async () => {
    const place = await office();
    value(await place.serve([place.toPool(place.it, 70, 'Plätze', 80)], { monthFrom: '2026-10' }));
    const quantities = async (month: string) =>
      (await world.ask(place.finance, listCostCentreServices, { month }))
        .filter(({ toPoolId }) => toPoolId)
        .map(({ quantity }) => quantity);
    expect([(await quantities('2026-09')).sort(), (await quantities('2026-11')).sort()]).toEqual([
      [80, 90],
      [70, 90],
    ]);
    const [posted] = await world.ask(place.finance, listCostCentreCosts, { centreId: place.it as never, month: '2026-10' });
    const reversal = { centreCostId: posted?.id as never, month: '2026-10', reason: 'doppelt' };
    value(await world.run(place.finance, reverseCostCentreCost, reversal));
    const rows = await world.ask(place.finance, listCostCentreCosts, { centreId: place.it as never, month: '2026-10' });
    expect(rows.map(({ amount, reversedBy, reverses }) => [amount, reversedBy !== null, reverses !== null])).toEqual([
      [10_000n, true, false],
      [-10_000n, false, true],
    ]);
    const centres = await world.ask(place.finance, listCostCentres, OCTOBER);
    expect(centres.map(({ name, total }) => [name, total])).toEqual([
      ['Personalstelle', 6_000n],
      ['Zentrale IT', 0n],
    ]);
    value(await resolve(place));
    value(await resolve(place, { method: 'stepDown', centreOrder: [place.staff, place.it], validFrom: '2027-01-01' }));
    const methods = await world.ask(place.finance, listCostCentreMethods, {});
    expect(methods.map(({ method, validFrom, validTo }) => [method, validFrom, validTo])).toEqual([
      ['stepDown', '2027-01-01', null],
      ['reciprocal', '2026-01-01', '2026-12-31'],
    ]);
    const [keys, documented] = await world.ask(place.finance, documentKeys, {});
    expect(keys?.rows.every(({ length }) => length === keys.columns.length)).toBe(true);
    expect(keys?.rows.map((row) => row[3])).toEqual([expect.stringContaining('Die Kosten')]);
    expect(documented?.rows.map(([since, until, method, order]) => [since, until, method?.split(':')[0], order])).toEqual([
      ['01.01.2026', '31.12.2026', 'Gleichungsverfahren', 'ohne Bedeutung'],
      ['01.01.2027', '', 'Stufenleiterverfahren', 'Personalstelle, dann Zentrale IT'],
    ]);
    const changes = await world.ask(place.finance, costCentreChanges, {});
    expect(changes.map(({ action }) => action)).toEqual([
      'settlement.enterCostCentreServices',
      'settlement.enterCostCentreServices',
      'settlement.resolveCostCentreMethod',
      'settlement.resolveCostCentreMethod',
    ]);
    expect(changes[1]?.changes).toEqual([{ field: 'Zentrale IT → Leitstelle (Plätze)', from: '80', to: '70' }]);
    expect(await world.ask(place.finance, costCentreHistory, { centreId: place.it as never })).toHaveLength(1);
  });

  test('refuse what two enter at once, what is settled, and what nobody may', async () => {
    const place = await office();
    const changed = await place.serve([place.toPool(place.it, 71, 'Plätze', 79)]);
    expect(changed).toMatchObject({ ok: false, error: { code: 'SERVICES_CHANGED', params: { from: 'Zentrale IT', to: 'Leitstelle' } } });
    expect(await world.run(place.releaser, defineCostCentre, { name: 'Poststelle' })).toMatchObject({ ok: false });
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: place.members[0] as never });
    await expect(world.ask(treasurer, listCostCentres, OCTOBER)).rejects.toThrow();
    value(await resolve(place));
    await used(place);
    await settled(world, place);
    expect(await place.cost(place.it, '1.00')).toMatchObject({ ok: false, error: { code: 'PERIOD_FROZEN' } });
    value(await place.cost(place.it, '1.00', { forCorrection: true }));
    expect((await world.ask(place.finance, listLateEntries, {})).items).toMatchObject([
      { kind: 'cost', label: 'Zentrale IT: Gehälter', serviceFamilyCode: null, amount: 100n, forCorrection: true },
    ]);
    expect(await resolve(place, { method: 'direct', validFrom: '2026-10-01' })).toMatchObject({
      ok: false,
      error: { code: 'METHOD_OF_SETTLED_MONTHS', params: { open: '2026-11-01' } },
    });
    const retired = { centreId: place.staff as never, expectedVersion: 1 };
    value(await world.run(place.finance, retireCostCentre, retired));
    expect(await place.cost(place.staff, '1.00', { month: '2026-11' })).toMatchObject({ error: { code: 'COST_CENTRE_RETIRED' } });
    expect(await world.run(place.finance, retireCostCentre, retired)).toMatchObject({ ok: false });
  });

  test('that serve nobody but each other are refused by name, method by method', async () => {
    const place = await office();
    value(await place.serve([place.toPool(place.it, 0, 'Plätze', 80), place.toPool(place.staff, 0, 'Köpfe', 90)]));
    const unserved = (name: string): string => `Die Hilfskostenstelle „${name}“ hat Kosten, aber für niemanden geleistet.`;
    const compared = await world.ask(place.finance, compareCostCentreMethods, OCTOBER);
    expect(compared?.outcomes.map(({ refusals }) => refusals.map(({ message }) => message.de))).toEqual([
      ['Zentrale IT', 'Personalstelle'].map(unserved),
      // Step by step the first passes its cost on to the second, which then stands alone with both.
      ['Personalstelle'].map(unserved),
      ['Diese Hilfskostenstellen leisten nur füreinander, ihre Kosten kämen nie bei einem Kostentopf an: Zentrale IT, Personalstelle.'],
    ]);
  });

  test('in an order that names a centre without part in the period are shared all the same', async () => {
    const place = await office();
    const { centreId: idle } = value(await world.run(place.finance, defineCostCentre, { name: 'Poststelle' }));
    value(await resolve(place, { method: 'stepDown', centreOrder: [idle, place.staff, place.it] }));
    const compared = await world.ask(place.finance, compareCostCentreMethods, OCTOBER);
    expect(compared).toMatchObject({ order: [place.staff, place.it] });
    await used(place);
    expect((await preview(world, place)).runId).toBeTruthy();
  });
});

// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { markOf } from './marks.ts';
import { type Do, FAMILY, type Place, person } from './place.ts';

/** What keys as rules and agreements go by: counts of stocks, VAT positions, support cost centres with their method. */
export async function ruleWork(world: World, doIt: Do, place: Place): Promise<void> {
  const { letter, association, member, neighbour } = place;
  const { centreId } = association;
  const finance = person(place, 'finance');
  const centre = markOf(letter, 0);
  for (const [index, { tenantId }] of [member, neighbour].entries()) {
    const { own } = markOf(letter, (index + 1) as 1 | 2);
    const counted = { tenantId, stock: 'pupils', unit: own, countedOn: '2025-10-15', source: own };
    await doIt(finance, 'settlement.enterStockCount', { ...counted, value: '410' });
    await doIt(finance, 'settlement.enterStockCount', { ...counted, value: '412', reason: own });
    const alone = { tenantId, yearlyAmount: `${letter === 'A' ? 41 : 43}${index}53.79`, validFrom: '2020-01-01', source: own };
    await doIt(finance, 'settlement.enterStandAloneCost', alone);
  }
  // Known when the levy of the year is released, which happens on an earlier day than all the rest.
  const now = world.clock.now;
  world.clock.now = new Date(now.getTime() - 301 * 86_400_000);
  await doIt(finance, 'agreements.publishVatPosition', {
    ...{ kind: 'option', code: 'O', ratePermille: 0, basis: centre.published, resolution: centre.published, validFrom: '2017-01-01' },
  });
  world.clock.now = now;
  await doIt(finance, 'settlement.publishKeyVersion', {
    ...{ name: `${centre.published} S`, serviceFamilyCode: FAMILY, validFrom: '2020-01-01' },
    ...{ resolution: centre.published, clause: `§ 13 ${centre.published}` },
    rule: JSON.stringify({
      format: 'verbund-key-rule/1',
      share: {
        kind: 'weight',
        weight: { kind: 'stock', stock: 'pupils', unit: centre.published, at: { kind: 'dates', dates: ['2025-10-15'] } },
      },
    }),
  });
  const { centreId: fromCentreId = '' } = await doIt(finance, 'settlement.defineCostCentre', { name: centre.pool });
  const { centreId: toCentreId = '' } = await doIt(finance, 'settlement.defineCostCentre', { name: `${centre.pool} 2` });
  await doIt(finance, 'settlement.enterCostCentreServices', {
    ...{ monthFrom: '2019-01', monthTo: '2019-01' },
    services: [{ fromCentreId, toCentreId, quantity: 1, unit: centre.pool, seen: 0 }],
  });
  const resolved = { method: 'direct', resolution: centre.pool, validFrom: '2019-01-01' };
  await doIt(finance, 'settlement.resolveCostCentreMethod', resolved);
  // In a month that no run of the scene reaches.
  const amountCents = letter === 'A' ? 7_313_117n : 7_417_223n;
  await world.database.write(world.scope(association), (writes) =>
    writes.costCentreCost.create({
      data: {
        ...{ tenantId: centreId, id: world.newId(), centreId: fromCentreId, month: '2031-01', kind: 'staff', amountCents },
        ...{ label: centre.pool, createdAt: world.clock.now },
      },
    }),
  );
}

// SPDX-License-Identifier: EUPL-1.2
import type { CivilMonth } from '@kernel/core';
import { monthOf } from '@kernel/core';
import { circumstances, type Scene, withRole } from '../scene.ts';
import { resolvedBefore } from './resolved.ts';

/** Until when services are agreed that have no end. */
const NO_END = '2099-12';

/** What serves the pools, and how much of it each receives in a month. */
const CENTRES = [
  { name: 'Zentrale IT', unit: 'Arbeitsplätze', monthlyCents: 486_000n, toPool: 6n, toNext: 4n },
  { name: 'Personalstelle', unit: 'Beschäftigte', monthlyCents: 214_000n, toPool: 5n, toNext: 0n },
] as const;

/** How many heads of the first centre the personnel office looks after. */
const BACK = 3n;

/** Two support cost centres, shared step by step in the order that the assembly resolved: who serves the other goes first. */
export function defineCostCentres(scene: Scene, startMs: number): void {
  const { journal, association, centre, plan, pools } = scene;
  const by = withRole(scene, 'finance');
  const { at, newId } = circumstances(scene, by, startMs + 20_000);
  for (const { name, monthlyCents } of CENTRES) {
    const made = { id: newId(), name, monthlyCents };
    scene.costCentres.push(made);
    const row = { tenant_id: centre.id, id: made.id, association_id: association.id, name, active: true, version: 1, created_at: at };
    journal.put('cost_centre', row);
    journal.record({
      by,
      at,
      action: 'settlement.defineCostCentre',
      records: [{ type: 'costCentre', id: made.id, tenantId: centre.id, content: { id: made.id, name, active: true } }],
    });
  }
  const month = monthOf(plan.foundedOn);
  const serve = (fromId: string, to: { kind: string; id: string }, quantity: bigint, unit: string): void =>
    journal.put('cost_centre_service', {
      tenant_id: centre.id,
      id: newId(),
      from_centre_id: fromId,
      to_kind: to.kind,
      to_id: to.id,
      month_from: month,
      month_to: NO_END,
      quantity: String(quantity),
      unit,
      known_from: at,
      known_to: null,
      entered_by_user: by.userId,
    });
  for (const [index, { unit, toPool, toNext }] of CENTRES.entries()) {
    const [own, next] = [scene.costCentres[index], scene.costCentres[index + 1]];
    if (!own) continue;
    if (next && toNext > 0n) serve(own.id, { kind: 'centre', id: next.id }, toNext, unit);
    // Each serves the other: step by step that counts one way only, and the methods come apart.
    const [first] = scene.costCentres;
    if (first && index > 0) serve(own.id, { kind: 'centre', id: first.id }, BACK, unit);
    for (const [place, { pool }] of pools.entries()) serve(own.id, { kind: 'pool', id: pool.id }, toPool + BigInt(place), unit);
  }
  journal.put('cost_centre_method', {
    tenant_id: centre.id,
    id: newId(),
    association_id: association.id,
    method: 'step-down',
    centre_order: scene.costCentres.map(({ id }) => id),
    resolution: resolvedBefore('Verbandsversammlung vom #, TOP 12', plan.foundedOn, 50),
    valid_from: plan.foundedOn,
    valid_to: null,
    known_from: at,
    known_to: null,
    published_by: by.userId,
  });
}

/** What the support centres have cost in a month. */
export function enterCentreCosts(scene: Scene, month: CivilMonth, atMs: number): void {
  const { journal, centre, plan, costCentres } = scene;
  const by = withRole(scene, 'finance');
  const { at, newId } = circumstances(scene, by, atMs);
  const small = plan.requestsADay < 50 ? 20n : 1n;
  for (const { id: centreId, name, monthlyCents } of costCentres) {
    const amount = monthlyCents / small + ((BigInt(month.slice(5)) * 731n) % 9_000n);
    const cost = {
      ...{ id: newId(), centreId, month, kind: 'staff', amountCents: amount, label: `${name}, ${month.slice(5)}/${month.slice(0, 4)}` },
      ...{ voucher: `HK-${month.replace('-', '')}`, enteredBy: by.userId, reverses: null },
    };
    journal.put('cost_centre_cost', {
      tenant_id: centre.id,
      id: cost.id,
      centre_id: centreId,
      month,
      kind: cost.kind,
      amount_cents: String(amount),
      label: cost.label,
      voucher: cost.voucher,
      reverses: null,
      entered_by: by.accountId,
      entered_by_user: by.userId,
      created_at: at,
    });
    const records = [{ type: 'costCentreCost', id: cost.id, tenantId: centre.id, content: cost }];
    journal.record({ by, at, action: 'settlement.enterCostCentreCost', records });
  }
}

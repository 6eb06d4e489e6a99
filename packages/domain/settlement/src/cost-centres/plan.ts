// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type Fraction, type Refusal, refusal, ZERO_FRACTION } from '@kernel/core';
import { byText } from '../reading.ts';

/** Support centres (Hilfskostenstellen) serve others; final centres (Endkostenstellen) pass their cost on to the members. */
export type CentreKind = 'support' | 'final';

export interface CostCentre {
  readonly id: string;
  readonly name: string;
  readonly kind: CentreKind;
  /** Primary cost, before any services are settled. Below zero where income is higher. */
  readonly amountCents: Cents;
}

/** What a support centre did for another centre; a centre's flows have one unit (hours, m², devices), only their proportion counts. */
export interface ServiceFlow {
  readonly from: string;
  readonly to: string;
  /** Zero or more. A flow from a centre to itself is its own use. */
  readonly quantity: Fraction;
}

/** The order of the lists means nothing, except that of the steps. */
export interface CentrePlan {
  readonly centres: readonly CostCentre[];
  readonly flows: readonly ServiceFlow[];
  /** Ids of all support centres in the order in which they are closed; only for step-down. Left out: least received services first. */
  readonly order?: readonly string[];
}

/** In order of precedence. */
export type CentrePlanRefusal =
  | 'NO_FINAL_CENTRE'
  | 'DUPLICATE_CENTRE'
  | 'UNKNOWN_CENTRE'
  | 'FLOW_FROM_FINAL'
  | 'NEGATIVE_QUANTITY'
  | 'DUPLICATE_FLOW'
  | 'ORDER_UNKNOWN'
  | 'ORDER_INCOMPLETE';

/** A plan with its lists sorted by id, so that no order of the input can change a result. */
export function sortedPlan({ centres, flows, order }: CentrePlan): CentrePlan {
  return {
    centres: [...centres].sort((a, b) => byText(a.id, b.id)),
    flows: [...flows].sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to)),
    ...(order ? { order } : {}),
  };
}

function checkCentres(centres: readonly CostCentre[]): Refusal<CentrePlanRefusal>[] {
  const refusals: Refusal<CentrePlanRefusal>[] = [];
  if (!centres.some(({ kind }) => kind === 'final')) refusals.push(refusal('NO_FINAL_CENTRE', { field: 'centres' }));
  const seen = new Set<string>();
  for (const [index, { id }] of centres.entries()) {
    if (seen.has(id)) refusals.push(refusal('DUPLICATE_CENTRE', { field: `centres.${index}.id`, params: { centre: id } }));
    seen.add(id);
  }
  return refusals;
}

function checkFlows({ centres, flows }: CentrePlan): Refusal<CentrePlanRefusal>[] {
  const byId = new Map(centres.map((centre) => [centre.id, centre]));
  const seen = new Set<string>();
  return flows.flatMap((flow, index): Refusal<CentrePlanRefusal>[] => {
    const found: Refusal<CentrePlanRefusal>[] = [];
    for (const end of ['from', 'to'] as const) {
      if (!byId.has(flow[end])) found.push(refusal('UNKNOWN_CENTRE', { field: `flows.${index}.${end}`, params: { centre: flow[end] } }));
    }
    const from = byId.get(flow.from);
    if (from?.kind === 'final') found.push(refusal('FLOW_FROM_FINAL', { field: `flows.${index}.from`, params: { centre: from.name } }));
    const params = { from: from?.name ?? flow.from, to: byId.get(flow.to)?.name ?? flow.to };
    if (flow.quantity.n < 0n) found.push(refusal('NEGATIVE_QUANTITY', { field: `flows.${index}.quantity`, params }));
    const pair = JSON.stringify([flow.from, flow.to]);
    if (seen.has(pair)) found.push(refusal('DUPLICATE_FLOW', { field: `flows.${index}`, params }));
    seen.add(pair);
    return found;
  });
}

function checkOrder({ centres, order }: CentrePlan): Refusal<CentrePlanRefusal>[] {
  if (!order) return [];
  const support = new Map(centres.filter(({ kind }) => kind === 'support').map((centre) => [centre.id, centre.name]));
  const unknown = order.flatMap((id, index) =>
    support.has(id) && order.indexOf(id) === index
      ? []
      : [refusal('ORDER_UNKNOWN' as const, { field: `order.${index}`, params: { centre: id } })],
  );
  const missing = [...support].filter(([id]) => !order.includes(id)).map(([, name]) => name);
  return missing.length > 0
    ? [...unknown, refusal('ORDER_INCOMPLETE', { field: 'order', params: { centres: missing.join(', ') } })]
    : unknown;
}

/** Everything that is wrong with a plan. */
export const checkPlan = (plan: CentrePlan): Refusal<CentrePlanRefusal>[] => [
  ...checkCentres(plan.centres),
  ...checkFlows(plan),
  ...checkOrder(plan),
];

/** Quantities by giver and taker. */
export function quantitiesOf(flows: readonly ServiceFlow[]): (from: string, to: string) => Fraction {
  const byFrom = new Map<string, Map<string, Fraction>>();
  for (const { from, to, quantity } of flows) {
    const row = byFrom.get(from) ?? new Map<string, Fraction>();
    row.set(to, quantity);
    byFrom.set(from, row);
  }
  return (from, to) => byFrom.get(from)?.get(to) ?? ZERO_FRACTION;
}

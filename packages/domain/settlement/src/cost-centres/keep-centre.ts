// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type CivilMonth, type Decide, err, ok, type Refusal, refusal } from '@kernel/core';
import {
  type EnterPoolCostRefusal,
  type PoolCost,
  poolCostFaults,
  type ReversePoolCostInput,
  type ReversePoolCostRefusal,
  reversePoolCost,
} from '../pool.ts';
import type { ForCorrection } from '../posting-day.ts';

/** A support cost centre (Hilfskostenstelle) as it is kept; retired, it takes no new costs. Home: the centre. */
export interface SupportCentre {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** In order of precedence. */
export type DefineCostCentreRefusal = 'NAME_MISSING' | 'COST_CENTRE_NAME_TAKEN' | 'TOO_MANY_COST_CENTRES';

/** As many as an exact solution of mutually serving centres takes at a page's pace. */
const MOST_COST_CENTRES = 40;

export const defineCostCentre: Decide<
  { readonly centres: readonly SupportCentre[] },
  { readonly name: string },
  SupportCentre,
  DefineCostCentreRefusal
> = ({ centres }, input, { newId }) => {
  const name = input.name.trim();
  if (name === '') return err(refusal('NAME_MISSING', { field: 'name' }));
  if (centres.some((centre) => centre.name.toLowerCase() === name.toLowerCase())) {
    return err(refusal('COST_CENTRE_NAME_TAKEN', { field: 'name', params: { name } }));
  }
  if (centres.filter(({ active }) => active).length >= MOST_COST_CENTRES) {
    return err(refusal('TOO_MANY_COST_CENTRES', { field: 'name', params: { limit: MOST_COST_CENTRES } }));
  }
  return ok({ id: newId(), name, active: true });
};

/** A cost of a support centre in a month. Posted once and never edited; a correction is a counter-entry. */
export type CostCentreCost = Omit<PoolCost, 'poolId'> & { readonly centreId: string };

/** In order of precedence. */
export type EnterCostCentreCostRefusal = 'COST_CENTRE_RETIRED' | Exclude<EnterPoolCostRefusal, 'POOL_WITHOUT_KEY'>;

export interface EnterCostCentreCostState {
  readonly centre: SupportCentre;
  readonly frozenMonths: readonly CivilMonth[];
  readonly foundedOn: CivilDate;
}

/** A support centre has no key: what it costs goes to those whom it serves. All else is as with a pool. */
export const enterCostCentreCost: Decide<
  EnterCostCentreCostState,
  Pick<CostCentreCost, 'month' | 'kind' | 'amountCents' | 'label' | 'voucher'> & ForCorrection,
  CostCentreCost,
  EnterCostCentreCostRefusal
> = ({ centre, frozenMonths, foundedOn }, input, { by, today, newId }) => {
  if (!centre.active) return err(refusal('COST_CENTRE_RETIRED', { params: { centre: centre.name } }));
  const [wrong] = poolCostFaults({ keyVersions: [], frozenMonths, foundedOn }, { ...input, pool: null }, today);
  if (wrong) return err(wrong as Refusal<EnterCostCentreCostRefusal>);
  const { month, kind, amountCents } = input;
  const [label, voucher] = [input.label.trim(), input.voucher?.trim() || null];
  return ok({ id: newId(), centreId: centre.id, month, kind, amountCents, label, voucher, enteredBy: by.userId, reverses: null });
};

export interface ReverseCostCentreCostState {
  readonly cost: CostCentreCost;
  /** The counter-entry, if there is one already. */
  readonly reversedBy: string | null;
  readonly frozenMonths: readonly CivilMonth[];
}

/** Takes a cost back by a counter-entry, by the rules for costs of pools. */
export const reverseCostCentreCost: Decide<ReverseCostCentreCostState, ReversePoolCostInput, CostCentreCost, ReversePoolCostRefusal> = (
  { cost: { centreId, ...cost }, ...state },
  input,
  circumstances,
) => {
  const reversed = reversePoolCost({ ...state, cost: { ...cost, poolId: centreId } }, input, circumstances);
  if (!reversed.ok) return reversed;
  const { poolId, ...counter } = reversed.value;
  return ok({ ...counter, centreId: poolId });
};

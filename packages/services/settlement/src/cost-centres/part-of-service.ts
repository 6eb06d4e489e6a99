// SPDX-License-Identifier: EUPL-1.2
import type { AnyQuery, AnyUseCase } from '@platform/use-case';
import { costCentreChanges, costCentreHistory } from './centre-histories.ts';
import { compareCostCentreMethods } from './compare-centre-methods.ts';
import { defineCostCentre, retireCostCentre } from './define-cost-centre.ts';
import { enterCostCentreCost, reverseCostCentreCost } from './enter-centre-cost.ts';
import { enterCostCentreServices } from './enter-centre-services.ts';
import { findCostCentreCost, listCostCentreCosts } from './list-centre-costs.ts';
import { listCostCentreMethods, listCostCentreServices } from './list-centre-services.ts';
import { findCostCentre, listCostCentres } from './list-cost-centres.ts';
import { resolveCostCentreMethod } from './resolve-centre-method.ts';

const useCases: readonly AnyUseCase[] = [
  defineCostCentre,
  retireCostCentre,
  enterCostCentreCost,
  reverseCostCentreCost,
  enterCostCentreServices,
  resolveCostCentreMethod,
];
const queries: readonly AnyQuery[] = [
  listCostCentres,
  findCostCentre,
  listCostCentreCosts,
  findCostCentreCost,
  listCostCentreServices,
  listCostCentreMethods,
  compareCostCentreMethods,
  costCentreHistory,
  costCentreChanges,
];

/** What the settlement has of support cost centres. */
export const costCentres = { useCases, queries };

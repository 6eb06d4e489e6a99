// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, readField } from '@platform/graphql';
import type { historyType } from '@platform/service';
import type { Texts } from '../graphql/texts.ts';
import { messages } from '../messages/index.ts';
import { costCentreChanges, costCentreHistory } from './centre-histories.ts';
import { centreComparisonType, centreCostType, centreMethodType, centreServiceType, centreType } from './centre-types.ts';
import { compareCostCentreMethods } from './compare-centre-methods.ts';
import { defineCostCentre, retireCostCentre } from './define-cost-centre.ts';
import { enterCostCentreCost, reverseCostCentreCost } from './enter-centre-cost.ts';
import { enterCostCentreServices } from './enter-centre-services.ts';
import { findCostCentreCost, listCostCentreCosts } from './list-centre-costs.ts';
import { listCostCentreMethods, listCostCentreServices } from './list-centre-services.ts';
import { findCostCentre, listCostCentres } from './list-cost-centres.ts';
import { resolveCostCentreMethod } from './resolve-centre-method.ts';

/** @param step the history type of the service */
export function costCentreFields(builder: Builder, texts: Texts, step: ReturnType<typeof historyType>): void {
  const [centre, cost, service] = [centreType(builder), centreCostType(builder), centreServiceType(builder)];
  const method = centreMethodType(builder);
  readField(builder, 'costCentres', listCostCentres, [centre], { description: 'Support cost centres with their sums by month.' });
  readField(builder, 'costCentre', findCostCentre, centre, { nullable: true });
  readField(builder, 'costCentreCosts', listCostCentreCosts, [cost]);
  readField(builder, 'costCentreServices', listCostCentreServices, [service]);
  readField(builder, 'costCentreMethods', listCostCentreMethods, [method]);
  readField(builder, 'costCentreComparison', compareCostCentreMethods, centreComparisonType(builder, texts), { nullable: true });
  readField(builder, 'costCentreHistory', costCentreHistory, [step]);
  readField(builder, 'costCentreChanges', costCentreChanges, [step]);
  const ofCentre = ({ centreId }: { centreId: string }) => ({ centreId });
  const centrePayload = { type: centre, query: findCostCentre, input: ofCentre, nullable: true };
  for (const useCase of [defineCostCentre, retireCostCentre])
    mutationField(builder, useCase, { messages, payload: { centre: centrePayload } });
  const costPayload = {
    type: cost,
    query: findCostCentreCost,
    input: ({ centreCostId }: { centreCostId: string }) => ({ centreCostId }),
    nullable: true,
  };
  mutationField(builder, enterCostCentreCost, { messages, payload: { cost: costPayload, centre: centrePayload } });
  mutationField(builder, reverseCostCentreCost, { messages, payload: { cost: costPayload, centre: centrePayload } });
  mutationField(builder, enterCostCentreServices, {
    messages,
    payload: { services: { type: [service] as never, query: listCostCentreServices, input: ({ month }) => ({ month }) } },
  });
  mutationField(builder, resolveCostCentreMethod, {
    messages,
    payload: { methods: { type: [method] as never, query: listCostCentreMethods, input: () => ({}) } },
  });
}

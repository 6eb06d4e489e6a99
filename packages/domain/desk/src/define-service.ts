// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok } from '@kernel/core';
import type { CatalogueService, ServiceInput } from './catalogue.ts';
import { type CatalogueState, checkService, type ServiceRefusalCode } from './check-service.ts';
import { deskMessage, effects, type ServiceDecision } from './desk-decision.ts';
import type { ServiceId } from './desk-ids.ts';

/** Puts a new service into the catalogue. */
export const defineService: Decide<CatalogueState, ServiceInput, ServiceDecision, ServiceRefusalCode> = (state, input, { newId }) => {
  const wrong = checkService(input, state);
  if (wrong) return err(wrong);
  const service: CatalogueService = { ...input, id: newId() as ServiceId, active: true, version: 1 };
  return ok({ service, ...effects({ messages: [deskMessage('ServiceDefined.v1', null, { serviceId: service.id })] }) });
};

// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import type { CatalogueService, ServiceInput } from './catalogue.ts';
import { type CatalogueState, checkService, type ServiceRefusalCode } from './check-service.ts';
import { deskMessage, effects, type ServiceDecision } from './desk-decision.ts';
import { changesBetween } from './field-change.ts';

/** 'codesInUse' holds the codes of the other services. */
export interface ChangeServiceState extends CatalogueState {
  readonly service: CatalogueService;
}
export type ChangeServiceRefusalCode = 'SERVICE_INACTIVE' | 'FAMILY_FIXED' | ServiceRefusalCode;

/**
 * Changes a service for requests to come. Requests keep the target that they were given when they came in, so no due date moves.
 * The family stays, because agreements and readings of the past cite it.
 */
export const changeService: Decide<ChangeServiceState, ServiceInput, ServiceDecision, ChangeServiceRefusalCode> = (state, input) => {
  const before = state.service;
  if (!before.active) return err(refusal('SERVICE_INACTIVE', { params: { service: before.name.de } }));
  if (input.familyCode !== before.familyCode) return err(refusal('FAMILY_FIXED', { field: 'familyCode' }));
  const wrong = checkService(input, state);
  if (wrong) return err(wrong);
  const service: CatalogueService = { ...before, ...input, version: before.version + 1 };
  const messages = [deskMessage('ServiceChanged.v1', null, { serviceId: service.id })];
  return ok({ service, ...effects({ changes: changesBetween('service', before, service), messages }) });
};

// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import type { CatalogueService } from './catalogue.ts';
import { deskMessage, effects, type ServiceDecision } from './desk-decision.ts';
import { changesBetween } from './field-change.ts';

/** Takes a service out of the wizard; requests that were made for it go on. */
export const retireService: Decide<CatalogueService, Record<never, never>, ServiceDecision, 'SERVICE_INACTIVE'> = (before) => {
  if (!before.active) return err(refusal('SERVICE_INACTIVE', { params: { service: before.name.de } }));
  const service: CatalogueService = { ...before, active: false, version: before.version + 1 };
  const messages = [deskMessage('ServiceRetired.v1', null, { serviceId: service.id })];
  return ok({ service, ...effects({ changes: changesBetween('service', before, service), messages }) });
};

// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import { amendRequest, nextRequest, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import { textOrNull, tooLong } from './check-text.ts';
import type { RequestDecision } from './desk-decision.ts';
import { COST_REFERENCE_LIMIT, type Request } from './request.ts';
import { eventEntry } from './request-entry.ts';

export interface CostReferenceInput {
  readonly costUnit: string | null;
  readonly orderNumber: string | null;
}
export type ChangeCostReferenceRefusalCode = RequestStatusRefusalCode | 'TOO_LONG' | 'NOTHING_CHANGED';

/** The member's own cost unit and order number, as its books want them; they change nothing at the centre. */
export const changeCostReference: Decide<Request, CostReferenceInput, RequestDecision, ChangeCostReferenceRefusalCode> = (
  before,
  input,
  circumstances,
) => {
  const costUnit = textOrNull(input.costUnit);
  const orderNumber = textOrNull(input.orderNumber);
  const wrong =
    refuseRequestStatus(before, 'changeCostReference') ??
    tooLong('costUnit', costUnit, COST_REFERENCE_LIMIT) ??
    tooLong('orderNumber', orderNumber, COST_REFERENCE_LIMIT);
  if (wrong) return err(wrong);
  if (costUnit === before.costUnit && orderNumber === before.orderNumber) return err(refusal('NOTHING_CHANGED'));
  const request = nextRequest(before, { costUnit, orderNumber });
  const entries = [eventEntry(request, circumstances, 'costReferenceChanged')];
  return ok(amendRequest({ request: before, tasks: [] }, request, { entries, message: 'RequestCostReferenceChanged.v1' }));
};

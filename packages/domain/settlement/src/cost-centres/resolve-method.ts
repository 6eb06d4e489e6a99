// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type CivilMonth, type Decide, err, lastDay, type NewId, ok, refusal } from '@kernel/core';
import { lastFrozenMonth } from '../posting-day.ts';
import type { SupportCentre } from './keep-centre.ts';
import type { CentreMethod } from './methods.ts';

/** By which method the support centres are shared from a day on, and who resolved it. */
export interface ResolvedMethod {
  readonly id: string;
  readonly method: CentreMethod;
  /** For step-down: in which order the centres are closed; empty: the one that receives the least goes first. */
  readonly centreOrder: readonly string[];
  readonly resolution: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

/** In order of precedence. */
export type ResolveMethodRefusal =
  | 'METHOD_RESOLUTION_MISSING'
  | 'PERIOD_INVALID'
  | 'ORDER_UNKNOWN'
  | 'ORDER_INCOMPLETE'
  | 'METHOD_OF_SETTLED_MONTHS'
  | 'NOTHING_CHANGES';

export interface ResolveMethodState {
  readonly centres: readonly SupportCentre[];
  /** Methods that are known now. */
  readonly known: readonly ResolvedMethod[];
  readonly frozenMonths: readonly CivilMonth[];
}

export interface ResolveMethodInput extends Omit<ResolvedMethod, 'id'> {
  /** Why what is settled is known otherwise: a court's decision, a resolution for the past. Empty where nothing settled is touched. */
  readonly reason: string;
}

export interface MethodDecision {
  readonly method: ResolvedMethod;
  readonly reason: string | null;
  readonly before: CentreMethod | null;
  /** Ids of the spans that are known otherwise from now on. */
  readonly closed: readonly string[];
  readonly opened: readonly ResolvedMethod[];
}

const last = (to: CivilDate | null): string => to ?? '9999-12-31';

const around = (span: ResolvedMethod, { validFrom, validTo }: ResolvedMethod, newId: NewId): ResolvedMethod[] => [
  ...(span.validFrom < validFrom ? [{ ...span, id: newId(), validTo: addDays(validFrom, -1) }] : []),
  ...(validTo !== null && last(span.validTo) > validTo ? [{ ...span, id: newId(), validFrom: addDays(validTo, 1) }] : []),
];

const meaningOf = ({ method, centreOrder, resolution }: ResolvedMethod): string => JSON.stringify([method, centreOrder, resolution]);

/** Puts a resolved method into force; the methods before it end or are parted around it. What they were stays readable. */
export const resolveMethod: Decide<ResolveMethodState, ResolveMethodInput, MethodDecision, ResolveMethodRefusal> = (
  { centres, known, frozenMonths },
  { reason: given, ...input },
  { newId },
) => {
  const [resolution, reason] = [input.resolution.trim(), given.trim()];
  if (resolution === '') return err(refusal('METHOD_RESOLUTION_MISSING', { field: 'resolution' }));
  if (input.validTo !== null && input.validTo < input.validFrom) return err(refusal('PERIOD_INVALID', { field: 'validTo' }));
  const centreOrder = input.method === 'step-down' ? input.centreOrder : [];
  const isKnown = (id: string): boolean => centres.some((centre) => centre.id === id);
  if (centreOrder.some((id, place) => !isKnown(id) || centreOrder.indexOf(id) !== place)) {
    return err(refusal('ORDER_UNKNOWN', { field: 'centreOrder' }));
  }
  const missing = centres.filter(({ id, active }) => active && !centreOrder.includes(id)).map(({ name }) => name);
  if (centreOrder.length > 0 && missing.length > 0) {
    return err(refusal('ORDER_INCOMPLETE', { field: 'centreOrder', params: { centres: missing.join(', ') } }));
  }
  const frozen = lastFrozenMonth(frozenMonths);
  if (frozen !== null && input.validFrom <= lastDay(frozen) && reason === '') {
    return err(refusal('METHOD_OF_SETTLED_MONTHS', { field: 'reason', params: { open: addDays(lastDay(frozen), 1) } }));
  }
  const method: ResolvedMethod = { ...input, id: newId(), centreOrder, resolution };
  const touched = known.filter((span) => span.validFrom <= last(method.validTo) && last(span.validTo) >= method.validFrom);
  const [only, ...others] = touched;
  const covers = only && others.length === 0 && only.validFrom <= method.validFrom && last(only.validTo) >= last(method.validTo);
  if (covers && meaningOf(only) === meaningOf(method)) return err(refusal('NOTHING_CHANGES', { field: 'method' }));
  return ok({
    method,
    reason: reason === '' ? null : reason,
    before: touched.find(({ validFrom }) => validFrom <= method.validFrom)?.method ?? null,
    closed: touched.map(({ id }) => id),
    opened: [...touched.flatMap((span) => around(span, method, newId)), method],
  });
};

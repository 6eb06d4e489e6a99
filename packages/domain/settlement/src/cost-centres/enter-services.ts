// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilMonth, type Decide, err, type NewId, ok, type Refusal, refusal } from '@kernel/core';
import type { SupportCentre } from './keep-centre.ts';

/** How much of a support centre another one or a pool receives in each month of a span, as it is known. */
export interface CentreServiceSpan {
  readonly id: string;
  readonly fromCentreId: string;
  readonly to: ServiceTaker;
  readonly monthFrom: CivilMonth;
  readonly monthTo: CivilMonth;
  /** In each of the months; above zero. */
  readonly quantity: bigint;
  readonly unit: string;
}
export type ServiceTaker = { readonly kind: 'centre' | 'pool'; readonly id: string };

/** Until when services run that have no end: the last year that the calendar knows. */
const SERVICES_WITHOUT_END = '2099-12' as CivilMonth;

/** In order of precedence. */
export type EnterServicesRefusal =
  | 'PERIOD_INVALID'
  | 'COST_CENTRE_UNKNOWN'
  | 'UNIT_MISSING'
  | 'SERVICE_UNIT_DIFFERS'
  | 'SERVICE_TAKER_UNKNOWN'
  | 'SERVICE_TO_ITSELF'
  | 'SERVICE_QUANTITY_INVALID'
  | 'SERVICE_TWICE'
  | 'SERVICES_CHANGED'
  | 'NOTHING_CHANGES';

const MOST_SERVICE_QUANTITY = 1_000_000_000n;

export interface EnteredService {
  readonly fromCentreId: string;
  readonly to: ServiceTaker;
  /** In each month; zero: none. */
  readonly quantity: bigint;
  readonly unit: string;
  /** What stood there for the first of the months when it was changed: what somebody else has entered meanwhile is not overwritten. */
  readonly seen: bigint;
}

export interface EnterServicesState {
  readonly centres: readonly SupportCentre[];
  readonly pools: readonly { readonly id: string; readonly name: string }[];
  /** Spans of all support centres that are known now. */
  readonly known: readonly CentreServiceSpan[];
}

export interface EnterServicesInput {
  readonly monthFrom: CivilMonth;
  /** null: until further notice. */
  readonly monthTo: CivilMonth | null;
  readonly services: readonly EnteredService[];
}

export interface ServiceChange {
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  readonly before: bigint;
  readonly after: bigint;
}

export interface ServicesDecision {
  readonly monthFrom: CivilMonth;
  readonly monthTo: CivilMonth;
  /** Ids of the spans that are known otherwise from now on. */
  readonly closed: readonly string[];
  readonly opened: readonly CentreServiceSpan[];
  readonly changes: readonly ServiceChange[];
}

const pairOf = ({ fromCentreId, to }: Pick<CentreServiceSpan, 'fromCentreId' | 'to'>): string => `${fromCentreId} ${to.kind} ${to.id}`;

type Fault = Refusal<EnterServicesRefusal>;

function checkService(service: EnteredService, state: EnterServicesState, nameOf: (id: string) => string): Fault | null {
  const { fromCentreId, to, quantity, unit } = service;
  const params = { from: nameOf(fromCentreId), to: nameOf(to.id) };
  if (!state.centres.some(({ id }) => id === fromCentreId)) return refusal('COST_CENTRE_UNKNOWN', { field: 'services' });
  if (unit.trim() === '') return refusal('UNIT_MISSING', { field: 'services', params });
  const takers: readonly { readonly id: string }[] = to.kind === 'centre' ? state.centres : state.pools;
  if (!takers.some(({ id }) => id === to.id)) return refusal('SERVICE_TAKER_UNKNOWN', { field: 'services', params });
  if (to.id === fromCentreId) return refusal('SERVICE_TO_ITSELF', { field: 'services', params });
  if (quantity < 0n || quantity > MOST_SERVICE_QUANTITY) return refusal('SERVICE_QUANTITY_INVALID', { field: 'services', params });
  return null;
}

/** One refusal for each thing that is wrong with the list as a whole. */
function checkTogether(services: readonly EnteredService[], nameOf: (id: string) => string): Fault | null {
  const units = new Map<string, string>();
  const pairs = new Set<string>();
  for (const service of services) {
    const params = { from: nameOf(service.fromCentreId), to: nameOf(service.to.id) };
    const unit = units.get(service.fromCentreId);
    if (unit !== undefined && unit !== service.unit.trim()) return refusal('SERVICE_UNIT_DIFFERS', { field: 'services', params });
    units.set(service.fromCentreId, service.unit.trim());
    if (pairs.has(pairOf(service))) return refusal('SERVICE_TWICE', { field: 'services', params });
    pairs.add(pairOf(service));
  }
  return null;
}

interface Months {
  readonly monthFrom: CivilMonth;
  readonly monthTo: CivilMonth;
}

/** What is left of a span before and after the months. */
const around = (span: CentreServiceSpan, { monthFrom, monthTo }: Months, newId: NewId): CentreServiceSpan[] => [
  ...(span.monthFrom < monthFrom ? [{ ...span, id: newId(), monthTo: addMonths(monthFrom, -1) }] : []),
  ...(span.monthTo > monthTo ? [{ ...span, id: newId(), monthFrom: addMonths(monthTo, 1) }] : []),
];

/** What stands already, and stays as it is. */
function isAlreadySo(spans: readonly CentreServiceSpan[], { quantity, unit }: EnteredService, { monthFrom, monthTo }: Months): boolean {
  if (quantity === 0n) return spans.length === 0;
  const [only, ...others] = spans;
  if (only === undefined || others.length > 0) return false;
  return only.quantity === quantity && only.unit === unit.trim() && only.monthFrom <= monthFrom && only.monthTo >= monthTo;
}

/** A service that keeps another unit than the one its centre gets now would be added to what it cannot be added to. */
function otherUnit(known: readonly CentreServiceSpan[], services: readonly EnteredService[]): CentreServiceSpan | undefined {
  const units = new Map(services.map(({ fromCentreId, unit }) => [fromCentreId, unit.trim()]));
  const given = new Set(services.map(pairOf));
  return known.find((span) => !given.has(pairOf(span)) && units.has(span.fromCentreId) && units.get(span.fromCentreId) !== span.unit);
}

/**
 * Enters what support centres give in each month of a span, or what is known of it anew. What was known before stays readable as that; a month
 * that is settled changes only when its settlement is corrected.
 */
export const enterServices: Decide<EnterServicesState, EnterServicesInput, ServicesDecision, EnterServicesRefusal> = (
  state,
  { monthFrom, monthTo: until, services },
  { newId },
) => {
  const months = { monthFrom, monthTo: until ?? SERVICES_WITHOUT_END };
  if (months.monthTo < monthFrom) return err(refusal('PERIOD_INVALID', { field: 'monthTo' }));
  const names = new Map([...state.centres, ...state.pools].map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  for (const service of services) {
    const wrong = checkService(service, state, nameOf);
    if (wrong) return err(wrong);
  }
  const wrong = checkTogether(services, nameOf);
  if (wrong) return err(wrong);
  const known = state.known.filter((span) => span.monthFrom <= months.monthTo && span.monthTo >= monthFrom);
  const left = otherUnit(known, services);
  if (left) {
    return err(refusal('SERVICE_UNIT_DIFFERS', { field: 'services', params: { from: nameOf(left.fromCentreId), to: nameOf(left.to.id) } }));
  }
  const [closed, opened, changes]: [string[], CentreServiceSpan[], ServiceChange[]] = [[], [], []];
  for (const service of services) {
    const { fromCentreId, to, quantity, seen } = service;
    const spans = known.filter((span) => pairOf(span) === pairOf(service));
    const [from, taker] = [nameOf(fromCentreId), nameOf(to.id)];
    const before = spans.find((span) => span.monthFrom <= monthFrom)?.quantity ?? 0n;
    if (before !== seen) return err(refusal('SERVICES_CHANGED', { field: 'services', params: { from, to: taker } }));
    if (isAlreadySo(spans, service, months)) continue;
    const unit = service.unit.trim();
    closed.push(...spans.map(({ id }) => id));
    opened.push(...spans.flatMap((span) => around(span, months, newId)));
    if (quantity > 0n) opened.push({ id: newId(), fromCentreId, to, ...months, quantity, unit });
    changes.push({ from, to: taker, unit, before, after: quantity });
  }
  if (changes.length === 0) return err(refusal('NOTHING_CHANGES', { field: 'services' }));
  return ok({ ...months, closed, opened, changes });
};

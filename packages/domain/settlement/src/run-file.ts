// SPDX-License-Identifier: EUPL-1.2
import {
  type CivilDate,
  err,
  isGiven,
  type JsonAt,
  type JsonRefusal,
  jsonRoot,
  monthOf,
  ok,
  type Refusal,
  type Result,
  readAmount,
  readCount,
  readDate,
  readInstant,
  readList,
  readMonth,
  readObject,
  readOneOf,
  readOptional,
  readText,
  readWhole,
  wrongAt,
} from '@kernel/core';
import { type CarriedQuantity, carriedId } from './corrections.ts';
import { CENTRE_LIMIT } from './cost-centres/centre-file.ts';
import { CENTRE_METHODS } from './cost-centres/methods.ts';
import type { KeyPartsRefusal } from './key.ts';
import type { KeyRuleRefusal } from './key-rule/read-rule.ts';
import { readNumber, readValidity } from './key-rule/read-values.ts';
import { COST_KINDS } from './pool.ts';
import type { Meter, MonthSpan, ReadingTotal } from './reading.ts';
import { DIRECT_CHARGE_BASIS, readBasis, readCitation } from './run-file-agreements.ts';
import { readKey, readQuantityMeter } from './run-file-keys.ts';
import type {
  CentreService,
  RunCost,
  RunCostCentres,
  RunCount,
  RunDirectCharge,
  RunInput,
  RunMember,
  RunNonMemberUse,
  RunPool,
} from './run-input.ts';
import { checkSpan, type SpanRefusal } from './span.ts';

/** First member of every run file. */
export const RUN_FILE_FORMAT = 'verbund-settlement-run/1';

export type RunFileRefusal =
  | JsonRefusal
  | 'DATES_REVERSED'
  | SpanRefusal
  | 'METER_UNKNOWN'
  | 'MONTH_OR_DAY'
  | 'AFTER_PERIOD'
  | 'NOT_BELOW_ZERO'
  | 'NEGATIVE_WEIGHT'
  | KeyPartsRefusal
  | KeyRuleRefusal
  | 'RULE_OR_PARTS'
  | 'VAT_OR_CODE'
  | 'RATE_WITHOUT_TAX'
  | 'NO_VAT_RULE'
  | 'CENTRE_OR_POOL'
  | 'TOO_MANY_CENTRES';

function readPeriod(at: JsonAt): MonthSpan {
  const { from, to } = readObject(at, ['from', 'to']);
  const before = at.problems.length;
  const period = { from: readMonth(from), to: readMonth(to) };
  const wrong = at.problems.length > before ? null : checkSpan(period);
  // What else is wrong is told by the period that was meant; no month of it is walked.
  const meant = wrong?.code === 'PERIOD_INVALID' ? { from: period.from, to: period.from } : period;
  return wrong ? wrongAt(at, wrong.code, meant, { ...period, ...wrong.params }) : meant;
}

export function readMember(at: JsonAt): RunMember {
  const { tenantId, ags, name, from, to, populations } = readObject(at, ['tenantId', 'ags', 'name', 'from', 'to', 'populations']);
  return {
    tenantId: readText(tenantId),
    ags: readText(ags),
    name: readText(name),
    validity: readValidity(from, to),
    populations:
      readOptional(populations, (list) =>
        readList(list, (item) => {
          const { basis, referenceDate, inhabitants } = readObject(item, ['basis', 'referenceDate', 'inhabitants']);
          return { basis: readText(basis), referenceDate: readDate(referenceDate), inhabitants: readCount(inhabitants) };
        }),
      ) ?? [],
  };
}

function readCost(at: JsonAt): RunCost {
  const { id, month, kind, amount, label } = readObject(at, ['id', 'month', 'kind', 'amount', 'label']);
  readOptional(label, readText);
  return {
    // Without an id the place in the file is one: it tells equal costs apart.
    id: readOptional(id, readText) ?? at.path,
    month: readMonth(month),
    kind: readOneOf(kind, COST_KINDS, 'staff'),
    amountCents: readAmount(amount),
  };
}

function readPool(at: JsonAt): RunPool {
  const { id, serviceFamilyCode, name, keyId, costs } = readObject(at, ['id', 'serviceFamilyCode', 'name', 'keyId', 'costs']);
  return {
    id: readText(id),
    serviceFamilyCode: readText(serviceFamilyCode),
    name: readText(name),
    keyId: readText(keyId),
    costs: readList(costs, readCost),
  };
}

function readMeter(at: JsonAt): Meter {
  return at.value === 'desk.minutes' || at.value === 'desk.cases' ? at.value : readQuantityMeter(at);
}

/** A sum of a month, or a single reading of a day; a day before the period is a late reading and counts in its first month. */
function readReading(period: MonthSpan): (at: JsonAt) => ReadingTotal {
  return (at) => {
    const names = ['tenantId', 'serviceFamilyCode', 'meter', 'month', 'occurredOn', 'quantity', 'readings'] as const;
    const reading = readObject(at, names);
    if (isGiven(reading.month) === isGiven(reading.occurredOn)) wrongAt(at, 'MONTH_OR_DAY', null);
    const month = readOptional(reading.month, readMonth) ?? monthOfDay(readOptional(reading.occurredOn, readDate), period);
    const late = month < period.from;
    if (month > period.to) wrongAt(at, 'AFTER_PERIOD', null, { month, to: period.to });
    const readings = readOptional(reading.readings, readCount) ?? 1;
    return {
      tenantId: readText(reading.tenantId),
      serviceFamilyCode: readText(reading.serviceFamilyCode),
      meter: readMeter(reading.meter),
      month: late ? period.from : month,
      quantity: readWhole(reading.quantity),
      readings,
      late: late ? readings : 0,
      lateQuantity: late ? readWhole(reading.quantity) : 0n,
    };
  };
}

/**
 * Use of the period's own months is never below zero in sum. What takes something off months before is told by its day or month, or
 * stands in 'carried': a bare negative number would be mistaken for it and quietly stay open.
 */
function refuseNegativeUse(at: JsonAt, readings: readonly ReadingTotal[]): void {
  const used = new Map<string, bigint>();
  const own = ({ quantity, lateQuantity }: ReadingTotal): bigint => quantity - lateQuantity;
  for (const reading of readings) used.set(carriedId(reading), (used.get(carriedId(reading)) ?? 0n) + own(reading));
  for (const [id, sum] of used) {
    if (sum >= 0n) continue;
    const index = readings.findIndex((reading) => carriedId(reading) === id && own(reading) < 0n);
    const { tenantId: member, meter } = readings[index] ?? {};
    const place = { value: null, path: `${at.path}[${index}]`, problems: at.problems };
    wrongAt(place, 'NEGATIVE_WEIGHT', null, { member: member ?? '', meter: meter ?? '', quantity: String(sum) });
  }
}

/** What the run before left open: its proof names it. */
function readCarried(at: JsonAt): CarriedQuantity {
  const carried = readObject(at, ['tenantId', 'serviceFamilyCode', 'meter', 'quantity']);
  const quantity = readWhole(carried.quantity);
  if (quantity >= 0n) wrongAt(carried.quantity, 'NOT_BELOW_ZERO', null);
  return {
    tenantId: readText(carried.tenantId),
    serviceFamilyCode: readText(carried.serviceFamilyCode),
    meter: readMeter(carried.meter),
    quantity,
  };
}

const monthOfDay = (day: CivilDate | null, period: MonthSpan): MonthSpan['from'] => (day === null ? period.from : monthOf(day));

function readDirectCharge(at: JsonAt): RunDirectCharge {
  const names = ['id', 'tenantId', 'serviceFamilyCode', 'occurredOn', 'amount', 'label', ...DIRECT_CHARGE_BASIS] as const;
  const charge = readObject(at, names);
  const occurredOn = readDate(charge.occurredOn);
  return {
    id: readOptional(charge.id, readText) ?? at.path,
    tenantId: readText(charge.tenantId),
    serviceFamilyCode: readText(charge.serviceFamilyCode),
    occurredOn,
    amountCents: readAmount(charge.amount),
    label: readText(charge.label),
    basis: readBasis(charge, occurredOn),
    sourceRef: null,
  };
}

function readStockCount(at: JsonAt): RunCount {
  const { tenantId, stock, on, value } = readObject(at, ['tenantId', 'stock', 'on', 'value']);
  return { tenantId: readText(tenantId), stock: readText(stock), on: readDate(on), value: readNumber(value) };
}

function readNonMemberUse(at: JsonAt): RunNonMemberUse {
  const use = readObject(at, ['customer', 'name', 'serviceFamilyCode', 'meter', 'month', 'quantity']);
  return {
    customer: readText(use.customer),
    name: readText(use.name),
    serviceFamilyCode: readText(use.serviceFamilyCode),
    meter: readMeter(use.meter),
    month: readMonth(use.month),
    quantity: readWhole(use.quantity),
  };
}

function readService(at: JsonAt): CentreService {
  const { from, toCentre, toPool, quantity } = readObject(at, ['from', 'toCentre', 'toPool', 'quantity']);
  if (isGiven(toCentre) === isGiven(toPool)) wrongAt(at, 'CENTRE_OR_POOL', null);
  const to = isGiven(toCentre) ? { kind: 'centre' as const, id: readText(toCentre) } : { kind: 'pool' as const, id: readText(toPool) };
  return { fromCentre: readText(from), to, quantity: readWhole(quantity) };
}

function readCostCentres(at: JsonAt): RunCostCentres {
  const { method, order, resolution, centres, services } = readObject(at, ['method', 'order', 'resolution', 'centres', 'services']);
  const found = readList(centres, (item) => {
    const { id, name, costs } = readObject(item, ['id', 'name', 'costs']);
    return { id: readText(id), name: readText(name), costs: readList(costs, readCost) };
  });
  if (found.length > CENTRE_LIMIT) wrongAt(centres, 'TOO_MANY_CENTRES', null, { limit: CENTRE_LIMIT, given: found.length });
  return {
    method: readOneOf(method, CENTRE_METHODS, 'direct'),
    order: readOptional(order, (ids) => readList(ids, readText)),
    resolution: readText(resolution),
    centres: found,
    services: readList(services, readService),
  };
}

/**
 * Reads the JSON of `verbund settlement run`, already parsed. Amounts are texts in euro with at most two decimals, shares are per cent,
 * months 'YYYY-MM', days 'YYYY-MM-DD'. Every refusal names its path ('pools[0].costs[2].amount'); all of them are listed.
 */
export function parseRunFile(json: unknown): Result<RunInput, Refusal<RunFileRefusal>[]> {
  const { input, refusals } = readRunFile(json);
  return refusals.length > 0 ? err(refusals) : ok(input);
}

/** The same with what could be read beside the refusals, so that the rest can be checked as well; a stand-in is where a value was refused. */
export function readRunFile(json: unknown): { readonly input: RunInput; readonly refusals: Refusal<RunFileRefusal>[] } {
  const root = jsonRoot(json);
  return { input: readRun(root), refusals: root.problems as Refusal<RunFileRefusal>[] };
}

const listOrNone = <T>(at: JsonAt, read: (item: JsonAt) => T): T[] => readOptional(at, (list) => readList(list, read)) ?? [];

/** The run that stands here. */
export function readRun(at: JsonAt): RunInput {
  const names = [
    'format',
    'association',
    'period',
    'cut',
    'members',
    'keys',
    'pools',
    'readings',
    'carried',
    'directCharges',
    'agreements',
    'counts',
    'nonMemberUses',
    'costCentres',
  ] as const;
  const file = readObject(at, names);
  readOneOf(file.format, [RUN_FILE_FORMAT], RUN_FILE_FORMAT);
  const association = readObject(file.association, ['id', 'name']);
  const period = readPeriod(file.period);
  const input: RunInput = {
    association: { id: readText(association.id), name: readText(association.name) },
    period,
    cut: readInstant(file.cut),
    members: readList(file.members, readMember),
    keys: readList(file.keys, readKey),
    pools: readList(file.pools, readPool),
    readings: listOrNone(file.readings, readReading(period)),
    carried: listOrNone(file.carried, readCarried),
    directCharges: listOrNone(file.directCharges, readDirectCharge),
    agreements: readList(file.agreements, readCitation),
    counts: listOrNone(file.counts, readStockCount),
    nonMemberUses: listOrNone(file.nonMemberUses, readNonMemberUse),
    costCentres: readOptional(file.costCentres, readCostCentres),
  };
  if (isGiven(file.readings)) refuseNegativeUse(file.readings, input.readings);
  return input;
}

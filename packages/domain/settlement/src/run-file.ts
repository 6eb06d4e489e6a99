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
  readPermyriad,
  readText,
  readWhole,
  type Validity,
  wrongAt,
} from '@kernel/core';
import { type CarriedQuantity, carriedId } from './corrections.ts';
import { type AgreementBasis, VAT_CODES } from './direct-charge.ts';
import type { AllocationKey, KeyPart } from './key.ts';
import type { Metric } from './metric.ts';
import { COST_KINDS } from './pool.ts';
import type { Meter, MonthSpan, ReadingTotal } from './reading.ts';
import type { AgreementCitation, RunDirectCharge, RunInput, RunMember, RunPool } from './run-input.ts';
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
  | 'NEGATIVE_WEIGHT';

function readValidity(from: JsonAt, to: JsonAt): Validity {
  const validity = { from: readDate(from), to: readOptional(to, readDate) };
  if (validity.to !== null && validity.to < validity.from) wrongAt(to, 'DATES_REVERSED', null, { from: validity.from, to: validity.to });
  return validity;
}

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

const METRIC_KINDS = ['hours', 'cases', 'inhabitants', 'equal', 'quantity'] as const;

function readQuantityMeter(at: JsonAt): `quantity.${string}` {
  const meter = readText(at);
  return /^quantity\.[a-z0-9][a-z0-9-]*$/.test(meter)
    ? (meter as `quantity.${string}`)
    : wrongAt(at, 'METER_UNKNOWN', 'quantity.x', { meter });
}

function readMetric(at: JsonAt): Metric {
  const all = readObject(at, ['kind', 'basis', 'referenceDate', 'meter', 'unit']);
  const kind = readOneOf(all.kind, METRIC_KINDS, 'equal');
  const members: Record<Metric['kind'], readonly string[]> = {
    inhabitants: ['basis', 'referenceDate'],
    quantity: ['meter', 'unit'],
    hours: [],
    cases: [],
    equal: [],
  };
  const own = members[kind];
  for (const name of ['basis', 'referenceDate', 'meter', 'unit'] as const) {
    if (isGiven(all[name]) && !own.includes(name)) wrongAt(all[name], 'UNKNOWN_MEMBER', null, { known: ['kind', ...own] });
  }
  if (kind === 'inhabitants') return { kind, basis: readText(all.basis), referenceDate: readDate(all.referenceDate) };
  if (kind === 'quantity') return { kind, meter: readQuantityMeter(all.meter), unit: readText(all.unit) };
  return { kind };
}

export function readKeyPart(at: JsonAt): KeyPart {
  const { sharePercent, metric } = readObject(at, ['sharePercent', 'metric']);
  return { sharePermyriad: readPermyriad(sharePercent), metric: readMetric(metric) };
}

function readKey(at: JsonAt): AllocationKey {
  const names = ['id', 'serviceFamilyCode', 'name', 'version', 'validFrom', 'resolution', 'clause', 'parts'] as const;
  const { id, serviceFamilyCode, name, version, validFrom, resolution, clause, parts } = readObject(at, names);
  return {
    id: readText(id),
    serviceFamilyCode: readText(serviceFamilyCode),
    name: readText(name),
    version: readCount(version),
    validFrom: readDate(validFrom),
    resolution: readText(resolution),
    clause: readText(clause),
    parts: readList(parts, readKeyPart),
  };
}

function readPool(at: JsonAt): RunPool {
  const { id, serviceFamilyCode, name, keyId, costs } = readObject(at, ['id', 'serviceFamilyCode', 'name', 'keyId', 'costs']);
  return {
    id: readText(id),
    serviceFamilyCode: readText(serviceFamilyCode),
    name: readText(name),
    keyId: readText(keyId),
    costs: readList(costs, (item) => {
      const cost = readObject(item, ['id', 'month', 'kind', 'amount', 'label']);
      readOptional(cost.label, readText);
      // Without an id the place in the file is one: it tells equal costs apart.
      const costId = readOptional(cost.id, readText) ?? item.path;
      return {
        id: costId,
        month: readMonth(cost.month),
        kind: readOneOf(cost.kind, COST_KINDS, 'staff'),
        amountCents: readAmount(cost.amount),
      };
    }),
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

function readBasis(agreementNumber: JsonAt, clause: JsonAt, vatCode: JsonAt): AgreementBasis {
  return { agreementNumber: readText(agreementNumber), clause: readText(clause), vatCode: readOneOf(vatCode, VAT_CODES, 'O') };
}

function readDirectCharge(at: JsonAt): RunDirectCharge {
  const names = ['id', 'tenantId', 'serviceFamilyCode', 'occurredOn', 'amount', 'label', 'agreementNumber', 'clause', 'vatCode'] as const;
  const charge = readObject(at, names);
  return {
    id: readOptional(charge.id, readText) ?? at.path,
    tenantId: readText(charge.tenantId),
    serviceFamilyCode: readText(charge.serviceFamilyCode),
    occurredOn: readDate(charge.occurredOn),
    amountCents: readAmount(charge.amount),
    label: readText(charge.label),
    basis: readBasis(charge.agreementNumber, charge.clause, charge.vatCode),
    sourceRef: null,
  };
}

export function readCitation(at: JsonAt): AgreementCitation {
  const names = ['tenantId', 'serviceFamilyCode', 'agreementNumber', 'clause', 'vatCode', 'from', 'to'] as const;
  const { tenantId, serviceFamilyCode, agreementNumber, clause, vatCode, from, to } = readObject(at, names);
  return {
    tenantId: readText(tenantId),
    serviceFamilyCode: readOptional(serviceFamilyCode, readText),
    ...readBasis(agreementNumber, clause, vatCode),
    validity: readValidity(from, to),
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
    readings: readOptional(file.readings, (list) => readList(list, readReading(period))) ?? [],
    carried: readOptional(file.carried, (list) => readList(list, readCarried)) ?? [],
    directCharges: readOptional(file.directCharges, (list) => readList(list, readDirectCharge)) ?? [],
    agreements: readList(file.agreements, readCitation),
  };
  if (isGiven(file.readings)) refuseNegativeUse(file.readings, input.readings);
  return input;
}

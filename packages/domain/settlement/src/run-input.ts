// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, type Cents, type CivilDate, canonicalJson, firstDay, type Instant, lastDay, type Validity } from '@kernel/core';
import { type CarriedQuantity, carriedId } from './corrections.ts';
import type { AgreementBasis, DirectCharge } from './direct-charge.ts';
import { type AllocationKey, keyOn, versionsOf } from './key.ts';
import type { Pool, PoolCost } from './pool.ts';
import { byText, type MonthSpan, mergeReadingTotals, type ReadingTotal } from './reading.ts';
import { monthsOf } from './span.ts';

/** Version of the rules of a run; part of every hash, so that a change of rules cannot pass as the same run. */
export const RUN_RULES_VERSION = 3;

export interface RunPopulation {
  readonly basis: string;
  readonly referenceDate: CivilDate;
  readonly inhabitants: number;
}

/** A tenant of the association that may bear costs. */
export interface RunMember {
  readonly tenantId: string;
  /** Official municipality key; decides last between equal remainders. */
  readonly ags: string;
  readonly name: string;
  /** Days of membership. */
  readonly validity: Validity;
  readonly populations: readonly RunPopulation[];
}

/** What makes a member pay for a service: an agreement with its dates. No agreement, no share. */
export interface AgreementCitation extends AgreementBasis {
  readonly tenantId: string;
  /** null: for all services of the association (statutes). An agreement for the family itself goes before it. */
  readonly serviceFamilyCode: string | null;
  readonly validity: Validity;
}

/** A cost entry, or the sum of several of one month and kind. */
export interface RunCost extends Pick<PoolCost, 'id' | 'month' | 'kind' | 'amountCents'> {
  /** How many entries a sum holds; left out of a single one. */
  readonly entries?: number;
}

/** How many entries of a pool stand behind its costs. */
export const countEntries = (costs: readonly RunCost[]): number => costs.reduce((sum, { entries }) => sum + (entries ?? 1), 0);

export interface RunPool extends Pool {
  readonly costs: readonly RunCost[];
}
export type RunDirectCharge = Pick<
  DirectCharge,
  'id' | 'tenantId' | 'serviceFamilyCode' | 'occurredOn' | 'amountCents' | 'label' | 'basis' | 'sourceRef'
>;

/** Everything a run is made from. The order of the lists means nothing. */
export interface RunInput {
  readonly association: { readonly id: string; readonly name: string };
  readonly period: MonthSpan;
  /** Only what was known by then is in the readings. */
  readonly cut: Instant;
  readonly members: readonly RunMember[];
  readonly pools: readonly RunPool[];
  /** All published versions of the pools' keys. */
  readonly keys: readonly AllocationKey[];
  readonly readings: readonly ReadingTotal[];
  /** What the run before left open of its corrections; of members that take no part as well. */
  readonly carried: readonly CarriedQuantity[];
  readonly directCharges: readonly RunDirectCharge[];
  readonly agreements: readonly AgreementCitation[];
}

const sortedBy = <T>(items: readonly T[], id: (item: T) => string): T[] =>
  items
    .map((item) => ({ item, id: id(item) }))
    .sort((a, b) => byText(a.id, b.id))
    .map(({ item }) => item);
const text = (value: unknown): string => canonicalJson(value as Canonical);

/** An end after the period plays no part: whether it is resolved already, or not yet. */
const plainEnd = ({ from, to }: Validity, period: MonthSpan): Validity => ({
  from,
  to: to !== null && to >= lastDay(period.to) ? null : to,
});

const plainMember =
  (period: MonthSpan, isCounted: (population: RunPopulation) => boolean) =>
  ({ tenantId, ags, name, validity, populations }: RunMember): RunMember => {
    const plain = populations.filter(isCounted).map(({ basis, referenceDate, inhabitants }) => ({ basis, referenceDate, inhabitants }));
    return { tenantId, ags, name, validity: plainEnd(validity, period), populations: sortedBy(plain, text) };
  };

/** The versions by which a month of the period goes. One for a later month, or one that was followed by another, plays no part. */
function usedKeys({ keys, pools, period }: RunInput): AllocationKey[] {
  return [...new Set(pools.map(({ keyId }) => keyId))].flatMap((keyId) => {
    const versions = versionsOf(keys, keyId);
    const begins = new Set<CivilDate>();
    for (const month of monthsOf(period)) {
      const version = keyOn(versions, firstDay(month));
      if (version) begins.add(version.validFrom);
    }
    return versions.filter(({ validFrom }) => begins.has(validFrom));
  });
}

/** The counts of inhabitants that the keys name. */
function countedBy(keys: readonly AllocationKey[]): (population: RunPopulation) => boolean {
  const named = new Set(
    keys.flatMap(({ parts }) =>
      parts.flatMap(({ metric }) => (metric.kind === 'inhabitants' ? [`${metric.basis} ${metric.referenceDate}`] : [])),
    ),
  );
  return ({ basis, referenceDate }) => named.has(`${basis} ${referenceDate}`);
}

/** Agreements of members of the run for services whose costs it shares, begun by the end of the period. */
function usedAgreements({ agreements, members, pools, period }: RunInput): AgreementCitation[] {
  const tenants = new Set(members.map(({ tenantId }) => tenantId));
  const families = new Set(pools.map(({ serviceFamilyCode }) => serviceFamilyCode));
  return agreements
    .filter(({ tenantId, serviceFamilyCode: family }) => tenants.has(tenantId) && (family === null || families.has(family)))
    .filter(({ validity }) => validity.from <= lastDay(period.to))
    .map((citation) => plainCitation(citation, period));
}

const plainCarried = ({ tenantId, serviceFamilyCode, meter, quantity }: CarriedQuantity): CarriedQuantity => ({
  tenantId,
  serviceFamilyCode,
  meter,
  quantity,
});

function plainPool({ id, serviceFamilyCode, name, keyId, costs }: RunPool): RunPool {
  const plain = costs.map(({ id: costId, month, kind, amountCents, entries }) => ({
    ...{ id: costId, month, kind, amountCents },
    ...(entries === undefined ? {} : { entries }),
  }));
  return { id, serviceFamilyCode, name, keyId, costs: sortedBy(plain, text) };
}

function plainKey(key: AllocationKey): AllocationKey {
  const { id, serviceFamilyCode, name, version, validFrom, resolution, clause } = key;
  const parts = key.parts.map(({ sharePermyriad, metric }) => ({ sharePermyriad, metric: { ...metric } }));
  // The order of the parts is part of what was published.
  return { id, serviceFamilyCode, name, version, validFrom, resolution, clause, parts };
}

function plainCharge(charge: RunDirectCharge): RunDirectCharge {
  const { id, tenantId, serviceFamilyCode, occurredOn, amountCents, label, basis, sourceRef } = charge;
  const { agreementNumber, clause, vatCode } = basis;
  const source = sourceRef && { type: sourceRef.type, id: sourceRef.id, version: sourceRef.version };
  return {
    id,
    tenantId,
    serviceFamilyCode,
    occurredOn,
    amountCents,
    label,
    basis: { agreementNumber, clause, vatCode },
    sourceRef: source,
  };
}

function plainCitation(citation: AgreementCitation, period: MonthSpan): AgreementCitation {
  const { tenantId, serviceFamilyCode, agreementNumber, clause, vatCode, validity } = citation;
  return { tenantId, serviceFamilyCode, agreementNumber, clause, vatCode, validity: plainEnd(validity, period) };
}

/** The same input with nothing that plays no part, every list sorted and sums of readings merged. */
export function normaliseRunInput(input: RunInput): RunInput {
  const keys = usedKeys(input);
  return {
    association: { id: input.association.id, name: input.association.name },
    period: { from: input.period.from, to: input.period.to },
    cut: input.cut,
    members: sortedBy(input.members.map(plainMember(input.period, countedBy(keys))), (member) => text([member.ags, member.tenantId])),
    pools: sortedBy(input.pools.map(plainPool), (pool) => text([pool.serviceFamilyCode, pool.name, pool.id])),
    keys: sortedBy(keys.map(plainKey), (key) => text([key.id, key.validFrom])),
    readings: mergeReadingTotals(input.readings),
    carried: sortedBy(input.carried.map(plainCarried), carriedId),
    directCharges: sortedBy(input.directCharges.map(plainCharge), (charge) => text([charge.tenantId, charge.occurredOn, charge.id])),
    agreements: sortedBy(usedAgreements(input), text),
  };
}

/** A key as it is hashed. Its name belongs to no version: one for later months may give it another, and changes nothing before. */
export const namelessKey = ({ name: _name, ...key }: AllocationKey): Omit<AllocationKey, 'name'> => key;

/** Canonical text of the inputs for their hash: the same for the same inputs in any order. */
export function canonicalRunInput(input: RunInput): string {
  const plain = normaliseRunInput(input);
  return text({ rules: RUN_RULES_VERSION, ...plain, keys: plain.keys.map(namelessKey) });
}

/** The inputs with the names that the keys had when the preview was made: what two people have seen is what is printed. */
export function withKeyNames(input: RunInput, before: readonly Pick<AllocationKey, 'id' | 'version' | 'name'>[]): RunInput {
  const nameOf = (key: AllocationKey): string =>
    before.find(({ id, version }) => id === key.id && version === key.version)?.name ?? key.name;
  return { ...input, keys: input.keys.map((key) => ({ ...key, name: nameOf(key) })) };
}

/** Sums by kind of cost. */
export interface KindAmounts {
  readonly staff: Cents;
  readonly material: Cents;
  readonly overhead: Cents;
}

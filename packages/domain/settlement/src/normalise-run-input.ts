// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, type CivilDate, canonicalJson, firstDay, lastDay, type Validity } from '@kernel/core';
import { type CarriedQuantity, carriedId } from './corrections.ts';
import { type AllocationKey, keyOn, versionsOf } from './key.ts';
import { countingDays, countingsOf, countingsOfLimits } from './key-rule/rule-needs.ts';
import { byText, type MonthSpan, mergeReadingTotals } from './reading.ts';
import {
  type AgreementCitation,
  type CentreService,
  namelessKey,
  RUN_RULES_VERSION,
  type RunCost,
  type RunCostCentres,
  type RunCount,
  type RunDirectCharge,
  type RunInput,
  type RunMember,
  type RunNonMemberUse,
  type RunPool,
} from './run-input.ts';
import { monthsOf } from './span.ts';
import type { VatRule } from './vat-rule.ts';

/** What stands alone needs no text to be in order: most agreements have one tax rule and no exception. */
const sortedBy = <T>(items: readonly T[], id: (item: T) => string): T[] =>
  items.length < 2
    ? [...items]
    : items
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
  (period: MonthSpan, isCounted: IsCounted) =>
  ({ tenantId, ags, name, validity, populations }: RunMember): RunMember => {
    const counted = populations.filter(({ basis, referenceDate }) => isCounted(`inhabitants.${basis}`, referenceDate));
    const plain = counted.map(({ basis, referenceDate, inhabitants }) => ({ basis, referenceDate, inhabitants }));
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

/** Whether something counted on a day is asked for by a key or by the limits of an agreement. */
type IsCounted = (of: string, on: CivilDate) => boolean;

function countedBy(keys: readonly AllocationKey[], agreements: readonly AgreementCitation[], period: MonthSpan): IsCounted {
  const countings = [
    ...keys.flatMap(({ rule }) => countingsOf(rule)),
    ...agreements.flatMap(({ limits }) => limits.flatMap(countingsOfLimits)),
  ];
  const named = new Set(countings.flatMap(({ of, at }) => countingDays(at, period).map((day) => `${of} ${day}`)));
  return (of, on) => named.has(`${of} ${on}`);
}

/** Agreements of members of the run for services whose costs it shares, begun by the end of the period; in their order. */
function usedAgreements({ agreements, members, pools, period }: RunInput): readonly AgreementCitation[] {
  const tenants = new Set(members.map(({ tenantId }) => tenantId));
  const families = new Set(pools.map(({ serviceFamilyCode }) => serviceFamilyCode));
  const until = lastDay(period.to);
  const place = text([[...tenants].sort(byText), [...families].sort(byText), until]);
  const known = keptAgreements.get(agreements);
  if (known?.place === place) return known.used;
  const used = agreements
    .filter(({ tenantId, serviceFamilyCode: family }) => tenants.has(tenantId) && (family === null || families.has(family)))
    .filter(({ validity }) => validity.from <= until)
    .map((citation) => keptCitation(citation, period));
  const sorted = sortedBy(used, citationText);
  keptAgreements.set(agreements, { place, used: sorted });
  return sorted;
}

/** Both sides of a trial mostly have the same agreements for the same members. */
const keptAgreements = new WeakMap<readonly AgreementCitation[], { readonly place: string; readonly used: readonly AgreementCitation[] }>();

/** A trial settles the same agreements twice: each is made plain, and written for its place, once for as long as somebody holds it. */
const keptCitations = new WeakMap<AgreementCitation, { readonly until: CivilDate; readonly plain: AgreementCitation }>();
const keptTexts = new WeakMap<AgreementCitation, string>();

function keptCitation(citation: AgreementCitation, period: MonthSpan): AgreementCitation {
  const until = lastDay(period.to);
  const known = keptCitations.get(citation);
  if (known?.until === until) return known.plain;
  const plain = plainCitation(citation, period);
  keptCitations.set(citation, { until, plain });
  return plain;
}

function citationText(plain: AgreementCitation): string {
  const known = keptTexts.get(plain) ?? text(plain);
  keptTexts.set(plain, known);
  return known;
}

const plainCarried = ({ tenantId, serviceFamilyCode, meter, quantity }: CarriedQuantity): CarriedQuantity => ({
  tenantId,
  serviceFamilyCode,
  meter,
  quantity,
});

const plainCosts = (costs: readonly RunCost[]): RunCost[] =>
  sortedBy(
    costs.map(({ id, month, kind, amountCents, entries }) => ({
      ...{ id, month, kind, amountCents },
      ...(entries === undefined ? {} : { entries }),
    })),
    text,
  );

const plainPool = ({ id, serviceFamilyCode, name, keyId, costs }: RunPool): RunPool => ({
  id,
  serviceFamilyCode,
  name,
  keyId,
  costs: plainCosts(costs),
});

const plainKey = ({ id, serviceFamilyCode, name, version, validFrom, resolution, clause, rule }: AllocationKey): AllocationKey => ({
  id,
  serviceFamilyCode,
  name,
  version,
  validFrom,
  resolution,
  clause,
  rule,
});

const plainVat = ({ code, ratePermille, basis, validFrom, validTo }: VatRule): VatRule => ({
  code,
  ratePermille,
  basis,
  validFrom,
  validTo,
});

function plainCharge(charge: RunDirectCharge): RunDirectCharge {
  const { id, tenantId, serviceFamilyCode, occurredOn, amountCents, label, basis, sourceRef } = charge;
  const { agreementId, agreementNumber, form, clause, resolution, vat } = basis;
  return {
    ...{ id, tenantId, serviceFamilyCode, occurredOn, amountCents, label },
    basis: { agreementId, agreementNumber, form, clause, resolution, vat: plainVat(vat) },
    sourceRef: sourceRef && { type: sourceRef.type, id: sourceRef.id, version: sourceRef.version },
  };
}

/** A tax rule for days after the period plays no part, and neither does an end after it. */
function plainVats(rules: readonly VatRule[], period: MonthSpan): VatRule[] {
  const used = rules.filter(({ validFrom }) => validFrom <= lastDay(period.to));
  return sortedBy(used.map(plainVat), text);
}

function plainCitation(citation: AgreementCitation, period: MonthSpan): AgreementCitation {
  const { tenantId, serviceFamilyCode, agreementId, agreementNumber, form, clause, resolution, validity } = citation;
  const begun = ({ validity: { from } }: { readonly validity: Validity }): boolean => from <= lastDay(period.to);
  const ended = <Term extends { readonly validity: Validity }>(term: Term): Term => ({
    ...term,
    validity: plainEnd(term.validity, period),
  });
  return {
    ...{ tenantId, serviceFamilyCode, agreementId, agreementNumber, form, clause, resolution },
    validity: plainEnd(validity, period),
    vat: plainVats(citation.vat, period),
    limits: sortedBy(citation.limits.filter(begun).map(ended), text),
    exceptions: sortedBy(citation.exceptions.filter(begun).map(ended), text),
    reservations: sortedBy(citation.reservations.filter(begun).map(ended), text),
  };
}

const plainCount = ({ tenantId, stock, on, value }: RunCount): RunCount => ({ tenantId, stock, on, value });

const plainNonMemberUse = ({ customer, name, serviceFamilyCode, meter, month, quantity }: RunNonMemberUse): RunNonMemberUse => ({
  customer,
  name,
  serviceFamilyCode,
  meter,
  month,
  quantity,
});

/** What a centre did for the same receiver is one sum; the order of the steps is part of what was resolved. */
function plainCentres({ method, order, resolution, centres, services }: RunCostCentres): RunCostCentres {
  const flows = Map.groupBy(services, ({ fromCentre, to }) => text([fromCentre, to.kind, to.id]));
  const merged = [...flows.values()].flatMap(([first, ...more]): CentreService[] => {
    if (!first) return [];
    const { fromCentre, to } = first;
    return [{ fromCentre, to: { kind: to.kind, id: to.id }, quantity: more.reduce((sum, one) => sum + one.quantity, first.quantity) }];
  });
  const plain = centres.map(({ id, name, costs }) => ({ id, name, costs: plainCosts(costs) }));
  return { method, order: order && [...order], resolution, centres: sortedBy(plain, text), services: sortedBy(merged, text) };
}

/** The same input with nothing that plays no part, every list sorted and sums of readings merged. */
export function normaliseRunInput(input: RunInput): RunInput {
  const keys = usedKeys(input);
  const agreements = usedAgreements(input);
  const isCounted = countedBy(keys, agreements, input.period);
  return {
    association: { id: input.association.id, name: input.association.name },
    period: { from: input.period.from, to: input.period.to },
    cut: input.cut,
    members: sortedBy(input.members.map(plainMember(input.period, isCounted)), (member) => text([member.ags, member.tenantId])),
    pools: sortedBy(input.pools.map(plainPool), (pool) => text([pool.serviceFamilyCode, pool.name, pool.id])),
    keys: sortedBy(keys.map(plainKey), (key) => text([key.id, key.validFrom])),
    readings: mergeReadingTotals(input.readings),
    carried: sortedBy(input.carried.map(plainCarried), carriedId),
    directCharges: sortedBy(input.directCharges.map(plainCharge), (charge) => text([charge.tenantId, charge.occurredOn, charge.id])),
    agreements,
    counts: sortedBy(input.counts.filter(({ stock, on }) => isCounted(`stock.${stock}`, on)).map(plainCount), text),
    nonMemberUses: sortedBy(input.nonMemberUses.map(plainNonMemberUse), text),
    costCentres: input.costCentres && plainCentres(input.costCentres),
  };
}

/** Canonical text of the inputs for their hash: the same for the same inputs in any order. */
export function canonicalRunInput(input: RunInput): string {
  const plain = normaliseRunInput(input);
  return text({ rules: RUN_RULES_VERSION, ...plain, keys: plain.keys.map(namelessKey) });
}

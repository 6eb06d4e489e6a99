// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type CivilMonth, daysBetween, firstDay, lastDay, type Validity } from '@kernel/core';
import type { AgreementBasis } from './direct-charge.ts';
import type { PartyException, PartyLimits } from './key-rule/rule.ts';
import type { PartyReservation, RuleParty } from './key-rule/rule-facts.ts';
import type { MonthSpan } from './reading.ts';
import type { AgreementCitation, RunInput, RunPool } from './run-input.ts';
import { vatRuleOn } from './vat-rule.ts';

interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** First and last day of a span of months. */
export const daysOf = (months: MonthSpan): Days => ({ from: firstDay(months.from), to: lastDay(months.to) });
/** How many days the closed span has. */
export const countDays = ({ from, to }: Days): number => daysBetween(from, addDays(to, 1));

/** A member's agreements for a service family; its own agreement for the family goes before a general one. */
function citationsFor(own: readonly AgreementCitation[], family: string): AgreementCitation[] {
  const exact = own.filter((citation) => citation.serviceFamilyCode === family);
  return exact.length > 0 ? exact : own.filter((citation) => citation.serviceFamilyCode === null);
}

/** The days that both hold; null if there are none. */
function within(a: Validity, b: Validity): Validity | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to;
  return to !== null && to < from ? null : { from, to };
}

/** What keeps an agreement from being the basis of a charge. */
type Lack = 'agreement' | 'clause' | 'vat';
export type FoundBasis = { readonly basis: AgreementBasis; readonly lacks: null } | { readonly basis: null; readonly lacks: Lack };

/** Of the agreements that began by the end of the span the last one: a late reading may follow its end. */
function latestOf(citations: readonly AgreementCitation[], { to }: Days): AgreementCitation | null {
  let found: AgreementCitation | null = null;
  for (const citation of citations) {
    if (citation.validity.from > to || citation.clause.trim() === '' || citation.agreementNumber.trim() === '') continue;
    if (found === null || citation.validity.from > found.validity.from) found = citation;
  }
  return found;
}

/** Taxed by the rule of the last day of the span: a service over months is done when its time is over; after an agreement by that of its end. */
function basisOf(citation: AgreementCitation, { to }: Days): AgreementBasis | null {
  const end = citation.validity.to;
  const vat = vatRuleOn(citation.vat, end !== null && end < to ? end : to);
  const { agreementId, agreementNumber, form, clause, resolution } = citation;
  return vat && { agreementId, agreementNumber, form, clause, resolution, vat };
}

function basisIn(citations: readonly AgreementCitation[], span: Days): FoundBasis {
  const found = latestOf(citations, span);
  if (found === null) return { basis: null, lacks: citations.some(({ validity }) => validity.from <= span.to) ? 'clause' : 'agreement' };
  const basis = basisOf(found, span);
  return basis ? { basis, lacks: null } : { basis: null, lacks: 'vat' };
}

/** What the agreements say about single members in a pool. */
export interface AgreedTerms {
  readonly limits: readonly PartyLimits[];
  readonly exceptions: readonly PartyException[];
  readonly reservations: readonly PartyReservation[];
}

/** Terms that touch the span, each on the days of its agreement only. */
function touching<Term extends { readonly validity: Validity }>(terms: readonly Term[], citation: AgreementCitation, span: Days): Term[] {
  return terms.flatMap((term) => {
    const validity = within(term.validity, citation.validity);
    return validity && within(validity, span) ? [{ ...term, validity }] : [];
  });
}

/** Who takes part in what and by which agreement, looked up once for a whole run. */
export interface Participation {
  /**
   * The members, in their order, with the days on which each both belongs to the association and has an agreement for the service; a day may
   * be named twice.
   */
  readonly partiesOf: (serviceFamilyCode: string) => readonly RuleParty[];
  readonly basisOf: (serviceFamilyCode: string, months: MonthSpan) => (tenantId: string) => FoundBasis;
  readonly termsOf: (pool: Pick<RunPool, 'id' | 'serviceFamilyCode'>, months: MonthSpan) => AgreedTerms;
  /** Whether an agreement for the service says anything about a single member. */
  readonly hasTermsOf: (serviceFamilyCode: string) => boolean;
  /** The months that begin with another tax rule or form of agreement for somebody: documents cannot mix them. */
  readonly taxChanges: (serviceFamilyCode: string, months: readonly CivilMonth[]) => ReadonlySet<CivilMonth>;
}

/** What decides over the document of a charge: two charges that differ in it never stand in one line. */
export const taxText = ({ form, vat }: Pick<AgreementBasis, 'form' | 'vat'>): string =>
  JSON.stringify([form, vat.code, vat.ratePermille, vat.basis]);

function changesOf(citations: readonly AgreementCitation[], months: readonly CivilMonth[]): CivilMonth[] {
  const [only] = citations;
  if (!only || (citations.length === 1 && only.vat.length < 2)) return [];
  if (new Set(citations.flatMap(({ form, vat }) => vat.map((rule) => taxText({ form, vat: rule })))).size < 2) return [];
  const changes: CivilMonth[] = [];
  let before: string | null = null;
  for (const month of months) {
    const { basis } = basisIn(citations, daysOf({ from: month, to: month }));
    if (basis === null) continue;
    const now = taxText(basis);
    if (before !== null && now !== before) changes.push(month);
    before = now;
  }
  return changes;
}

const NO_TERMS: AgreedTerms = { limits: [], exceptions: [], reservations: [] };

function agreedTerms(citations: readonly AgreementCitation[], { id }: Pick<RunPool, 'id'>, span: Days): AgreedTerms {
  const ofPool = ({ poolId }: { readonly poolId: string | null }): boolean => poolId === null || poolId === id;
  return {
    limits: citations.flatMap((citation) =>
      touching(citation.limits.filter(ofPool), citation, span).map(({ poolId: _pool, ...limit }) => ({
        ...limit,
        party: citation.tenantId,
      })),
    ),
    exceptions: citations.flatMap((citation) =>
      touching(citation.exceptions.filter(ofPool), citation, span).map(({ poolId: _pool, ...exception }) => ({
        ...exception,
        party: citation.tenantId,
      })),
    ),
    reservations: citations.flatMap((citation) =>
      touching(citation.reservations, citation, span).map(({ resolution: _resolution, ...reservation }) => ({
        ...reservation,
        party: citation.tenantId,
      })),
    ),
  };
}

export function participationIn({ members, agreements }: Pick<RunInput, 'members' | 'agreements'>): Participation {
  const ofTenant = Map.groupBy(agreements, ({ tenantId }) => tenantId);
  const byFamily = new Map<string, ReadonlyMap<string, AgreementCitation[]>>();
  const ofFamily = (family: string): ReadonlyMap<string, AgreementCitation[]> => {
    const known = byFamily.get(family);
    if (known) return known;
    const found = new Map(members.map(({ tenantId }) => [tenantId, citationsFor(ofTenant.get(tenantId) ?? [], family)]));
    byFamily.set(family, found);
    return found;
  };
  const citations = (tenantId: string, family: string): AgreementCitation[] => ofFamily(family).get(tenantId) ?? [];
  const parties = new Map<string, RuleParty[]>();
  const changes = new Map<string, ReadonlySet<CivilMonth>>();
  const withTerms = new Set(
    agreements
      .filter(({ limits, exceptions, reservations }) => limits.length + exceptions.length + reservations.length > 0)
      .map(({ tenantId }) => tenantId),
  );
  return {
    partiesOf: (family) => {
      const known = parties.get(family);
      if (known) return known;
      const found = members.map(({ tenantId, ags, name, validity }): RuleParty => {
        const days = citations(tenantId, family).map((citation) => within(citation.validity, validity));
        return { party: tenantId, tieKey: ags, name, participation: days.filter((one) => one !== null) };
      });
      parties.set(family, found);
      return found;
    },
    basisOf: (family, months) => {
      const span = daysOf(months);
      return (tenantId) => basisIn(citations(tenantId, family), span);
    },
    termsOf: (pool, months) => {
      if (withTerms.size === 0) return NO_TERMS;
      const own = members
        .filter(({ tenantId }) => withTerms.has(tenantId))
        .flatMap(({ tenantId }) => citations(tenantId, pool.serviceFamilyCode));
      return agreedTerms(own, pool, daysOf(months));
    },
    hasTermsOf: (family) =>
      [...withTerms].some((tenantId) =>
        citations(tenantId, family).some(
          ({ limits, exceptions, reservations }) => limits.length + exceptions.length + reservations.length > 0,
        ),
      ),
    taxChanges: (family, months) => {
      const id = `${family} ${months[0]} ${months.at(-1)}`;
      const found = changes.get(id) ?? new Set(members.flatMap(({ tenantId }) => changesOf(citations(tenantId, family), months)));
      changes.set(id, found);
      return found;
    },
  };
}

// SPDX-License-Identifier: EUPL-1.2
import type { Citation, CitedCostTerm } from '@contracts/agreements';
import type { SettledMember } from '@contracts/tenancy';
import {
  type AgreementBasis,
  type AgreementCitation,
  type AgreementException,
  type AgreementLimits,
  type AgreementReservation,
  type Bound,
  type ExceptionEffect,
  standardRateOn,
  VAT_TEXTS,
  type VatCode,
  vatRuleOn,
} from '@domain/settlement';
import { addDays, type CivilDate, ONE_FRACTION, type Validity } from '@kernel/core';

const LAST = '9999-12-31';

function boundOf({ amountCents, per, number }: CitedCostTerm): Bound | null {
  if (number !== null) return { kind: 'share', share: number };
  return amountCents !== null && per !== null ? { kind: 'amount', cents: amountCents, per } : null;
}

const holdsOn = ({ validity }: CitedCostTerm, day: CivilDate): boolean =>
  validity.from <= day && (validity.to === null || validity.to >= day);

/**
 * A minimum and a maximum that were agreed by themselves are one limit on the days that they share: a rule takes one limit of a member a day.
 */
function limitsOf(terms: readonly CitedCostTerm[]): AgreementLimits[] {
  const bounds = terms.filter(({ kind }) => kind === 'minimum' || kind === 'maximum');
  const begins = [
    ...new Set(bounds.flatMap(({ validity }) => [validity.from, ...(validity.to === null ? [] : [addDays(validity.to, 1)])])),
  ].sort();
  return begins.flatMap((from, index): AgreementLimits[] => {
    const next = begins[index + 1];
    const held = bounds.filter((term) => holdsOn(term, from));
    if (held.length === 0) return [];
    const [min, max] = (['minimum', 'maximum'] as const).map((kind) => held.find((term) => term.kind === kind) ?? null);
    return [
      {
        poolId: null,
        min: min ? boundOf(min) : null,
        max: max ? boundOf(max) : null,
        validity: { from, to: next === undefined ? null : addDays(next, -1) },
        resolution: [...new Set(held.map(({ resolution }) => resolution))].join('; '),
      },
    ];
  });
}

function effectOf({ kind, amountCents, per, number }: CitedCostTerm): ExceptionEffect | null {
  if (kind === 'exempt') return { kind: 'exempt' };
  if (kind === 'factor') return { kind: 'factor', factor: number ?? ONE_FRACTION };
  if (kind === 'fixedShare' && number !== null) return { kind: 'fixed-share', share: number };
  return kind === 'fixedAmount' && amountCents !== null && per !== null ? { kind: 'fixed-amount', cents: amountCents, per } : null;
}

const exceptionsOf = (terms: readonly CitedCostTerm[]): AgreementException[] =>
  terms.flatMap((term) => {
    const effect = effectOf(term);
    return effect ? [{ poolId: null, effect, validity: term.validity, resolution: term.resolution }] : [];
  });

const reservationsOf = (terms: readonly CitedCostTerm[]): AgreementReservation[] =>
  terms.flatMap(({ kind, capacity, number, validity, resolution }) =>
    kind === 'reservation' && capacity !== null && number !== null ? [{ capacity, quantity: number, validity, resolution }] : [],
  );

/** An agreement counts on days of membership only, also for a member that left and came back. */
export function citationsOf(citation: Citation, member: SettledMember | undefined): AgreementCitation[] {
  const { tenantId, agreementId, agreementNumber, form, serviceFamilyCode, clause, resolution, vat, costTerms, validity } = citation;
  const basis = { tenantId, agreementId, agreementNumber, form, serviceFamilyCode, clause, resolution, vat };
  const terms = { limits: limitsOf(costTerms), exceptions: exceptionsOf(costTerms), reservations: reservationsOf(costTerms) };
  const plain = { ...basis, ...terms };
  if (!member || member.memberships.length < 2) return [{ ...plain, validity }];
  return member.memberships.flatMap((membership) => {
    const from = membership.from > validity.from ? membership.from : validity.from;
    const ends = [membership.to, validity.to].filter((end) => end !== null).sort();
    const to = ends[0] ?? null;
    return to !== null && to < from ? [] : [{ ...plain, validity: { from, to } }];
  });
}

const covers = ({ from, to }: Validity, day: CivilDate): boolean => from <= day && (to ?? LAST) >= day;

/** Why a member pays for a service of that day; null where no agreement holds, or none says how it is taxed. */
export function basisOn(
  citations: readonly Citation[],
  { tenantId, serviceFamilyCode }: { readonly tenantId: string; readonly serviceFamilyCode: string },
  day: CivilDate,
): AgreementBasis | null {
  const citation = citations.find(
    (one) => one.tenantId === tenantId && one.serviceFamilyCode === serviceFamilyCode && covers(one.validity, day),
  );
  const vat = citation ? vatRuleOn(citation.vat, day) : null;
  if (!citation || !vat) return null;
  const { agreementId, agreementNumber, form, clause, resolution } = citation;
  return { agreementId, agreementNumber, form, clause, resolution, vat };
}

/** What a charge keeps of its agreement, where that is known no longer: taxed by its code at the rate of its day. */
export function keptBasis(
  kept: { readonly agreementId: string | null; readonly agreementNumber: string; readonly clause: string; readonly vatCode: VatCode },
  day: CivilDate,
): AgreementBasis {
  const rate = kept.vatCode === 'S' ? standardRateOn(day) : null;
  const vat = { code: kept.vatCode, ratePermille: rate?.permille ?? 0, basis: rate?.ground ?? VAT_TEXTS[kept.vatCode].de };
  return {
    agreementId: kept.agreementId ?? '',
    agreementNumber: kept.agreementNumber,
    form: 'serviceContract',
    clause: kept.clause,
    resolution: `Vereinbarung ${kept.agreementNumber}`,
    vat: { ...vat, validFrom: day, validTo: null },
  };
}

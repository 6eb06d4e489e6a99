// SPDX-License-Identifier: EUPL-1.2
import type { AgreementsPort, Citation, CitedCostTerm, VatPositionsPort } from '@contracts/agreements';
import { type AgreementContent, type AgreementForm, type CostTerm, exactNumber, termCents, vatTimeline } from '@domain/agreements';
import { type CivilDate, formatCivilDate, type TenantId } from '@kernel/core';
import { knownAt } from '@platform/database';
import { vatPositionsKnown } from './queries/vat-positions.ts';

const citedTerm = (term: CostTerm): CitedCostTerm => ({
  kind: term.kind,
  amountCents: termCents(term),
  per: term.per,
  number: term.number === null ? null : exactNumber(term.number),
  capacity: term.capacity,
  validity: { from: term.validFrom, to: term.validTo },
  resolution: term.resolution,
});

/** What the other services may know of agreements. Signed terms bear the day of signing; what was a draft then, counts nothing. */
export const agreementsOffer: AgreementsPort = {
  async findValid(writes, tenantId, serviceFamilyCode, on) {
    const [found] = await writes.$queryRaw<{ id: string; number: string; valid_to: string | null }[]>`
      select agreement.id, agreement.number, to_char(terms.valid_to, 'YYYY-MM-DD') as valid_to
      from agreement_terms terms
      join agreement on agreement.tenant_id = terms.tenant_id and agreement.id = terms.agreement_id
      where terms.tenant_id = ${tenantId}::uuid and terms.known_to is null and terms.concluded_on is not null
        and ${serviceFamilyCode} = any(terms.service_family_codes)
        and terms.valid_from <= ${on}::date and (terms.valid_to is null or terms.valid_to >= ${on}::date)
      limit 1`;
    return found ? { agreementId: found.id, number: found.number, validTo: found.valid_to as CivilDate | null } : null;
  },

  async citationsIn(reads, { from, to }, known) {
    const rows = await reads
      .selectFrom('agreement_terms as terms')
      .innerJoin('agreement', (join) =>
        join.onRef('agreement.tenant_id', '=', 'terms.tenant_id').onRef('agreement.id', '=', 'terms.agreement_id'),
      )
      .select(['terms.tenant_id', 'agreement.id', 'agreement.number', 'terms.key_citations', 'terms.vat_treatments'])
      .select(['terms.form', 'terms.cost_terms', 'terms.concluded_on'])
      .select(['terms.valid_from', 'terms.valid_to'])
      .where(knownAt('terms', known))
      .where('terms.concluded_on', 'is not', null)
      .where('terms.valid_from', '<=', to)
      .where((eb) => eb.or([eb('terms.valid_to', 'is', null), eb('terms.valid_to', '>=', from)]))
      .orderBy('terms.tenant_id')
      .orderBy('agreement.number')
      .execute();
    const positions = await vatPositionsKnown(reads, known);
    return rows.flatMap((row) => {
      const citations = row.key_citations as unknown as AgreementContent['keyCitations'];
      const own = row.vat_treatments as unknown as AgreementContent['vatTreatments'];
      const terms = row.cost_terms as unknown as AgreementContent['costTerms'];
      const form = row.form as AgreementForm;
      return citations.map(
        ({ serviceFamilyCode, keyId, keyVersion, clause, resolution }): Citation => ({
          tenantId: row.tenant_id as TenantId,
          agreementId: row.id,
          agreementNumber: row.number,
          form,
          serviceFamilyCode,
          keyId,
          keyVersion,
          clause,
          // Where no council resolved it the parties did, on the day on which they signed.
          resolution: resolution ?? `Vertragsschluss vom ${formatCivilDate(row.concluded_on as CivilDate)}`,
          vat: vatTimeline(own, positions, { form, serviceFamilyCode }),
          costTerms: terms.filter((term) => term.serviceFamilyCode === serviceFamilyCode).map(citedTerm),
          validity: { from: row.valid_from as CivilDate, to: row.valid_to as CivilDate | null },
        }),
      );
    });
  },
};

/** A levy is no service of one family: positions for one alone do not speak of it. */
export const vatPositionsOffer: VatPositionsPort = {
  async levyVatIn(reads, { from, to }, known) {
    const positions = await vatPositionsKnown(reads, known);
    return vatTimeline([], positions, { form: 'statutes', serviceFamilyCode: '' }).filter(
      ({ validFrom, validTo }) => validFrom <= to && (validTo === null || validTo >= from),
    );
  },
};

// SPDX-License-Identifier: EUPL-1.2
import type { AgreementsPort, Citation } from '@contracts/agreements';
import type { AgreementContent } from '@domain/agreements';
import type { CivilDate, TenantId, Validity } from '@kernel/core';
import { knownAt } from '@platform/database';

/** The days that two validities share, or null. */
function common(a: Validity, b: Validity): Validity | null {
  const from = a.from > b.from ? a.from : b.from;
  const ends = [a.to, b.to].filter((to): to is CivilDate => to !== null).sort();
  const to = ends[0] ?? null;
  return to !== null && to < from ? null : { from, to };
}

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
      .select(['terms.valid_from', 'terms.valid_to'])
      .where(knownAt('terms', known))
      .where('terms.concluded_on', 'is not', null)
      .where('terms.valid_from', '<=', to)
      .where((eb) => eb.or([eb('terms.valid_to', 'is', null), eb('terms.valid_to', '>=', from)]))
      .orderBy('terms.tenant_id')
      .orderBy('agreement.number')
      .execute();
    return rows.flatMap((row) => {
      const validity = { from: row.valid_from as CivilDate, to: row.valid_to as CivilDate | null };
      const citations = row.key_citations as unknown as AgreementContent['keyCitations'];
      const treatments = row.vat_treatments as unknown as AgreementContent['vatTreatments'];
      return treatments.flatMap((treatment): Citation[] => {
        const days = common(validity, { from: treatment.validFrom, to: treatment.validTo });
        if (!days || !common(days, { from, to })) return [];
        return citations.map((citation) => ({
          tenantId: row.tenant_id as TenantId,
          agreementId: row.id,
          agreementNumber: row.number,
          serviceFamilyCode: citation.serviceFamilyCode,
          keyId: citation.keyId,
          keyVersion: citation.keyVersion,
          clause: citation.clause,
          resolution: citation.resolution,
          vatCode: treatment.code,
          vatRatePermille: treatment.ratePermille,
          vatBasis: treatment.basis,
          validity: days,
        }));
      });
    });
  },
};

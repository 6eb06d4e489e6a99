// SPDX-License-Identifier: EUPL-1.2
import type { AgreementCitation } from '@domain/settlement';

/**
 * An agreement that cites ten keys of a service says ten times the same of the service itself. For a trial, which tells totals alone, once
 * is enough; what limits or excepts somebody stays as often as it is said.
 */
export function distinctAgreements(citations: readonly AgreementCitation[]): readonly AgreementCitation[] {
  const seen = new Set<string>();
  const isNew = (citation: AgreementCitation): boolean => {
    const { tenantId, serviceFamilyCode, agreementId, agreementNumber, form, clause, resolution, validity, vat } = citation;
    if (citation.limits.length + citation.exceptions.length + citation.reservations.length > 0) return true;
    const plain = [tenantId, serviceFamilyCode, agreementId, agreementNumber, form, clause, resolution, validity.from, validity.to];
    const text = JSON.stringify([...plain, vat]);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  };
  const distinct = citations.filter(isNew);
  return distinct.length === citations.length ? citations : distinct;
}

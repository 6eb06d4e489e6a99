// SPDX-License-Identifier: EUPL-1.2
import type { AgreementContent, KeyCitation } from '@domain/agreements';

/** A citation with the name of its key, since not everybody who reads the agreement may read the keys. */
export interface NamedCitation extends KeyCitation {
  readonly keyName?: string | null;
}

/** What was known of an agreement from one instant to another. */
export interface TermsRow {
  readonly title: string;
  readonly form: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly noticeMonths: number;
  readonly concludedOn: string | null;
  readonly noticeGivenOn: string | null;
  readonly serviceFamilyCodes: readonly string[];
  readonly keyCitations: readonly NamedCitation[];
  readonly vatTreatments: AgreementContent['vatTreatments'];
  readonly costClause: string;
  readonly costTerms: AgreementContent['costTerms'];
  readonly dataProcessing: AgreementContent['dataProcessing'];
  readonly knownFrom: string;
  readonly knownTo: string | null;
}

export const TERMS_COLUMNS = [
  ...(['terms.title', 'terms.form', 'terms.valid_from as validFrom', 'terms.valid_to as validTo'] as const),
  ...(['terms.notice_months as noticeMonths', 'terms.concluded_on as concludedOn', 'terms.notice_given_on as noticeGivenOn'] as const),
  ...(['terms.service_family_codes as serviceFamilyCodes', 'terms.key_citations as keyCitations'] as const),
  ...(['terms.vat_treatments as vatTreatments', 'terms.data_processing as dataProcessing'] as const),
  ...(['terms.cost_clause as costClause', 'terms.cost_terms as costTerms'] as const),
  ...(['terms.known_from as knownFrom', 'terms.known_to as knownTo'] as const),
];

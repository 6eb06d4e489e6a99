// SPDX-License-Identifier: EUPL-1.2
import { type AgreementContent, completenessRefusal, type VatPosition } from '@domain/agreements';
import type { CivilDate, Refusal } from '@kernel/core';

/** One that has all that a clause needs. */
const CLEAR_CLAUSE = 'Die Personal- und Sachkosten werden im Kalenderjahr nach gebuchten Stunden verteilt. Zahlbar binnen 30 Tagen.';
const ALWAYS = '1900-01-01' as CivilDate;

/** A content that lacks nothing, for the dates and services of the given one. */
function completed(content: AgreementContent): AgreementContent {
  const families = content.serviceFamilyCodes.length > 0 ? content.serviceFamilyCodes : ['any'];
  return {
    ...content,
    validity: content.validity ?? { from: ALWAYS, to: null },
    serviceFamilyCodes: families,
    keyCitations: families.map((serviceFamilyCode) => ({ serviceFamilyCode, keyId: '', keyVersion: 1, clause: '§ 1', resolution: null })),
    vatTreatments: [{ validFrom: ALWAYS, validTo: null, code: 'O', ratePermille: 0, basis: '§ 1' }],
    costClause: CLEAR_CLAUSE,
    costTerms: [],
    dataProcessing: { role: 'none', concludedOn: null, subjects: [], dataCategories: [], legalBasis: '' },
  };
}

/** Everything that keeps a draft from being signed, part by part: the rule itself names only the first thing. */
export function draftLacks(content: AgreementContent, positions: readonly VatPosition[]): readonly Refusal[] {
  const whole = completed(content);
  const { validity, serviceFamilyCodes, keyCitations, vatTreatments, costClause, costTerms, dataProcessing } = content;
  const parts: readonly AgreementContent[] = [
    { ...whole, validity },
    { ...whole, serviceFamilyCodes, keyCitations: serviceFamilyCodes.length > 0 ? whole.keyCitations : [] },
    serviceFamilyCodes.length > 0 ? { ...whole, keyCitations } : whole,
    { ...whole, vatTreatments },
    { ...whole, costClause },
    { ...whole, costTerms },
    { ...whole, dataProcessing },
  ];
  const lacks = parts.flatMap((part) => completenessRefusal(part, part.vatTreatments === vatTreatments ? positions : []) ?? []);
  // From which day on a treatment is missing, nobody can say before the agreement has its days: those are what is missing then.
  return validity === null ? lacks.filter(({ code }) => code !== 'VAT_GAP') : lacks;
}

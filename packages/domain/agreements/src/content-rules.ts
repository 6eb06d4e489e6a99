// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type Refusal, refusal, type Validity } from '@kernel/core';
import {
  AGREEMENT_FORMS,
  type Agreement,
  type AgreementContent,
  type DataProcessingRecord,
  VAT_CODES,
  type VatTreatment,
} from './agreement.ts';
import { CLAUSE_LIMIT, checkClause } from './clause-check/check-clause.ts';
import { type CostTermCode, costTermRefusal } from './cost-terms.ts';
import { type VatPosition, vatTimeline } from './vat-position.ts';

export const NUMBER_LENGTH = 40;
export const TITLE_LENGTH = 200;
export const MAX_NOTICE_MONTHS = 120;

/** What even a draft may not hold, in the order of precedence. */
export type ContentCode =
  | 'NUMBER_MISSING'
  | 'NUMBER_TOO_LONG'
  | 'NUMBER_TAKEN'
  | 'TITLE_MISSING'
  | 'TITLE_TOO_LONG'
  | 'FORM_UNKNOWN'
  | 'DATES_REVERSED'
  | 'NOTICE_MONTHS_WRONG'
  | 'FAMILY_UNKNOWN'
  | 'FAMILY_TWICE'
  | 'KEY_OF_OTHER_FAMILY'
  | 'KEY_CITED_TWICE'
  | 'KEY_VERSION_WRONG'
  | 'VAT_CODE_UNKNOWN'
  | 'VAT_RATE_WRONG'
  | 'VAT_DATES_REVERSED'
  | 'VAT_OVERLAP'
  | 'COST_CLAUSE_TOO_LONG'
  | CostTermCode;

/** What must be complete before it is signed, in the order of precedence. */
export type CompletenessCode =
  | 'NO_DATES'
  | 'NO_SERVICE'
  | 'NO_KEY_CITED'
  | 'CLAUSE_MISSING'
  | 'CLAUSE_NAMES_NO_SECTION'
  | 'NO_VAT_TREATMENT'
  | 'VAT_GAP'
  | 'VAT_BASIS_MISSING'
  | 'COST_CLAUSE_MISSING'
  | 'COST_CLAUSE_VAGUE'
  | 'COST_TERM_WITHOUT_RESOLUTION'
  | 'DATA_PROCESSING_MISSING'
  | 'DATA_PROCESSING_INCOMPLETE';

export interface ContentSurroundings {
  /** The other agreements of the same tenant. */
  readonly others: readonly Agreement[];
  /** Codes of the families in the association's catalogue. */
  readonly familyCodes: readonly string[];
}

const firstTwice = (texts: readonly string[]): string | null => texts.find((text, index) => texts.indexOf(text) !== index) ?? null;

const byStart = (treatments: readonly VatTreatment[]): VatTreatment[] =>
  [...treatments].sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));

function headRefusal(content: AgreementContent, others: readonly Agreement[]): Refusal<ContentCode> | null {
  const number = content.number.trim();
  const title = content.title.trim();
  const { validity, noticeMonths } = content;
  if (number === '') return refusal('NUMBER_MISSING', { field: 'number' });
  if (number.length > NUMBER_LENGTH) return refusal('NUMBER_TOO_LONG', { field: 'number', params: { max: NUMBER_LENGTH } });
  if (others.some((other) => other.status !== 'discarded' && other.number.toLowerCase() === number.toLowerCase()))
    return refusal('NUMBER_TAKEN', { field: 'number', params: { number } });
  if (title === '') return refusal('TITLE_MISSING', { field: 'title' });
  if (title.length > TITLE_LENGTH) return refusal('TITLE_TOO_LONG', { field: 'title', params: { max: TITLE_LENGTH } });
  if (!AGREEMENT_FORMS.includes(content.form)) return refusal('FORM_UNKNOWN', { field: 'form' });
  if (validity?.to && validity.to < validity.from)
    return refusal('DATES_REVERSED', { field: 'validity', params: { from: validity.from, to: validity.to } });
  if (!Number.isInteger(noticeMonths) || noticeMonths < 0 || noticeMonths > MAX_NOTICE_MONTHS)
    return refusal('NOTICE_MONTHS_WRONG', { field: 'noticeMonths', params: { max: MAX_NOTICE_MONTHS } });
  return null;
}

function servicesRefusal(content: AgreementContent, familyCodes: readonly string[]): Refusal<ContentCode> | null {
  const { serviceFamilyCodes: families, keyCitations: citations } = content;
  const unknown = families.find((family) => !familyCodes.includes(family));
  if (unknown !== undefined) return refusal('FAMILY_UNKNOWN', { field: 'serviceFamilyCodes', params: { family: unknown } });
  const twice = firstTwice(families);
  if (twice !== null) return refusal('FAMILY_TWICE', { field: 'serviceFamilyCodes', params: { family: twice } });
  const stray = citations.find(({ serviceFamilyCode }) => !families.includes(serviceFamilyCode));
  if (stray) return refusal('KEY_OF_OTHER_FAMILY', { field: 'keyCitations', params: { family: stray.serviceFamilyCode } });
  const citedTwice = firstTwice(citations.map(({ serviceFamilyCode }) => serviceFamilyCode));
  if (citedTwice !== null) return refusal('KEY_CITED_TWICE', { field: 'keyCitations', params: { family: citedTwice } });
  const wrongVersion = citations.find(({ keyVersion }) => !Number.isInteger(keyVersion) || keyVersion < 1);
  if (wrongVersion) return refusal('KEY_VERSION_WRONG', { field: 'keyCitations', params: { family: wrongVersion.serviceFamilyCode } });
  return null;
}

function vatRefusal(treatments: readonly VatTreatment[]): Refusal<ContentCode> | null {
  const field = 'vatTreatments';
  const unknown = treatments.find(({ code }) => !VAT_CODES.includes(code));
  if (unknown) return refusal('VAT_CODE_UNKNOWN', { field, params: { from: unknown.validFrom } });
  const goodRate = ({ code, ratePermille: rate }: VatTreatment): boolean =>
    Number.isInteger(rate) && (code === 'S' ? rate > 0 && rate < 1000 : rate === 0);
  const wrongRate = treatments.find((treatment) => !goodRate(treatment));
  if (wrongRate) return refusal('VAT_RATE_WRONG', { field, params: { from: wrongRate.validFrom, code: wrongRate.code } });
  const reversed = treatments.find(({ validFrom, validTo }) => validTo !== null && validTo < validFrom);
  if (reversed) return refusal('VAT_DATES_REVERSED', { field, params: { from: reversed.validFrom } });
  const sorted = byStart(treatments);
  const overlapping = sorted.find(({ validFrom }, index) => index > 0 && (sorted[index - 1]?.validTo ?? '9999-12-31') >= validFrom);
  return overlapping ? refusal('VAT_OVERLAP', { field, params: { from: overlapping.validFrom } }) : null;
}

/** The first reason why the content may not even be a draft, or null. */
export const contentRefusal = (content: AgreementContent, { others, familyCodes }: ContentSurroundings): Refusal<ContentCode> | null =>
  headRefusal(content, others) ??
  servicesRefusal(content, familyCodes) ??
  vatRefusal(content.vatTreatments) ??
  (content.costClause.length > CLAUSE_LIMIT
    ? refusal('COST_CLAUSE_TOO_LONG', { field: 'costClause', params: { max: CLAUSE_LIMIT } })
    : costTermRefusal(content.costTerms, content.serviceFamilyCodes));

/** Codes of all that makes the clause impossible to settle; the quote is what the first of them is about. */
function clauseRefusal(costClause: string): Refusal<CompletenessCode> | null {
  const field = 'costClause';
  if (costClause.trim() === '') return refusal('COST_CLAUSE_MISSING', { field });
  const blocking = checkClause(costClause).filter(({ severity }) => severity === 'blocking');
  const [first] = blocking;
  if (!first) return null;
  const findings = [...new Set(blocking.map(({ code }) => code))];
  return refusal('COST_CLAUSE_VAGUE', { field, params: { findings, finding: first.code, quote: first.quote?.text ?? '' } });
}

/** The treatment of each family by the agreement itself and the association's positions leaves no day open. */
function vatGap(content: AgreementContent, validity: Validity, positions: readonly VatPosition[]): Refusal<CompletenessCode> | null {
  const { form, vatTreatments, serviceFamilyCodes } = content;
  for (const serviceFamilyCode of serviceFamilyCodes) {
    const rules = vatTimeline(vatTreatments, positions, { form, serviceFamilyCode });
    if (rules.length === 0) return refusal('NO_VAT_TREATMENT', { field: 'vatTreatments' });
    const gap = firstDayWithoutVat(validity, rules);
    if (gap !== null) return refusal('VAT_GAP', { field: 'vatTreatments', params: { from: gap } });
  }
  return null;
}

/** The first day of the validity that no treatment covers, or null. The treatments do not overlap. */
export function firstDayWithoutVat(validity: Validity, treatments: readonly VatTreatment[]): CivilDate | null {
  let next: CivilDate = validity.from;
  for (const { validFrom, validTo } of byStart(treatments)) {
    if (validTo !== null && validTo < next) continue;
    if (validFrom > next) return next;
    if (validTo === null || (validity.to !== null && validTo >= validity.to)) return null;
    next = addDays(validTo, 1);
  }
  return next;
}

function dataProcessingRefusal(record: DataProcessingRecord | null): Refusal<CompletenessCode> | null {
  const field = 'dataProcessing';
  if (!record) return refusal('DATA_PROCESSING_MISSING', { field });
  if (record.role === 'none') return null;
  const missing = [
    ...(record.role === 'processor' && record.concludedOn === null ? ['concludedOn'] : []),
    ...(record.subjects.some((text) => text.trim() !== '') ? [] : ['subjects']),
    ...(record.dataCategories.some((text) => text.trim() !== '') ? [] : ['dataCategories']),
    ...(record.legalBasis.trim() === '' ? ['legalBasis'] : []),
  ];
  return missing.length > 0 ? refusal('DATA_PROCESSING_INCOMPLETE', { field, params: { missing } }) : null;
}

/** The first reason why the content is not ready to be signed, or null. */
export function completenessRefusal(content: AgreementContent, positions: readonly VatPosition[]): Refusal<CompletenessCode> | null {
  const { validity, serviceFamilyCodes: families, keyCitations: citations, vatTreatments } = content;
  if (!validity) return refusal('NO_DATES', { field: 'validity' });
  if (families.length === 0) return refusal('NO_SERVICE', { field: 'serviceFamilyCodes' });
  const uncited = families.filter((family) => !citations.some(({ serviceFamilyCode }) => serviceFamilyCode === family));
  if (uncited.length > 0) return refusal('NO_KEY_CITED', { field: 'keyCitations', params: { families: uncited } });
  const noClause = citations.find(({ clause }) => clause.trim() === '');
  if (noClause) return refusal('CLAUSE_MISSING', { field: 'keyCitations', params: { family: noClause.serviceFamilyCode } });
  // 'Wie vereinbart' or 'siehe Anlage' is what courts and supervisory authorities have refused.
  const vague = citations.find(({ clause }) => !/\d/.test(clause));
  if (vague)
    return refusal('CLAUSE_NAMES_NO_SECTION', { field: 'keyCitations', params: { family: vague.serviceFamilyCode, clause: vague.clause } });
  const gap = vatGap(content, validity, positions);
  if (gap) return gap;
  const baseless = vatTreatments.find(({ basis }) => basis.trim() === '');
  if (baseless) return refusal('VAT_BASIS_MISSING', { field: 'vatTreatments', params: { from: baseless.validFrom } });
  const clause = clauseRefusal(content.costClause);
  if (clause) return clause;
  const bare = content.costTerms.find(({ resolution }) => resolution.trim() === '');
  if (bare)
    return refusal('COST_TERM_WITHOUT_RESOLUTION', { field: 'costTerms', params: { family: bare.serviceFamilyCode, kind: bare.kind } });
  return dataProcessingRefusal(content.dataProcessing);
}

/** The content as it is stored: texts without surrounding space, periods in the order of time. */
export const tidyContent = (content: AgreementContent): AgreementContent => ({
  number: content.number.trim(),
  title: content.title.trim(),
  form: content.form,
  validity: content.validity,
  noticeMonths: content.noticeMonths,
  serviceFamilyCodes: [...content.serviceFamilyCodes],
  keyCitations: content.keyCitations.map((citation) => ({
    ...citation,
    clause: citation.clause.trim(),
    resolution: citation.resolution?.trim() || null,
  })),
  vatTreatments: byStart(content.vatTreatments),
  costClause: content.costClause.trim(),
  costTerms: content.costTerms.map((term) => ({ ...term, resolution: term.resolution.trim() })),
  dataProcessing: content.dataProcessing,
});

// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { formatDate } from '../../../format/index.ts';
import { dateText, optionalDateText, requiredChoice, requiredText } from '../../../forms/index.ts';
import { translate } from '../../../i18n/index.ts';
import type { TermsData } from '../agreement-query.ts';
import { clauseTexts } from '../clause-messages.ts';
import { agreementTexts } from '../messages.ts';
import { costTerm, termFromForm, termToForm } from './term-schema.ts';

/** '19' → 190, '5,5' → 55; null when it is no rate. */
export function parsePermille(text: string): number | null {
  const match = /^(\d{1,2})(?:[.,](\d))?\s*%?$/.exec(text.trim());
  return match ? Number(match[1]) * 10 + Number(match[2] ?? 0) : null;
}
export const formatPermille = (permille: number): string =>
  permille % 10 === 0 ? String(permille / 10) : `${Math.trunc(permille / 10)},${permille % 10}`;

/** One entry a line; empty lines are none. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const permilleText = () =>
  z.pipe(
    z.string().check(z.refine((text) => parsePermille(text) !== null, { error: () => translate(agreementTexts)('rateWrong') })),
    z.transform((text) => parsePermille(text) ?? 0),
  );

const monthsText = () =>
  z.pipe(
    z.string().check(z.regex(/^\s*\d{1,3}\s*$/, { error: () => translate(agreementTexts)('noticeMonthsWrong') })),
    z.transform((text) => Number(text)),
  );

const citation = z.object({ familyCode: z.string(), key: z.string(), clause: z.string(), resolution: z.string() });
const treatment = z.object({
  validFrom: dateText(),
  validTo: optionalDateText(),
  code: z.enum(['O', 'E', 'S']),
  rate: permilleText(),
  basis: z.string(),
});

/** As the rules have it. */
const CLAUSE_MOST = 20_000;

export const agreementSchema = z.object({
  tenantId: requiredChoice(),
  number: requiredText(40),
  title: requiredText(200),
  form: z.enum(['statutes', 'publicLawAgreement', 'serviceContract', 'administrativeAgreement']),
  validFrom: optionalDateText(),
  validTo: optionalDateText(),
  noticeMonths: monthsText(),
  serviceFamilyCodes: z.array(z.string()),
  keyCitations: z.array(citation),
  vatTreatments: z.array(treatment),
  costClause: z.string().check(z.maxLength(CLAUSE_MOST, { error: () => translate(clauseTexts)('tooLong') })),
  costTerms: z.array(costTerm),
  role: z.enum(['', 'processor', 'ownTask', 'none']),
  dataConcludedOn: optionalDateText(),
  subjects: z.string(),
  dataCategories: z.string(),
  legalBasis: z.string(),
});

export type AgreementInput = z.input<typeof agreementSchema>;
export type AgreementOutput = z.output<typeof agreementSchema>;

const date = (value: string | null | undefined): string => (value ? formatDate(value) : '');

/** The key and its version travel together in one choice: '<keyId>/<version>'. */
export const keyChoice = (keyId: string, keyVersion: number): string => `${keyId}/${keyVersion}`;

/** What the form starts with: an empty draft, or the terms as they are. */
export function startOf(tenantId: string, number: string, terms: TermsData | null): AgreementInput {
  const data = terms?.dataProcessing;
  return {
    tenantId,
    number,
    title: terms?.title ?? '',
    form: terms?.form ?? 'publicLawAgreement',
    validFrom: date(terms?.validFrom),
    validTo: date(terms?.validTo),
    noticeMonths: String(terms?.noticeMonths ?? 6),
    serviceFamilyCodes: [...(terms?.serviceFamilyCodes ?? [])],
    keyCitations: (terms?.keyCitations ?? []).map((cited) => ({
      familyCode: cited.serviceFamilyCode,
      key: keyChoice(cited.keyId, cited.keyVersion),
      clause: cited.clause,
      resolution: cited.resolution ?? '',
    })),
    vatTreatments: (terms?.vatTreatments ?? []).map((treated) => ({
      validFrom: date(treated.validFrom),
      validTo: date(treated.validTo),
      code: treated.code,
      rate: formatPermille(treated.ratePermille),
      basis: treated.basis,
    })),
    costClause: terms?.costClause ?? '',
    costTerms: (terms?.costTerms ?? []).map(termToForm),
    role: data?.role ?? '',
    dataConcludedOn: date(data?.concludedOn),
    subjects: (data?.subjects ?? []).join('\n'),
    dataCategories: (data?.dataCategories ?? []).join('\n'),
    legalBasis: data?.legalBasis ?? '',
  };
}

/** The content as the server wants it. A family without a chosen key has no citation yet; one that was taken away takes its terms with it. */
export function contentOf(values: AgreementOutput) {
  const { tenantId: _tenant, keyCitations, vatTreatments, costTerms, ...rest } = values;
  const { role, dataConcludedOn, subjects, dataCategories, legalBasis, ...plain } = rest;
  return {
    ...plain,
    costTerms: costTerms.filter(({ familyCode }) => plain.serviceFamilyCodes.includes(familyCode)).map(termFromForm),
    keyCitations: keyCitations
      .filter(({ familyCode, key }) => key !== '' && plain.serviceFamilyCodes.includes(familyCode))
      .map(({ familyCode, key, clause, resolution }) => {
        const [keyId = '', version = ''] = key.split('/');
        return {
          serviceFamilyCode: familyCode,
          keyId,
          keyVersion: Number(version),
          clause: clause.trim(),
          resolution: resolution.trim() || null,
        };
      }),
    vatTreatments: vatTreatments.map(({ rate, code, ...treated }) => ({ ...treated, code, ratePermille: code === 'S' ? rate : 0 })),
    dataProcessing:
      role === ''
        ? null
        : {
            role,
            concludedOn: dataConcludedOn,
            subjects: linesOf(subjects),
            dataCategories: linesOf(dataCategories),
            legalBasis: legalBasis.trim(),
          },
  };
}

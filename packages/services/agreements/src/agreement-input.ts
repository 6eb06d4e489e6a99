// SPDX-License-Identifier: EUPL-1.2
import {
  AGREEMENT_FORMS,
  type AgreementContent,
  CLAUSE_LIMIT,
  COST_TERM_KINDS,
  COST_TERM_SPANS,
  DATA_PROCESSING_ROLES,
  VAT_CODES,
} from '@domain/agreements';
import { amountInput, choiceInput, dateInput, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';

const listOfTexts = z.array(textInput(200)).max(50);

/** What is written in an agreement, as a form sends it. What is missing, the rules say: a draft may lack much. */
export const contentFields = {
  number: textInput(100, 0),
  title: textInput(400, 0),
  form: choiceInput('AgreementForm', AGREEMENT_FORMS),
  validFrom: dateInput.nullish(),
  validTo: dateInput.nullish(),
  noticeMonths: z.int().min(-1).max(10_000),
  serviceFamilyCodes: z.array(textInput(60)).max(100),
  keyCitations: z
    .array(
      z
        .object({
          serviceFamilyCode: textInput(60),
          keyId: idInput<'KeyId'>(),
          keyVersion: z.int().min(0).max(100_000),
          clause: textInput(200, 0),
          resolution: textInput(200, 0).nullish(),
        })
        .meta({ id: 'KeyCitation' }),
    )
    .max(100),
  vatTreatments: z
    .array(
      z
        .object({
          validFrom: dateInput,
          validTo: dateInput.nullish(),
          code: choiceInput('VatCode', VAT_CODES),
          ratePermille: z.int().min(0).max(1_000),
          basis: textInput(200, 0),
        })
        .meta({ id: 'VatTreatment' }),
    )
    .max(50),
  /** Wording of the clause by which costs are shared. */
  costClause: textInput(CLAUSE_LIMIT + 1, 0).default(''),
  costTerms: z
    .array(
      z
        .object({
          serviceFamilyCode: textInput(60),
          kind: choiceInput('CostTermKind', COST_TERM_KINDS),
          amount: amountInput.nullish(),
          per: choiceInput('CostTermSpan', COST_TERM_SPANS).nullish(),
          /** '5 %', '4/5', '0,8': a share, a factor, or how much is reserved. */
          number: textInput(40, 0).nullish(),
          capacity: textInput(60, 0).nullish(),
          unit: textInput(60, 0).nullish(),
          validFrom: dateInput,
          validTo: dateInput.nullish(),
          resolution: textInput(300, 0),
        })
        .meta({ id: 'CostTerm' }),
    )
    .max(100)
    .default([]),
  dataProcessing: z
    .object({
      role: choiceInput('DataProcessingRole', DATA_PROCESSING_ROLES),
      concludedOn: dateInput.nullish(),
      subjects: listOfTexts,
      dataCategories: listOfTexts,
      legalBasis: textInput(200, 0),
    })
    .meta({ id: 'DataProcessing' })
    .nullish(),
};

const contentInput = z.object(contentFields);

/** The rule's input from the form's. */
export function contentOf(input: z.output<typeof contentInput>): AgreementContent {
  const { validFrom, validTo, dataProcessing } = input;
  return {
    number: input.number,
    title: input.title,
    form: input.form,
    validity: validFrom ? { from: validFrom, to: validTo ?? null } : null,
    noticeMonths: input.noticeMonths,
    serviceFamilyCodes: input.serviceFamilyCodes,
    keyCitations: input.keyCitations.map((citation) => ({ ...citation, resolution: citation.resolution ?? null })),
    vatTreatments: input.vatTreatments.map((treatment) => ({ ...treatment, validTo: treatment.validTo ?? null })),
    costClause: input.costClause,
    costTerms: input.costTerms.map(({ amount, ...term }) => ({
      serviceFamilyCode: term.serviceFamilyCode,
      kind: term.kind,
      amountCents: amount === null || amount === undefined ? null : String(amount),
      per: term.per ?? null,
      number: term.number || null,
      capacity: term.capacity || null,
      unit: term.unit || null,
      validFrom: term.validFrom,
      validTo: term.validTo ?? null,
      resolution: term.resolution,
    })),
    dataProcessing: dataProcessing ? { ...dataProcessing, concludedOn: dataProcessing.concludedOn ?? null } : null,
  };
}

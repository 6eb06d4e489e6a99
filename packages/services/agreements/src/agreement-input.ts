// SPDX-License-Identifier: EUPL-1.2
import { AGREEMENT_FORMS, type AgreementContent, DATA_PROCESSING_ROLES, VAT_CODES } from '@domain/agreements';
import { choiceInput, dateInput, idInput, textInput } from '@platform/use-case';
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
    dataProcessing: dataProcessing ? { ...dataProcessing, concludedOn: dataProcessing.concludedOn ?? null } : null,
  };
}

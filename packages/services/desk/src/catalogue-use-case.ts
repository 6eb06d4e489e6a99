// SPDX-License-Identifier: EUPL-1.2
import {
  type CatalogueService,
  FORM_FIELD_KINDS,
  type FormField,
  type ServiceDecision,
  type ServiceId,
  type ServiceInput,
} from '@domain/desk';
import { choiceInput, type TargetRow, textInput } from '@platform/use-case';
import { z } from 'zod';
import { type Definition, recordsOf, useCase } from './desk-use-case.ts';
import { saveDecision } from './repositories/save-decision.ts';
import type { Saving } from './repositories/saving.ts';

export const localizedInput = z.object({ de: textInput(4000, 0), en: textInput(4000, 0) }).meta({ id: 'LocalizedTextInput' });

const fieldInput = z
  .object({
    code: textInput(40, 0),
    kind: choiceInput('FormFieldKind', FORM_FIELD_KINDS),
    label: localizedInput,
    hint: localizedInput.nullish(),
    required: z.boolean(),
    choices: z.array(z.object({ code: textInput(40, 0), label: localizedInput }).meta({ id: 'FormChoiceInput' })).max(50),
  })
  .meta({ id: 'FormFieldInput' });

/** What the editor of a service fills in. */
export const serviceShape = {
  familyCode: textInput(60),
  code: textInput(100, 0),
  name: localizedInput,
  description: localizedInput,
  keywords: textInput(500, 0).nullish(),
  fields: z.array(fieldInput).max(20),
  targetWorkingDays: z.int(),
  needsAgreement: z.boolean(),
};
const serviceSchema = z.object(serviceShape);

export function serviceInput({
  familyCode,
  code,
  name,
  description,
  keywords,
  fields,
  targetWorkingDays,
  needsAgreement,
}: z.output<typeof serviceSchema>): ServiceInput {
  const formFields = fields.map((field): FormField => ({ ...field, hint: field.hint ?? null }));
  return { familyCode, code, name, description, keywords: keywords?.trim() ?? '', fields: formFields, targetWorkingDays, needsAgreement };
}

export const SERVICE_CODES = [
  'FAMILY_UNKNOWN',
  'CODE_MALFORMED',
  'CODE_TAKEN',
  'NAME_MISSING',
  'TARGET_OUT_OF_RANGE',
  'TOO_MANY_FIELDS',
  'FIELD_CODE_MALFORMED',
  'FIELD_CODE_TWICE',
  'FIELD_LABEL_MISSING',
  'CHOICES_MISSING',
  'CHOICES_NOT_EXPECTED',
] as const;

interface ServiceScene {
  readonly saving: Saving;
  readonly service?: CatalogueService;
}

const serviceRow = ({ saving, service }: ServiceScene): TargetRow => ({
  tenantId: saving.centreId,
  type: 'service',
  ...(service ? { id: service.id, version: service.version } : {}),
});

/** A use case about a service of the catalogue. */
export const serviceUseCase = <Schema extends z.ZodType, State extends ServiceScene, Decision extends ServiceDecision, Code extends string>(
  definition: Definition<Schema, State, Decision, Code>,
) =>
  useCase<Schema, State, Decision, Code, { serviceId: ServiceId }>({
    ...definition,
    row: serviceRow,
    save: (repositories, decision, { saving }) => saveDecision(repositories, decision, saving),
    record: (decision, { saving }) => recordsOf({ type: 'service', id: decision.service.id, tenantId: saving.centreId }, decision),
    outcome: ({ service }) => ({ serviceId: service.id }),
  });

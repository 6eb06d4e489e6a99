// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, refusal } from '@kernel/core';
import type { ServiceFamily, ServiceInput } from './catalogue.ts';
import { type FormField, MAX_FORM_INPUTS } from './form-field.ts';
import { isComplete } from './localized-text.ts';

export type ServiceRefusalCode =
  | 'FAMILY_UNKNOWN'
  | 'CODE_MALFORMED'
  | 'CODE_TAKEN'
  | 'NAME_MISSING'
  | 'TARGET_OUT_OF_RANGE'
  | 'TOO_MANY_FIELDS'
  | 'FIELD_CODE_MALFORMED'
  | 'FIELD_CODE_TWICE'
  | 'FIELD_LABEL_MISSING'
  | 'CHOICES_MISSING'
  | 'CHOICES_NOT_EXPECTED';

export const MAX_TARGET_WORKING_DAYS = 250;

/** What a service is checked against: the families of the centre and the codes that its other services have. */
export interface CatalogueState {
  readonly families: readonly ServiceFamily[];
  readonly codesInUse: readonly string[];
}

const FIELD_CODE = /^[a-z][A-Za-z0-9]{0,39}$/;
const SERVICE_CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function checkField(field: FormField, path: string, before: readonly FormField[]): Refusal<ServiceRefusalCode> | null {
  const params = { code: field.code };
  if (!FIELD_CODE.test(field.code)) return refusal('FIELD_CODE_MALFORMED', { field: path, params });
  if (before.some((other) => other.code === field.code)) return refusal('FIELD_CODE_TWICE', { field: path, params });
  if (!isComplete(field.label)) return refusal('FIELD_LABEL_MISSING', { field: path, params });
  if (field.kind !== 'choice') return field.choices.length === 0 ? null : refusal('CHOICES_NOT_EXPECTED', { field: path, params });
  const codes = new Set(field.choices.map((choice) => choice.code));
  const sound =
    field.choices.length >= 2 &&
    codes.size === field.choices.length &&
    field.choices.every((choice) => choice.code !== '' && isComplete(choice.label));
  return sound ? null : refusal('CHOICES_MISSING', { field: path, params });
}

/** The first thing that is wrong with a service as its editor filled it in, or null. */
export function checkService(input: ServiceInput, state: CatalogueState): Refusal<ServiceRefusalCode> | null {
  if (!state.families.some((family) => family.code === input.familyCode)) {
    return refusal('FAMILY_UNKNOWN', { field: 'familyCode', params: { code: input.familyCode } });
  }
  if (!SERVICE_CODE.test(input.code) || input.code.length > 60)
    return refusal('CODE_MALFORMED', { field: 'code', params: { code: input.code } });
  if (state.codesInUse.includes(input.code)) return refusal('CODE_TAKEN', { field: 'code', params: { code: input.code } });
  if (!isComplete(input.name)) return refusal('NAME_MISSING', { field: 'name' });
  if (!Number.isInteger(input.targetWorkingDays) || input.targetWorkingDays < 0 || input.targetWorkingDays > MAX_TARGET_WORKING_DAYS) {
    return refusal('TARGET_OUT_OF_RANGE', { field: 'targetWorkingDays', params: { max: MAX_TARGET_WORKING_DAYS } });
  }
  if (input.fields.length > MAX_FORM_INPUTS - 1) {
    return refusal('TOO_MANY_FIELDS', { field: 'fields', params: { max: MAX_FORM_INPUTS - 1 } });
  }
  for (const [index, field] of input.fields.entries()) {
    const found = checkField(field, `fields.${index}`, input.fields.slice(0, index));
    if (found) return found;
  }
  return null;
}

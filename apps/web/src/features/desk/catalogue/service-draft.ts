// SPDX-License-Identifier: EUPL-1.2
import type { FieldKind, FormField, ServiceWithForm } from '../catalogue-query.ts';

/** A form asks for the subject and at most four things more. */
export const MAX_FIELDS = 4;

export interface FieldDraft {
  /** Only for the list on the screen. */
  readonly key: string;
  readonly code: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly labelDe: string;
  readonly labelEn: string;
  readonly hintDe: string;
  readonly hintEn: string;
  /** One choice a line: 'Deutsch | English'. */
  readonly choices: string;
  /** The codes of the choices that there were, by what they were called, so that old answers keep their meaning. */
  readonly choiceCodes: Readonly<Record<string, string>>;
}

export interface ServiceDraft {
  readonly code: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly descriptionDe: string;
  readonly descriptionEn: string;
  readonly keywords: string;
  readonly targetWorkingDays: string;
  readonly needsAgreement: boolean;
  readonly fields: readonly FieldDraft[];
}

const SIGNS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const words = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (sign) => SIGNS[sign] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** 'Neues Konto' → 'neues-konto' */
export const serviceCodeFor = (name: string): string => words(name).join('-').slice(0, 60).replace(/-$/, '');

/** 'Ab wann?' → 'abWann': a code for a field or a choice, unlike all that are taken. */
export function codeFor(label: string, taken: readonly string[]): string {
  const joined = words(label)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .slice(0, 36);
  const base = /^[a-z]/.test(joined) ? joined : `f${joined}`;
  let code = base;
  for (let number = 2; taken.includes(code); number += 1) code = `${base}${number}`;
  return code;
}

const choiceLine = (choice: FormField['choices'][number]): string => `${choice.labelDe} | ${choice.labelEn}`;

let nextKey = 1;
export const emptyField = (): FieldDraft => ({
  key: `field-${nextKey++}`,
  code: '',
  kind: 'text',
  required: false,
  labelDe: '',
  labelEn: '',
  hintDe: '',
  hintEn: '',
  choices: '',
  choiceCodes: {},
});

const fieldDraft = (field: FormField): FieldDraft => ({
  key: `field-${nextKey++}`,
  code: field.code,
  kind: field.kind,
  required: field.required,
  labelDe: field.labelDe,
  labelEn: field.labelEn,
  hintDe: field.hintDe ?? '',
  hintEn: field.hintEn ?? '',
  choices: field.choices.map(choiceLine).join('\n'),
  choiceCodes: Object.fromEntries(field.choices.map((choice) => [choice.labelDe, choice.code])),
});

export const serviceDraft = (service: ServiceWithForm | null): ServiceDraft => ({
  code: service?.code ?? '',
  nameDe: service?.nameDe ?? '',
  nameEn: service?.nameEn ?? '',
  descriptionDe: service?.descriptionDe ?? '',
  descriptionEn: service?.descriptionEn ?? '',
  keywords: service?.keywords ?? '',
  targetWorkingDays: String(service?.targetWorkingDays ?? 5),
  needsAgreement: service?.needsAgreement ?? true,
  fields: service?.fields.map(fieldDraft) ?? [],
});

function choicesOf(field: FieldDraft) {
  if (field.kind !== 'choice') return [];
  const taken: string[] = [];
  return field.choices
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([de = '']) => de !== '')
    .map(([de = '', en = '']) => {
      const code = field.choiceCodes[de] ?? codeFor(de, taken);
      taken.push(code);
      return { code, label: { de, en: en || de } };
    });
}

/** As the server wants the fields; a field without a code gets one made of its label. */
export function fieldsToWire(fields: readonly FieldDraft[]) {
  const taken = fields.map(({ code }) => code).filter((code) => code !== '');
  return fields.map((field) => {
    const code = field.code || codeFor(field.labelDe, taken);
    taken.push(code);
    const { hintDe, hintEn } = field;
    return {
      code,
      kind: field.kind,
      required: field.required,
      label: { de: field.labelDe.trim(), en: field.labelEn.trim() },
      hint: hintDe.trim() === '' ? null : { de: hintDe.trim(), en: hintEn.trim() || hintDe.trim() },
      choices: choicesOf(field),
    };
  });
}

/** The form as the member would see it now. */
export const previewFields = (fields: readonly FieldDraft[]): FormField[] =>
  fieldsToWire(fields).map(({ label, hint, choices, ...field }) => ({
    ...field,
    labelDe: label.de || '…',
    labelEn: label.en || label.de || '…',
    hintDe: hint?.de ?? null,
    hintEn: hint?.en ?? null,
    choices: choices.map((choice) => ({ code: choice.code, labelDe: choice.label.de, labelEn: choice.label.en })),
  }));

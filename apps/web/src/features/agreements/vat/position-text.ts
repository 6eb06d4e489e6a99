// SPDX-License-Identifier: EUPL-1.2
import type { Translate } from '../../../i18n/index.ts';
import { formatPermille } from '../form/agreement-schema.ts';
import type { vatTexts } from './messages.ts';
import type { PositionRow } from './vat-documents.ts';

export type SayVat = Translate<(typeof vatTexts)['de']>;

export const FORM_KEYS = {
  statutes: 'formStatutes',
  publicLawAgreement: 'formPublicLawAgreement',
  serviceContract: 'formServiceContract',
  administrativeAgreement: 'formAdministrativeAgreement',
} as const;

export const treatmentText = (m: SayVat, { code, ratePermille }: Pick<PositionRow, 'code' | 'ratePermille'>): string =>
  code === 'S' ? m('taxed', { rate: formatPermille(ratePermille) }) : m(code);

/** 'alle Leistungen, Satzung' */
export function scopeText(
  m: SayVat,
  { form, serviceFamilyCode, familyName }: Pick<PositionRow, 'form' | 'serviceFamilyCode' | 'familyName'>,
): string {
  const family = serviceFamilyCode === null ? m('allServices') : (familyName ?? serviceFamilyCode);
  return form === null ? family : `${family}, ${m(FORM_KEYS[form])}`;
}

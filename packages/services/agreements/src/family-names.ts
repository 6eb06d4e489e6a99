// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, refusal } from '@kernel/core';

export interface FamilyName {
  readonly code: string;
  readonly nameDe: string;
  readonly nameEn: string;
}

/** The rules know families by their codes; a sentence names them. The names in both languages go beside the codes. */
export function withFamilyNames<Code extends string>(refused: Refusal<Code>, families: readonly FamilyName[]): Refusal<Code> {
  const { family, families: several, fits } = refused.params ?? {};
  const codes = [several ?? family ?? []].flat().map(String);
  if (codes.length === 0) return refused;
  const name = (code: string, language: 'nameDe' | 'nameEn'): string => families.find((one) => one.code === code)?.[language] ?? code;
  const names = (of: readonly string[], language: 'nameDe' | 'nameEn'): string => of.map((code) => name(code, language)).join(', ');
  return refusal(refused.code, {
    ...(refused.field !== undefined && { field: refused.field }),
    params: {
      ...refused.params,
      ...{ nameDe: names(codes, 'nameDe'), nameEn: names(codes, 'nameEn') },
      ...(typeof fits === 'string' && { fitsDe: name(fits, 'nameDe'), fitsEn: name(fits, 'nameEn') }),
    },
  });
}

// SPDX-License-Identifier: EUPL-1.2
import { type AgreementForm, standardRateOn, VAT_TEXTS, type VatCode, type VatRule } from '@domain/settlement';
import type { CivilDate } from '@kernel/core';

/** Why a member pays, as statements keep it. Those by older rules keep a code of VAT alone. */
export interface StoredBasis {
  readonly agreementNumber: string;
  readonly clause: string;
  readonly agreementId?: string;
  readonly form?: AgreementForm;
  readonly resolution?: string | null;
  readonly vat?: VatRule;
  readonly vatCode?: VatCode;
}

/** How a charge is taxed; of one by older rules by its code, at the rate of the day of the service. */
export function storedVat({ vat, vatCode }: StoredBasis, day: CivilDate): VatRule | null {
  if (vat) return vat;
  if (!vatCode) return null;
  const rate = vatCode === 'S' ? standardRateOn(day) : null;
  if (vatCode === 'S' && !rate) return null;
  const ground = rate?.ground ?? VAT_TEXTS[vatCode].de;
  return { code: vatCode, ratePermille: rate?.permille ?? 0, basis: ground, validFrom: day, validTo: null };
}

/** The basis of a line as it is shown; all null where a line has none. */
export function shownBasis(basis: StoredBasis | null, day: CivilDate) {
  const vat = basis && storedVat(basis, day);
  return {
    agreementId: basis?.agreementId || null,
    agreementNumber: basis?.agreementNumber ?? null,
    agreementClause: basis?.clause ?? null,
    agreementForm: basis?.form ?? null,
    agreementResolution: basis?.resolution ?? null,
    vatCode: basis?.vat?.code ?? basis?.vatCode ?? null,
    vatRule: vat,
  };
}

// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate } from '@kernel/core';

/** A text in German and English. */
export interface Words {
  readonly de: string;
  readonly en: string;
}

/** How a service is taxed; the day of the service decides. */
export interface VatRule {
  /** Codes of EN 16931: O not taxable, E exempt, S standard rate. */
  readonly code: 'O' | 'E' | 'S';
  /** 190 is 19 %; 0 for O and E. */
  readonly ratePermille: number;
  /** Law and section, as it is printed. */
  readonly basis: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

export type AgreementForm = 'statutes' | 'publicLawAgreement' | 'serviceContract' | 'administrativeAgreement';

/** One charge of one member, with everything that orders it. */
export interface ChargeLine {
  /** The same for the same charge in every recomputation of its period. */
  readonly lineKey: string;
  readonly label: Words;
  readonly serviceFamilyCode: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Without VAT; of a correction the difference to what was charged before. */
  readonly amountCents: Cents;
  readonly basis: Words;
  readonly agreementNumber: string;
  readonly clause: string;
  readonly resolution: string | null;
  readonly form: AgreementForm;
  readonly vat: VatRule;
  readonly calculation: Words;
  /** Step by step, where one sentence does not hold it; a deeper step made the one before. */
  readonly steps?: readonly (Words & { readonly depth: number })[];
}

/** What one member is charged. */
export interface MemberCharges {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly lines: readonly ChargeLine[];
  readonly totalCents: Cents;
}

/** What documents are made from: a released run, a correction of one, a resolved levy. */
export interface ChargeSet {
  readonly sourceId: string;
  readonly kind: 'regular' | 'correction';
  /** Of a correction: the regular set. */
  readonly corrects: string | null;
  /** Why a correction was made; null of a regular set. */
  readonly reason?: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly hash: string;
  readonly billables: readonly MemberCharges[];
}

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, Fraction, Instant, TenantId, Validity } from '@kernel/core';
import type { Reads, Writes } from '@platform/database';
import { definePort } from '@platform/use-case';

export interface ValidAgreement {
  readonly agreementId: string;
  readonly number: string;
  readonly validTo: CivilDate | null;
}

/** How a service is taxed on the days of its validity. */
export interface CitedVat {
  /** Codes of EN 16931: O not taxable, E exempt, S standard rate. */
  readonly code: 'O' | 'E' | 'S';
  readonly ratePermille: number;
  /** Law and section, as it is printed. */
  readonly basis: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

/** What the member has of its own beside the key; which of the values it has depends on the kind. */
export interface CitedCostTerm {
  readonly kind: 'minimum' | 'maximum' | 'exempt' | 'factor' | 'fixedShare' | 'fixedAmount' | 'reservation';
  /** minimum, maximum (or a share), fixedAmount. */
  readonly amountCents: Cents | null;
  readonly per: 'run' | 'month' | 'year' | null;
  /** Share of what is shared; factor; how much is reserved. */
  readonly number: Fraction | null;
  /** What is reserved. */
  readonly capacity: string | null;
  readonly validity: Validity;
  readonly resolution: string;
}

/** What an agreement says about the sharing of a family's costs. */
export interface Citation {
  readonly tenantId: TenantId;
  readonly agreementId: string;
  readonly agreementNumber: string;
  /** statutes: charged by a notice; all others by an invoice. */
  readonly form: 'statutes' | 'publicLawAgreement' | 'serviceContract' | 'administrativeAgreement';
  readonly serviceFamilyCode: string;
  readonly keyId: string;
  readonly keyVersion: number;
  readonly clause: string;
  readonly resolution: string | null;
  /** By the agreement itself, on all other days by the association's positions; in order of time, no day twice. */
  readonly vat: readonly CitedVat[];
  readonly costTerms: readonly CitedCostTerm[];
  /** On which days these terms hold. */
  readonly validity: Validity;
}

export interface AgreementsPort {
  /** The agreement under which the member may order from the family on that day. */
  findValid(writes: Writes, tenantId: TenantId, serviceFamilyCode: string, on: CivilDate): Promise<ValidAgreement | null>;
  /** Every citation that is valid on some day of the period, as known at the instant. */
  citationsIn(reads: Reads, period: { from: CivilDate; to: CivilDate }, known: Instant): Promise<readonly Citation[]>;
}

/** The association's dated positions on its VAT. */
export interface VatPositionsPort {
  /** How what the statutes order is taxed on the days of the period, as known at the instant; in order of time, no day twice. */
  levyVatIn(reads: Reads, period: { from: CivilDate; to: CivilDate }, known: Instant): Promise<readonly CitedVat[]>;
}

export const vatPositionsPort = definePort<VatPositionsPort>('agreements.vatPositions');

export const agreementsPort = definePort<AgreementsPort>('agreements');

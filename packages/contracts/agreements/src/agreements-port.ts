// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Instant, TenantId, Validity } from '@kernel/core';
import type { Reads, Writes } from '@platform/database';
import { definePort } from '@platform/use-case';

export interface ValidAgreement {
  readonly agreementId: string;
  readonly number: string;
  readonly validTo: CivilDate | null;
}

/** What an agreement says about the sharing of a family's costs. */
export interface Citation {
  readonly tenantId: TenantId;
  readonly agreementId: string;
  readonly agreementNumber: string;
  readonly serviceFamilyCode: string;
  readonly keyId: string;
  readonly keyVersion: number;
  readonly clause: string;
  readonly resolution: string | null;
  readonly vatCode: 'O' | 'E' | 'S';
  readonly vatRatePermille: number;
  readonly vatBasis: string;
  /** On which days these terms hold. */
  readonly validity: Validity;
}

export interface AgreementsPort {
  /** The agreement under which the member may order from the family on that day. */
  findValid(writes: Writes, tenantId: TenantId, serviceFamilyCode: string, on: CivilDate): Promise<ValidAgreement | null>;
  /** Every citation that is valid on some day of the period, as known at the instant. */
  citationsIn(reads: Reads, period: { from: CivilDate; to: CivilDate }, known: Instant): Promise<readonly Citation[]>;
}

export const agreementsPort = definePort<AgreementsPort>('agreements');

// SPDX-License-Identifier: EUPL-1.2
import { civilDate } from '@kernel/core';
import type { AgreementBasis } from '../direct-charge.ts';
import type { AgreementCitation } from '../run-input.ts';
import type { VatRule } from '../vat-rule.ts';

/** A tax rule of the tests: not taxable, since ever, unless something else is said. */
export const vatRule = (given: Partial<VatRule> = {}): VatRule => ({
  code: 'O',
  ratePermille: 0,
  basis: 'nicht steuerbar',
  validFrom: civilDate('2000-01-01'),
  validTo: null,
  ...given,
});

export const basis = (given: Partial<AgreementBasis> = {}): AgreementBasis => ({
  agreementId: 'V-1',
  agreementNumber: 'V-1',
  form: 'publicLawAgreement',
  clause: '§ 4',
  resolution: 'Beschluss des Rates',
  vat: vatRule(),
  ...given,
});

/** An agreement of the tests for all services, since ever. */
export const citation = (given: Partial<AgreementCitation> & Pick<AgreementCitation, 'tenantId'>): AgreementCitation => ({
  ...basis(),
  serviceFamilyCode: null,
  validity: { from: civilDate('2000-01-01'), to: null },
  limits: [],
  exceptions: [],
  reservations: [],
  ...given,
  vat: given.vat ?? [vatRule()],
});

/** What a run without support centres, counts and customers outside has of them. */
export const NOTHING_MORE = { counts: [], nonMemberUses: [], costCentres: null } as const;

// SPDX-License-Identifier: EUPL-1.2
import type { Agreement } from '@domain/agreements';
import type { Instant } from '@kernel/core';
import type { Row } from './tables.ts';

export const agreementRow = (agreement: Agreement, createdAt: Instant): Row => ({
  tenant_id: agreement.tenantId,
  id: agreement.id,
  number: agreement.number,
  status: agreement.status,
  reminded_for: null,
  version: agreement.version,
  created_at: createdAt,
});

/** The terms as they were known in a time. */
export const termsRow = (agreement: Agreement, known: { id: string; from: Instant; to: Instant | null }): Row => ({
  tenant_id: agreement.tenantId,
  id: known.id,
  agreement_id: agreement.id,
  title: agreement.title,
  form: agreement.form,
  service_family_codes: agreement.serviceFamilyCodes,
  concluded_on: agreement.concludedOn,
  notice_months: agreement.noticeMonths,
  notice_given_on: agreement.noticeGivenOn,
  key_citations: agreement.keyCitations,
  vat_treatments: agreement.vatTreatments,
  cost_clause: agreement.costClause,
  cost_terms: agreement.costTerms,
  data_processing: agreement.dataProcessing,
  valid_from: agreement.validity?.from ?? null,
  valid_to: agreement.validity?.to ?? null,
  known_from: known.from,
  known_to: known.to,
});

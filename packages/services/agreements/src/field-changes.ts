// SPDX-License-Identifier: EUPL-1.2
import type { Agreement } from '@domain/agreements';
import { type Canonical, canonicalJson } from '@kernel/core';

const FIELDS = [
  ...(['number', 'title', 'form', 'validity', 'noticeMonths', 'serviceFamilyCodes', 'keyCitations', 'vatTreatments'] as const),
  ...(['costClause', 'costTerms', 'dataProcessing', 'status', 'concludedOn', 'noticeGivenOn'] as const),
];

const text = (value: unknown): string => canonicalJson(value as Canonical);

/** What a change did, field by field: for the record's history. */
export const fieldChanges = (before: Agreement, after: Agreement) =>
  FIELDS.filter((field) => text(before[field]) !== text(after[field])).map((field) => ({ field, from: before[field], to: after[field] }));

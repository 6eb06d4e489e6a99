// SPDX-License-Identifier: EUPL-1.2
import type { CsvFinding } from '@formats/csv';
import { type Refusal, refusal } from '@kernel/core';
import { z } from 'zod';

export const csvInput = z.string().min(1, { error: 'REQUIRED' }).max(2_000_000, { error: 'TOO_LONG' });

/** 'row|column|code|value' of each finding, at most 200 of them. */
export function csvRejected(findings: readonly CsvFinding[]): Refusal<'CSV_REJECTED'> {
  const listed = findings.slice(0, 200).map(({ row, column, code, value }) => [row, column ?? '', code, value ?? ''].join('|'));
  return refusal('CSV_REJECTED', { field: 'csv', params: { count: findings.length, findings: listed } });
}

// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { RuleId } from './rule-ids.ts';

export type Severity = 'fatal' | 'warning' | 'information';

/** One rule that an invoice does not keep, at one place. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Business term or group: 'BT-131', 'BG-23'; for what stands in no term, the path in the file. */
  readonly at: string;
  /** Which line (BG-25) of the invoice, allowance, charge, VAT row or document, from 1 in the order of the file. */
  readonly position?: number;
  /** Number of the line as the invoice has it (BT-126), where `at` is within a line. */
  readonly invoiceLine?: string;
  /** Line of the file, from 1, where reading found it. */
  readonly fileLine?: number;
  /** What the sentence needs; money as a decimal text. */
  readonly params: RefusalParams;
}

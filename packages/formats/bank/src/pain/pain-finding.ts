// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { SchemaCode } from '../schema/schema-check.ts';
import type { PainRuleId } from './rules.ts';

export interface PainFinding {
  readonly rule: PainRuleId | SchemaCode;
  readonly severity: 'error' | 'warning';
  /** In the XML, from 1. */
  readonly line: number;
  /** As the order file names it: 'payments[0].transactions[3].creditor.iban'; of the schema the path of elements. */
  readonly path: string;
  readonly params: RefusalParams;
}

// SPDX-License-Identifier: EUPL-1.2
import type { MatchFileRefusal } from '@domain/payments';
import type {
  CentreFileRefusal,
  CentreRefusal,
  CorrectionFileRefusal,
  KeyPartsRefusal,
  KeyRuleRefusal,
  RunFileRefusal,
  RunRefusal,
  ShareByRuleRefusal,
  SplitRefusal,
  WhatIfRefusal,
} from '@domain/settlement';
import type { PaymentFileRefusal } from '@formats/bank';
import type { InvoiceFileRefusal } from '@formats/einvoice';
import type { JsonRefusal, RefusalParams } from '@kernel/core';

export type Sentence = string | ((params: RefusalParams) => string);

/** What can be wrong with a call or a file that is worked out without a database. */
export type FileCode =
  | RunFileRefusal
  | RunRefusal
  | SplitRefusal
  | CentreFileRefusal
  | CentreRefusal
  | InvoiceFileRefusal
  | PaymentFileRefusal
  | WhatIfRefusal
  | CorrectionFileRefusal
  | MatchFileRefusal
  | 'NO_SUCH_POOL'
  | 'NOT_A_WEIGHT';

/** What a key as a rule and its use bring along, and no other file has. */
export type RuleCode =
  | Exclude<KeyRuleRefusal, JsonRefusal | KeyPartsRefusal | 'DATES_REVERSED'>
  | Exclude<
      ShareByRuleRefusal,
      'NO_PARTIES' | 'DUPLICATE_PARTY' | 'PERIOD_INVALID' | 'NEGATIVE_NUMBER' | 'NEGATIVE_WEIGHT' | 'NOBODY_HAS_WEIGHT'
    >
  | 'RULE_OR_PARTS'
  | 'VAT_OR_CODE'
  | 'RATE_WITHOUT_TAX'
  | 'NO_VAT_RULE'
  | 'CENTRE_OR_POOL';

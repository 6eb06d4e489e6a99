// SPDX-License-Identifier: EUPL-1.2
import type { CentreFileRefusal, CentreRefusal, RunFileRefusal, RunRefusal, SplitRefusal, WhatIfRefusal } from '@domain/settlement';
import type { InvoiceFileRefusal } from '@formats/einvoice';
import type { RefusalParams } from '@kernel/core';

export type Sentence = string | ((params: RefusalParams) => string);

/** What can be wrong with a call or a file that is worked out without a database. */
export type FileCode =
  | RunFileRefusal
  | RunRefusal
  | SplitRefusal
  | CentreFileRefusal
  | CentreRefusal
  | InvoiceFileRefusal
  | WhatIfRefusal
  | 'NO_SUCH_POOL'
  | 'NOT_A_WEIGHT';

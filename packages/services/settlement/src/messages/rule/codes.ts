// SPDX-License-Identifier: EUPL-1.2
import type { KeyRuleRefusal, ShareByRuleRefusal } from '@domain/settlement';

/** What can be found in a rule and when it is tried on the facts; what it names and nothing came of. */
export type RuleFindingCode =
  | KeyRuleRefusal
  | ShareByRuleRefusal
  | 'NOT_JSON'
  | 'NAMED_PARTY_UNKNOWN'
  | 'NAMED_OUTSIDE_DAYS'
  | 'NAMED_CREDIT';

// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';

/** VAT treatment of a charge: not taxable, exempt (cost sharing, § 4 Nr. 29 UStG), taxable at the standard rate. */
export const VAT_CODES = ['O', 'E', 'S'] as const;
export type VatCode = (typeof VAT_CODES)[number];

/** How a service is taxed on the days of its validity; the day of the service decides. */
export interface VatRule {
  readonly code: VatCode;
  /** 190 is 19 %; 0 for O and E. */
  readonly ratePermille: number;
  /** Law and section, as it is printed: '§ 4 Nr. 29 UStG'. */
  readonly basis: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

/** The rule that holds on the day; of several the one that began last. null: nobody has said how the service is taxed. */
export function vatRuleOn(rules: readonly VatRule[], day: CivilDate): VatRule | null {
  let found: VatRule | null = null;
  for (const rule of rules) {
    if (rule.validFrom > day || (rule.validTo !== null && rule.validTo < day)) continue;
    if (found === null || rule.validFrom > found.validFrom) found = rule;
  }
  return found;
}

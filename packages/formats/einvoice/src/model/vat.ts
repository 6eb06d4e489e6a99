// SPDX-License-Identifier: EUPL-1.2
import type { Cents } from '@kernel/core';
import type { Decimal } from './decimal.ts';

/** Category and rate as lines (BG-30), allowances and charges carry them. */
export interface VatCategory {
  /** BT-151, BT-95, BT-102, UNTDID 5305: S standard, Z zero, E exempt, O not subject to VAT, AE reverse charge, K, G, L, M, B. */
  readonly code?: string;
  /** BT-152, BT-96, BT-103 in per cent. */
  readonly rate?: Decimal;
}

/** BG-23 */
export interface VatBreakdown {
  /** BT-116 */
  readonly taxable?: Cents;
  /** BT-117 */
  readonly tax?: Cents;
  /** BT-118 */
  readonly code?: string;
  /** BT-119 in per cent. */
  readonly rate?: Decimal;
  /** BT-120 */
  readonly exemptionReason?: string;
  /** BT-121, code list VATEX; for § 4 Nr. 29 UStG (Art. 132 (1) (f) of Directive 2006/112/EC) VATEX-EU-132-1F. */
  readonly exemptionCode?: string;
}

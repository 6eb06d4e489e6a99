// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate } from '@kernel/core';
import type { LateCorrected } from './late-books.ts';
import type { YearStep } from './year-step.ts';

/** What it will do, as the second person sees it before; if it comes out otherwise, it is not released. */
export interface OrderOutlook {
  /** What it is about: 'Umlage 2026', the credit's or the claim's own name. */
  readonly label: string;
  /** Levy, amount of the payout, what is open of the claim. */
  readonly fromCents: Cents | null;
  readonly toCents: Cents;
  readonly fromDay: CivilDate | null;
  readonly toDay: CivilDate | null;
  readonly instalments: readonly { readonly number: number; readonly dueOn: CivilDate; readonly amountCents: Cents }[];
  readonly creditCents: Cents;
  /** How interest or late charges come about; of nothing else. */
  readonly steps?: readonly YearStep[];
  /** Of a correction of what was claimed for being late: order by order of before. */
  readonly corrected?: readonly LateCorrected[];
  readonly lateKind?: 'interest' | 'lateCharge';
  /** What of it had been written off by then. */
  readonly writtenOffCents?: Cents;
}

// SPDX-License-Identifier: EUPL-1.2
import type { Change, Fairness, RunInput, RunRefusal, RunTotals, WhatIf, WhatIfRefusal } from '@domain/settlement';
import type { Refusal, Result } from '@kernel/core';
import type { PackedInput } from './packed-readings.ts';

/** What is reckoned beside the event loop: a settlement with something changed. */
export interface TrialTask {
  readonly kind: 'whatIf';
  readonly input: RunInput;
  readonly changes: readonly Change[];
  /** null: the changes are made in the input itself. */
  readonly changedFrom: RunInput | null;
}

/** Or what a settlement looks like beside use, size and counts. */
export interface FairnessTask {
  readonly kind: 'fairness';
  readonly input: RunInput;
}

/** What a trial comes to, without what each pool costs each member on both sides: nobody asks for it, and it would be most of the answer. */
export type Trial = Omit<WhatIf, 'before' | 'after'> & Readonly<Record<'before' | 'after', Omit<RunTotals, 'totals' | 'pools'>>>;
export type TrialResult = Result<Trial, Refusal<WhatIfRefusal>[]>;
export type FairnessResult = Result<Fairness, Refusal<RunRefusal>[]>;

/** A task on its way to the thread. */
export interface TrialOrder {
  readonly id: number;
  readonly input: PackedInput;
  /** null: what a settlement looks like beside use, size and counts. */
  readonly trial: { readonly changes: readonly Change[]; readonly changedFrom: PackedInput | null } | null;
}

export type TrialAnswer =
  | { readonly id: number; readonly result: TrialResult | FairnessResult; readonly milliseconds: number }
  | { readonly id: number; readonly fault: string };

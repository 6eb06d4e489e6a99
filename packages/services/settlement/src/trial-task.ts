// SPDX-License-Identifier: EUPL-1.2
import type { Change, Fairness, RunInput, RunRefusal, WhatIf, WhatIfRefusal } from '@domain/settlement';
import type { Refusal, Result } from '@kernel/core';

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

export type TrialResult = Result<WhatIf, Refusal<WhatIfRefusal>[]>;
export type FairnessResult = Result<Fairness, Refusal<RunRefusal>[]>;

export interface TrialOrder {
  readonly id: number;
  readonly task: TrialTask | FairnessTask;
}

export type TrialAnswer =
  | { readonly id: number; readonly result: TrialResult | FairnessResult; readonly milliseconds: number }
  | { readonly id: number; readonly fault: string };

// SPDX-License-Identifier: EUPL-1.2
import type { Change, RunInput, WhatIf, WhatIfRefusal } from '@domain/settlement';
import type { Refusal, Result } from '@kernel/core';

/** What is reckoned beside the event loop. */
export interface TrialTask {
  readonly input: RunInput;
  readonly changes: readonly Change[];
  /** null: the changes are made in the input itself. */
  readonly changedFrom: RunInput | null;
}

export type TrialResult = Result<WhatIf, Refusal<WhatIfRefusal>[]>;

export interface TrialOrder {
  readonly id: number;
  readonly task: TrialTask;
}

export type TrialAnswer =
  | { readonly id: number; readonly result: TrialResult; readonly milliseconds: number }
  | { readonly id: number; readonly fault: string };

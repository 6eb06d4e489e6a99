// SPDX-License-Identifier: EUPL-1.2
import type { Refusal, Result } from '@kernel/core';
import type { PressOrder, Typeset } from './press.ts';
import type { TypesettingCode } from './refusals.ts';

/** What goes to a thread. */
export interface PressTask {
  readonly id: number;
  readonly order: PressOrder;
}

/** What comes back; a fault is a bug and told as text, since errors lose their kind on the way. */
export type PressAnswer =
  | { readonly id: number; readonly result: Result<Typeset, Refusal<TypesettingCode>> }
  | { readonly id: number; readonly fault: string };

// SPDX-License-Identifier: EUPL-1.2
import type { ScenarioChange } from './address.ts';

/** What is filled in so far: a change that may still lack something. */
export type Draft = Partial<ScenarioChange>;

export interface ChangeFieldsProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** After a first attempt: what is missing is marked. */
  readonly tried: boolean;
}

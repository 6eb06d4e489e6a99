// SPDX-License-Identifier: EUPL-1.2
import { createContext, useContext } from 'react';
import type { ComboBoxOption } from '../../../../ui/index.ts';

export interface Meter {
  readonly code: string;
  readonly unit: string;
}

/** What every field of the form may ask for, however deep it stands. */
export interface RuleScope {
  /** Sentences to show, by the place that shows them. */
  readonly findings: ReadonlyMap<string, string>;
  readonly members: readonly ComboBoxOption[];
  readonly meters: readonly Meter[];
}

const Scope = createContext<RuleScope>({ findings: new Map(), members: [], meters: [] });
export const RuleScopeProvider = Scope.Provider;
export const useRuleScope = (): RuleScope => useContext(Scope);

export function useFinding(place: string): string | undefined {
  return useContext(Scope).findings.get(place);
}

/** Whether something is found at the place or inside it. */
export function useFindingWithin(place: string): boolean {
  const { findings } = useContext(Scope);
  return [...findings.keys()].some((found) => found === place || found.startsWith(`${place}.`) || found.startsWith(`${place}[`));
}

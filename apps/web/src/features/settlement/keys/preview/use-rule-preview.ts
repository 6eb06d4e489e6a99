// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useMemo, useState } from 'react';
import { type CombinedError, useQuery } from 'urql';
import type { RuleDraft } from '../rule/draft.ts';
import { type Finding, placed } from '../rule/places.ts';
import { ruleText } from '../rule/write-rule.ts';
import { type RulePreview, RulePreviewQuery, type RulePreviewVariables } from './preview-documents.ts';

const PAUSE_MS = 350;

/** The text as it stood when the typing paused, so that not each letter asks the server. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export type PlacedFinding = Finding & { readonly place: string };

export interface RulePreviewState {
  /** What the server last said; of an earlier text while a newer one is on its way. */
  readonly preview: RulePreview | undefined;
  readonly findings: readonly PlacedFinding[];
  /** The answer is that of another text than the one in the form. */
  readonly stale: boolean;
  readonly error: CombinedError | undefined;
  readonly variables: RulePreviewVariables;
  readonly again: () => void;
}

export type PreviewScope = Omit<RulePreviewVariables, 'rule'>;

/** Asks after each pause. An answer that is no longer wanted never comes to the page: the query is another one by then. */
export function useRulePreview(draft: RuleDraft, scope: PreviewScope): RulePreviewState {
  const text = useMemo(() => ruleText(draft), [draft]);
  const settled = useSettled(text);
  const variables = { ...scope, rule: settled };
  const [{ data, error, fetching }, refetch] = useQuery({ query: RulePreviewQuery, variables });
  const preview = data?.previewKeyRule;
  const stale = fetching || settled !== text;
  const findings = useMemo(() => placed(preview?.findings ?? [], draft), [preview, draft]);
  return { preview, findings, stale, error, variables, again: () => refetch({ requestPolicy: 'network-only' }) };
}

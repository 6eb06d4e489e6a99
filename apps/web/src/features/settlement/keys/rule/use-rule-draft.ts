// SPDX-License-Identifier: EUPL-1.2
import { type KeyboardEvent, useCallback, useEffect, useState } from 'react';
import { remember, remembered } from '../../runs/remembered.ts';
import type { RuleDraft } from './draft.ts';
import { readRuleText } from './read-rule.ts';
import { change, type History, redo, startHistory, undo } from './undo.ts';
import { ruleText } from './write-rule.ts';

export interface DraftInHand {
  readonly draft: RuleDraft;
  readonly setDraft: (draft: RuleDraft) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** For the form's keys: Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** A draft from before a reload is in hand. */
  readonly restored: boolean;
  readonly discard: () => void;
  readonly forget: () => void;
}

/** The text field in which a change is being typed; a press of anything else is null. */
function typedField(): string | null {
  const active = document.activeElement;
  return active instanceof HTMLInputElement && active.type === 'text' && active.id !== '' ? active.id : null;
}

function keptDraft(name: string): RuleDraft | null {
  const text = remembered(name);
  if (text === null) return null;
  try {
    return readRuleText(text);
  } catch {
    return null;
  }
}

type Step = (history: History<RuleDraft>) => History<RuleDraft>;

function stepOfKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Step | null {
  if (altKey || !(ctrlKey || metaKey)) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? redo : undo;
  return letter === 'y' ? redo : null;
}

/** A draft with its history, kept in this tab until it is published: neither an error nor a reload loses it. */
export function useRuleDraft(name: string, initial: () => RuleDraft): DraftInHand {
  const [start] = useState(initial);
  const [kept] = useState(() => keptDraft(name));
  const [history, setHistory] = useState(() => startHistory(kept ?? start));
  const [restored, setRestored] = useState(() => kept !== null && ruleText(kept) !== ruleText(start));
  const { present } = history;
  useEffect(() => {
    const text = ruleText(present);
    remember(name, text === ruleText(start) ? null : text);
  }, [name, present, start]);
  const step = useCallback((take: Step) => setHistory(take), []);
  return {
    draft: present,
    setDraft: useCallback((next: RuleDraft) => setHistory((old) => change(old, next, typedField())), []),
    undo: history.past.length > 0 ? () => step(undo) : null,
    redo: history.future.length > 0 ? () => step(redo) : null,
    onKeyDown: (event) => {
      const take = stepOfKey(event);
      if (!take) return;
      event.preventDefault();
      step(take);
    },
    restored,
    discard: () => {
      setRestored(false);
      setHistory((old) => change(old, start, null));
    },
    forget: () => remember(name, null),
  };
}

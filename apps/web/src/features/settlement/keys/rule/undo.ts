// SPDX-License-Identifier: EUPL-1.2

/** What was before and after; the newest of the past is its last. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** The field in which the last change was typed; null for every other change. */
  readonly field: string | null;
}

const MOST_STEPS = 200;

export const startHistory = <State>(present: State): History<State> => ({ past: [], present, future: [], field: null });

/** Letters typed into one field are one step back; everything else is a step of its own. */
export function change<State>(history: History<State>, present: State, field: string | null): History<State> {
  if (Object.is(present, history.present)) return history;
  if (field !== null && field === history.field) return { ...history, present, future: [] };
  return { past: [...history.past, history.present].slice(-MOST_STEPS), present, future: [], field };
}

export function undo<State>(history: History<State>): History<State> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], field: null };
}

export function redo<State>(history: History<State>): History<State> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, field: null };
}

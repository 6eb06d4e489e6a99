// SPDX-License-Identifier: EUPL-1.2
import type { CatalogueService, DeskEffects, ReadingDraft, Request, Task, TimeEntry, TimeSheet } from '@domain/desk';
import type { DeskRepositories } from './desk-repositories.ts';
import type { Saving } from './saving.ts';

/** A decision of the desk's rules: its effects and at most one root of each kind. */
export interface DeskDecision extends DeskEffects {
  readonly service?: CatalogueService;
  readonly request?: Request;
  readonly task?: Task;
  readonly timeEntry?: TimeEntry;
  readonly timeSheet?: TimeSheet;
  /** Why, where the rule itself does not keep it. */
  readonly why?: string;
}

const withRoot = <T>(root: T | undefined, others: readonly T[]): readonly T[] => (root === undefined ? others : [root, ...others]);

const readingOf = ({ reversesSource, quantity, ...reading }: ReadingDraft) => ({
  ...reading,
  quantity: Number(quantity),
  reverses: reversesSource,
});

/** Writes everything that was decided. Readings come last: they pass the gate of their month, which a freezing run may hold. */
export async function saveDecision(repositories: DeskRepositories, decision: DeskDecision, saving: Saving): Promise<void> {
  const { requests, tasks, times, catalogue } = repositories;
  if (decision.service) await catalogue.saveService(decision.service, saving);
  for (const request of withRoot(decision.request, decision.requests)) await requests.saveRequest(request, saving);
  for (const task of withRoot(decision.task, decision.tasks)) await tasks.saveTask(task, saving);
  await requests.addEntries(decision.entries, saving);
  for (const entry of withRoot(decision.timeEntry, decision.timeEntries)) await times.saveEntry(entry, saving);
  if (decision.timeSheet) await times.saveSheet(decision.timeSheet, saving);
  if (decision.readings.length > 0) await repositories.appendReadings(decision.readings.map(readingOf), saving);
}

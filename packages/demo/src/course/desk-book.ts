// SPDX-License-Identifier: EUPL-1.2
import {
  type DeskEffects,
  displayStaffMember,
  type ReadingDraft,
  type Request,
  type Task,
  type TimeEntry,
  type TimeSheet,
} from '@domain/desk';
import { type Instant, monthOf } from '@kernel/core';
import { recordsOf } from '@services/desk';
import type { Person } from '../person.ts';
import { gateRow, readingRow, requestEntryRow, requestRow, taskRow, timeEntryRow, timeSheetRow } from '../rows/desk-rows.ts';
import { type CaseFile, instantOf, type Scene } from '../scene.ts';

/** A decision of the desk's rules: its effects and at most one root. */
export interface DeskDecision extends DeskEffects {
  readonly request?: Request;
  readonly task?: Task;
  readonly timeEntry?: TimeEntry;
  readonly timeSheet?: TimeSheet;
}

export interface Happening {
  readonly by: Person;
  readonly atMs: number;
  /** Name of the use case. */
  readonly action: string;
}

/** An id tells when it was made. */
const madeAt = (id: string): Instant => instantOf(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));

/** How members see somebody. */
function shownToMembers(person: Person): string {
  if (person.side === 'member' || person.userId === null) return person.name;
  const function_ = { de: person.functionTitle, en: person.functionTitle };
  return displayStaffMember({ userId: person.userId, name: person.name, function: function_ }, 'member', 'function', 'de');
}

const withRoot = <T>(root: T | undefined, others: readonly T[]): readonly T[] => (root === undefined ? others : [root, ...others]);
const shownOf = (scene: Scene, userId: string | null): string | null => {
  const person = userId === null ? undefined : scene.byUser.get(userId);
  return person ? shownToMembers(person) : null;
};
const sourceOf = (meter: string, source: ReadingDraft['source']): string => `${meter} ${source.id} ${source.version}`;

function putReading(scene: Scene, draft: ReadingDraft, { by, atMs }: Happening): void {
  const { journal, readings, ids } = scene;
  const id = ids.at(atMs);
  readings.set(sourceOf(draft.meter, draft.source), id);
  const reverses = draft.reversesSource ? (readings.get(sourceOf(draft.meter, draft.reversesSource)) ?? null) : null;
  if (draft.reversesSource && reverses === null) throw new Error('the demo reverses a reading that it does not have');
  journal.put('reading', readingRow(scene, draft, { id, at: instantOf(atMs), enteredBy: by.accountId, reverses }));
  journal.put('reading_gate', gateRow(draft.tenantId, monthOf(draft.occurredOn)));
}

function putEntry(scene: Scene, entry: TimeEntry): void {
  scene.journal.put('time_entry', timeEntryRow(scene, entry, shownOf(scene, entry.userId) ?? ''));
  const day = `${entry.userId} ${entry.workedOn}`;
  const known = scene.entries.get(day) ?? [];
  scene.entries.set(day, [...known.filter(({ id }) => id !== entry.id), entry]);
  const counts = entry.withdrawnAt === null ? entry.minutes : -entry.minutes;
  const cell = `${entry.familyCode} ${monthOf(entry.workedOn)}`;
  if (entry.kind === 'billable') scene.minutes.set(cell, (scene.minutes.get(cell) ?? 0) + counts);
}

/** Writes a decision down as its use case would have: rows, readings, the record of each history; the file takes its new state. */
export function apply(scene: Scene, happening: Happening, decision: DeskDecision, file?: CaseFile): void {
  const { journal, centre } = scene;
  const { by, atMs, action } = happening;
  const at = instantOf(atMs);
  for (const request of withRoot(decision.request, decision.requests)) {
    journal.put('request', requestRow(scene, request, madeAt(request.id), at));
    if (file && file.request.id === request.id) file.request = request;
  }
  const tasks = withRoot(decision.task, decision.tasks);
  for (const task of tasks) journal.put('task', taskRow(scene, task, shownOf(scene, task.assigneeUserId), madeAt(task.id), at));
  if (file && tasks.length > 0) file.tasks = [...file.tasks.filter(({ id }) => !tasks.some((task) => task.id === id)), ...tasks];
  for (const entry of decision.entries) journal.put('request_entry', requestEntryRow(entry, shownToMembers(by)));
  for (const entry of withRoot(decision.timeEntry, decision.timeEntries)) putEntry(scene, entry);
  if (decision.timeSheet) {
    scene.sheets.set(`${decision.timeSheet.userId} ${decision.timeSheet.month}`, decision.timeSheet);
    journal.put('time_sheet', timeSheetRow(scene, decision.timeSheet));
  }
  for (const draft of decision.readings) putReading(scene, draft, happening);
  journal.record({ by, at, action, records: recordsOf(rootOf(decision, file, centre.id), decision) });
}

type Root = Parameters<typeof recordsOf>[0];

function rootOf(decision: DeskDecision, file: CaseFile | undefined, centreId: Root['tenantId']): Root {
  const { request, task, timeEntry, timeSheet } = decision;
  if (request) return { type: 'request', id: request.id, tenantId: request.tenantId };
  if (task) return { type: 'task', id: task.id, tenantId: task.tenantId };
  if (timeEntry) return { type: 'timeEntry', id: timeEntry.id, tenantId: timeEntry.tenantId };
  if (timeSheet) return { type: 'timeSheet', id: timeSheet.id, tenantId: centreId };
  if (file) return { type: 'request', id: file.request.id, tenantId: file.request.tenantId };
  throw new Error('a decision is about something');
}

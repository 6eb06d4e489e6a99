// SPDX-License-Identifier: EUPL-1.2
import type { TimeDecision, TimeEntry, TimeEntryId, WithdrawTimeState } from '@domain/desk';
import { type CivilMonth, monthOf, type UserId } from '@kernel/core';
import { type LoadContext, systemNewId, type TargetRow } from '@platform/use-case';
import type { z } from 'zod';
import { type Definition, recordsOf, savingFor, useCase } from './desk-use-case.ts';
import type { DeskRepositories } from './repositories/desk-repositories.ts';
import { saveDecision } from './repositories/save-decision.ts';
import type { Saving } from './repositories/saving.ts';

/** An entry with all that taking it back looks at; its person is locked. */
export interface TimeEntryScene extends WithdrawTimeState {
  readonly saving: Saving;
}

export async function lockEntryScene(
  repositories: DeskRepositories,
  context: LoadContext<{ readonly timeEntryId: string }>,
): Promise<TimeEntryScene | null> {
  const { times, requests } = repositories;
  const { actor, input } = context;
  const seen = await times.findEntry(input.timeEntryId as TimeEntryId);
  if (!seen) return null;
  await times.lockPerson(actor.centreId, seen.userId);
  const entry = await times.findEntry(seen.id);
  const standing = entry && (await repositories.findStanding(entry.tenantId, context.today));
  if (!entry || !standing) return null;
  const sheet = await times.getSheet(actor.centreId, entry.userId, monthOf(entry.workedOn), systemNewId);
  const request = entry.requestId ? await requests.findRequest(entry.requestId) : null;
  return {
    entry,
    sheetStatus: sheet.status,
    settled: await repositories.isFrozen(entry.tenantId, monthOf(entry.workedOn)),
    countered: await times.hasCounter(entry),
    requestNumber: request?.number ?? null,
    saving: await savingFor(repositories, context, standing, [entry.userId]),
  };
}

const timeEntryRow = ({ entry }: { readonly entry: TimeEntry }): TargetRow => ({
  tenantId: entry.tenantId,
  familyCode: entry.familyCode,
  userId: entry.userId,
  type: 'timeEntry',
  id: entry.id,
  version: entry.version,
});

/** A use case about a booked entry. */
export const timeEntryUseCase = <
  Schema extends z.ZodType,
  State extends TimeEntryScene,
  Decision extends TimeDecision & { readonly why?: string },
  Code extends string,
>(
  definition: Definition<Schema, State, Decision, Code>,
) => timeUseCase<Schema, State, Decision, Code>({ ...definition, row: timeEntryRow });

/** A use case about somebody's time; which row it stands for must be said. */
export const timeUseCase = <
  Schema extends z.ZodType,
  State extends { readonly saving: Saving },
  Decision extends TimeDecision & { readonly why?: string },
  Code extends string,
>(
  definition: Definition<Schema, State, Decision, Code> & { readonly row: (state: State) => TargetRow },
) =>
  useCase<Schema, State, Decision, Code, { timeEntryId: TimeEntryId; userId: UserId; month: CivilMonth }>({
    ...definition,
    save: (repositories, decision, { saving }) => saveDecision(repositories, decision, saving),
    record: (decision) => recordsOf({ type: 'timeEntry', id: decision.timeEntry.id, tenantId: decision.timeEntry.tenantId }, decision),
    outcome: ({ timeEntry }) => ({ timeEntryId: timeEntry.id, userId: timeEntry.userId, month: monthOf(timeEntry.workedOn) }),
  });

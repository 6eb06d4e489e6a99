// SPDX-License-Identifier: EUPL-1.2
import type { TimeSheet, TimeSheetDecision, TimeSheetId } from '@domain/desk';
import type { CivilMonth, UserId } from '@kernel/core';
import type { LoadContext, TargetRow } from '@platform/use-case';
import type { z } from 'zod';
import { centreSaving, type Definition, recordsOf, useCase } from './desk-use-case.ts';
import type { DeskRepositories } from './repositories/desk-repositories.ts';
import { saveDecision } from './repositories/save-decision.ts';
import type { Saving } from './repositories/saving.ts';

export interface TimeSheetScene {
  readonly sheet: TimeSheet;
  /** For which the person worked in that month. */
  readonly families: readonly string[];
  readonly saving: Saving;
}

/** A stored sheet, its person locked. */
export async function lockSheetScene(
  repositories: DeskRepositories,
  context: LoadContext<{ readonly timeSheetId: string }>,
): Promise<TimeSheetScene | null> {
  const { times, people } = repositories;
  const seen = await times.findSheet(context.input.timeSheetId as TimeSheetId);
  if (!seen) return null;
  await times.lockPerson(context.actor.centreId, seen.userId);
  const sheet = await times.findSheet(seen.id);
  const saving = await centreSaving(repositories, context);
  if (!sheet || !saving) return null;
  return { sheet, families: await people.familiesInMonth(context.actor.centreId, sheet.userId, sheet.month), saving };
}

const sheetRow = ({ sheet, families, saving }: TimeSheetScene): TargetRow => ({
  tenantId: saving.centreId,
  familyCode: families,
  userId: sheet.userId,
  type: 'timeSheet',
  id: sheet.id,
  version: sheet.version,
});

/** A use case about somebody's month. */
export const timeSheetUseCase = <
  Schema extends z.ZodType,
  State extends TimeSheetScene,
  Decision extends TimeSheetDecision,
  Code extends string,
>(
  definition: Definition<Schema, State, Decision, Code>,
) =>
  useCase<Schema, State, Decision, Code, { timeSheetId: TimeSheetId; userId: UserId; month: CivilMonth }>({
    ...definition,
    row: sheetRow,
    save: (repositories, decision, { saving }) => saveDecision(repositories, decision, saving),
    record: (decision, { saving }) => recordsOf({ type: 'timeSheet', id: decision.timeSheet.id, tenantId: saving.centreId }, decision),
    outcome: ({ timeSheet }) => ({ timeSheetId: timeSheet.id, userId: timeSheet.userId, month: timeSheet.month }),
  });

// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, type PayloadField } from '@platform/graphql';
import type { AnyUseCase } from '@platform/use-case';
import { deskMessages } from '../messages/desk-catalogue.ts';
import { findRequest } from '../queries/find-request.ts';
import { findTask } from '../queries/find-task.ts';
import { findTimeEntry } from '../queries/find-time-entry.ts';
import { findTimeSheet } from '../queries/find-time-sheet.ts';
import { listCatalogue } from '../queries/list-catalogue.ts';
import { catalogueUseCases, monthUseCases, requestUseCases, taskUseCases, timeUseCases } from '../use-cases.ts';
import { catalogueFields } from './catalogue-types.ts';
import { deskEnums } from './enums.ts';
import { historyFields } from './history-types.ts';
import { requestFields } from './request-types.ts';
import { taskFields, taskType } from './task-types.ts';
import { timeFields } from './time-types.ts';

/** Everything of the desk in the schema. */
export function deskSchema(builder: Builder): void {
  const enums = deskEnums(builder);
  const { catalogue } = catalogueFields(builder, enums);
  const task = taskType(builder, enums);
  taskFields(builder, enums, task);
  const request = requestFields(builder, enums, task);
  const { entry, sheet } = timeFields(builder, enums);
  historyFields(builder);

  const mutations = (useCases: readonly AnyUseCase[], payload: Readonly<Record<string, PayloadField>>): void => {
    for (const useCase of useCases) mutationField(builder, useCase, { messages: deskMessages, payload });
  };
  const sheetField: PayloadField = {
    type: sheet,
    query: findTimeSheet,
    input: ({ userId, month }: { userId: string; month: string }) => ({ userId, month }),
    nullable: true,
  };
  mutations(catalogueUseCases, { catalogue: { type: catalogue, query: listCatalogue, input: () => ({ withInactive: true }) } });
  mutations(requestUseCases, {
    request: { type: request, query: findRequest, input: ({ requestId }: { requestId: string }) => ({ requestId }), nullable: true },
  });
  mutations(taskUseCases, {
    task: { type: task, query: findTask, input: ({ taskId }: { taskId: string }) => ({ taskId }), nullable: true },
  });
  mutations(timeUseCases, {
    timeEntry: {
      type: entry,
      query: findTimeEntry,
      input: ({ timeEntryId }: { timeEntryId: string }) => ({ timeEntryId }),
      nullable: true,
    },
    timeSheet: sheetField,
  });
  mutations(monthUseCases, { timeSheet: sheetField });
}

// SPDX-License-Identifier: EUPL-1.2
import { agreementsPort } from '@contracts/agreements';
import { deskPort } from '@contracts/desk';
import { readingsPort } from '@contracts/settlement';
import { tenancyPort } from '@contracts/tenancy';
import { withNotifications } from '@platform/notifications';
import { defineService } from '@platform/service';
import { offer } from '@platform/use-case';
import { deskActions, deskConflicts, deskRoles } from './actions.ts';
import { deskSchema } from './graphql/desk-schema.ts';
import { deskLabels } from './labels.ts';
import { deskMessages } from './messages/desk-catalogue.ts';
import { rules } from './notifications.ts';
import { deskPersonalData } from './personal-data.ts';
import { deskSources } from './ports.ts';
import { findRequest } from './queries/find-request.ts';
import { findService } from './queries/find-service.ts';
import { findTask } from './queries/find-task.ts';
import { findTimeEntry } from './queries/find-time-entry.ts';
import { findTimeSheet } from './queries/find-time-sheet.ts';
import { listActivities } from './queries/list-activities.ts';
import { listAssignableUsers } from './queries/list-assignable-users.ts';
import { listCatalogue } from './queries/list-catalogue.ts';
import { listCostObjects } from './queries/list-cost-objects.ts';
import { listRequests } from './queries/list-requests.ts';
import { listTasks } from './queries/list-tasks.ts';
import { listTimeSheets } from './queries/list-time-sheets.ts';
import { nameRequests, nameTasks, nameTimeSheets } from './queries/name-subjects.ts';
import { previewBulkAssign } from './queries/preview-bulk-assign.ts';
import { requestHistory, serviceHistory, taskHistory, timeEntryHistory, timeSheetHistory } from './queries/record-history.ts';
import { waitingApprovals, waitingMonthApprovals, waitingReplies, waitingSignOffs, waitingTasks } from './queries/waiting.ts';
import { topics } from './topics.ts';
import { catalogueUseCases, monthUseCases, requestUseCases, taskUseCases, timeUseCases } from './use-cases.ts';

const waiting = [waitingTasks, waitingApprovals, waitingReplies, waitingSignOffs, waitingMonthApprovals];

/** Catalogue, requests, tasks and time: where a member's wish becomes work, and work becomes a measure. */
export const desk = withNotifications(
  defineService({
    name: 'desk',
    title: { de: 'Anliegen und Arbeitszeit', en: 'Requests and working time' },
    actions: deskActions,
    roles: deskRoles,
    conflicts: deskConflicts,
    useCases: [...catalogueUseCases, ...requestUseCases, ...taskUseCases, ...timeUseCases, ...monthUseCases],
    queries: [
      listRequests,
      findRequest,
      nameRequests,
      nameTasks,
      nameTimeSheets,
      listTasks,
      findTask,
      listCatalogue,
      findService,
      listActivities,
      listAssignableUsers,
      previewBulkAssign,
      listCostObjects,
      findTimeEntry,
      findTimeSheet,
      listTimeSheets,
      requestHistory,
      taskHistory,
      timeEntryHistory,
      timeSheetHistory,
      serviceHistory,
      ...waiting,
    ],
    graphql: deskSchema,
    offers: [offer(deskPort, deskSources)],
    needs: [tenancyPort, agreementsPort, readingsPort],
    waiting,
    subjects: [
      { path: 'requests', query: nameRequests },
      { path: 'tasks', param: 'taskId', query: nameTasks },
      { path: 'time/months', param: 'timeSheetId', query: nameTimeSheets },
    ],
    personalData: deskPersonalData,
    labels: deskLabels,
    messages: deskMessages,
  }),
  topics,
  rules,
);

// SPDX-License-Identifier: EUPL-1.2
import { type Builder, pageType, readField } from '@platform/graphql';
import { findTask } from '../queries/find-task.ts';
import { type AssignableUser, listAssignableUsers } from '../queries/list-assignable-users.ts';
import { listTasks } from '../queries/list-tasks.ts';
import { type BulkAssignPreview, previewBulkAssign } from '../queries/preview-bulk-assign.ts';
import type { TaskLine } from '../queries/task-columns.ts';
import type { DeskEnums } from './enums.ts';

export const taskType = (builder: Builder, enums: DeskEnums) =>
  builder.objectRef<TaskLine>('Task').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      tenantName: t.exposeString('tenantName'),
      tenantShortName: t.exposeString('tenantShortName'),
      tenantColour: t.exposeString('tenantColour'),
      title: t.exposeString('title'),
      familyCode: t.exposeString('familyCode'),
      familyNameDe: t.exposeString('familyNameDe'),
      familyNameEn: t.exposeString('familyNameEn'),
      status: t.field({ type: enums.taskStatus, resolve: ({ status }) => status }),
      assigneeUserId: t.exposeID('assigneeUserId', { nullable: true }),
      assigneeName: t.exposeString('assigneeName', { nullable: true }),
      dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true }),
      overdue: t.exposeBoolean('overdue'),
      snoozedUntil: t.expose('snoozedUntil', { type: 'DateTime', nullable: true }),
      createdAt: t.expose('createdAt', { type: 'DateTime' }),
      requestId: t.exposeID('requestId', { nullable: true }),
      requestNumber: t.exposeString('requestNumber', { nullable: true }),
      requestSubject: t.exposeString('requestSubject', { nullable: true }),
      requestStatus: t.field({ type: enums.requestStatus, nullable: true, resolve: ({ requestStatus }) => requestStatus }),
      requestPriority: t.field({ type: enums.priority, nullable: true, resolve: ({ requestPriority }) => requestPriority }),
      requestVersion: t.exposeInt('requestVersion', { nullable: true }),
      version: t.exposeInt('version'),
    }),
  });

/** 'tasks', 'task', 'assignableUsers' and 'bulkAssignPreview'. */
export function taskFields(builder: Builder, enums: DeskEnums, task: ReturnType<typeof taskType>): void {
  const user = builder.objectRef<AssignableUser>('AssignableUser').implement({
    fields: (t) => ({
      userId: t.exposeID('userId'),
      name: t.exposeString('name'),
      functionTitle: t.exposeString('functionTitle'),
      openTasks: t.exposeInt('openTasks'),
    }),
  });
  const line = builder.objectRef<BulkAssignPreview['tasks'][number]>('BulkAssignLine').implement({
    fields: (t) => ({
      taskId: t.exposeID('taskId'),
      title: t.exposeString('title'),
      version: t.exposeInt('version'),
      verdict: t.field({ type: enums.bulkVerdict, resolve: ({ verdict }) => verdict }),
    }),
  });
  const preview = builder.objectRef<BulkAssignPreview>('BulkAssignPreview').implement({
    fields: (t) => ({
      assignable: t.exposeInt('assignable'),
      tasks: t.field({ type: [line], resolve: ({ tasks }) => [...tasks] }),
    }),
  });
  readField(builder, 'tasks', listTasks, pageType(builder, 'Task', task));
  readField(builder, 'task', findTask, task, { nullable: true });
  readField(builder, 'assignableUsers', listAssignableUsers, [user]);
  readField(builder, 'bulkAssignPreview', previewBulkAssign, preview);
}

// SPDX-License-Identifier: EUPL-1.2
import type { RequestId, Task, TaskId } from '@domain/desk';
import type { TenantId } from '@kernel/core';
import { fromInstantColumn, instantColumn, orNull, Prisma, type Writes } from '@platform/database';
import type { Saving } from './saving.ts';

type Row = Pick<
  NonNullable<Awaited<ReturnType<Writes['task']['findFirst']>>>,
  'id' | 'tenantId' | 'requestId' | 'familyCode' | 'title' | 'assigneeUserId' | 'status' | 'dueAt' | 'snoozedUntil' | 'version'
>;

/** As Prisma names them; what a lock has waited for is in its own answer. */
const COLUMNS = Prisma.raw(`id, tenant_id as "tenantId", request_id as "requestId", family_code as "familyCode", title,
  assignee_user_id as "assigneeUserId", status, due_at as "dueAt", snoozed_until as "snoozedUntil", version`);

const taskOf = (row: Row): Task => ({
  id: row.id as TaskId,
  tenantId: row.tenantId as TenantId,
  requestId: row.requestId as RequestId | null,
  familyCode: row.familyCode,
  title: row.title,
  assigneeUserId: row.assigneeUserId as Task['assigneeUserId'],
  status: row.status as Task['status'],
  dueAt: orNull(row.dueAt, fromInstantColumn),
  snoozedUntil: orNull(row.snoozedUntil, fromInstantColumn),
  version: row.version,
});

export interface TaskRepository {
  findTask(id: TaskId): Promise<Task | null>;
  /** Lock the task's request before, if it has one. */
  lockTask(id: TaskId): Promise<Task | null>;
  lockTasksOf(requestId: RequestId): Promise<readonly Task[]>;
  saveTask(task: Task, saving: Saving): Promise<void>;
}

export function taskRepository(writes: Writes): TaskRepository {
  const ask = async (statement: Prisma.Sql): Promise<Task | null> => orNull((await writes.$queryRaw<Row[]>(statement))[0] ?? null, taskOf);
  return {
    findTask: (id) => ask(Prisma.sql`select ${COLUMNS} from task where id = ${id}::uuid`),
    lockTask: (id) => ask(Prisma.sql`select ${COLUMNS} from task where id = ${id}::uuid for no key update`),
    async lockTasksOf(requestId) {
      const wanted = Prisma.sql`select ${COLUMNS} from task where request_id = ${requestId}::uuid order by id for no key update`;
      return (await writes.$queryRaw<Row[]>(wanted)).map(taskOf);
    },
    async saveTask(task, saving) {
      const data = {
        requestId: task.requestId,
        familyCode: task.familyCode,
        title: task.title,
        assigneeUserId: task.assigneeUserId,
        status: task.status,
        dueAt: orNull(task.dueAt, instantColumn),
        snoozedUntil: orNull(task.snoozedUntil, instantColumn),
        version: task.version,
        updatedAt: instantColumn(saving.at),
        ...assigneeShown(task, saving),
      };
      const key = { tenantId: task.tenantId, id: task.id };
      if (task.version === 1) {
        await writes.task.create({ data: { ...data, ...key, associationId: saving.associationId, createdAt: instantColumn(saving.at) } });
        return;
      }
      await writes.task.update({ where: { tenantId_id: key, version: task.version - 1 }, data });
    },
  };
}

/** Whom the decision does not name stays as he was shown. */
function assigneeShown(task: Task, saving: Saving): { assigneeShown?: string | null } {
  if (task.assigneeUserId === null) return { assigneeShown: null };
  const shown = saving.shown.get(task.assigneeUserId);
  return shown === undefined ? {} : { assigneeShown: shown };
}

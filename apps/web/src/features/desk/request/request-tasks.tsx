// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import * as z from 'zod/mini';
import { requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, Dialog, TenantBadge, TextField, toast } from '../../../ui/index.ts';
import { Due, TaskStatusBadge } from '../status-badges.tsx';
import { tasksTexts } from '../tasks/messages.ts';
import { TaskActions } from '../tasks/task-actions.tsx';
import { type TaskDialog, TaskDialogs } from '../tasks/task-dialogs.tsx';
import { createTaskMutation } from '../tasks/task-mutations.ts';
import { useTaskCommands } from '../tasks/use-task-commands.ts';
import { Card } from './card.tsx';
import { requestTexts } from './messages.ts';
import type { TaskRow, WholeRequest } from './request-query.ts';

interface TasksProps {
  readonly request: WholeRequest;
  readonly onChanged: () => void;
}

const LIVE: readonly WholeRequest['status'][] = ['open', 'inProgress', 'waiting', 'answered'];

export function RequestTasks({ request, onChanged }: TasksProps) {
  const m = useMessages(requestTexts);
  const t = useMessages(tasksTexts);
  const may = useMay();
  const commands = useTaskCommands(onChanged);
  const [open, setOpen] = useState<{ readonly task: TaskRow; readonly dialog: TaskDialog } | null>(null);
  const [creating, setCreating] = useState(false);
  const create = may('desk.workTasks') && LIVE.includes(request.status) && (
    <Button size="small" kind="tertiary" icon="add" onPress={() => setCreating(true)}>
      {t('newTask')}
    </Button>
  );
  return (
    <Card title={m('tasks')} action={create}>
      {commands.problem}
      {request.tasks.length === 0 ? (
        <p className="vw-muted">{m('noTasks')}</p>
      ) : (
        <ul className="vw-desk-items">
          {request.tasks.map((task) => (
            <li key={task.id}>
              <div className="vw-desk-items__head">
                <span>{task.title}</span>
                <TaskStatusBadge status={task.status} />
              </div>
              <span className="vw-desk-muted-line">
                {task.assigneeName ?? t('unassigned')}
                {task.dueAt && (
                  <>
                    {' '}
                    · <Due at={task.dueAt} overdue={task.overdue} />
                  </>
                )}
              </span>
              <TaskActions task={task} commands={commands} withTime={false} onDialog={(dialog) => setOpen({ task, dialog })} />
            </li>
          ))}
        </ul>
      )}
      {open && <TaskDialogs {...open} commands={commands} onClose={() => setOpen(null)} onBooked={onChanged} />}
      {creating && <NewTaskDialog request={request} onChanged={onChanged} onClose={() => setCreating(false)} />}
    </Card>
  );
}

const schema = z.object({ title: requiredText(200) });

function NewTaskDialog({ request, onChanged, onClose }: TasksProps & { readonly onClose: () => void }) {
  const t = useMessages(tasksTexts);
  const form = useAppForm(schema, { title: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const create = form.handleSubmit(async ({ title }) => {
    const outcome = await submit(createTaskMutation, (idempotencyKey) => ({ requestId: request.id, title, idempotencyKey }));
    if (!outcome.ok) return;
    toast({ text: t('taskCreated') });
    onChanged();
    onClose();
  });
  const footer = (
    <Button kind="primary" type="submit" form="desk-new-task" pending={pending}>
      {t('create')}
    </Button>
  );
  return (
    <Dialog title={t('newTask')} open onClose={onClose} footer={footer}>
      <TenantBadge tenant={{ name: request.tenantName, colour: request.tenantColour }} note={request.number} />
      <form id="desk-new-task" noValidate onSubmit={(event) => void create(event)}>
        {problem}
        <TextField label={t('taskTitle')} error={form.formState.errors.title?.message} {...form.register('title')} />
      </form>
    </Dialog>
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { ConfirmDialog, Dialog, TenantBadge } from '../../../ui/index.ts';
import { BookTimeForm } from '../book-time-form.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { tasksTexts } from './messages.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { TaskHistoryDialog } from './task-history.tsx';
import type { TaskRow } from './tasks-query.ts';
import type { TaskCommands } from './use-task-commands.ts';

export type TaskDialog = 'complete' | 'cancel' | 'snooze' | 'assign' | 'book' | 'history';

interface TaskDialogsProps {
  readonly task: TaskRow;
  readonly dialog: TaskDialog;
  readonly commands: TaskCommands;
  readonly onClose: () => void;
  readonly onBooked?: () => void;
}

/** The questions before what cannot be taken back, and those that need an answer. */
export function TaskDialogs({ task, dialog, commands, onClose, onBooked }: TaskDialogsProps) {
  const m = useMessages(tasksTexts);
  const tenant = { name: task.tenantName, colour: task.tenantColour };
  const { pending } = commands;
  const after = async (done: Promise<boolean>): Promise<void> => {
    await done;
    onClose();
  };
  if (dialog === 'snooze')
    return <SnoozeDialog task={task} pending={pending} onClose={onClose} onSnooze={(until) => void after(commands.snooze(task, until))} />;
  if (dialog === 'assign')
    return (
      <AssignDialog task={task} pending={pending} onClose={onClose} onAssign={(person) => void after(commands.assign(task, person))} />
    );
  if (dialog === 'history') return <TaskHistoryDialog task={task} onClose={onClose} />;
  if (dialog === 'book') {
    const booked = (): void => {
      onBooked?.();
      onClose();
    };
    return (
      <Dialog title={`${m('bookTime')}: ${task.title}`} open onClose={onClose}>
        <TenantBadge tenant={tenant} />
        <BookTimeForm requestId={task.requestId} taskId={task.id} internal={task.requestId === null} onBooked={booked} />
      </Dialog>
    );
  }
  const isCancel = dialog === 'cancel';
  return (
    <ConfirmDialog
      title={m(isCancel ? 'cancelTitle' : 'completeTitle')}
      open
      danger={isCancel}
      tenants={[tenant]}
      effect={m(isCancel ? 'cancelEffect' : 'completeEffect', { title: task.title })}
      confirmLabel={m(isCancel ? 'cancelTask' : 'complete')}
      pending={pending}
      onCancel={onClose}
      onConfirm={() => void after(isCancel ? commands.cancel(task) : commands.complete(task))}
    />
  );
}

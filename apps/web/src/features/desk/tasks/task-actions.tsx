// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, Menu } from '../../../ui/index.ts';
import { tasksTexts } from './messages.ts';
import type { TaskDialog } from './task-dialogs.tsx';
import type { TaskRow } from './tasks-query.ts';
import { type TaskCommands, useTaskRights } from './use-task-commands.ts';

interface TaskActionsProps {
  readonly task: TaskRow;
  readonly commands: TaskCommands;
  readonly onDialog: (dialog: TaskDialog) => void;
  readonly withTime?: boolean;
}

/** The likeliest next step as a button, the others in a menu; only what is permitted now. */
export function TaskActions({ task, commands, onDialog, withTime = true }: TaskActionsProps) {
  const m = useMessages(tasksTexts);
  const may = useMay();
  const rights = useTaskRights()(task);
  const { pending } = commands;
  const items = [
    rights.has('start') && { id: 'start', label: m('start'), onAction: () => void commands.start(task) },
    rights.has('snooze') && { id: 'snooze', label: m('snooze'), onAction: () => onDialog('snooze') },
    rights.has('release') && { id: 'release', label: m('release'), onAction: () => void commands.release(task) },
    rights.has('assign') && { id: 'assign', label: m('assign'), onAction: () => onDialog('assign') },
    rights.has('reassign') && { id: 'reassign', label: m('reassign'), onAction: () => onDialog('assign') },
    { id: 'history', label: m('history'), onAction: () => onDialog('history') },
    rights.has('cancel') && { id: 'cancel', label: m('cancelTask'), danger: true, onAction: () => onDialog('cancel') },
  ].filter((item) => item !== false);
  const books = withTime && may('desk.bookTime') && task.status !== 'cancelled';
  return (
    <div className="vw-cluster vw-no-print">
      {rights.has('claim') && (
        <Button size="small" kind="primary" pending={pending} onPress={() => void commands.claim(task)}>
          {m('claim')}
        </Button>
      )}
      {rights.has('complete') && (
        <Button size="small" icon="check" onPress={() => onDialog('complete')}>
          {m('complete')}
        </Button>
      )}
      {books && (
        <Button size="small" onPress={() => onDialog('book')}>
          {m('bookTime')}
        </Button>
      )}
      <Menu
        label={m('more', { title: task.title })}
        sections={[{ id: 'more', label: m('task'), items }]}
        trigger={
          <Button size="small" kind="tertiary" icon="more-vert" iconOnly>
            {m('more', { title: task.title })}
          </Button>
        }
      />
    </div>
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useEffect, useRef } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { useShortcut } from '../../../shell/shortcuts.ts';
import { tasksTexts } from './messages.ts';
import type { TaskDialog } from './task-dialogs.tsx';
import type { TaskRow } from './tasks-query.ts';
import { type TaskCommands, useTaskRights } from './use-task-commands.ts';

interface TaskKeys {
  readonly rows: readonly TaskRow[];
  readonly current: TaskRow | undefined;
  readonly commands: TaskCommands;
  readonly onCurrent: (task: TaskRow) => void;
  readonly onOpen: (task: TaskRow) => void;
  readonly onDialog: (dialog: TaskDialog) => void;
}

/** j and k move, o opens (Enter too, in the list), c, e, s and b act on the chosen task as far as it permits. */
export function useTaskKeys(keys: TaskKeys): void {
  const m = useMessages(tasksTexts);
  const may = useMay();
  const rightsOf = useTaskRights();
  const latest = useRef({ keys, may, rightsOf });
  useEffect(() => {
    latest.current = { keys, may, rightsOf };
  });
  const move = useCallback((step: number) => {
    const { rows, current, onCurrent } = latest.current.keys;
    const index = current ? rows.findIndex(({ id }) => id === current.id) : -1;
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + step))];
    if (next) onCurrent(next);
  }, []);
  const act = useCallback((run: (now: (typeof latest)['current'], task: TaskRow) => void) => {
    const task = latest.current.keys.current;
    if (task) run(latest.current, task);
  }, []);
  const dialogIf = useCallback(
    (right: 'complete' | 'snooze') =>
      act((now, task) => {
        if (now.rightsOf(task).has(right)) now.keys.onDialog(right);
      }),
    [act],
  );
  useShortcut(
    'j',
    m('keyNext'),
    useCallback(() => move(1), [move]),
  );
  useShortcut(
    'k',
    m('keyPrevious'),
    useCallback(() => move(-1), [move]),
  );
  useShortcut(
    'o',
    m('keyOpen'),
    useCallback(() => act((now, task) => now.keys.onOpen(task)), [act]),
  );
  useShortcut(
    'c',
    m('keyClaim'),
    useCallback(
      () =>
        act((now, task) => {
          if (now.rightsOf(task).has('claim')) void now.keys.commands.claim(task);
        }),
      [act],
    ),
  );
  useShortcut(
    'e',
    m('keyDone'),
    useCallback(() => dialogIf('complete'), [dialogIf]),
  );
  useShortcut(
    's',
    m('keySnooze'),
    useCallback(() => dialogIf('snooze'), [dialogIf]),
  );
  useShortcut(
    'b',
    m('keyBook'),
    useCallback(
      () =>
        act((now) => {
          if (now.may('desk.bookTime')) now.keys.onDialog('book');
        }),
      [act],
    ),
  );
}

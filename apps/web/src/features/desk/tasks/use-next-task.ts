// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useClient } from 'urql';
import { useMessages } from '../../../i18n/index.ts';
import { toast } from '../../../ui/index.ts';
import { tasksTexts } from './messages.ts';
import { type TaskRow, tasksQuery } from './tasks-query.ts';
import type { TaskCommands } from './use-task-commands.ts';

/** How many free tasks are tried: somebody else may be a moment faster. */
const TRIES = 5;

/** While the request waits for the member there is nothing to do for its task. */
const isWorkable = ({ status, requestStatus }: TaskRow): boolean =>
  status !== 'onHold' && requestStatus !== 'waiting' && requestStatus !== 'answered';

/**
 * The next of the queue: the most urgent task that nobody has, which is claimed. Where the queue is empty, the most urgent in one's
 * own hands that is not the one just seen.
 */
export function useNextTask(commands: TaskCommands, onTask: (task: TaskRow) => void) {
  const m = useMessages(tasksTexts);
  const client = useClient();
  const [searching, setSearching] = useState(false);
  const list = async (queue: 'mine' | 'unassigned'): Promise<readonly TaskRow[]> => {
    const variables = { queue, first: TRIES, sort: 'dueFirst' as const };
    const answer = await client.query(tasksQuery, variables, { requestPolicy: 'network-only' }).toPromise();
    return answer.data?.tasks.items ?? [];
  };
  const find = async (currentId: string | undefined): Promise<TaskRow | null> => {
    for (const task of (await list('unassigned')).filter(isWorkable)) {
      if (await commands.claim(task)) return task;
    }
    return (await list('mine')).find((task) => task.id !== currentId && isWorkable(task)) ?? null;
  };
  const next = async (currentId?: string): Promise<void> => {
    setSearching(true);
    const task = await find(currentId).finally(() => setSearching(false));
    if (task) onTask(task);
    else toast({ kind: 'info', text: m('nothingNext') });
  };
  return { next, searching };
}

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

/**
 * What to do next: the most urgent task in one's own hands that is not the one just seen; with none, the most urgent that nobody
 * has, which is claimed.
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
    const own = (await list('mine')).find(({ id, status }) => id !== currentId && status !== 'onHold');
    if (own) return own;
    for (const task of await list('unassigned')) {
      if (await commands.claim(task)) return task;
    }
    return null;
  };
  const next = async (currentId?: string): Promise<void> => {
    setSearching(true);
    const task = await find(currentId).finally(() => setSearching(false));
    if (task) onTask(task);
    else toast({ kind: 'info', text: m('nothingNext') });
  };
  return { next, searching };
}

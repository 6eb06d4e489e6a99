// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { type DataColumn, Link, type Sort, TenantBadge } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { deskTexts } from '../messages.ts';
import type { TasksSearch } from '../search.ts';
import { Due, dayOf, PriorityBadge, TaskStatusBadge } from '../status-badges.tsx';
import { useBodyAddress } from '../use-body-address.ts';
import { tasksTexts } from './messages.ts';
import type { TaskRow } from './tasks-query.ts';

const SORTS: Readonly<Record<NonNullable<TasksSearch['sort']>, Sort>> = {
  dueFirst: { column: 'due', direction: 'ascending' },
  newestFirst: { column: 'created', direction: 'descending' },
  oldestFirst: { column: 'created', direction: 'ascending' },
};
export const shownSort = (sort: TasksSearch['sort']): Sort => SORTS[sort ?? 'dueFirst'];
export const chosenSort = (sort: Sort | null): TasksSearch['sort'] =>
  (Object.keys(SORTS) as (keyof typeof SORTS)[]).find(
    (name) => sort !== null && SORTS[name].column === sort.column && SORTS[name].direction === sort.direction,
  );

const UNFINISHED: readonly TaskRow['status'][] = ['open', 'claimed', 'inProgress', 'onHold'];

/** Why there is nothing to do for a task at the moment: the other side has its turn. */
export function RequestWaits({ task }: { readonly task: Pick<TaskRow, 'status' | 'requestStatus'> }) {
  const m = useMessages(tasksTexts);
  if (!UNFINISHED.includes(task.status)) return null;
  if (task.requestStatus === 'waiting') return <span className="vw-desk-muted-line">{m('waitsForMember')}</span>;
  return task.requestStatus === 'answered' ? <span className="vw-desk-muted-line">{m('isAnswered')}</span> : null;
}

/** @param search what the address holds now; a title shows its task beside the list */
export function useTaskColumns(search: TasksSearch, isWide: boolean): readonly DataColumn<TaskRow>[] {
  const d = useMessages(deskTexts);
  const m = useMessages(tasksTexts);
  const said = useSaid();
  const language = useLanguage();
  const address = useBodyAddress();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts follow the language
  return useMemo(
    (): readonly DataColumn<TaskRow>[] => [
      {
        id: 'title',
        header: m('task'),
        rowHeader: true,
        text: (row) => row.title,
        cell: (row) => (
          <span className="vw-desk-subject">
            {isWide || row.requestId === null ? (
              <Link to="/a/$association/$body/tasks" params={address} search={{ ...search, task: row.id }}>
                {row.title}
              </Link>
            ) : (
              <Link to="/a/$association/$body/requests/$requestId" params={{ ...address, requestId: row.requestId }}>
                {row.title}
              </Link>
            )}{' '}
            <PriorityBadge priority={row.requestPriority} />
            <span className="vw-desk-narrow">
              <TenantBadge tenant={{ name: row.tenantShortName, colour: row.tenantColour }} />
              <TaskStatusBadge status={row.status} />
              <RequestWaits task={row} />
              {row.dueAt && <Due at={row.dueAt} overdue={row.overdue} />}
            </span>
          </span>
        ),
      },
      {
        id: 'number',
        header: m('request'),
        text: (row) => row.requestNumber ?? '',
        cell: (row) => <span className="vw-desk-number">{row.requestNumber ?? '–'}</span>,
      },
      {
        id: 'member',
        header: d('member'),
        text: (row) => row.tenantName,
        cell: (row) => <TenantBadge tenant={{ name: row.tenantShortName, colour: row.tenantColour }} />,
      },
      {
        id: 'due',
        header: d('due'),
        sortable: true,
        text: (row) => (row.dueAt === null ? '' : `${dayOf(row.dueAt, language)}${row.overdue ? ` (${d('overdue')})` : ''}`),
        cell: (row) => <Due at={row.dueAt} overdue={row.overdue} />,
      },
      {
        id: 'status',
        header: d('status'),
        text: (row) => d(`task_${row.status}`),
        cell: (row) => (
          <span className="vw-desk-subject">
            <TaskStatusBadge status={row.status} /> <RequestWaits task={row} />
          </span>
        ),
      },
      {
        id: 'assignee',
        header: m('assignee'),
        text: (row) => row.assigneeName ?? '',
        cell: (row) => row.assigneeName ?? '–',
      },
      { id: 'family', header: d('family'), hidden: true, text: (row) => said(row, 'familyName'), cell: (row) => said(row, 'familyName') },
      {
        id: 'created',
        header: m('created'),
        sortable: true,
        hidden: true,
        text: (row) => dayOf(row.createdAt, language),
        cell: (row) => dayOf(row.createdAt, language),
      },
    ],
    [language, search, isWide, address],
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, DataTable, downloadRows, EmptyState, Page, SplitPane } from '../../../ui/index.ts';
import type { TaskQueue, TasksSearch } from '../search.ts';
import { useBodyAddress } from '../use-body-address.ts';
import { usePages } from '../use-pages.ts';
import '../desk.css';
import { BulkAssignDialog } from './bulk-assign-dialog.tsx';
import { tasksTexts } from './messages.ts';
import { chosenSort, shownSort, useTaskColumns } from './task-columns.tsx';
import { TaskDetails } from './task-details.tsx';
import { type TaskDialog, TaskDialogs } from './task-dialogs.tsx';
import { isFiltered, TaskFilters } from './task-filters.tsx';
import { type TaskRow, tasksQuery, variablesOf } from './tasks-query.ts';
import { useNextTask } from './use-next-task.ts';
import { useTaskCommands } from './use-task-commands.ts';
import { useTaskKeys } from './use-task-keys.ts';

const pick = <Tasks,>(data: { readonly tasks: Tasks }): Tasks => data.tasks;
const BESIDE: readonly string[] = ['title', 'member', 'due'];
const NOTHING: ReadonlySet<string> = new Set();

/** From here on there is room for the list and a task beside it. */
const WIDE = window.matchMedia('(min-width: 64rem)');
const followWidth = (listener: () => void): (() => void) => {
  WIDE.addEventListener('change', listener);
  return () => WIDE.removeEventListener('change', listener);
};
const useIsWide = (): boolean => useSyncExternalStore(followWidth, () => WIDE.matches);

/** The page's view of the address: the filters, the chosen task, and how to change them. */
function useTasksAddress(search: TasksSearch) {
  const navigate = useNavigate();
  const address = useBodyAddress();
  const go = (next: TasksSearch): void =>
    void navigate({ to: '/a/$association/$body/tasks', params: address, search: next, replace: true, resetScroll: false });
  const open = (task: TaskRow): void => {
    if (task.requestId !== null)
      void navigate({ to: '/a/$association/$body/requests/$requestId', params: { ...address, requestId: task.requestId } });
    else go({ ...search, task: task.id });
  };
  return { go, open };
}

function Nothing({
  search,
  usualQueue,
  onReset,
  next,
}: {
  readonly search: TasksSearch;
  readonly usualQueue: TaskQueue;
  readonly onReset: () => void;
  readonly next: React.ReactNode;
}) {
  const m = useMessages(tasksTexts);
  const filtered = isFiltered(search);
  const isMine = (search.queue ?? usualQueue) === 'mine' && !filtered;
  return (
    <EmptyState
      title={m(isMine ? 'emptyMine' : 'emptyOther')}
      action={filtered ? <Button onPress={onReset}>{m('resetFilters')}</Button> : isMine && next}
    >
      {m(isMine ? 'emptyMineNext' : 'emptyOtherNext')}
    </EmptyState>
  );
}

function TasksPage() {
  const m = useMessages(tasksTexts);
  const may = useMay();
  const search = Route.useSearch();
  const isWide = useIsWide();
  const { go, open } = useTasksAddress(search);
  const works = may('desk.workTasks');
  const usualQueue = works ? 'mine' : 'all';
  const pages = usePages(tasksQuery, variablesOf(search, usualQueue), pick);
  const commands = useTaskCommands(pages.refresh);
  const columns = useTaskColumns(search, isWide);
  const [dialog, setDialog] = useState<TaskDialog | null>(null);
  const [selection, setSelection] = useState(NOTHING);
  const [bulk, setBulk] = useState(false);
  const current = pages.rows.find(({ id }) => id === search.task);
  const { next, searching } = useNextTask(commands, open);
  useTaskKeys({
    rows: pages.rows,
    current,
    commands,
    onOpen: open,
    onDialog: setDialog,
    onCurrent: (task) => go({ ...search, task: task.id }),
  });
  const filter = (change: Partial<TasksSearch>): void => {
    setSelection(NOTHING);
    go({ ...search, ...change, task: undefined });
  };
  const reset = (): void =>
    filter({ family: undefined, member: undefined, status: undefined, overdue: undefined, snoozed: undefined, q: undefined });
  const fileName = `${m('fileName')}.csv`;
  const nextButton = works && (
    <Button kind="primary" icon="arrow-forward" pending={searching} onPress={() => void next(search.task)}>
      {m('nextTask')}
    </Button>
  );
  const details = isWide && current && (
    <TaskDetails task={current} commands={commands} onDialog={setDialog} onClose={() => go({ ...search, task: undefined })} />
  );
  // Beside a task there is room for what tells the rows apart.
  const visible = details ? columns.filter(({ id }) => BESIDE.includes(id)) : columns;
  const shown = columns.filter((column) => !column.hidden);
  return (
    <Page title={m('title')} actions={nextButton}>
      <TaskFilters search={search} usualQueue={usualQueue} onChange={filter} onReset={reset} />
      {commands.problem}
      <QueryResult result={pages.result} onRetry={pages.refresh} lines={10}>
        {() => (
          <SplitPane details={details} detailsLabel={m('details')}>
            <DataTable
              label={m('title')}
              key={details ? 'beside' : 'alone'}
              columns={visible}
              rows={pages.rows}
              rowId={(row) => row.id}
              rowName={(row) => m('rowName', { title: row.title })}
              {...(pages.total === undefined ? {} : { total: pages.total })}
              loading={pages.result.fetching || pages.result.stale}
              sort={shownSort(search.sort)}
              onSort={(sort) => go({ ...search, sort: chosenSort(sort) })}
              onMore={pages.next === null ? undefined : () => void pages.loadMore()}
              loadingMore={pages.loadingMore}
              {...(may('desk.assignTask') && { selection, onSelection: setSelection })}
              bulkActions={
                <Button size="small" onPress={() => setBulk(true)}>
                  {m('assign')}
                </Button>
              }
              onOpen={open}
              {...(current && { current: current.id })}
              exportCsv={pages.next === null ? fileName : () => void pages.loadAll().then((rows) => downloadRows(fileName, shown, rows))}
              columnChooser={!details}
              empty={<Nothing search={search} usualQueue={usualQueue} onReset={reset} next={nextButton} />}
            />
          </SplitPane>
        )}
      </QueryResult>
      {dialog && current && (
        <TaskDialogs task={current} dialog={dialog} commands={commands} onClose={() => setDialog(null)} onBooked={pages.refresh} />
      )}
      {bulk && (
        <BulkAssignDialog
          tasks={pages.rows.filter(({ id }) => selection.has(id))}
          onClose={() => setBulk(false)}
          onChanged={() => {
            setSelection(NOTHING);
            pages.refresh();
          }}
        />
      )}
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/tasks')({ component: TasksPage });

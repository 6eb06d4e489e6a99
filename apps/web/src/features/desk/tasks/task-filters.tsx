// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { Button, Checkbox, ComboBox, Select, Spoken, TextField } from '../../../ui/index.ts';
import { useFamilyChoices, useMemberChoices } from '../choices.ts';
import { deskTexts } from '../messages.ts';
import { TASK_QUEUES, TASK_STATUSES, type TaskQueue, type TasksSearch } from '../search.ts';
import { useTyped } from '../use-typed.ts';
import { tasksTexts } from './messages.ts';

const QUEUE_NAMES = { mine: 'mine', unassigned: 'unassigned', all: 'allQueue' } as const;

export const isFiltered = ({ sort: _sort, queue: _queue, task: _task, ...filters }: TasksSearch): boolean =>
  Object.values(filters).some((value) => value !== undefined && value !== false && value !== '');

interface TaskFiltersProps {
  readonly search: TasksSearch;
  /** Which list is shown where the address names none; who only reads has none of his own. */
  readonly usualQueue: TaskQueue;
  readonly onChange: (change: Partial<TasksSearch>) => void;
  readonly onReset: () => void;
}

export function TaskFilters({ search, usualQueue, onChange, onReset }: TaskFiltersProps) {
  const d = useMessages(deskTexts);
  const m = useMessages(tasksTexts);
  const families = useFamilyChoices();
  const members = useMemberChoices();
  const { queue = usualQueue } = search;
  const queues = usualQueue === 'mine' ? TASK_QUEUES : TASK_QUEUES.filter((name) => name !== 'mine');
  const [typed, setTyped] = useTyped(search.q ?? '', (q) => onChange({ q: q || undefined }));
  return (
    <div className="vw-desk-filters vw-no-print">
      <fieldset className="vw-desk-queues">
        <Spoken as="legend">{m('queue')}</Spoken>
        {queues.map((name) => (
          <Button
            key={name}
            kind={name === queue ? 'primary' : 'secondary'}
            aria-pressed={name === queue}
            onPress={() => onChange({ queue: name })}
          >
            {m(QUEUE_NAMES[name])}
          </Button>
        ))}
      </fieldset>
      <TextField
        label={d('search')}
        type="search"
        width="medium"
        placeholder={m('searchHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Select
        label={d('status')}
        placeholder={m('unfinished')}
        value={search.status ?? ''}
        options={TASK_STATUSES.map((status) => ({ value: status, label: d(`task_${status}`) }))}
        onChange={(event) => onChange({ status: (event.target.value || undefined) as TasksSearch['status'] })}
      />
      <Select
        label={d('family')}
        placeholder={d('all')}
        value={search.family ?? ''}
        options={families}
        onChange={(event) => onChange({ family: event.target.value || undefined })}
      />
      <ComboBox
        label={d('member')}
        options={members}
        value={search.member ?? null}
        placeholder={d('all')}
        onChange={(member) => onChange({ member: member ?? undefined })}
      />
      <Checkbox
        label={m('onlyOverdue')}
        checked={search.overdue === true}
        onChange={(event) => onChange({ overdue: event.target.checked || undefined })}
      />
      <Checkbox
        label={m('showSnoozed')}
        checked={search.snoozed === true}
        onChange={(event) => onChange({ snoozed: event.target.checked || undefined })}
      />
      {isFiltered(search) && (
        <Button size="small" kind="tertiary" icon="close" onPress={onReset}>
          {m('resetFilters')}
        </Button>
      )}
    </div>
  );
}

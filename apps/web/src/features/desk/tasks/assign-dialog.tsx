// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { ComboBox, ConfirmDialog } from '../../../ui/index.ts';
import { tasksTexts } from './messages.ts';
import type { TaskRow } from './tasks-query.ts';

const assignableQuery = graphql(`
  query DeskAssignable($taskId: ID!) {
    assignableUsers(taskId: $taskId) {
      userId
      name
      functionTitle
      openTasks
    }
  }
`);

export interface Person {
  readonly userId: string;
  readonly name: string;
}

interface PersonChoiceProps {
  /** The task whose member and family say who comes into question. */
  readonly taskId: string;
  readonly value: Person | null;
  readonly onChange: (person: Person | null) => void;
}

export function PersonChoice({ taskId, value, onChange }: PersonChoiceProps) {
  const m = useMessages(tasksTexts);
  const [result, refresh] = useQuery({ query: assignableQuery, variables: { taskId } });
  return (
    <QueryResult result={result} onRetry={() => refresh({ requestPolicy: 'network-only' })} lines={2}>
      {({ assignableUsers }) => (
        <ComboBox
          label={m('assignTo')}
          hint={m('assignHint')}
          value={value?.userId ?? null}
          options={assignableUsers.map((person) => ({
            value: person.userId,
            label: person.name,
            description: m('openTasks', { title: person.functionTitle, count: person.openTasks }),
          }))}
          onChange={(id) => onChange(assignableUsers.find((person) => person.userId === id) ?? null)}
        />
      )}
    </QueryResult>
  );
}

interface AssignDialogProps {
  readonly task: TaskRow;
  readonly pending: boolean;
  readonly onAssign: (person: Person) => void;
  readonly onClose: () => void;
}

export function AssignDialog({ task, pending, onAssign, onClose }: AssignDialogProps) {
  const m = useMessages(tasksTexts);
  const [person, setPerson] = useState<Person | null>(null);
  return (
    <ConfirmDialog
      title={m('assignTitle')}
      open
      tenants={[{ name: task.tenantName, colour: task.tenantColour }]}
      effect={task.title}
      confirmLabel={m(task.assigneeUserId === null ? 'assign' : 'reassign')}
      pending={pending}
      disabled={person === null}
      onCancel={onClose}
      onConfirm={() => person && onAssign(person)}
    >
      <PersonChoice taskId={task.id} value={person} onChange={setPerson} />
    </ConfirmDialog>
  );
}

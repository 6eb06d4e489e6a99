// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';
import { History } from '../../../record/index.ts';
import { Dialog, TenantBadge } from '../../../ui/index.ts';
import { useColleagueChoices, useFamilyChoices } from '../choices.ts';
import { deskTexts } from '../messages.ts';
import { TASK_STATUSES } from '../search.ts';
import { tasksTexts } from './messages.ts';
import type { TaskRow } from './tasks-query.ts';

const historyQuery = graphql(
  `
  query DeskTaskHistory($taskId: ID!) {
    taskHistory(taskId: $taskId) {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

function useTaskValue(): (field: string, value: unknown) => string | null {
  const d = useMessages(deskTexts);
  const people = useColleagueChoices();
  const families = useFamilyChoices();
  return (field, value) => {
    const among = (choices: readonly { readonly value: string; readonly label: string }[]): string | null =>
      choices.find((choice) => choice.value === value)?.label ?? null;
    if (field === 'assigneeUserId') return among(people);
    if (field === 'familyCode') return among(families);
    const status = field === 'status' && TASK_STATUSES.find((one) => one === value);
    return status ? d(`task_${status}`) : null;
  };
}

/** Who had the task when, and why it changed hands. */
export function TaskHistoryDialog({ task, onClose }: { readonly task: TaskRow; readonly onClose: () => void }) {
  const m = useMessages(tasksTexts);
  const d = useMessages(deskTexts);
  const valueName = useTaskValue();
  const fieldNames = {
    title: m('task'),
    status: d('status'),
    assigneeUserId: m('assignee'),
    dueAt: d('due'),
    snoozedUntil: m('snooze'),
    familyCode: d('family'),
  };
  return (
    <Dialog title={`${m('history')}: ${task.title}`} open onClose={onClose}>
      <TenantBadge
        tenant={{ name: task.tenantName, colour: task.tenantColour }}
        {...(task.requestNumber && { note: task.requestNumber })}
      />
      <History
        label={m('history')}
        query={historyQuery}
        variables={{ taskId: task.id }}
        steps={({ taskHistory }) => taskHistory}
        fieldNames={fieldNames}
        namedOnly
        valueName={valueName}
      />
    </Dialog>
  );
}

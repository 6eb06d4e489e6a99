// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, QueryResult, type ResultOf, refusalSentence, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, Dialog, ProgressBar, Stack, TenantBadge } from '../../../ui/index.ts';
import { type Person, PersonChoice } from './assign-dialog.tsx';
import { tasksTexts } from './messages.ts';
import { assignTaskMutation, reassignTaskMutation } from './task-mutations.ts';
import type { TaskRow } from './tasks-query.ts';

const previewQuery = graphql(`
  query DeskBulkAssignPreview($assigneeUserId: ID!, $taskIds: [ID!]!) {
    bulkAssignPreview(assigneeUserId: $assigneeUserId, taskIds: $taskIds) {
      assignable
      tasks {
        taskId
        title
        verdict
        version
      }
    }
  }
`);
type Preview = ResultOf<typeof previewQuery>['bulkAssignPreview'];

interface Failure {
  readonly taskId: string;
  readonly title: string;
  readonly reason: string;
}
interface Progress {
  readonly done: number;
  readonly total: number;
  readonly failures: readonly Failure[];
  readonly over: boolean;
}

/** One by one, so that what fails says why and the rest is done nevertheless. */
function useBulkAssign() {
  const { submit } = useSubmit();
  const [progress, setProgress] = useState<Progress | null>(null);
  const run = async (preview: Preview, person: Person): Promise<void> => {
    const wanted = preview.tasks.filter(({ verdict }) => verdict === 'assign' || verdict === 'reassign');
    let state: Progress = { done: 0, total: wanted.length, failures: [], over: false };
    setProgress(state);
    for (const { taskId, title, verdict, version } of wanted) {
      const common = { taskId, assigneeUserId: person.userId };
      const outcome =
        verdict === 'assign'
          ? await submit(assignTaskMutation, (idempotencyKey) => ({ ...common, idempotencyKey }))
          : await submit(reassignTaskMutation, (idempotencyKey) => ({ ...common, expectedVersion: version, idempotencyKey }));
      const reason = outcome.ok
        ? null
        : outcome.problem.kind === 'refusal'
          ? refusalSentence(outcome.problem.refusal)
          : outcome.problem.trouble.kind;
      state = reason === null ? { ...state, done: state.done + 1 } : { ...state, failures: [...state.failures, { taskId, title, reason }] };
      setProgress(state);
    }
    setProgress({ ...state, over: true });
  };
  return { run, progress };
}

interface BulkAssignDialogProps {
  readonly tasks: readonly TaskRow[];
  readonly onClose: (changed: boolean) => void;
}

/** Choose a person, see what would happen, do it, see what failed. */
export function BulkAssignDialog({ tasks, onClose }: BulkAssignDialogProps) {
  const m = useMessages(tasksTexts);
  const [person, setPerson] = useState<Person | null>(null);
  const { run, progress } = useBulkAssign();
  const taskIds = tasks.map(({ id }) => id);
  const variables = { assigneeUserId: person?.userId ?? '', taskIds };
  const [result, refresh] = useQuery({ query: previewQuery, variables, pause: person === null, requestPolicy: 'network-only' });
  const preview = person === null ? null : (result.data?.bulkAssignPreview ?? null);
  const footer = progress ? (
    <Button kind="primary" disabled={!progress.over} onPress={() => onClose(true)}>
      {m('close')}
    </Button>
  ) : (
    <Button kind="primary" disabled={!preview || preview.assignable === 0} onPress={() => preview && person && void run(preview, person)}>
      {m('assign')}
    </Button>
  );
  const tenants = [...new Map(tasks.map((task) => [task.tenantId, { name: task.tenantName, colour: task.tenantColour }])).values()];
  return (
    <Dialog
      title={m('bulkTitle', { count: tasks.length })}
      open
      dismissable={!progress || progress.over}
      onClose={() => onClose(progress !== null)}
      footer={footer}
    >
      <Stack>
        <div className="vw-cluster">
          {tenants.map((tenant) => (
            <TenantBadge key={tenant.name} tenant={tenant} />
          ))}
        </div>
        {progress ? (
          <Outcome progress={progress} />
        ) : (
          <>
            <PersonChoice taskId={taskIds[0] ?? ''} value={person} onChange={setPerson} />
            {person && (
              <QueryResult result={result} onRetry={() => refresh({ requestPolicy: 'network-only' })} lines={2}>
                {(data) => <Plan preview={data.bulkAssignPreview} />}
              </QueryResult>
            )}
          </>
        )}
      </Stack>
    </Dialog>
  );
}

const VERDICTS = ['reassign', 'sameAssignee', 'notAssignable', 'finished'] as const;

function Plan({ preview }: { readonly preview: Preview }) {
  const m = useMessages(tasksTexts);
  const count = (verdict: string): number => preview.tasks.filter((task) => task.verdict === verdict).length;
  return (
    <div role="status">
      <strong>{m('bulkPlan', { count: preview.assignable })}</strong>
      <ul>
        {VERDICTS.filter((verdict) => count(verdict) > 0).map((verdict) => (
          <li key={verdict}>{m(`bulkVerdict_${verdict}`, { count: count(verdict) })}</li>
        ))}
      </ul>
    </div>
  );
}

function Outcome({ progress }: { readonly progress: Progress }) {
  const m = useMessages(tasksTexts);
  const { done, total, failures, over } = progress;
  if (!over) {
    const percent = total === 0 ? 100 : Math.floor(((done + failures.length) * 100) / total);
    return <ProgressBar label={m('bulkProgress', { done, total })} percent={percent} />;
  }
  return (
    <>
      <Banner kind="success" title={m('bulkDone', { count: done })} announce />
      {failures.length > 0 && (
        <Banner kind="warning" title={m('bulkFailed', { count: failures.length })} announce>
          <ul>
            {failures.map((failure) => (
              <li key={failure.taskId}>
                {failure.title}: {failure.reason}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}

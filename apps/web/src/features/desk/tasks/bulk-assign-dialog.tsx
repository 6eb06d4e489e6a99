// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { type Outcome as Answer, graphql, QueryResult, type ResultOf, refusalSentence, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, Dialog, ProgressBar, Stack, TenantBadge, toast } from '../../../ui/index.ts';
import { type Person, PersonChoice } from './assign-dialog.tsx';
import { tasksTexts } from './messages.ts';
import { assignTaskMutation, reassignTaskMutation, releaseTaskMutation } from './task-mutations.ts';
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
/** One that was assigned, as it was before. */
interface Assigned {
  readonly taskId: string;
  readonly title: string;
  readonly version: number;
  readonly before: string | null;
}
interface Progress {
  readonly done: readonly Assigned[];
  readonly total: number;
  readonly failures: readonly Failure[];
  readonly over: boolean;
}

const reasonOf = (answer: Answer<unknown>): string | null =>
  answer.ok ? null : answer.problem.kind === 'refusal' ? refusalSentence(answer.problem.refusal) : answer.problem.trouble.kind;

/** One by one, so that what fails says why and the rest is done nevertheless. */
function useBulkAssign(tasks: readonly TaskRow[]) {
  const { submit } = useSubmit();
  const [progress, setProgress] = useState<Progress | null>(null);
  const run = async (preview: Preview, person: Person): Promise<Progress> => {
    const wanted = preview.tasks.filter(({ verdict }) => verdict === 'assign' || verdict === 'reassign');
    let state: Progress = { done: [], total: wanted.length, failures: [], over: false };
    setProgress(state);
    for (const { taskId, title, verdict, version } of wanted) {
      const common = { taskId, assigneeUserId: person.userId };
      const outcome =
        verdict === 'assign'
          ? await submit(assignTaskMutation, (idempotencyKey) => ({ ...common, idempotencyKey }))
          : await submit(reassignTaskMutation, (idempotencyKey) => ({ ...common, expectedVersion: version, idempotencyKey }));
      const reason = reasonOf(outcome);
      const before = tasks.find(({ id }) => id === taskId)?.assigneeUserId ?? null;
      if (reason !== null) state = { ...state, failures: [...state.failures, { taskId, title, reason }] };
      else if (outcome.ok)
        state = { ...state, done: [...state.done, { taskId, title, version: outcome.value.task?.version ?? 0, before }] };
      setProgress(state);
    }
    state = { ...state, over: true };
    setProgress(state);
    return state;
  };
  /** Each goes back to whom it came from; what somebody has changed since stays and is named. */
  const undo = async (done: readonly Assigned[]): Promise<readonly Failure[]> => {
    const failures: Failure[] = [];
    for (const { taskId, title, version, before } of done) {
      const common = { taskId, expectedVersion: version };
      const outcome =
        before === null
          ? await submit(releaseTaskMutation, (idempotencyKey) => ({ ...common, idempotencyKey }))
          : await submit(reassignTaskMutation, (idempotencyKey) => ({ ...common, assigneeUserId: before, idempotencyKey }));
      const reason = reasonOf(outcome);
      if (reason !== null) failures.push({ taskId, title, reason });
    }
    return failures;
  };
  return { run, undo, progress };
}

interface BulkAssignDialogProps {
  readonly tasks: readonly TaskRow[];
  readonly onClose: () => void;
  /** The tasks stand otherwise than before. */
  readonly onChanged: () => void;
}

/** Choose a person, see what would happen, do it, see what failed. */
export function BulkAssignDialog({ tasks, onClose, onChanged }: BulkAssignDialogProps) {
  const m = useMessages(tasksTexts);
  const [person, setPerson] = useState<Person | null>(null);
  const { run, undo, progress } = useBulkAssign(tasks);
  const taskIds = tasks.map(({ id }) => id);
  const variables = { assigneeUserId: person?.userId ?? '', taskIds };
  const [result, refresh] = useQuery({ query: previewQuery, variables, pause: person === null, requestPolicy: 'network-only' });
  const preview = person === null ? null : (result.data?.bulkAssignPreview ?? null);
  const finish = ({ done }: Progress): void => {
    const onUndo = async (): Promise<void> => {
      const [failed] = await undo(done);
      if (failed) toast({ kind: 'warning', text: m('undoFailed', { reason: `${failed.title}: ${failed.reason}` }) });
      onChanged();
    };
    if (done.length > 0) toast({ text: m('bulkDone', { count: done.length }), onUndo });
    onChanged();
    onClose();
  };
  const assign = async (plan: Preview, to: Person): Promise<void> => {
    const end = await run(plan, to);
    if (end.failures.length === 0) finish(end);
  };
  const footer = progress ? (
    <Button kind="primary" disabled={!progress.over} onPress={() => finish(progress)}>
      {m('close')}
    </Button>
  ) : (
    <Button
      kind="primary"
      disabled={!preview || preview.assignable === 0}
      onPress={() => preview && person && void assign(preview, person)}
    >
      {m('assign')}
    </Button>
  );
  const tenants = [...new Map(tasks.map((task) => [task.tenantId, { name: task.tenantName, colour: task.tenantColour }])).values()];
  return (
    <Dialog
      title={m('bulkTitle', { count: tasks.length })}
      open
      dismissable={!progress || progress.over}
      onClose={() => (progress ? finish(progress) : onClose())}
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
    const percent = total === 0 ? 100 : Math.floor(((done.length + failures.length) * 100) / total);
    return <ProgressBar label={m('bulkProgress', { done: done.length, total })} percent={percent} />;
  }
  return (
    <>
      <Banner kind="success" title={m('bulkDone', { count: done.length })} announce />
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

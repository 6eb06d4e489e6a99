// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { graphql, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, Button, ProgressBar, Skeleton } from '../../../ui/index.ts';
import { operationTexts } from '../operations/messages.ts';
import { useLongWork, type Work } from './use-long-work.ts';

const CancelLongWork = graphql(`
  mutation CancelLongWork($idempotencyKey: String!, $commandId: ID!) {
    cancelLongWork(idempotencyKey: $idempotencyKey, commandId: $commandId) {
      __typename
      ... on CancelLongWorkSuccess {
        work {
          id
          cancelRequestedAt
        }
      }
      ... on CancelLongWorkRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const percentOf = ({ done, total }: Work): number | undefined => (total > 0 ? Math.min(100, Math.trunc((done * 100) / total)) : undefined);
interface WorkPanelProps {
  readonly commandId: string;
  /** What the finished work has to show. */
  readonly children?: (outcome: unknown) => ReactNode;
}

/** One piece of long work while it runs, and what became of it. */
export function WorkPanel({ commandId, children }: WorkPanelProps) {
  const m = useMessages(operationTexts);
  const { work, broken } = useLongWork(commandId);
  const { submit, pending, problem } = useSubmit();
  const mayRepeat = useMay()('jobs.repeat');
  if (!work) return <Skeleton lines={2} />;
  if (work.state === 'done') return children ? children(work.outcome) : <Banner kind="success" title={m('endedDone')} announce />;
  if (work.state === 'failed')
    return <Banner kind="danger" title={work.failureText ?? m(mayRepeat ? 'endedFailed' : 'endedFailedReading')} announce />;
  if (work.state === 'cancelled') return <Banner kind="info" title={m('endedCancelled')} announce />;
  const percent = percentOf(work);
  const cancel = work.cancelRequestedAt ? (
    <span className="vw-muted">{m('cancelling')}</span>
  ) : (
    <Button size="small" pending={pending} onPress={() => void submit(CancelLongWork, (idempotencyKey) => ({ idempotencyKey, commandId }))}>
      {m('cancel')}
    </Button>
  );
  return (
    <>
      {problem}
      <ProgressBar label={work.label} note={<Note work={work} />} action={cancel} {...(percent !== undefined && { percent })} />
      {broken && <p className="vw-muted">{m('polling')}</p>}
    </>
  );
}

function Note({ work }: { readonly work: Work }) {
  const m = useMessages(operationTexts);
  if (work.state === 'queued') return m('waiting');
  const count = work.total > 0 ? m('of', { done: work.done, total: work.total }) : '';
  if (work.secondsLeft === null) return count;
  const left =
    work.secondsLeft < 90
      ? m('left', { seconds: work.secondsLeft })
      : m('leftMinutes', { minutes: Math.trunc((work.secondsLeft + 59) / 60) });
  return `${count}, ${left}`;
}

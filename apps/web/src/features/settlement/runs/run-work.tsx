// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, ProgressBar, Stack } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { runTexts } from './messages/index.ts';
import { CancelRunWork, type RunProgress, RunProgressQuery, RunWorkSubscription } from './run-work-documents.ts';

/** Slow enough to cost nothing while the stream tells all, fast enough to be the way when it breaks. */
const POLL_MS = 2_000;
const ENDED = new Set(['done', 'failed', 'cancelled']);

/** The stream says how far the work is; the query knows the run that came of it, or the reason why none did. */
function useRunWork(commandId: string) {
  const [{ data: live }] = useSubscription({ query: RunWorkSubscription, variables: { commandId } });
  const [{ data }, fetch] = useQuery({ query: RunProgressQuery, variables: { commandId }, requestPolicy: 'network-only' });
  const progress = data?.runProgress ?? null;
  const ended = progress !== null && ENDED.has(progress.state);
  const liveState = live?.longWork.state;
  useEffect(() => {
    if (ended) return undefined;
    if (liveState && ENDED.has(liveState)) fetch({ requestPolicy: 'network-only' });
    const timer = setInterval(() => fetch({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [ended, liveState, fetch]);
  return { progress, live: live?.longWork ?? null };
}

interface RunWorkProps {
  readonly commandId: string;
  readonly onDone: (runId: string) => void;
  /** It has ended without a run. */
  readonly onEnded: (commandId: string) => void;
  readonly onDismiss: () => void;
}

function Outcome({ progress, onDismiss }: { readonly progress: RunProgress; readonly onDismiss: () => void }) {
  const m = useMessages(runTexts);
  const say = useBilingual();
  const { findings } = progress;
  const dismiss = (
    <Button size="small" onPress={onDismiss}>
      {m('dismiss')}
    </Button>
  );
  if (progress.state === 'cancelled') return <Banner kind="info" title={m('cancelled')} announce actions={dismiss} />;
  return (
    <Banner kind="danger" title={m('failed')} announce actions={dismiss}>
      {findings.length > 1 ? (
        <ul className="vws-findings">
          {findings.map(({ message }) => (
            <li key={message.de}>{say(message)}</li>
          ))}
        </ul>
      ) : progress.failure ? (
        say(progress.failure.message)
      ) : (
        m('failedUnknown')
      )}
    </Banner>
  );
}

/** The making of a run as it goes on. Its command is in the address, so it survives a reload and can be shared. */
export function RunWork({ commandId, onDone, onEnded, onDismiss }: RunWorkProps) {
  const m = useMessages(runTexts);
  const { progress, live } = useRunWork(commandId);
  const { submit, pending, problem } = useSubmit();
  const runId = progress?.state === 'done' ? progress.runId : null;
  useEffect(() => {
    if (runId) onDone(runId);
  }, [runId, onDone]);
  const hasEnded = progress?.state === 'failed' || progress?.state === 'cancelled';
  useEffect(() => {
    if (hasEnded) onEnded(commandId);
  }, [hasEnded, commandId, onEnded]);
  if (progress && hasEnded) {
    return <Outcome progress={progress} onDismiss={onDismiss} />;
  }
  const step = live?.step ?? progress?.step;
  const stepText = step === 'collect' || step === 'settle' ? m(step) : m('queued');
  const [done, total] = [live?.done ?? progress?.done ?? 0, live?.total ?? progress?.total ?? 0];
  const left = live?.secondsLeft;
  const cancel = (): void => void submit(CancelRunWork, (idempotencyKey) => ({ idempotencyKey, commandId }));
  return (
    <Stack gap="small">
      {problem}
      <ProgressBar
        label={`${m('working')}: ${stepText}`}
        {...(total > 0 ? { percent: Math.floor((done * 100) / total) } : {})}
        {...(left ? { note: m('secondsLeft', { seconds: left }) } : {})}
        action={
          <Button size="small" pending={pending} onPress={cancel}>
            {m('cancelWork')}
          </Button>
        }
      />
    </Stack>
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useEffect, useRef, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, ProgressBar, Stack, toast } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { usePeriodText } from '../months.ts';
import { runTexts } from './messages/index.ts';
import { remember, remembered } from './remembered.ts';
import type { Run } from './run-documents.ts';
import { CancelRunWork, type RunRelease, RunReleaseQuery, RunWorkSubscription } from './run-work-documents.ts';

const POLL_MS = 2_000;
const OPEN = new Set(['queued', 'running']);

export interface Releasing {
  readonly release: RunRelease | null;
  /** The worker has it to do, or is doing it. */
  readonly underWay: boolean;
  /** To be called when a release was ordered. */
  readonly ask: () => void;
}

/** The release of a run that goes on in the worker, whoever ordered it; asks on until it has ended, and then once for the run. */
export function useReleasing(run: Run, onChanged: () => void, doneText?: string): Releasing {
  const m = useMessages(runTexts);
  const period = usePeriodText()(run.periodFrom, run.periodTo);
  const done = doneText ?? m('releasedDone', { period });
  const [{ data }, fetch] = useQuery({ query: RunReleaseQuery, variables: { runId: run.id }, requestPolicy: 'cache-and-network' });
  const release = data?.runRelease ?? null;
  const underWay = release !== null && OPEN.has(release.state) && run.status === 'preview';
  const ask = useCallback(() => fetch({ requestPolicy: 'network-only' }), [fetch]);
  useEffect(() => {
    if (!underWay) return undefined;
    const timer = setInterval(() => fetch({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [underWay, fetch]);
  const was = useRef(false);
  const state = release?.state;
  useEffect(() => {
    if (was.current && state === 'done') {
      toast({ text: done });
      onChanged();
    }
    was.current = underWay;
  }, [underWay, state, onChanged, done]);
  return { release, underWay, ask };
}

function Progress({ release, onAsk }: { readonly release: RunRelease; readonly onAsk: () => void }) {
  const m = useMessages(runTexts);
  const { commandId } = release;
  const [{ data }] = useSubscription({ query: RunWorkSubscription, variables: { commandId }, pause: !release.orderedByMe });
  const { submit, pending, problem } = useSubmit();
  const live = data?.longWork;
  const [done, total] = [Math.max(live?.done ?? 0, release.done), live?.total || release.total];
  const left = live?.secondsLeft;
  const ended = live !== undefined && !OPEN.has(live.state);
  useEffect(() => {
    if (ended) onAsk();
  }, [ended, onAsk]);
  const cancel = (): void => void submit(CancelRunWork, (idempotencyKey) => ({ idempotencyKey, commandId }));
  return (
    <Stack gap="small">
      {problem}
      <ProgressBar
        label={release.state === 'queued' && done === 0 ? m('releaseQueued') : m('releasing')}
        {...(total > 0 ? { percent: Math.floor((done * 100) / total) } : {})}
        {...(left ? { note: m('secondsLeft', { seconds: left }) } : {})}
        action={
          release.orderedByMe && (
            <Button size="small" pending={pending} onPress={cancel}>
              {m('cancelRelease')}
            </Button>
          )
        }
      />
    </Stack>
  );
}

/** How far a release is, or why none came about: it is in the table, so that it survives a reload and everybody sees it. */
export function ReleaseGoingOn({ run, releasing }: { readonly run: Run; readonly releasing: Releasing }) {
  const m = useMessages(runTexts);
  const say = useBilingual();
  const { release, underWay, ask } = releasing;
  const seen = `release.${run.id}`;
  const [dismissed, setDismissed] = useState(() => remembered(seen));
  if (!release || run.status !== 'preview') return null;
  if (underWay) return <Progress release={release} onAsk={ask} />;
  if (release.state === 'done' || dismissed === release.commandId) return null;
  const dismiss = (): void => {
    remember(seen, release.commandId);
    setDismissed(release.commandId);
  };
  const actions = (
    <Button size="small" onPress={dismiss}>
      {m('dismiss')}
    </Button>
  );
  if (release.state === 'cancelled') return <Banner kind="info" announce title={m('releaseCancelled')} actions={actions} />;
  return (
    <Banner kind="danger" announce title={m('releaseFailed')} actions={actions}>
      {release.failure ? say(release.failure.message) : m('failedUnknown')}
    </Banner>
  );
}

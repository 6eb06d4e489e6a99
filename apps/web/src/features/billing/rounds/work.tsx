// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, ProgressBar } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { roundTexts } from '../messages/round-texts.ts';
import { type Progress, ProgressQuery, WorkSubscription } from './round-queries.ts';

/** Slow enough to cost nothing while the stream tells all, fast enough to be the way when it breaks. */
const POLL_MS = 2_000;
const ENDED = new Set(['done', 'failed', 'cancelled']);

interface WorkProps {
  readonly commandId: string;
  readonly label: string;
  readonly onDone: (progress: Progress) => void;
  /** Beside a failure: what can be done about it. */
  readonly onAgain?: (() => void) | undefined;
  readonly onDismiss?: (() => void) | undefined;
  readonly pending?: boolean;
}

/** The making of drafts or files as it goes on. The work is known by its command, so it survives a reload. */
export function Work({ commandId, label, onDone, onAgain, onDismiss, pending = false }: WorkProps) {
  const m = useMessages(roundTexts);
  const say = useBilingual();
  const [{ data: live }] = useSubscription({ query: WorkSubscription, variables: { commandId } });
  const [{ data }, fetch] = useQuery({ query: ProgressQuery, variables: { commandId }, requestPolicy: 'network-only' });
  const progress = data?.billingProgress ?? null;
  const state = progress?.state;
  const ended = state !== undefined && ENDED.has(state);
  const liveState = live?.longWork.state;
  useEffect(() => {
    if (ended) return undefined;
    if (liveState && ENDED.has(liveState)) fetch({ requestPolicy: 'network-only' });
    const timer = setInterval(() => fetch({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [ended, liveState, fetch]);
  useEffect(() => {
    if (progress && ended) onDone(progress);
  }, [progress, ended, onDone]);
  if (state === 'done') return null;
  if (state === 'failed' || state === 'cancelled') {
    const actions = (
      <>
        {onAgain && (
          <Button size="small" kind="primary" pending={pending} onPress={onAgain}>
            {m('again')}
          </Button>
        )}
        {onDismiss && (
          <Button size="small" onPress={onDismiss}>
            {m('dismiss')}
          </Button>
        )}
      </>
    );
    return (
      <Banner kind="danger" title={m(state)} announce actions={actions}>
        {state === 'failed' && (progress?.failure ? say(progress.failure) : m('failedUnknown'))}
      </Banner>
    );
  }
  const [done, total] = [live?.longWork.done ?? progress?.done ?? 0, live?.longWork.total ?? progress?.total ?? 0];
  return (
    <ProgressBar
      label={label}
      {...(total > 0 ? { percent: Math.floor((done * 100) / total), note: m('ofTotal', { done, total }) } : { note: m('queued') })}
    />
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, ProgressBar, toast } from '../../../ui/index.ts';
import { BankWorkQuery } from './bank-documents.ts';
import { bankTexts } from './messages.ts';

const POLL_MS = 1_500;
const ENDED = new Set(['done', 'failed', 'cancelled']);

interface Props {
  readonly commandId: string;
  /** The matching that follows the reading. */
  readonly onNext: (commandId: string) => void;
  readonly onEnded: () => void;
  readonly onDismiss: () => void;
}

/** How far the worker is with files or with a matching. */
export function BankWork({ commandId, onNext, onEnded, onDismiss }: Props) {
  const m = useMessages(bankTexts);
  const [{ data }, fetch] = useQuery({ query: BankWorkQuery, variables: { commandId }, requestPolicy: 'network-only' });
  const work = data?.bankWorkProgress ?? null;
  const ended = work !== null && work.commandId === commandId && ENDED.has(work.state);
  useEffect(() => {
    if (ended) return undefined;
    const timer = setInterval(() => fetch({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [ended, fetch]);
  const then = useRef({ onNext, onEnded, onDismiss });
  then.current = { onNext, onEnded, onDismiss };
  const [isDone, next] = [work?.state === 'done', work?.matching ?? null];
  useEffect(() => {
    if (!ended) return;
    then.current.onEnded();
    if (!isDone) return;
    if (next !== null) then.current.onNext(next);
    else {
      toast({ text: m('workDone') });
      then.current.onDismiss();
    }
  }, [ended, isDone, next, m]);
  if (work && ended && !isDone)
    return (
      <Banner
        kind="danger"
        title={m('workFailed')}
        announce
        actions={
          <Button size="small" onPress={onDismiss}>
            {m('dismiss')}
          </Button>
        }
      >
        {m('workFailedBody', { code: work.failure ?? work.state })}
      </Banner>
    );
  const [done, total] = [work?.done ?? 0, work?.total ?? 0];
  return (
    <ProgressBar
      label={m(work?.step === 'match' ? 'matching' : 'working')}
      {...(total > 0 ? { percent: Math.floor((done * 100) / total), note: m('progress', { done, total }) } : {})}
    />
  );
}

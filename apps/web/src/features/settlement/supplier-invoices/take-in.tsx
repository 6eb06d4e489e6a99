// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, FileDrop, ProgressBar, Stack, toast } from '../../../ui/index.ts';
import { FILE_LIMIT_BYTES, useUploads } from '../../../uploads/index.ts';
import { useBilingual } from '../bilingual.ts';
import { TakeInInvoices } from './invoice-changes.ts';
import { TakeInProgressQuery, TakeInWorkSubscription } from './invoice-documents.ts';
import { invoiceTexts } from './messages/index.ts';

const POLL_MS = 2_000;
const ENDED = new Set(['done', 'failed', 'cancelled']);

interface WorkProps {
  readonly commandId: string;
  readonly onEnded: () => void;
  readonly onDismiss: () => void;
}

/** How far the worker is with the files; its order stands in the address, so that a reload does not lose sight of it. */
export function TakeInWork({ commandId, onEnded, onDismiss }: WorkProps) {
  const m = useMessages(invoiceTexts);
  const say = useBilingual();
  const [{ data: live }] = useSubscription({ query: TakeInWorkSubscription, variables: { commandId } });
  const [{ data }, fetch] = useQuery({ query: TakeInProgressQuery, variables: { commandId }, requestPolicy: 'network-only' });
  const progress = data?.takeInProgress ?? null;
  const ended = progress !== null && ENDED.has(progress.state);
  const liveState = live?.longWork.state;
  useEffect(() => {
    if (ended) return undefined;
    if (liveState && ENDED.has(liveState)) fetch({ requestPolicy: 'network-only' });
    const timer = setInterval(() => fetch({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [ended, liveState, fetch]);
  const isDone = progress?.state === 'done';
  const count = progress?.total ?? 0;
  const then = useRef({ onEnded, onDismiss });
  then.current = { onEnded, onDismiss };
  useEffect(() => {
    if (!ended) return;
    then.current.onEnded();
    if (!isDone) return;
    toast({ text: m('takenIn', { count }) });
    then.current.onDismiss();
  }, [ended, isDone, count, m]);
  if (progress && ended && !isDone)
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
        {progress.failure ? say(progress.failure.message) : m('workFailedBody')}
      </Banner>
    );
  const [done, total] = [live?.longWork.done ?? progress?.done ?? 0, live?.longWork.total ?? progress?.total ?? 0];
  return (
    <ProgressBar
      label={m('working')}
      {...(total > 0 ? { percent: Math.floor((done * 100) / total), note: m('progress', { done, total }) } : {})}
    />
  );
}

/** Files are sent at once and read by the worker when they are handed in. */
export function TakeIn({ onOrdered }: { readonly onOrdered: (commandId: string) => void }) {
  const m = useMessages(invoiceTexts);
  const uploads = useUploads('own');
  const { submit, pending, problem } = useSubmit();
  const count = uploads.stored.length;
  const order = async (): Promise<void> => {
    const answer = await submit(TakeInInvoices, (idempotencyKey) => ({
      idempotencyKey,
      fileIds: uploads.stored.map(({ fileId }) => fileId),
    }));
    if (!answer.ok) return;
    uploads.clear();
    if (answer.value.progress) onOrdered(answer.value.progress.commandId);
  };
  return (
    <Stack>
      <FileDrop
        label={m('drop')}
        hint={m('dropHint')}
        files={uploads.files}
        accept=".xml,.pdf,application/xml,text/xml,application/pdf"
        maxBytes={FILE_LIMIT_BYTES}
        onFiles={uploads.add}
        onRemove={uploads.remove}
      />
      {problem}
      {count > 0 && (
        <div>
          <Button kind="primary" icon="check" pending={pending || uploads.running} onPress={() => void order()}>
            {m('takeIn', { count })}
          </Button>
        </div>
      )}
    </Stack>
  );
}

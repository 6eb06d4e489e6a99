// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useEffect, useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, ProgressBar } from '../../../ui/index.ts';
import { runTexts } from './messages/index.ts';
import { remember, remembered } from './remembered.ts';
import type { Run } from './run-documents.ts';

const POLL_MS = 3_000;
/** The server gives a release less time than this: whoever waits longer waits in vain. */
const GIVEN_UP_AFTER_S = 180;

const nameOf = (run: Run): string => `releasing.${run.id}`;

export const markReleasing = (run: Run, since: number | null): void => remember(nameOf(run), since === null ? null : String(since));

function useSeconds(since: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.round((now - since) / 1_000));
}

/** How long a release has been going on; how much of it is done nobody knows before it is done. */
export function ReleaseProgress({ since }: { readonly since: number }) {
  const m = useMessages(runTexts);
  const seconds = useSeconds(since);
  return <ProgressBar label={m('releasing')} note={m('secondsGone', { seconds })} />;
}

/** After a reload in the middle of a release: asks on until the run is released, or says that it is not. */
export function ReleaseGoingOn({ run, onAsk }: { readonly run: Run; readonly onAsk: () => void }) {
  const m = useMessages(runTexts);
  const [since, setSince] = useState(() => Number(remembered(nameOf(run)) ?? 0));
  const seconds = useSeconds(since);
  const waits = since > 0 && run.status === 'preview';
  const gaveUp = waits && seconds > GIVEN_UP_AFTER_S;
  const forget = useCallback(() => {
    markReleasing(run, null);
    setSince(0);
  }, [run]);
  useEffect(() => {
    if (since > 0 && run.status !== 'preview') forget();
    if (!waits || gaveUp) return undefined;
    const timer = setInterval(onAsk, POLL_MS);
    return () => clearInterval(timer);
  }, [since, run.status, waits, gaveUp, forget, onAsk]);
  if (!waits) return null;
  if (!gaveUp) return <ProgressBar label={m('releasing')} note={m('secondsGone', { seconds })} />;
  return (
    <Banner
      kind="warning"
      announce
      title={m('releaseLost')}
      actions={
        <Button size="small" onPress={forget}>
          {m('dismiss')}
        </Button>
      }
    />
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from 'react';
import { useMessages } from '../i18n/index.ts';
import { loadSession, markReachable, useSessionState } from '../session/index.ts';
import { Banner, Button } from '../ui/index.ts';
import { shellTexts } from './texts.ts';

const PROBE_MS = 10_000;

/** Is the gateway there, and its database? The readiness endpoint says so without a session. */
async function probe(): Promise<void> {
  try {
    const response = await fetch('/health/ready', { headers: { accept: 'application/json' } });
    markReachable(response.ok || response.status === 404 ? 'yes' : 'database');
  } catch {
    markReachable('offline');
  }
}

/** Says when the server or its database is away, looks again by itself, and leaves when it is back. */
export function Notices() {
  const m = useMessages(shellTexts);
  const { reachable } = useSessionState();
  const away = reachable !== 'yes';
  useEffect(() => {
    const offline = (): void => markReachable('offline');
    const online = (): void => void probe();
    window.addEventListener('offline', offline);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('offline', offline);
      window.removeEventListener('online', online);
    };
  }, []);
  useEffect(() => {
    if (!away) return undefined;
    const timer = setInterval(() => void probe(), PROBE_MS);
    return () => clearInterval(timer);
  }, [away]);
  const retry = (
    <Button size="small" icon="autorenew" onPress={() => void probe().then(() => loadSession())}>
      {m('retry')}
    </Button>
  );
  return (
    <div className="vw-notices">
      {away && (
        <Banner kind="warning" title={reachable === 'database' ? m('databaseTitle') : m('offlineTitle')} announce actions={retry}>
          {reachable === 'database' ? m('databaseBody') : m('offlineBody')}
        </Banner>
      )}
    </div>
  );
}

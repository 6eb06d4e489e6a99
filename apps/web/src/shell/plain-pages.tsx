// SPDX-License-Identifier: EUPL-1.2
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useMessages } from '../i18n/index.ts';
import { useIsInShell } from '../session/index.ts';
import { Button, Heading, Link, Skeleton } from '../ui/index.ts';
import { PlainLayout } from './plain-layout.tsx';
import { shellTexts } from './texts.ts';

function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Verbundwerk`;
  }, [title]);
}

function NotFound() {
  const m = useMessages(shellTexts);
  useTitle(m('notFoundTitle'));
  return (
    <>
      <Heading level={1}>{m('notFoundTitle')}</Heading>
      <p>{m('notFoundBody')}</p>
      <div>
        <Link to="/" look="button-primary">
          {m('toStart')}
        </Link>
      </div>
    </>
  );
}

function Failure({ error, reset }: ErrorComponentProps) {
  const m = useMessages(shellTexts);
  const router = useRouter();
  const isUnreachable = error instanceof Error && error.name === 'Unreachable';
  const detail = error instanceof Error ? error.message : String(error);
  useTitle(m('errorTitle'));
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <>
      <Heading level={1}>{isUnreachable ? m('offlineTitle') : m('errorTitle')}</Heading>
      <p>{isUnreachable ? m('unreachable') : m('errorBody')}</p>
      {!isUnreachable && <p className="vw-muted">{m('errorDetail', { detail })}</p>}
      <div className="vw-cluster">
        <Button kind="primary" icon="autorenew" onPress={retry}>
          {m('retry')}
        </Button>
        {!isUnreachable && (
          <Link to="/" look="button">
            {m('toStart')}
          </Link>
        )}
      </div>
    </>
  );
}

/** Inside the shell the message stands in the page, elsewhere on a page of its own. */
function Place({ children }: { readonly children: ReactNode }) {
  return useIsInShell() ? <div className="vw-page vw-page--text">{children}</div> : <PlainLayout>{children}</PlainLayout>;
}

export const NotFoundPage = () => (
  <Place>
    <NotFound />
  </Place>
);
export const ErrorPage = (props: ErrorComponentProps) => (
  <Place>
    <Failure {...props} />
  </Place>
);

export function PendingPage() {
  const m = useMessages(shellTexts);
  return (
    <div className="vw-page">
      <Skeleton lines={8} label={m('loading')} />
    </div>
  );
}

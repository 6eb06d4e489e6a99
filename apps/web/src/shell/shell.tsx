// SPDX-License-Identifier: EUPL-1.2
import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Provider } from 'urql';
import { makeClient } from '../graphql/client.ts';
import { useMessages } from '../i18n/index.ts';
import { type ActingBody, ActingBodyProvider, findBody, type Session, useSessionState } from '../session/index.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { Navigation } from './navigation.tsx';
import { Notices } from './notices.tsx';
import { SkipLink } from './plain-layout.tsx';
import { NotFoundPage } from './plain-pages.tsx';
import { useShortcut, useShortcutKeys } from './shortcuts.ts';
import { shellTexts } from './texts.ts';

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })));
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((module) => ({ default: module.ShortcutSheet })));

/** After a change of page the focus starts at the content again, as it would with a full page load. */
function useFocusOnNavigation() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what this waits for
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return { main, pathname };
}

function Frame({ session, body }: { readonly session: Session; readonly body: ActingBody }) {
  const m = useMessages(shellTexts);
  const { main, pathname } = useFocusOnNavigation();
  const [navigationOpen, setNavigationOpen] = useState(false);
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const openPalette = useCallback(() => setPalette(true), []);
  const openSheet = useCallback(() => setSheet(true), []);
  useShortcutKeys(openPalette);
  useShortcut('?', m('shortcutSheet'), openSheet);
  useShortcut('/', m('shortcutPalette'), openPalette);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu on the telephone
  useEffect(() => setNavigationOpen(false), [pathname]);
  return (
    <div className="vw-shell">
      <SkipLink />
      <Header
        session={session}
        body={body}
        navigationOpen={navigationOpen}
        onNavigation={() => setNavigationOpen(!navigationOpen)}
        onPalette={openPalette}
        onShortcuts={openSheet}
      />
      <Notices />
      <Navigation body={body} open={navigationOpen} />
      <main id="main" className="vw-main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      {palette && (
        <Suspense>
          <Palette onClose={() => setPalette(false)} />
        </Suspense>
      )}
      {sheet && (
        <Suspense>
          <ShortcutSheet onClose={() => setSheet(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** The frame of every page that acts for a body; another body gets another client, so no cache is shared. */
export function Shell() {
  const { association, body: slug } = useParams({ from: '/a/$association/$body' });
  const { session } = useSessionState();
  const body = findBody(session, association, slug);
  const tenantId = body?.tenantId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new session object for the same body keeps the client and its cache; another language asks the server for its sentences again
  const client = useMemo(() => (body ? makeClient(body) : null), [tenantId, session?.language]);
  if (!session || !body || !client) return <NotFoundPage />;
  return (
    <Provider value={client}>
      <ActingBodyProvider body={body}>
        <Frame key={body.tenantId} session={session} body={body} />
      </ActingBodyProvider>
    </Provider>
  );
}

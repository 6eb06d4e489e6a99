// SPDX-License-Identifier: EUPL-1.2
import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router';
import { findBody, isSignedIn, loadSession, rememberBody, type Session, sessionState } from '../session/index.ts';
import { ErrorPage, NotFoundPage } from '../shell/plain-pages.tsx';
import { rootRoute } from './root-route.ts';

/** Thrown when nobody can say who is signed in; the error page offers to try again. */
class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export async function requireSession(href: string): Promise<Session> {
  const known = sessionState().session;
  if (isSignedIn(known)) return known;
  const answer = await loadSession();
  if (answer.ok && isSignedIn(answer.value)) return answer.value;
  if (!answer.ok && answer.refusal.code === 'UNREACHABLE') throw new Unreachable();
  throw redirect({ to: '/sign-in', search: { redirect: href } });
}

/** Everything that acts for a body. The body comes from the address: two tabs may act for two bodies, a shared link acts for the right one. */
export const bodyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/a/$association/$body',
  beforeLoad: async ({ params, location }) => {
    const session = await requireSession(location.href);
    const body = findBody(session, params.association, params.body);
    if (!body) throw notFound();
    rememberBody(body);
  },
  component: lazyRouteComponent(() => import('../shell/shell.tsx'), 'Shell'),
  errorComponent: ErrorPage,
  notFoundComponent: NotFoundPage,
});

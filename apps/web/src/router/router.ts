// SPDX-License-Identifier: EUPL-1.2
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import * as features from '../features.ts';
import { lastBody, loadSession, sessionState } from '../session/index.ts';
import { address, text } from '../shape/index.ts';
import { ErrorPage, NotFoundPage, PendingPage } from '../shell/plain-pages.tsx';
import { bodyRoute, requireSession } from './body-route.ts';
import { rootRoute } from './root-route.ts';

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const body = lastBody(await requireSession('/'));
    if (!body) throw redirect({ to: '/account' });
    throw redirect({ to: '/a/$association/$body', params: { association: body.associationSlug, body: body.tenantSlug } });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: address({ redirect: text }),
  // Somebody may be signed in already, or half: then the page goes on where that stands.
  beforeLoad: async () => {
    if (sessionState().session === null) await loadSession();
  },
}).lazy(() => import('../features/sign-in/sign-in-page.tsx').then((module) => module.Route));

const invitationRoute = createRoute({ getParentRoute: () => rootRoute, path: '/invitation/$token' }).lazy(() =>
  import('../features/sign-in/invitation-page.tsx').then((module) => module.Route),
);

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  beforeLoad: async () => {
    await requireSession('/account');
  },
}).lazy(() => import('../features/sign-in/account-page.tsx').then((module) => module.Route));

const accessibilityRoute = createRoute({ getParentRoute: () => rootRoute, path: '/accessibility' }).lazy(() =>
  import('../shell/accessibility-page.tsx').then((module) => module.Route),
);

const galleryRoutes =
  import.meta.env.DEV || import.meta.env.VITE_GALLERY === '1'
    ? [
        createRoute({ getParentRoute: () => rootRoute, path: '/gallery' }).lazy(() =>
          import('../gallery/gallery-page.tsx').then((module) => module.Route),
        ),
      ]
    : [];

type FeatureRoute = (typeof features)[keyof typeof features]['routes'][number];
const featureRoutes: FeatureRoute[] = Object.values(features).flatMap((feature) => [...feature.routes]);

const routeTree = rootRoute.addChildren([
  indexRoute,
  signInRoute,
  invitationRoute,
  accountRoute,
  accessibilityRoute,
  bodyRoute.addChildren(featureRoutes),
  ...galleryRoutes,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 300,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

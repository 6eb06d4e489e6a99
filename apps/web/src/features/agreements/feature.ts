// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';

const child = { getParentRoute: () => bodyRoute } as const;
const text = z.catch(z.optional(z.string()), undefined);

const agreementsRoute = createRoute({
  ...child,
  path: 'agreements',
  validateSearch: z.object({
    member: text,
    family: text,
    status: z.catch(z.optional(z.enum(['draft', 'active', 'noticeGiven', 'ended', 'discarded'])), undefined),
    endsSoon: z.catch(z.optional(z.boolean()), undefined),
  }),
}).lazy(() => import('./agreements-page.tsx').then((module) => module.Route));

const newRoute = createRoute({ ...child, path: 'agreements/new', validateSearch: z.object({ member: text }) }).lazy(() =>
  import('./form/new-agreement-page.tsx').then((module) => module.Route),
);

const agreementRoute = createRoute({ ...child, path: 'agreements/$agreementId', validateSearch: z.object({ known: text }) }).lazy(() =>
  import('./agreement-page.tsx').then((module) => module.Route),
);

const changeRoute = createRoute({ ...child, path: 'agreements/$agreementId/change' }).lazy(() =>
  import('./form/change-draft-page.tsx').then((module) => module.Route),
);

export const agreements = defineFeature({
  word: 'agreements',
  routes: [agreementsRoute, newRoute, agreementRoute, changeRoute],
  navigation: [
    {
      id: 'agreements',
      label: { de: 'Vereinbarungen', en: 'Agreements' },
      path: 'agreements',
      icon: 'draft',
      group: 'administration',
      order: 5,
      actions: ['agreements.read'],
    },
  ],
  palette: () => import('./palette.ts'),
});

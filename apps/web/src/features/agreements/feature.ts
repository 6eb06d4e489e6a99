// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';
import { address, flag, oneOf, text } from '../../shape/index.ts';

const child = { getParentRoute: () => bodyRoute } as const;

const agreementsRoute = createRoute({
  ...child,
  path: 'agreements',
  validateSearch: address({
    member: text,
    family: text,
    status: oneOf(['draft', 'active', 'noticeGiven', 'ended', 'discarded']),
    endsSoon: flag,
  }),
}).lazy(() => import('./agreements-page.tsx').then((module) => module.Route));

const newRoute = createRoute({ ...child, path: 'agreements/new', validateSearch: address({ member: text }) }).lazy(() =>
  import('./form/new-agreement-page.tsx').then((module) => module.Route),
);

const vatRoute = createRoute({ ...child, path: 'agreements/vat' }).lazy(() => import('./vat/vat-page.tsx').then((module) => module.Route));

const agreementRoute = createRoute({ ...child, path: 'agreements/$agreementId', validateSearch: address({ known: text }) }).lazy(() =>
  import('./agreement-page.tsx').then((module) => module.Route),
);

const changeRoute = createRoute({ ...child, path: 'agreements/$agreementId/change' }).lazy(() =>
  import('./form/change-draft-page.tsx').then((module) => module.Route),
);

export const agreements = defineFeature({
  word: 'agreements',
  routes: [agreementsRoute, newRoute, vatRoute, agreementRoute, changeRoute],
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
    {
      id: 'agreements-vat',
      label: { de: 'Umsatzsteuer', en: 'VAT' },
      path: 'agreements/vat',
      icon: 'book',
      group: 'administration',
      order: 6,
      actions: ['agreements.read'],
    },
  ],
  palette: () => import('./palette.ts'),
});

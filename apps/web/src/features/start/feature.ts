// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';

const startRoute = createRoute({ getParentRoute: () => bodyRoute, path: '/' }).lazy(() =>
  import('./start-page.tsx').then((module) => module.Route),
);

const notificationsRoute = createRoute({ getParentRoute: () => bodyRoute, path: 'notifications' }).lazy(() =>
  import('./notifications-page.tsx').then((module) => module.Route),
);

export const start = defineFeature({
  word: 'start',
  routes: [startRoute, notificationsRoute],
  navigation: [
    { id: 'start', label: { de: 'Was auf Sie wartet', en: 'What waits for you' }, path: '', icon: 'home', group: 'work', order: 0 },
    {
      id: 'notifications',
      label: { de: 'Benachrichtigungen', en: 'Notifications' },
      path: 'notifications',
      icon: 'bell',
      group: 'work',
      order: 90,
    },
  ],
});

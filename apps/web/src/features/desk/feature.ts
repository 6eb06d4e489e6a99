// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';
import { catalogueSearch, newRequestSearch, requestSearch, requestsSearch, tasksSearch } from './search.ts';

const child = { getParentRoute: () => bodyRoute } as const;

const requestsRoute = createRoute({ ...child, path: 'requests', validateSearch: requestsSearch }).lazy(() =>
  import('./requests/requests-page.tsx').then((module) => module.Route),
);
const newRequestRoute = createRoute({ ...child, path: 'requests/new', validateSearch: newRequestSearch }).lazy(() =>
  import('./requests/new-request-page.tsx').then((module) => module.Route),
);
const requestRoute = createRoute({ ...child, path: 'requests/$requestId', validateSearch: requestSearch }).lazy(() =>
  import('./request/request-page.tsx').then((module) => module.Route),
);
const tasksRoute = createRoute({ ...child, path: 'tasks', validateSearch: tasksSearch }).lazy(() =>
  import('./tasks/tasks-page.tsx').then((module) => module.Route),
);
const catalogueRoute = createRoute({ ...child, path: 'catalogue', validateSearch: catalogueSearch }).lazy(() =>
  import('./catalogue/catalogue-page.tsx').then((module) => module.Route),
);

export const desk = defineFeature({
  word: 'desk',
  routes: [requestsRoute, newRequestRoute, requestRoute, tasksRoute, catalogueRoute],
  navigation: [
    {
      id: 'tasks',
      label: { de: 'Aufgaben', en: 'Tasks' },
      path: 'tasks',
      icon: 'checklist',
      group: 'work',
      order: 10,
      actions: ['desk.readTasks'],
      side: 'centre',
    },
    {
      id: 'requests',
      label: { de: 'Anliegen', en: 'Requests' },
      path: 'requests',
      icon: 'inbox',
      group: 'work',
      order: 20,
      actions: ['desk.readRequests'],
    },
    {
      id: 'services',
      label: { de: 'Leistungen', en: 'Services' },
      path: 'catalogue',
      icon: 'book',
      group: 'work',
      order: 30,
      actions: ['desk.readCatalogue'],
      side: 'member',
    },
    {
      id: 'catalogue',
      label: { de: 'Leistungskatalog', en: 'Catalogue' },
      path: 'catalogue',
      icon: 'book',
      group: 'administration',
      order: 30,
      actions: ['desk.editCatalogue'],
      side: 'centre',
    },
  ],
  palette: () => import('./palette.ts'),
});

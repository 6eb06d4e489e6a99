// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';
import { address, text, textLike } from '../../shape/index.ts';

const month = textLike(/^\d{4}-(0[1-9]|1[0-2])$/);

const timeRoute = createRoute({
  getParentRoute: () => bodyRoute,
  path: 'time',
  validateSearch: address({ month, user: text }),
}).lazy(() => import('./time-page.tsx').then((module) => module.Route));

const monthsRoute = createRoute({
  getParentRoute: () => bodyRoute,
  path: 'time/months',
  validateSearch: address({ month }),
}).lazy(() => import('./months-page.tsx').then((module) => module.Route));

export const time = defineFeature({
  word: 'time',
  routes: [timeRoute, monthsRoute],
  navigation: [
    {
      id: 'time',
      label: { de: 'Meine Zeiten', en: 'My time' },
      path: 'time',
      icon: 'clock',
      group: 'work',
      order: 40,
      side: 'centre',
      actions: ['desk.bookTime'],
    },
    {
      id: 'months',
      label: { de: 'Monate des Teams', en: 'Months of the team' },
      path: 'time/months',
      icon: 'calendar-today',
      group: 'work',
      order: 45,
      side: 'centre',
      actions: ['desk.approveMonth'],
    },
    {
      id: 'months-read',
      label: { de: 'Abgeschlossene Monate', en: 'Months signed off' },
      path: 'time/months',
      icon: 'calendar-today',
      group: 'work',
      order: 45,
      side: 'centre',
      actions: ['desk.readTimeSheets'],
      unless: ['desk.bookTime', 'desk.approveMonth'],
    },
  ],
});

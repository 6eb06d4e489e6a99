// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';

const month = z.optional(z.catch(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/)), ''));

const timeRoute = createRoute({
  getParentRoute: () => bodyRoute,
  path: 'time',
  validateSearch: z.object({ month, user: z.optional(z.catch(z.string(), '')) }),
}).lazy(() => import('./time-page.tsx').then((module) => module.Route));

const monthsRoute = createRoute({
  getParentRoute: () => bodyRoute,
  path: 'time/months',
  validateSearch: z.object({ month }),
}).lazy(() => import('./months-page.tsx').then((module) => module.Route));

export const time = defineFeature({
  word: 'time',
  routes: [timeRoute, monthsRoute],
  navigation: [
    {
      id: 'time',
      label: { de: 'Meine Zeiten', en: 'My time' },
      path: 'time',
      icon: 'calendar-today',
      group: 'work',
      order: 40,
      side: 'centre',
      actions: ['desk.bookTime'],
    },
    {
      id: 'months',
      label: { de: 'Monate des Teams', en: 'Months of the team' },
      path: 'time/months',
      icon: 'checklist',
      group: 'work',
      order: 45,
      side: 'centre',
      actions: ['desk.approveMonth'],
    },
  ],
});

// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';
import { address, text } from '../../shape/index.ts';

const child = { getParentRoute: () => bodyRoute } as const;
const ofYear = address({ year: text });

const accountRoute = createRoute({ ...child, path: 'treasury', validateSearch: address({ tab: text, year: text, item: text }) }).lazy(() =>
  import('./account-page.tsx').then((module) => module.Route),
);
const budgetRoute = createRoute({ ...child, path: 'treasury/budget', validateSearch: ofYear }).lazy(() =>
  import('./budget/budget-page.tsx').then((module) => module.Route),
);
const levyRoute = createRoute({ ...child, path: 'treasury/levy', validateSearch: ofYear }).lazy(() =>
  import('./budget/levy-page.tsx').then((module) => module.Route),
);
const instalmentsRoute = createRoute({ ...child, path: 'treasury/instalments', validateSearch: ofYear }).lazy(() =>
  import('./budget/instalments-page.tsx').then((module) => module.Route),
);
const planActualRoute = createRoute({ ...child, path: 'treasury/plan-actual', validateSearch: ofYear }).lazy(() =>
  import('./budget/plan-actual-page.tsx').then((module) => module.Route),
);
const itemsRoute = createRoute({
  ...child,
  path: 'treasury/items',
  validateSearch: address({ tab: text, show: text, member: text, item: text }),
}).lazy(() => import('./items/items-page.tsx').then((module) => module.Route));
const carryOverRoute = createRoute({ ...child, path: 'treasury/carry-over', validateSearch: ofYear }).lazy(() =>
  import('./books/carry-over-page.tsx').then((module) => module.Route),
);
const booksRoute = createRoute({ ...child, path: 'treasury/books', validateSearch: address({ tab: text }) }).lazy(() =>
  import('./books/books-page.tsx').then((module) => module.Route),
);

const centre = { group: 'money', side: 'centre' } as const;
const budget = { ...centre, actions: ['treasury.readBudget'] } as const;

export const treasury = defineFeature({
  word: 'treasury',
  routes: [accountRoute, budgetRoute, levyRoute, instalmentsRoute, planActualRoute, itemsRoute, carryOverRoute, booksRoute],
  navigation: [
    { ...budget, id: 'treasury-budget', label: { de: 'Haushalt', en: 'Budget' }, path: 'treasury/budget', icon: 'book', order: 110 },
    { ...budget, id: 'treasury-levy', label: { de: 'Umlage', en: 'Levy' }, path: 'treasury/levy', icon: 'pie', order: 120 },
    {
      ...centre,
      actions: ['treasury.readAccounts'],
      id: 'treasury-instalments',
      label: { de: 'Raten', en: 'Instalments' },
      path: 'treasury/instalments',
      icon: 'calendar-today',
      order: 130,
    },
    {
      ...centre,
      actions: ['treasury.readAccounts'],
      id: 'treasury-items',
      label: { de: 'Offene Posten', en: 'Open items' },
      path: 'treasury/items',
      icon: 'hourglass',
      order: 140,
    },
    {
      ...budget,
      id: 'treasury-plan-actual',
      label: { de: 'Plan und Ist', en: 'Plan and actual' },
      path: 'treasury/plan-actual',
      icon: 'sliders',
      order: 150,
    },
    {
      ...budget,
      id: 'treasury-carry-over',
      label: { de: 'Überträge', en: 'Carry-overs' },
      path: 'treasury/carry-over',
      icon: 'arrow-forward',
      order: 160,
    },
    {
      ...budget,
      id: 'treasury-books',
      label: { de: 'Buchungsübergabe', en: 'Hand-over to the books' },
      path: 'treasury/books',
      icon: 'calculator',
      order: 170,
    },
    {
      id: 'treasury-account',
      label: { de: 'Umlage und Zahlungen', en: 'Levy and payments' },
      path: 'treasury',
      icon: 'coins',
      group: 'money',
      side: 'member',
      order: 15,
      actions: ['treasury.readAccounts'],
    },
  ],
});

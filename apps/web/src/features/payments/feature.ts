// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';
import { address, text } from '../../shape/index.ts';

const child = { getParentRoute: () => bodyRoute } as const;

const ordersRoute = createRoute({
  ...child,
  path: 'payments/orders',
  validateSearch: address({ status: text, search: text, tenant: text, from: text, to: text, least: text, most: text }),
}).lazy(() => import('./orders/orders-page.tsx').then((module) => module.Route));
const orderRoute = createRoute({ ...child, path: 'payments/orders/$orderId' }).lazy(() =>
  import('./orders/order-page.tsx').then((module) => module.Route),
);
const payeesRoute = createRoute({
  ...child,
  path: 'payments/payees',
  validateSearch: address({ tenant: text, search: text, waiting: text, payee: text }),
}).lazy(() => import('./payees/payees-page.tsx').then((module) => module.Route));
const setupRoute = createRoute({ ...child, path: 'payments/setup', validateSearch: address({ tab: text, tenant: text }) }).lazy(() =>
  import('./setup/setup-page.tsx').then((module) => module.Route),
);

const runsRoute = createRoute({
  ...child,
  path: 'payments/runs',
  validateSearch: address({ tab: text, tenant: text, status: text }),
}).lazy(() => import('./runs/runs-page.tsx').then((module) => module.Route));
const runRoute = createRoute({ ...child, path: 'payments/runs/$runId' }).lazy(() =>
  import('./runs/run-page.tsx').then((module) => module.Route),
);

const registerRoute = createRoute({
  ...child,
  path: 'payments/register',
  validateSearch: address({ tab: text, tenant: text, from: text, to: text }),
}).lazy(() => import('./register/register-page.tsx').then((module) => module.Route));

const closingsRoute = createRoute({
  ...child,
  path: 'payments/closings',
  validateSearch: address({ month: text, tenant: text, day: text }),
}).lazy(() => import('./closing/closings-page.tsx').then((module) => module.Route));
const closingRoute = createRoute({ ...child, path: 'payments/closings/$closingId' }).lazy(() =>
  import('./closing/closing-page.tsx').then((module) => module.Route),
);
const evidenceRoute = createRoute({ ...child, path: 'payments/evidence', validateSearch: address({ month: text, tenant: text }) }).lazy(
  () => import('./closing/evidence-page.tsx').then((module) => module.Route),
);
const statementsRoute = createRoute({
  ...child,
  path: 'payments/statements',
  validateSearch: address({ tab: text, tenant: text, day: text, file: text, statement: text, work: text }),
}).lazy(() => import('./bank/statements-page.tsx').then((module) => module.Route));
const reconciliationRoute = createRoute({
  ...child,
  path: 'payments/reconciliation',
  validateSearch: address({ tab: text, tenant: text, search: text, day: text, line: text, work: text }),
}).lazy(() => import('./bank/reconciliation-page.tsx').then((module) => module.Route));
const itemsRoute = createRoute({
  ...child,
  path: 'payments/items',
  validateSearch: address({ tab: text, tenant: text, kind: text, show: text, age: text, search: text }),
}).lazy(() => import('./bank/items-page.tsx').then((module) => module.Route));

const mandatesRoute = createRoute({
  ...child,
  path: 'payments/mandates',
  validateSearch: address({ tab: text, tenant: text }),
}).lazy(() => import('./debits/debits-page.tsx').then((module) => module.Route));

export const payments = defineFeature({
  word: 'payments',
  routes: [
    ordersRoute,
    orderRoute,
    payeesRoute,
    setupRoute,
    runsRoute,
    runRoute,
    registerRoute,
    mandatesRoute,
    closingsRoute,
    closingRoute,
    evidenceRoute,
    statementsRoute,
    reconciliationRoute,
    itemsRoute,
  ],
  navigation: [
    {
      ...{ id: 'payments', label: { de: 'Zahlungen', en: 'Payments' }, path: 'payments/orders', icon: 'arrow-forward', group: 'money' },
      ...{ order: 105, actions: ['payments.read'], marksBelow: 'payments' },
    },
  ],
});

// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';

const optionalText = z.catch(z.optional(z.string()), undefined);
const child = { getParentRoute: () => bodyRoute } as const;

const poolsRoute = createRoute({
  ...child,
  path: 'settlement/pools',
  validateSearch: z.object({ until: optionalText, kind: optionalText, retired: z.catch(z.optional(z.boolean()), undefined) }),
}).lazy(() => import('./pools/pools-page.tsx').then((module) => module.Route));

const poolRoute = createRoute({
  ...child,
  path: 'settlement/pools/$poolId',
  validateSearch: z.object({ month: optionalText }),
}).lazy(() => import('./pools/pool-page.tsx').then((module) => module.Route));

const keysRoute = createRoute({ ...child, path: 'settlement/keys', validateSearch: z.object({ family: optionalText }) }).lazy(() =>
  import('./keys/keys-page.tsx').then((module) => module.Route),
);

const newKeyRoute = createRoute({ ...child, path: 'settlement/keys/new', validateSearch: z.object({ key: optionalText }) }).lazy(() =>
  import('./keys/key-form-page.tsx').then((module) => module.Route),
);

const keyRoute = createRoute({ ...child, path: 'settlement/keys/$keyId' }).lazy(() =>
  import('./keys/key-page.tsx').then((module) => module.Route),
);

const chargesRoute = createRoute({
  ...child,
  path: 'settlement/charges',
  validateSearch: z.object({ tab: optionalText, month: optionalText, member: optionalText }),
}).lazy(() => import('./charges/charges-page.tsx').then((module) => module.Route));

const runsRoute = createRoute({
  ...child,
  path: 'settlement/runs',
  validateSearch: z.object({ status: optionalText, work: optionalText }),
}).lazy(() => import('./runs/runs-page.tsx').then((module) => module.Route));

const runRoute = createRoute({
  ...child,
  path: 'settlement/runs/$runId',
  validateSearch: z.object({ tab: optionalText, member: optionalText, pool: optionalText, why: optionalText }),
}).lazy(() => import('./runs/run-page.tsx').then((module) => module.Route));

const lateRoute = createRoute({ ...child, path: 'settlement/late' }).lazy(() =>
  import('./runs/late-page.tsx').then((module) => module.Route),
);

const statementsRoute = createRoute({
  ...child,
  path: 'settlement/statements',
  validateSearch: z.object({ period: optionalText, search: optionalText, run: optionalText }),
}).lazy(() => import('./statements/statements-page.tsx').then((module) => module.Route));

const costsRoute = createRoute({ ...child, path: 'costs' }).lazy(() =>
  import('./statements/costs-page.tsx').then((module) => module.Route),
);

const statementRoute = createRoute({ ...child, path: 'costs/$statementId', validateSearch: z.object({ why: optionalText }) }).lazy(() =>
  import('./statements/statement-page.tsx').then((module) => module.Route),
);

const centre = { group: 'money', side: 'centre' } as const;

export const settlement = defineFeature({
  word: 'settlement',
  routes: [
    poolsRoute,
    poolRoute,
    keysRoute,
    newKeyRoute,
    keyRoute,
    chargesRoute,
    runsRoute,
    runRoute,
    lateRoute,
    statementsRoute,
    costsRoute,
    statementRoute,
  ],
  navigation: [
    {
      ...centre,
      id: 'settlement-pools',
      label: { de: 'Kostentöpfe', en: 'Cost pools' },
      path: 'settlement/pools',
      icon: 'draft',
      order: 10,
      actions: ['settlement.readPools'],
    },
    {
      ...centre,
      id: 'settlement-charges',
      label: { de: 'Direktkosten und Mengen', en: 'Direct charges and quantities' },
      path: 'settlement/charges',
      icon: 'add',
      order: 20,
      actions: ['settlement.readPools'],
    },
    {
      ...centre,
      id: 'settlement-keys',
      label: { de: 'Verteilungsschlüssel', en: 'Keys' },
      path: 'settlement/keys',
      icon: 'content-copy',
      order: 30,
      actions: ['settlement.readKeys'],
    },
    {
      ...centre,
      id: 'settlement-runs',
      label: { de: 'Abrechnungsläufe', en: 'Settlement runs' },
      path: 'settlement/runs',
      icon: 'checklist',
      order: 40,
      actions: ['settlement.readRuns'],
    },
    {
      ...centre,
      id: 'settlement-late',
      label: { de: 'Nachzügler', en: 'Late entries' },
      path: 'settlement/late',
      icon: 'calendar-today',
      order: 50,
      actions: ['settlement.readRuns'],
    },
    {
      ...centre,
      id: 'settlement-statements',
      label: { de: 'Kosteninformationen', en: 'Statements' },
      path: 'settlement/statements',
      icon: 'info',
      order: 60,
      actions: ['settlement.readStatements'],
    },
    {
      id: 'costs',
      label: { de: 'Kosten', en: 'Costs' },
      path: 'costs',
      icon: 'info',
      group: 'money',
      side: 'member',
      order: 10,
      actions: ['settlement.readStatements'],
    },
    {
      id: 'member-keys',
      label: { de: 'Verteilungsschlüssel', en: 'Keys' },
      path: 'settlement/keys',
      icon: 'content-copy',
      group: 'money',
      side: 'member',
      order: 20,
      actions: ['settlement.readKeys'],
    },
  ],
  palette: () => import('./palette.ts'),
});

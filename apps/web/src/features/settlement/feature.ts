// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';
import { address, flag, oneOf, text } from '../../shape/index.ts';
import { readChanges } from './what-if/address.ts';

const child = { getParentRoute: () => bodyRoute } as const;

const poolsRoute = createRoute({
  ...child,
  path: 'settlement/pools',
  validateSearch: address({ until: text, kind: text, retired: flag }),
}).lazy(() => import('./pools/pools-page.tsx').then((module) => module.Route));

const poolRoute = createRoute({
  ...child,
  path: 'settlement/pools/$poolId',
  validateSearch: address({ month: text }),
}).lazy(() => import('./pools/pool-page.tsx').then((module) => module.Route));

const centresRoute = createRoute({
  ...child,
  path: 'settlement/centres',
  validateSearch: address({ tab: text, until: text, retired: flag, centre: text, month: text, from: text, to: text }),
}).lazy(() => import('./centres/centres-page.tsx').then((module) => module.Route));

const keysRoute = createRoute({ ...child, path: 'settlement/keys', validateSearch: address({ family: text, known: text }) }).lazy(() =>
  import('./keys/keys-page.tsx').then((module) => module.Route),
);

const newKeyRoute = createRoute({
  ...child,
  path: 'settlement/keys/new',
  validateSearch: address({ key: text, like: text, version: text }),
}).lazy(() => import('./keys/key-form-page.tsx').then((module) => module.Route));

const keyRoute = createRoute({ ...child, path: 'settlement/keys/$keyId', validateSearch: address({ known: text }) }).lazy(() =>
  import('./keys/key-page.tsx').then((module) => module.Route),
);

const chargesRoute = createRoute({
  ...child,
  path: 'settlement/charges',
  validateSearch: address({ tab: text, from: text, to: text, member: text }),
}).lazy(() => import('./charges/charges-page.tsx').then((module) => module.Route));

const stocksRoute = createRoute({
  ...child,
  path: 'settlement/stocks',
  validateSearch: address({ stock: text, member: text, known: text }),
}).lazy(() => import('./stocks/stocks-page.tsx').then((module) => module.Route));

const invoicesRoute = createRoute({
  ...child,
  path: 'settlement/supplier-invoices',
  validateSearch: address({ status: text, search: text, work: text }),
}).lazy(() => import('./supplier-invoices/inbox-page.tsx').then((module) => module.Route));

const invoiceRoute = createRoute({ ...child, path: 'settlement/supplier-invoices/$invoiceId' }).lazy(() =>
  import('./supplier-invoices/invoice-page.tsx').then((module) => module.Route),
);

const runsRoute = createRoute({
  ...child,
  path: 'settlement/runs',
  validateSearch: address({ status: text, work: text }),
}).lazy(() => import('./runs/runs-page.tsx').then((module) => module.Route));

const runRoute = createRoute({
  ...child,
  path: 'settlement/runs/$runId',
  validateSearch: address({ tab: text, member: text, pool: text, why: text, correct: flag }),
}).lazy(() => import('./runs/run-page.tsx').then((module) => module.Route));

const lateRoute = createRoute({ ...child, path: 'settlement/late', validateSearch: address({ from: text, to: text }) }).lazy(() =>
  import('./runs/late-page.tsx').then((module) => module.Route),
);

const statementsRoute = createRoute({
  ...child,
  path: 'settlement/statements',
  validateSearch: address({ period: text, search: text, run: text }),
}).lazy(() => import('./statements/statements-page.tsx').then((module) => module.Route));

const costsRoute = createRoute({ ...child, path: 'costs' }).lazy(() =>
  import('./statements/costs-page.tsx').then((module) => module.Route),
);

const statementRoute = createRoute({ ...child, path: 'costs/$statementId', validateSearch: address({ why: text }) }).lazy(() =>
  import('./statements/statement-page.tsx').then((module) => module.Route),
);

const whatIfRoute = createRoute({
  ...child,
  path: 'settlement/what-if',
  validateSearch: address({
    ...{ from: text, to: text, known: text, changes: readChanges },
    ...{ show: oneOf(['more', 'less']), sort: oneOf(['more', 'less', 'name']) },
  }),
}).lazy(() => import('./what-if/what-if-page.tsx').then((module) => module.Route));

const fairnessRoute = createRoute({ ...child, path: 'settlement/fairness', validateSearch: address({ run: text }) }).lazy(() =>
  import('./fairness/fairness-page.tsx').then((module) => module.Route),
);

const compareRoute = createRoute({
  ...child,
  path: 'costs/compare',
  validateSearch: address({ statement: text, changes: readChanges }),
}).lazy(() => import('./fairness/own-page.tsx').then((module) => module.Route));

const centre = { group: 'money', side: 'centre' } as const;

export const settlement = defineFeature({
  word: 'settlement',
  routes: [
    poolsRoute,
    poolRoute,
    centresRoute,
    keysRoute,
    newKeyRoute,
    keyRoute,
    chargesRoute,
    stocksRoute,
    invoicesRoute,
    invoiceRoute,
    runsRoute,
    runRoute,
    lateRoute,
    whatIfRoute,
    fairnessRoute,
    compareRoute,
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
      icon: 'coins',
      order: 10,
      actions: ['settlement.readPools'],
    },
    {
      ...centre,
      id: 'settlement-centres',
      label: { de: 'Hilfskostenstellen', en: 'Support cost centres' },
      path: 'settlement/centres',
      icon: 'coins',
      order: 15,
      actions: ['settlement.readPools'],
    },
    {
      ...centre,
      id: 'settlement-charges',
      label: { de: 'Direktkosten und Mengen', en: 'Direct charges and quantities' },
      path: 'settlement/charges',
      icon: 'receipt',
      order: 20,
      actions: ['settlement.readPools'],
    },
    {
      ...centre,
      id: 'settlement-stocks',
      label: { de: 'Bestände', en: 'Counts of stocks' },
      path: 'settlement/stocks',
      icon: 'checklist',
      order: 22,
      actions: ['settlement.readPools'],
    },
    {
      ...centre,
      id: 'settlement-supplier-invoices',
      label: { de: 'Eingangsrechnungen', en: 'Supplier invoices' },
      path: 'settlement/supplier-invoices',
      icon: 'draft',
      order: 25,
      actions: ['settlement.readInvoices'],
    },
    {
      ...centre,
      id: 'settlement-keys',
      label: { de: 'Verteilungsschlüssel', en: 'Keys' },
      path: 'settlement/keys',
      icon: 'pie',
      order: 30,
      actions: ['settlement.readKeys'],
    },
    {
      ...centre,
      id: 'settlement-runs',
      label: { de: 'Abrechnungsläufe', en: 'Settlement runs' },
      path: 'settlement/runs',
      icon: 'calculator',
      order: 40,
      actions: ['settlement.readRuns'],
    },
    {
      ...centre,
      id: 'settlement-late',
      label: { de: 'Nachzügler', en: 'Late entries' },
      path: 'settlement/late',
      icon: 'hourglass',
      order: 50,
      actions: ['settlement.readRuns'],
    },
    {
      ...centre,
      id: 'settlement-what-if',
      label: { de: 'Was wäre, wenn …', en: 'What if …' },
      path: 'settlement/what-if',
      icon: 'pie',
      order: 55,
      actions: ['settlement.tryChanges'],
    },
    {
      ...centre,
      id: 'settlement-fairness',
      label: { de: 'Anteil und Nutzung', en: 'Share and use' },
      path: 'settlement/fairness',
      icon: 'pie',
      order: 57,
      actions: ['settlement.tryChanges'],
    },
    {
      ...centre,
      id: 'settlement-statements',
      label: { de: 'Kosteninformationen', en: 'Statements' },
      path: 'settlement/statements',
      icon: 'euro',
      order: 60,
      actions: ['settlement.readStatements'],
    },
    {
      id: 'costs',
      label: { de: 'Kosten', en: 'Costs' },
      path: 'costs',
      icon: 'euro',
      group: 'money',
      side: 'member',
      order: 10,
      actions: ['settlement.readStatements'],
    },
    {
      id: 'costs-compare',
      label: { de: 'Mein Anteil im Vergleich', en: 'My share compared' },
      path: 'costs/compare',
      icon: 'pie',
      group: 'money',
      side: 'member',
      order: 15,
      actions: ['settlement.readStatements'],
    },
    {
      id: 'member-keys',
      label: { de: 'Verteilungsschlüssel', en: 'Keys' },
      path: 'settlement/keys',
      icon: 'pie',
      group: 'money',
      side: 'member',
      order: 20,
      actions: ['settlement.readKeys'],
    },
  ],
  palette: () => import('./palette.ts'),
});

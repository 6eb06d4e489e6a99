// SPDX-License-Identifier: EUPL-1.2
import { createRoute } from '@tanstack/react-router';
import { defineFeature } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';
import { address, text } from '../../shape/index.ts';

const child = { getParentRoute: () => bodyRoute } as const;

const documentsRoute = createRoute({
  ...child,
  path: 'documents',
  validateSearch: address({ family: text, status: text, year: text, search: text }),
}).lazy(() => import('./documents/documents-page.tsx').then((module) => module.Route));

const documentRoute = createRoute({ ...child, path: 'documents/$documentId' }).lazy(() =>
  import('./documents/document-page.tsx').then((module) => module.Route),
);

const objectionsRoute = createRoute({
  ...child,
  path: 'billing/objections',
  validateSearch: address({ status: text, objection: text }),
}).lazy(() => import('./objections/objections-page.tsx').then((module) => module.Route));

const roundsRoute = createRoute({
  ...child,
  path: 'billing/rounds',
  validateSearch: address({ status: text, work: text, from: text }),
}).lazy(() => import('./rounds/rounds-page.tsx').then((module) => module.Route));

const roundRoute = createRoute({
  ...child,
  path: 'billing/rounds/$roundId',
  validateSearch: address({ tab: text, family: text, status: text, search: text }),
}).lazy(() => import('./rounds/round-page.tsx').then((module) => module.Route));

const numbersRoute = createRoute({ ...child, path: 'billing/numbers', validateSearch: address({ family: text, year: text }) }).lazy(() =>
  import('./numbers-page.tsx').then((module) => module.Route),
);

const settingsRoute = createRoute({ ...child, path: 'billing/settings', validateSearch: address({ tab: text }) }).lazy(() =>
  import('./settings/settings-page.tsx').then((module) => module.Route),
);

const recipientsRoute = createRoute({ ...child, path: 'billing/recipients', validateSearch: address({ complete: text }) }).lazy(() =>
  import('./recipients/recipients-page.tsx').then((module) => module.Route),
);

const centre = { group: 'money', side: 'centre' } as const;

export const billing = defineFeature({
  word: 'billing',
  routes: [documentsRoute, documentRoute, objectionsRoute, roundsRoute, roundRoute, numbersRoute, settingsRoute, recipientsRoute],
  navigation: [
    {
      ...centre,
      id: 'billing-rounds',
      label: { de: 'Dokumentenläufe', en: 'Rounds of documents' },
      path: 'billing/rounds',
      icon: 'mail',
      order: 70,
      actions: ['billing.readRounds'],
    },
    {
      ...centre,
      id: 'billing-objections',
      label: { de: 'Einwendungen', en: 'Objections' },
      path: 'billing/objections',
      icon: 'inbox',
      order: 75,
      actions: ['billing.readRounds'],
    },
    {
      ...centre,
      id: 'billing-documents',
      label: { de: 'Bescheide und Rechnungen', en: 'Notices and invoices' },
      path: 'documents',
      icon: 'receipt',
      order: 80,
      actions: ['billing.readDocuments'],
    },
    {
      ...centre,
      id: 'billing-numbers',
      label: { de: 'Nummern der Dokumente', en: 'Numbers of documents' },
      path: 'billing/numbers',
      icon: 'checklist',
      order: 85,
      actions: ['billing.readRounds'],
    },
    {
      ...centre,
      id: 'billing-recipients',
      label: { de: 'Empfangsdaten', en: 'Recipients' },
      path: 'billing/recipients',
      icon: 'building',
      order: 90,
      actions: ['billing.readRounds'],
    },
    {
      ...centre,
      id: 'billing-settings',
      label: { de: 'Texte und Aussteller', en: 'Texts and issuer' },
      path: 'billing/settings',
      icon: 'edit',
      order: 95,
      actions: ['billing.readSettings'],
    },
    {
      id: 'documents',
      label: { de: 'Bescheide und Rechnungen', en: 'Notices and invoices' },
      path: 'documents',
      icon: 'receipt',
      group: 'money',
      side: 'member',
      order: 12,
      actions: ['billing.readDocuments'],
    },
    {
      id: 'recipients',
      label: { de: 'Empfangsdaten', en: 'Recipient data' },
      path: 'billing/recipients',
      icon: 'building',
      group: 'money',
      side: 'member',
      order: 18,
      actions: ['billing.changeRecipients'],
    },
  ],
  palette: () => import('./palette.ts'),
});

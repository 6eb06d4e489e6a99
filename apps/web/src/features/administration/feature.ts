// SPDX-License-Identifier: EUPL-1.2
import { createRoute, notFound, redirect } from '@tanstack/react-router';
import { defineFeature, isOffered, type NavigationItem } from '../../feature.ts';
import { bodyRoute } from '../../router/body-route.ts';
import { findBody, sessionState } from '../../session/index.ts';
import {
  auditSearch,
  jobsSearch,
  mailsSearch,
  myWorkSearch,
  rolesSearch,
  securitySearch,
  systemSearch,
  tenantSearch,
  tenantsSearch,
  usersSearch,
} from './search.ts';

const child = { getParentRoute: () => bodyRoute } as const;

const usersRoute = createRoute({ ...child, path: 'administration/users', validateSearch: usersSearch }).lazy(() =>
  import('./users/users-page.tsx').then((module) => module.Route),
);
const userRoute = createRoute({ ...child, path: 'administration/users/$userId' }).lazy(() =>
  import('./users/user-page.tsx').then((module) => module.Route),
);
const rolesRoute = createRoute({ ...child, path: 'administration/roles', validateSearch: rolesSearch }).lazy(() =>
  import('./roles/roles-page.tsx').then((module) => module.Route),
);
const tenantsRoute = createRoute({ ...child, path: 'administration/tenants', validateSearch: tenantsSearch }).lazy(() =>
  import('./tenants/tenants-page.tsx').then((module) => module.Route),
);
const importRoute = createRoute({ ...child, path: 'administration/tenants/import' }).lazy(() =>
  import('./tenants/import-page.tsx').then((module) => module.Route),
);
const tenantRoute = createRoute({ ...child, path: 'administration/tenants/$tenantId', validateSearch: tenantSearch }).lazy(() =>
  import('./tenants/tenant-page.tsx').then((module) => module.Route),
);
const settingsRoute = createRoute({ ...child, path: 'administration/settings' }).lazy(() =>
  import('./tenants/settings-page.tsx').then((module) => module.Route),
);
const jobsRoute = createRoute({ ...child, path: 'administration/jobs', validateSearch: jobsSearch }).lazy(() =>
  import('./operations/jobs-page.tsx').then((module) => module.Route),
);
const myWorkRoute = createRoute({ ...child, path: 'jobs', validateSearch: myWorkSearch }).lazy(() =>
  import('./operations/my-work-page.tsx').then((module) => module.Route),
);
const auditRoute = createRoute({ ...child, path: 'administration/audit', validateSearch: auditSearch }).lazy(() =>
  import('./audit/audit-page.tsx').then((module) => module.Route),
);
const mailsRoute = createRoute({ ...child, path: 'administration/mails', validateSearch: mailsSearch }).lazy(() =>
  import('./operations/mails-page.tsx').then((module) => module.Route),
);
const documentationRoute = createRoute({ ...child, path: 'administration/documentation' }).lazy(() =>
  import('./operations/documentation-page.tsx').then((module) => module.Route),
);

const securityRoute = createRoute({ ...child, path: 'administration/security', validateSearch: securitySearch }).lazy(() =>
  import('./operations/security-page.tsx').then((module) => module.Route),
);
const systemRoute = createRoute({ ...child, path: 'administration/system', validateSearch: systemSearch }).lazy(() =>
  import('./operations/system-page.tsx').then((module) => module.Route),
);

const item = { group: 'administration' } as const;

/** For whoever may start work that takes long. */
const myWork: NavigationItem = {
  group: 'work',
  id: 'myWork',
  label: { de: 'Meine Vorgänge', en: 'My background work' },
  path: 'jobs',
  icon: 'autorenew',
  order: 95,
  actions: ['settlement.makeRun', 'administration.verifyAudit'],
  side: 'centre',
};

const navigation: readonly NavigationItem[] = [
  {
    ...item,
    id: 'users',
    label: { de: 'Benutzer', en: 'Users' },
    path: 'administration/users',
    icon: 'account-circle',
    order: 10,
    actions: ['tenancy.readUsers'],
  },
  {
    ...item,
    id: 'roles',
    label: { de: 'Rollen', en: 'Roles' },
    path: 'administration/roles',
    icon: 'key',
    order: 11,
    actions: ['tenancy.readUsers'],
  },
  {
    ...item,
    id: 'tenants',
    label: { de: 'Mitglieder', en: 'Members' },
    path: 'administration/tenants',
    icon: 'building',
    order: 20,
    actions: ['tenancy.readDirectory'],
    side: 'centre',
  },
  {
    ...item,
    id: 'settings',
    label: { de: 'Einstellungen', en: 'Settings' },
    path: 'administration/settings',
    icon: 'sliders',
    order: 40,
    actions: ['tenancy.changeAssociation', 'tenancy.changeSettings'],
  },
  {
    ...item,
    id: 'jobs',
    label: { de: 'Vorgänge', en: 'Background work' },
    path: 'administration/jobs',
    icon: 'autorenew',
    order: 50,
    actions: ['jobs.read'],
    side: 'centre',
  },
  {
    ...item,
    id: 'audit',
    label: { de: 'Protokoll', en: 'Audit log' },
    path: 'administration/audit',
    icon: 'visibility',
    order: 60,
    actions: ['administration.readAudit'],
  },
  {
    ...item,
    id: 'security',
    label: { de: 'Sicherheit', en: 'Security' },
    path: 'administration/security',
    icon: 'shield',
    order: 70,
    actions: ['administration.readSecurityEvents'],
    side: 'centre',
  },
  {
    ...item,
    id: 'process-documentation',
    label: { de: 'Verfahrensdokumentation', en: 'Process documentation' },
    path: 'administration/documentation',
    icon: 'shield',
    order: 71,
    actions: ['administration.readProcessDocumentation'],
    side: 'centre',
  },
  {
    ...item,
    id: 'mails',
    label: { de: 'Gesendete E-Mails', en: 'Mails sent' },
    path: 'administration/mails',
    icon: 'mail',
    order: 80,
    actions: ['administration.readMails'],
  },
  {
    ...item,
    id: 'system',
    label: { de: 'System', en: 'System' },
    path: 'administration/system',
    icon: 'info',
    order: 90,
    actions: ['administration.readSystem', 'administration.readProcessing'],
  },
];

/** No page of its own: on to the first one that the person may see. */
const administrationRoute = createRoute({
  ...child,
  path: 'administration',
  beforeLoad: ({ params }) => {
    const body = findBody(sessionState().session, params.association, params.body);
    const first = body && navigation.find((entry) => isOffered(entry, body));
    if (!first) throw notFound();
    throw redirect({ href: `/a/${params.association}/${params.body}/${first.path}`, replace: true });
  },
});

export const administration = defineFeature({
  word: 'administration',
  routes: [
    administrationRoute,
    usersRoute,
    userRoute,
    rolesRoute,
    tenantsRoute,
    importRoute,
    tenantRoute,
    settingsRoute,
    jobsRoute,
    myWorkRoute,
    auditRoute,
    mailsRoute,
    securityRoute,
    documentationRoute,
    systemRoute,
  ],
  navigation: [...navigation, myWork],
  palette: () => import('./palette.ts'),
});

// SPDX-License-Identifier: EUPL-1.2

import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Page, Skeleton, Tabs } from '../../../ui/index.ts';
import { operationTexts } from './messages.ts';

const LongWorkList = lazy(() => import('./long-work-list.tsx').then((module) => ({ default: module.LongWorkList })));
const FailedMails = lazy(() => import('./failed-mails.tsx').then((module) => ({ default: module.FailedMails })));
const FailedJobs = lazy(() => import('./failed-jobs.tsx').then((module) => ({ default: module.FailedJobs })));

function JobsPage() {
  const m = useMessages(operationTexts);
  const may = useMay();
  const readsJobs = may('jobs.read');
  const { tab = readsJobs ? 'failed' : 'work', work } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const list = { id: 'work', label: m('work'), content: <LongWorkList watched={work} onWatch={(id) => set({ work: id, tab: 'work' })} /> };
  return (
    <Page title={m('jobsTitle')} intro={m('jobsIntro')}>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Tabs
          label={m('tabs')}
          selected={tab}
          onSelect={(id) => set({ tab: id as 'failed' })}
          tabs={
            readsJobs
              ? [
                  { id: 'failed', label: m('failed'), content: <FailedJobs /> },
                  { id: 'mails', label: m('mails'), content: <FailedMails /> },
                  list,
                ]
              : [list]
          }
        />
      </Suspense>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/jobs')({ component: JobsPage });

// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Page, Tabs } from '../../../ui/index.ts';
import { FailedJobs } from './failed-jobs.tsx';
import { FailedMails } from './failed-mails.tsx';
import { LongWorkList } from './long-work-list.tsx';
import { operationTexts } from './messages.ts';

function JobsPage() {
  const m = useMessages(operationTexts);
  const may = useMay();
  const readsJobs = may('jobs.read');
  const { tab = readsJobs ? 'failed' : 'work', work } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const list = { id: 'work', label: m('work'), content: <LongWorkList watched={work} onWatch={(id) => set({ work: id, tab: 'work' })} /> };
  return (
    <Page title={m('jobsTitle')} intro={m('jobsIntro')}>
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
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/jobs')({ component: JobsPage });

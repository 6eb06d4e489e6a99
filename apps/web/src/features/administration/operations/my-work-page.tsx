// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { Page } from '../../../ui/index.ts';
import { LongWorkList } from './long-work-list.tsx';
import { operationTexts } from './messages.ts';

/** What the person has started, without any right of the administration. */
function MyWorkPage() {
  const m = useMessages(operationTexts);
  const { work } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  return (
    <Page title={m('myWork')} intro={m('myWorkIntro')}>
      <LongWorkList mine watched={work} onWatch={(id) => set({ work: id })} />
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/jobs')({ component: MyWorkPage });

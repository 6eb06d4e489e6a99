// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Page, Skeleton, Tabs } from '../../../ui/index.ts';
import { operationTexts } from './messages.ts';

const SystemState = lazy(() => import('./system-state.tsx').then((module) => ({ default: module.SystemState })));
const ProcessingRecord = lazy(() => import('./processing-record.tsx').then((module) => ({ default: module.ProcessingRecord })));

function SystemPage() {
  const m = useMessages(operationTexts);
  const may = useMay();
  const { tab } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const tabs = [
    ...(may('administration.readSystem') ? [{ id: 'system', label: m('tabSystem'), content: <SystemState /> }] : []),
    ...(may('administration.readProcessing') ? [{ id: 'processing', label: m('tabProcessing'), content: <ProcessingRecord /> }] : []),
  ];
  return (
    <Page title={m('systemTitle')} intro={m('systemIntro')}>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Tabs
          label={m('tabs')}
          tabs={tabs}
          selected={tabs.find(({ id }) => id === tab)?.id ?? tabs[0]?.id ?? 'system'}
          onSelect={(id) => set({ tab: id === 'processing' ? 'processing' : undefined })}
        />
      </Suspense>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/system')({ component: SystemPage });

// SPDX-License-Identifier: EUPL-1.2

import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Page, Skeleton, Tabs } from '../../../ui/index.ts';
import { auditTexts } from './messages.ts';

const VerifyPanel = lazy(() => import('./verify-panel.tsx').then((module) => ({ default: module.VerifyPanel })));
const HeadList = lazy(() => import('./head-list.tsx').then((module) => ({ default: module.HeadList })));
const AuditLog = lazy(() => import('./audit-log.tsx').then((module) => ({ default: module.AuditLog })));

function AuditPage() {
  const m = useMessages(auditTexts);
  const may = useMay();
  const search = Route.useSearch();
  const set = useAddress<typeof search>();
  return (
    <Page title={m('title')} intro={m('intro')}>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Tabs
          label={m('tabs')}
          selected={search.tab ?? 'log'}
          onSelect={(id) => set({ tab: id === 'log' ? undefined : (id as 'verify') })}
          tabs={[
            { id: 'log', label: m('tabLog'), content: <AuditLog search={search} onSearch={set} /> },
            ...(may('administration.verifyAudit') ? [{ id: 'verify', label: m('tabVerify'), content: <VerifyPanel /> }] : []),
            { id: 'heads', label: m('tabHeads'), content: <HeadList /> },
          ]}
        />
      </Suspense>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/audit')({ component: AuditPage });

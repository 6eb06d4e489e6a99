// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Page, Tabs } from '../../../ui/index.ts';
import { AuditLog } from './audit-log.tsx';
import { HeadList } from './head-list.tsx';
import { auditTexts } from './messages.ts';
import { VerifyPanel } from './verify-panel.tsx';

function AuditPage() {
  const m = useMessages(auditTexts);
  const may = useMay();
  const search = Route.useSearch();
  const set = useAddress<typeof search>();
  return (
    <Page title={m('title')} intro={m('intro')}>
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
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/audit')({ component: AuditPage });

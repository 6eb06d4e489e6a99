// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Cluster, EmptyState, Stack, Tabs } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge, MunicipalityChoice } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { AccountsTab } from './accounts-tab.tsx';
import { setupTexts } from './messages.ts';
import { RulesTab } from './rules-tab.tsx';

function SetupPage() {
  const m = useMessages(setupTexts);
  const c = useMessages(commonTexts);
  const { side, tenantId: own } = useActingBody();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const tenantId = side === 'member' ? own : search.tenant;
  const set = (patch: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true });
  return (
    <PaymentsPage title={m('title')} intro={m('intro')}>
      <Cluster>
        <MunicipalityChoice value={tenantId} onChange={(tenant) => set({ tenant })} everyone />
        {tenantId && <MunicipalityBadge id={tenantId} />}
      </Cluster>
      {tenantId ? (
        <Tabs
          key={tenantId}
          label={m('title')}
          {...(search.tab ? { selected: search.tab } : {})}
          onSelect={(tab) => set({ tab })}
          tabs={[
            { id: 'accounts', label: m('accounts'), content: <AccountsTab tenantId={tenantId} /> },
            { id: 'rules', label: m('rules'), content: <RulesTab tenantId={tenantId} /> },
          ]}
        />
      ) : (
        <Stack>
          <EmptyState icon="info" title={c('chooseFirst')} />
        </Stack>
      )}
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/setup')({ component: guarded('payments.read', SetupPage) });

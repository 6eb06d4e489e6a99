// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Stack, Tabs } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityChoice } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { Claims } from './claims.tsx';
import { DebitsQuery } from './debit-documents.ts';
import { DebitRuns } from './debit-runs.tsx';
import { Mandates } from './mandates.tsx';
import { debitTexts } from './messages.ts';

function DebitsPage() {
  const m = useMessages(debitTexts);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const set = (patch: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true });
  const variables = { tenantId: search.tenant ?? null };
  const [result, refetch] = useQuery({ query: DebitsQuery, variables, requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <PaymentsPage title={m('title')} intro={m('intro')}>
      <Stack>
        <MunicipalityChoice value={search.tenant} onChange={(tenant) => set({ tenant })} all />
        <QueryResult result={result} onRetry={reload}>
          {({ debitMandates, collectableClaims, debitRuns }) => {
            const tabs = [
              { id: 'claims', label: m('claims'), content: <Claims rows={collectableClaims} onDone={reload} /> },
              { id: 'runs', label: m('runs'), content: <DebitRuns rows={debitRuns} onDone={reload} /> },
              { id: 'mandates', label: m('mandates'), content: <Mandates tenant={search.tenant} rows={debitMandates} onDone={reload} /> },
            ];
            const selected = tabs.find(({ id }) => id === search.tab)?.id ?? 'claims';
            return <Tabs label={m('title')} tabs={tabs} selected={selected} onSelect={(tab) => set({ tab })} />;
          }}
        </QueryResult>
      </Stack>
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/mandates')({ component: guarded('payments.readRuns', DebitsPage) });

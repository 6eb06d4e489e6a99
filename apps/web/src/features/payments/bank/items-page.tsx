// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Banner, Button, Stack, Tabs } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityChoice } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { HandOverList } from './hand-over-list.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ItemList } from './item-list.tsx';
import { itemTexts } from './item-texts.ts';
import { ListChecks } from './list-checks.tsx';

type Patch = Readonly<Record<string, string | undefined>>;

function ItemsPage() {
  const m = useMessages(itemTexts);
  const may = useMay();
  const { side, tenantId } = useActingBody();
  const search: Patch = Route.useSearch();
  const navigate = Route.useNavigate();
  const [importing, setImporting] = useState(false);
  const [reloads, setReloads] = useState(0);
  const set = useCallback((patch: Patch) => void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true }), [navigate]);
  const tenant = side === 'member' ? tenantId : search['tenant'];
  const choice = <MunicipalityChoice value={search['tenant']} onChange={(next) => set({ tenant: next })} all />;
  return (
    <PaymentsPage
      title={m('title')}
      intro={m('intro')}
      actions={
        may('payments.keepItems') && (
          <Button kind="primary" icon="add" onPress={() => setImporting(true)}>
            {m('importList')}
          </Button>
        )
      }
    >
      {importing && tenant === undefined && <Banner kind="info" title={m('chooseMunicipality')} announce />}
      <Tabs
        label={m('title')}
        selected={search['tab'] ?? 'items'}
        onSelect={(tab) => set({ tab })}
        tabs={[
          { id: 'items', label: m('items'), content: <ItemList search={search} onSet={set} /> },
          {
            ...{ id: 'lists', label: m('lists') },
            content: (
              <Stack>
                {choice}
                <ListChecks key={reloads} tenant={tenant} />
              </Stack>
            ),
          },
          {
            ...{ id: 'handOvers', label: m('handOvers') },
            content: (
              <Stack>
                {choice}
                <HandOverList tenant={tenant} />
              </Stack>
            ),
          },
        ]}
      />
      {importing && tenant !== undefined && (
        <ImportDialog
          tenantId={tenant}
          onClose={() => setImporting(false)}
          onChecked={() => {
            setReloads((count) => count + 1);
            set({ tab: 'lists' });
          }}
        />
      )}
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/items')({ component: guarded('payments.read', ItemsPage) });

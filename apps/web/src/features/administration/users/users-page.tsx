// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, ComboBox, Page, Skeleton, Stack, Tabs } from '../../../ui/index.ts';
import { useBodies } from '../shared/directory.ts';
import { userTexts } from './messages.ts';

const ConflictList = lazy(() => import('./conflict-list.tsx').then((module) => ({ default: module.ConflictList })));
const DeputyList = lazy(() => import('./deputy-list.tsx').then((module) => ({ default: module.DeputyList })));
const InviteDialog = lazy(() => import('./invite-dialog.tsx').then((module) => ({ default: module.InviteDialog })));
const RolesOnDay = lazy(() => import('./roles-on-day.tsx').then((module) => ({ default: module.RolesOnDay })));
const UserList = lazy(() => import('./user-list.tsx').then((module) => ({ default: module.UserList })));

function UsersPage() {
  const m = useMessages(userTexts);
  const may = useMay();
  const acting = useActingBody();
  const { bodies, bodyOf } = useBodies();
  const { tab = 'users', of = acting.tenantId, q = '', former = false, on } = Route.useSearch();
  const [inviting, setInviting] = useState(false);
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const look = bodyOf(of) ?? { id: of, name: acting.tenantName, shortName: acting.tenantName, colour: acting.colour };
  return (
    <Page
      title={m('title')}
      intro={m('intro')}
      actions={
        may('tenancy.manageUsers') && (
          <Button kind="primary" icon="add" onPress={() => setInviting(true)}>
            {m('invite')}
          </Button>
        )
      }
    >
      <Stack>
        {acting.side === 'centre' && (
          <div className="vw-width-medium">
            <ComboBox
              label={m('body')}
              value={of}
              options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(value) => set({ of: value === null || value === acting.tenantId ? undefined : value })}
            />
          </div>
        )}
        <Suspense fallback={<Skeleton lines={8} />}>
          <Tabs
            label={m('tabs')}
            selected={tab}
            onSelect={(id) => set({ tab: id === 'users' ? undefined : (id as 'roles') })}
            tabs={[
              {
                id: 'users',
                label: m('tabUsers'),
                content: (
                  <UserList
                    key={of}
                    tenantId={of}
                    search={q}
                    former={former}
                    onSearch={(text) => set({ q: text || undefined })}
                    onFormer={(value) => set({ former: value || undefined })}
                    onInvite={may('tenancy.manageUsers') ? () => setInviting(true) : undefined}
                  />
                ),
              },
              { id: 'roles', label: m('tabRoles'), content: <RolesOnDay tenantId={of} on={on} onDay={(day) => set({ on: day })} /> },
              { id: 'deputies', label: m('tabDeputies'), content: <DeputyList tenantId={of} body={look} /> },
              { id: 'conflicts', label: m('tabConflicts'), content: <ConflictList tenantId={of} /> },
            ]}
          />
        </Suspense>
      </Stack>
      {inviting && (
        <Suspense>
          <InviteDialog body={look} onClose={() => setInviting(false)} />
        </Suspense>
      )}
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/users')({ component: UsersPage });

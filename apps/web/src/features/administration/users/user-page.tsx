// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay, useSessionState } from '../../../session/index.ts';
import {
  Banner,
  Button,
  DescriptionList,
  EmptyState,
  Link,
  Page,
  Section,
  StatusBadge,
  TenantBadge,
  type TenantLook,
} from '../../../ui/index.ts';
import { useBodies } from '../shared/directory.ts';
import { EndDialog } from '../shared/end-dialog.tsx';
import { useBodyParams } from '../shared/use-body-params.ts';
import { ChangeUserDialog } from './change-user-dialog.tsx';
import { DeputyDialog } from './deputy-dialog.tsx';
import { DeputyList } from './deputy-list.tsx';
import { EndUser } from './end-user.ts';
import { GrantDialog } from './grant-dialog.tsx';
import { GrantList } from './grant-list.tsx';
import { userTexts } from './messages.ts';
import { SecondFactorSection } from './second-factor-section.tsx';
import { UserHistory } from './user-history.tsx';
import { type User, UserQuery } from './user-query.ts';
import { formatEnd, standingOf, TONES } from './validity.ts';

type Open = 'change' | 'end' | 'grant' | 'deputy' | null;

function UserPage() {
  const m = useMessages(userTexts);
  const { userId } = Route.useParams();
  const params = useBodyParams();
  const [result, again] = useQuery({ query: UserQuery, variables: { userId } });
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  const crumb = (
    <Link key="users" to="/a/$association/$body/administration/users" params={params}>
      {m('title')}
    </Link>
  );
  const user = result.data?.user;
  if (user) return <UserRecord user={user} crumb={crumb} onChanged={refresh} />;
  return (
    <Page title={m('title')} breadcrumbs={[crumb]}>
      <QueryResult result={result} onRetry={refresh}>
        {() => <EmptyState icon="search" title={m('notFound')} action={crumb} />}
      </QueryResult>
    </Page>
  );
}

interface UserRecordProps {
  readonly user: User;
  readonly crumb: React.ReactNode;
  readonly onChanged: () => void;
}

function UserRecord({ user, crumb, onChanged }: UserRecordProps) {
  const m = useMessages(userTexts);
  const may = useMay();
  const { bodyOf } = useBodies();
  const { session } = useSessionState();
  const acting = useActingBody();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const standing = standingOf(user.validFrom, user.validTo);
  const look = bodyOf(user.tenantId) ?? { name: user.tenantName, colour: acting.colour };
  const manages = may('tenancy.manageUsers') && standing !== 'ended';
  const isOwn = session?.account.email === user.email;
  const grants = may('tenancy.manageRoles') && standing !== 'ended';
  return (
    <Page
      title={user.name}
      breadcrumbs={[crumb]}
      badge={
        <>
          <TenantBadge tenant={look} />
          <StatusBadge tone={TONES[standing]}>
            {standing === 'announced' ? m('announced', { from: formatDate(user.validFrom) }) : m(standing)}
          </StatusBadge>
        </>
      }
      actions={
        manages && (
          <>
            <Button icon="edit" onPress={() => setOpen('change')}>
              {m('change')}
            </Button>
            <Button danger onPress={() => setOpen('end')}>
              {m('end')}
            </Button>
          </>
        )
      }
    >
      <Person user={user} isOwn={isOwn} />
      <Section
        title={m('rolesOf')}
        actions={
          grants &&
          !isOwn && (
            <Button size="small" icon="add" onPress={() => setOpen('grant')}>
              {m('grant')}
            </Button>
          )
        }
      >
        {grants && isOwn && <Banner kind="info" title={m('ownRole')} />}
        <GrantList user={user} grants={user.grants} tenant={look} mayEnd={may('tenancy.manageRoles')} onChanged={onChanged} />
      </Section>
      <Section
        title={m('deputies')}
        actions={
          may('tenancy.nameDeputy') &&
          standing !== 'ended' && (
            <Button size="small" icon="add" onPress={() => setOpen('deputy')}>
              {m('nameDeputy')}
            </Button>
          )
        }
      >
        <DeputyList tenantId={user.tenantId} body={look} userId={user.id} />
      </Section>
      {standing !== 'ended' && <SecondFactorSection user={user} look={look} isOwn={isOwn} onChanged={onChanged} />}
      <UserHistory user={user} />
      <Dialogs user={user} look={look} open={open} onClose={close} onChanged={onChanged} />
    </Page>
  );
}

function Person({ user, isOwn }: { readonly user: User; readonly isOwn: boolean }) {
  const m = useMessages(userTexts);
  return (
    <Section title={m('person')}>
      <DescriptionList
        columns={3}
        items={[
          { term: m('function'), value: user.functionTitle },
          { term: m('email'), value: isOwn ? `${user.email} (${m('own')})` : user.email },
          { term: m('language'), value: m(user.language === 'en' ? 'english' : 'german') },
          { term: m('firstDay'), value: formatDate(user.validFrom) },
          { term: m('lastDay'), value: formatEnd(user.validTo, m('open')) },
        ]}
      />
    </Section>
  );
}

interface DialogsProps {
  readonly user: User;
  readonly look: TenantLook;
  readonly open: Open;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

function Dialogs({ user, look, open, onClose, onChanged }: DialogsProps) {
  const m = useMessages(userTexts);
  if (open === 'change') return <ChangeUserDialog user={user} tenant={look} onClose={onClose} onChanged={onChanged} />;
  if (open === 'grant') return <GrantDialog user={user} tenant={look} onClose={onClose} onChanged={onChanged} />;
  if (open === 'deputy') return <DeputyDialog user={user} tenant={look} onClose={onClose} />;
  if (open !== 'end') return null;
  return (
    <EndDialog
      title={m('endTitle', { name: user.name })}
      effect={m('endEffect')}
      submitLabel={m('endSubmit')}
      tenant={look}
      document={EndUser}
      variables={(idempotencyKey, endsOn) => ({ idempotencyKey, endsOn, userId: user.id, expectedVersion: user.version })}
      done={(endsOn) => m('endDone', { on: formatDate(endsOn) })}
      onClose={onClose}
      onDone={onChanged}
    />
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/users/$userId')({ component: UserPage });

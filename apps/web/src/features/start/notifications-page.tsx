// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, QueryResult, useSubmit } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { Button, Checkbox, EmptyState, Page, Section, toast } from '../../ui/index.ts';
import { MailPreferences } from './mail-preferences.tsx';
import { notificationTexts } from './messages.ts';
import { NotificationList, NotificationRow } from './notification-list.tsx';

const NotificationsQuery = graphql(
  `
    query Notifications($first: Int, $unreadOnly: Boolean) {
      myNotifications(first: $first, unreadOnly: $unreadOnly) {
        items {
          id
          ...NotificationRow
        }
        nextCursor
      }
    }
  `,
  [NotificationRow],
);

const MarkAll = graphql(`
  mutation MarkAllNotificationsRead($idempotencyKey: String!) {
    markAllNotificationsRead(idempotencyKey: $idempotencyKey) {
      __typename
      ... on MarkAllNotificationsReadSuccess {
        done
      }
      ... on MarkAllNotificationsReadRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const PAGE = 25;
const MOST = 100;

function NotificationsPage() {
  const m = useMessages(notificationTexts);
  const [unreadOnly, setUnreadOnly] = useState(false);
  const [first, setFirst] = useState(PAGE);
  const [result, again] = useQuery({ query: NotificationsQuery, variables: { first, unreadOnly } });
  const { submit, pending, problem } = useSubmit();
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  const markAll = async (): Promise<void> => {
    const { ok } = await submit(MarkAll, (idempotencyKey) => ({ idempotencyKey }));
    if (!ok) return;
    toast({ text: m('allRead'), kind: 'success' });
    refresh();
  };
  return (
    <Page
      title={m('title')}
      width="text"
      actions={
        <Button kind="secondary" pending={pending} onPress={() => void markAll()}>
          {m('markAll')}
        </Button>
      }
    >
      {problem}
      <Checkbox label={m('unreadOnly')} checked={unreadOnly} onChange={(event) => setUnreadOnly(event.target.checked)} />
      <QueryResult result={result} onRetry={refresh}>
        {({ myNotifications }) =>
          myNotifications.items.length === 0 ? (
            <EmptyState icon="success" title={m(unreadOnly ? 'noneUnread' : 'none')}>
              {m('noneNext')}
            </EmptyState>
          ) : (
            <>
              <NotificationList notifications={myNotifications.items} onRead={refresh} />
              {myNotifications.nextCursor !== null && first < MOST && (
                <Button kind="secondary" onPress={() => setFirst(Math.min(first + PAGE, MOST))}>
                  {m('more')}
                </Button>
              )}
            </>
          )
        }
      </QueryResult>
      <Section title={m('mails')}>
        <MailPreferences />
      </Section>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/notifications')({ component: NotificationsPage });

// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { formatInstant } from '../../format/index.ts';
import { type FragmentOf, graphql, readFragment, useSubmit } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useActingBody } from '../../session/index.ts';
import { bodyPath } from '../../shell/index.ts';
import { Badge, Button, ItemList } from '../../ui/index.ts';
import { notificationTexts } from './messages.ts';
import './start.css';

export const NotificationRow = graphql(`
  fragment NotificationRow on Notification {
    id
    topicName
    sentence
    subject
    link
    createdAt
    readAt
  }
`);

const MarkRead = graphql(`
  mutation MarkNotificationRead($idempotencyKey: String!, $notificationId: ID!) {
    markNotificationRead(idempotencyKey: $idempotencyKey, notificationId: $notificationId) {
      __typename
      ... on MarkNotificationReadSuccess {
        done
      }
      ... on MarkNotificationReadRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

interface NotificationListProps {
  readonly notifications: readonly FragmentOf<typeof NotificationRow>[];
  readonly onRead: () => void;
}

/** Opening one reads it; reading can also be done without opening. */
export function NotificationList({ notifications, onRead }: NotificationListProps) {
  const m = useMessages(notificationTexts);
  const body = useActingBody();
  const navigate = useNavigate();
  const { submit } = useSubmit();
  const read = async (notificationId: string): Promise<void> => {
    const { ok } = await submit(MarkRead, (idempotencyKey) => ({ idempotencyKey, notificationId }));
    if (ok) onRead();
  };
  const rows = notifications.map((notification) => readFragment(NotificationRow, notification));
  const items = rows.map((row) => ({
    id: row.id,
    title: (
      <>
        <span>{row.sentence}</span>
        {row.readAt === null && <Badge tone="info">{m('unread')}</Badge>}
      </>
    ),
    note: (
      <>
        {row.subject !== null && <span className="vw-notification__subject">{row.subject}</span>}
        {`${row.topicName} · ${formatInstant(row.createdAt)}`}
      </>
    ),
    action: (
      <>
        {row.readAt === null && (
          <Button kind="tertiary" size="small" onPress={() => void read(row.id)}>
            {m('markRead')}
          </Button>
        )}
        <Button
          kind="secondary"
          size="small"
          aria-label={`${m('open')}: ${row.sentence}`}
          onPress={() => {
            if (row.readAt === null) void read(row.id);
            void navigate({ to: bodyPath(body, row.link) });
          }}
        >
          {m('open')}
        </Button>
      </>
    ),
  }));
  return <ItemList label={m('list')} items={items} />;
}

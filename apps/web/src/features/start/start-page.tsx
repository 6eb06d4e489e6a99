// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatNumber } from '../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useActingBody } from '../../session/index.ts';
import { bodyPath } from '../../shell/index.ts';
import { Badge, EmptyState, Link, Page, Section } from '../../ui/index.ts';
import { startTexts } from './messages.ts';
import { NotificationList, NotificationRow } from './notification-list.tsx';
import './start.css';

const StartPageQuery = graphql(
  `
    query StartPage {
      waiting {
        kind
        count
        overdue
        link
      }
      myNotifications(first: 5, unreadOnly: true) {
        items {
          id
          ...NotificationRow
        }
      }
    }
  `,
  [NotificationRow],
);

type Waiting = ResultOf<typeof StartPageQuery>['waiting'][number];

function StartPage() {
  const m = useMessages(startTexts);
  const [result, again] = useQuery({ query: StartPageQuery });
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  return (
    <Page title={m('title')}>
      <QueryResult result={result} onRetry={refresh}>
        {({ waiting, myNotifications }) => {
          const points = waiting.filter(({ count, kind }) => count > 0 && kind !== 'unreadNotifications');
          const news = myNotifications.items;
          return (
            <>
              {points.length > 0 ? (
                <WaitingList points={points} />
              ) : (
                <EmptyState icon="success" title={m('nothing')}>
                  {m('next')}
                </EmptyState>
              )}
              {news.length > 0 && <News notifications={news} onRead={refresh} />}
            </>
          );
        }}
      </QueryResult>
    </Page>
  );
}

/** Overdue things first, then what there is most of. */
const byUrgency = (a: Waiting, b: Waiting): number => b.overdue - a.overdue || b.count - a.count;

function WaitingList({ points }: { readonly points: readonly Waiting[] }) {
  const m = useMessages(startTexts);
  const body = useActingBody();
  const words = ({ kind, count }: Waiting): string => m(kind in startTexts.de ? (kind as 'other') : 'other', { count });
  return (
    <Section title={m('waiting')}>
      <ul className="vw-waiting">
        {[...points].sort(byUrgency).map((point) => (
          <li key={point.kind}>
            <Link look="plain" to={bodyPath(body, point.link)} className="vw-waiting__card">
              <span className="vw-waiting__count">{formatNumber(point.count)}</span>
              <span className="vw-waiting__what">{words(point)}</span>
              {point.overdue > 0 && <Badge tone="danger">{m('overdue', { count: point.overdue })}</Badge>}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface NewsProps {
  readonly notifications: ResultOf<typeof StartPageQuery>['myNotifications']['items'];
  readonly onRead: () => void;
}

function News({ notifications, onRead }: NewsProps) {
  const m = useMessages(startTexts);
  const body = useActingBody();
  return (
    <Section title={m('news')} actions={<Link to={bodyPath(body, 'notifications')}>{m('allNews')}</Link>}>
      <NotificationList notifications={notifications} onRead={onRead} />
    </Section>
  );
}

export const Route = createLazyRoute('/a/$association/$body/')({ component: StartPage });

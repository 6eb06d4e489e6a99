// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { graphql, QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Timeline, type TimelineEntry } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { deskTexts } from '../messages.ts';
import { REQUEST_STATUSES } from '../search.ts';
import { historyTexts } from './history-messages.ts';
import { requestTexts } from './messages.ts';

const historyQuery = graphql(`
  query DeskRequestHistory($requestId: ID!) {
    requestHistory(requestId: $requestId) {
      sequence
      at
      labelDe
      labelEn
      by
      reason
      erased
      changes {
        field
        from
        to
      }
    }
  }
`);

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
const CHANNELS = ['portal', 'telephone', 'letter', 'mail'] as const;
const known = <Names extends readonly string[]>(names: Names, value: string): Names[number] | undefined =>
  names.find((name) => name === value);
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

type Say = (field: string, value: unknown) => string | null;

/** Words of the project's own: statuses, priorities, ways. Nothing for any other field. */
function useKnownValue(): (field: string, text: string) => string | null {
  const d = useMessages(deskTexts);
  const names = { status: REQUEST_STATUSES, priority: PRIORITIES, channel: CHANNELS } as const;
  return (field, text) => {
    const of: readonly (keyof typeof deskTexts.de)[] | undefined = names[field as keyof typeof names];
    const name = of?.find((one) => one === text);
    return name ? d(name as (typeof REQUEST_STATUSES)[number]) : null;
  };
}

/** Values as people read them; an id says nothing to anybody. */
function useValueText(): Say {
  const d = useMessages(deskTexts);
  const h = useMessages(historyTexts);
  const language = useLanguage();
  const knownValue = useKnownValue();
  const plain = (text: string): string => {
    if (UUID.test(text)) return h('recorded');
    if (/^\d{4}-\d\d-\d\dT/.test(text)) return formatInstant(text, language);
    return /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(text, language) : text;
  };
  return (field, value) => {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'boolean') return d(value ? 'yes' : 'no');
    if (typeof value === 'object') return h('several');
    return knownValue(field, String(value)) ?? plain(String(value));
  };
}

const FIELDS = [
  'subject',
  'answers',
  'serviceId',
  'familyCode',
  'costUnit',
  'orderNumber',
  'status',
  'priority',
  'channel',
  'dueAt',
  'agreementId',
  'duplicateOf',
  'reopenCount',
  'closedAt',
  'clockPausedAt',
  'closingCostObject',
  'closingReason',
  'onBehalfOf',
  'receivedAt',
  'number',
  'requesterUserId',
  'targetWorkingDays',
  'tenantId',
] as const;

export function RequestHistory({ requestId }: { readonly requestId: string }) {
  const m = useMessages(requestTexts);
  const h = useMessages(historyTexts);
  const said = useSaid();
  const valueText = useValueText();
  const [result, refresh] = useQuery({ query: historyQuery, variables: { requestId }, requestPolicy: 'network-only' });
  return (
    <QueryResult result={result} onRetry={() => refresh({ requestPolicy: 'network-only' })}>
      {({ requestHistory }) => {
        const entries = requestHistory.map((step): TimelineEntry => {
          const changes = step.changes.flatMap(({ field, from, to }) => {
            const name = known(FIELDS, field);
            return name ? [{ field: h(name), before: valueText(field, from), after: valueText(field, to) }] : [];
          });
          return {
            id: step.sequence,
            at: step.at,
            who: step.by ?? h('nobody'),
            what: said(step, 'label'),
            ...(changes.length > 0 && { changes }),
            ...(step.reason && { reason: step.reason }),
          };
        });
        return <Timeline entries={entries} label={m('history')} />;
      }}
    </QueryResult>
  );
}

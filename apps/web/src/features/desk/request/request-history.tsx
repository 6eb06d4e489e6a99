// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';
import { History } from '../../../record/index.ts';
import { deskTexts } from '../messages.ts';
import { REQUEST_STATUSES } from '../search.ts';
import { historyTexts } from './history-messages.ts';
import { requestTexts } from './messages.ts';

const historyQuery = graphql(
  `
  query DeskRequestHistory($requestId: ID!) {
    requestHistory(requestId: $requestId) {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
const CHANNELS = ['portal', 'telephone', 'letter', 'mail'] as const;
const NAMED = { status: REQUEST_STATUSES, priority: PRIORITIES, channel: CHANNELS } as const;

/** Words of the project's own: statuses, priorities, ways. Nothing for any other field. */
function useKnownValue(): (field: string, value: unknown) => string | null {
  const d = useMessages(deskTexts);
  return (field, value) => {
    const of: readonly (keyof typeof deskTexts.de)[] | undefined = NAMED[field as keyof typeof NAMED];
    const name = of?.find((one) => one === value);
    return name ? d(name as (typeof REQUEST_STATUSES)[number]) : null;
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
  const valueName = useKnownValue();
  const fieldNames = Object.fromEntries(FIELDS.map((field) => [field, h(field)]));
  return (
    <History
      label={m('history')}
      query={historyQuery}
      variables={{ requestId }}
      steps={({ requestHistory }) => requestHistory}
      fieldNames={fieldNames}
      namedOnly
      valueName={valueName}
    />
  );
}

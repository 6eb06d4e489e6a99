// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';
import { type Translate, useMessages } from '../../../i18n/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';
import { OwnHistory } from '../../../record/index.ts';
import { tenantTexts } from './messages.ts';
import { formatClock, type TenantRecordData, WEEKDAYS } from './tenant-fields.ts';

const HistoryQuery = graphql(
  `
  query TenantHistory($tenantId: ID!) {
    tenantHistory(tenantId: $tenantId) {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

type Say = Translate<(typeof tenantTexts)['de']>;

/** Office hours as the audit keeps them, day by day: 'Montag 8:00–16:00; …'. */
function calendarText(m: Say, value: object): string | null {
  if (!('openings' in value) || typeof value.openings !== 'object' || value.openings === null) return null;
  const openings = value.openings as Readonly<Record<string, readonly { readonly from: number; readonly to: number }[]>>;
  const days = WEEKDAYS.map((day, index) => {
    const spans = openings[index + 1] ?? [];
    return spans.length === 0 ? null : `${m(day)} ${spans.map(({ from, to }) => `${formatClock(from)}–${formatClock(to)}`).join(', ')}`;
  });
  return days.filter((day) => day !== null).join('; ') || m('closed');
}

function valueText(m: Say, field: string, value: unknown): string | null {
  if (field === 'colour' && typeof value === 'string' && value in tenantTexts.de) return m(value as 'blue');
  return field === 'officeCalendar' && typeof value === 'object' && value !== null ? calendarText(m, value) : null;
}

/** What was done with a body: the centre's readers see it of all, a member's of their own. */
export function TenantHistory({ tenant }: { readonly tenant: TenantRecordData }) {
  const m = useMessages(tenantTexts);
  return (
    <OwnHistory
      key={tenant.settings?.version}
      label={m('history')}
      query={HistoryQuery}
      variables={{ tenantId: tenant.id }}
      steps={({ tenantHistory }) => tenantHistory}
      fieldNames={{
        name: m('name'),
        shortName: m('shortName'),
        colour: m('colour'),
        requestsNeedApproval: m('requestsNeedApproval'),
        ordersCostUnit: m('ordersCostUnit'),
        officeCalendar: m('officeHours'),
        leftOn: m('leftOn'),
      }}
      valueName={(field, value) => valueText(m, field, value)}
    />
  );
}

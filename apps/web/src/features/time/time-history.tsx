// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatMinutes } from '../../format/index.ts';
import { graphql, QueryResult } from '../../graphql/index.ts';
import { useLanguage, useMessages } from '../../i18n/index.ts';
import { HistorySteps } from '../../record/index.ts';
import { Dialog } from '../../ui/index.ts';
import type { ActivityChoice } from './book-time-form.tsx';
import { timeTexts } from './messages.ts';

const entryHistoryQuery = graphql(`
  query TimeEntryHistory($timeEntryId: ID!) {
    timeEntryHistory(timeEntryId: $timeEntryId) {
      sequence
      at
      labelDe
      labelEn
      by
      reason
      changes {
        field
        from
        to
      }
    }
  }
`);

interface EntryHistoryProps {
  readonly timeEntryId: string;
  readonly title: string;
  readonly activities: readonly ActivityChoice[];
  readonly onClose: () => void;
}

/** Who booked and corrected an entry, and why. */
export function EntryHistoryDialog({ timeEntryId, title, activities, onClose }: EntryHistoryProps) {
  const m = useMessages(timeTexts);
  const language = useLanguage();
  const [result, again] = useQuery({ query: entryHistoryQuery, variables: { timeEntryId }, requestPolicy: 'network-only' });
  const fieldNames = {
    workedOn: m('day'),
    minutes: m('duration'),
    activity: m('activity'),
    note: m('note'),
    withdrawnAt: m('withdrawnAt'),
  };
  const valueName = (field: string, value: unknown): string | null => {
    if (field === 'minutes' && typeof value === 'number') return formatMinutes(value);
    const activity = field === 'activity' && activities.find(({ code }) => code === value);
    return activity ? (language === 'de' ? activity.nameDe : activity.nameEn) : null;
  };
  return (
    <Dialog open title={title} onClose={onClose}>
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })} lines={3}>
        {({ timeEntryHistory }) => <HistorySteps label={title} steps={timeEntryHistory} fieldNames={fieldNames} valueName={valueName} />}
      </QueryResult>
    </Dialog>
  );
}

const sheetHistoryQuery = graphql(`
  query TimeSheetHistory($timeSheetId: ID!) {
    timeSheetHistory(timeSheetId: $timeSheetId) {
      sequence
      at
      labelDe
      labelEn
      by
      reason
      changes {
        field
        from
        to
      }
    }
  }
`);

const STATUSES = ['open', 'signed', 'approved'] as const;

/** Who signed the month off, approved and reopened it. */
export function SheetHistory({ timeSheetId }: { readonly timeSheetId: string }) {
  const m = useMessages(timeTexts);
  const [result, again] = useQuery({ query: sheetHistoryQuery, variables: { timeSheetId }, requestPolicy: 'network-only' });
  const valueName = (field: string, value: unknown): string | null => {
    const status = field === 'status' && STATUSES.find((one) => one === value);
    return status ? m(status) : null;
  };
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })} lines={3}>
      {({ timeSheetHistory }) => (
        <HistorySteps label={m('monthHistory')} steps={timeSheetHistory} fieldNames={{ status: m('status') }} valueName={valueName} />
      )}
    </QueryResult>
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { formatMinutes } from '../../format/index.ts';
import { graphql } from '../../graphql/index.ts';
import { useLanguage, useMessages } from '../../i18n/index.ts';
import { HistoryStepFields } from '../../record/history-fields.ts';
import { History } from '../../record/index.ts';
import { Dialog } from '../../ui/index.ts';
import type { ActivityChoice } from './book-time-form.tsx';
import { timeTexts } from './messages.ts';

const entryHistoryQuery = graphql(
  `
  query TimeEntryHistory($timeEntryId: ID!) {
    timeEntryHistory(timeEntryId: $timeEntryId) {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

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
      <History
        label={title}
        query={entryHistoryQuery}
        variables={{ timeEntryId }}
        steps={({ timeEntryHistory }) => timeEntryHistory}
        fieldNames={fieldNames}
        namedOnly
        valueName={valueName}
      />
    </Dialog>
  );
}

const sheetHistoryQuery = graphql(
  `
  query TimeSheetHistory($timeSheetId: ID!) {
    timeSheetHistory(timeSheetId: $timeSheetId) {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

const STATUSES = ['open', 'signed', 'approved'] as const;

/** Who signed the month off, approved and reopened it. */
export function SheetHistory({ timeSheetId }: { readonly timeSheetId: string }) {
  const m = useMessages(timeTexts);
  const valueName = (field: string, value: unknown): string | null => {
    const status = field === 'status' && STATUSES.find((one) => one === value);
    return status ? m(status) : null;
  };
  return (
    <History
      label={m('monthHistory')}
      query={sheetHistoryQuery}
      variables={{ timeSheetId }}
      steps={({ timeSheetHistory }) => timeSheetHistory}
      fieldNames={{ status: m('status') }}
      namedOnly
      valueName={valueName}
    />
  );
}

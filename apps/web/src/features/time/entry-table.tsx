// SPDX-License-Identifier: EUPL-1.2
import { Fragment, useState } from 'react';
import { formatDate, formatMinutes } from '../../format/index.ts';
import { type FragmentOf, readFragment } from '../../graphql/index.ts';
import { useLanguage, useMessages } from '../../i18n/index.ts';
import { useActingBody } from '../../session/index.ts';
import { bodyPath } from '../../shell/index.ts';
import { Badge, Button, type DataColumn, DataTable, EmptyState, Link, Menu, TenantBadge } from '../../ui/index.ts';
import type { ActivityChoice } from './book-time-form.tsx';
import { TimeEntryRow } from './documents.ts';
import { CorrectDialog, type Entry, WithdrawDialog } from './entry-dialogs.tsx';
import { timeTexts } from './messages.ts';
import { EntryHistoryDialog } from './time-history.tsx';

interface OpenEntry {
  readonly what: 'correct' | 'withdraw' | 'history';
  readonly entry: Entry;
}

interface EntryTableProps {
  readonly entries: readonly FragmentOf<typeof TimeEntryRow>[];
  readonly activities: readonly ActivityChoice[];
  readonly month: string;
  /** Own entries can be corrected. */
  readonly mine: boolean;
  readonly onChanged: () => void;
}

export function EntryTable({ entries, activities, month, mine, onChanged }: EntryTableProps) {
  const m = useMessages(timeTexts);
  const [open, setOpen] = useState<OpenEntry | null>(null);
  const rows = entries.map((entry) => readFragment(TimeEntryRow, entry)).sort((one, other) => (one.workedOn < other.workedOn ? 1 : -1));
  const columns = useColumns(activities, mine, setOpen);
  const close = (): void => setOpen(null);
  const done = (): void => {
    close();
    onChanged();
  };
  return (
    <>
      <DataTable
        label={m('entries')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `${formatDate(row.workedOn)} ${row.tenantShortName}`}
        total={rows.length}
        empty={<EmptyState title={m('nothing')}>{m(mine ? 'nothingNext' : 'nothingOther')}</EmptyState>}
        exportCsv={`zeiten-${month}.csv`}
      />
      {open?.what === 'correct' && <CorrectDialog entry={open.entry} activities={activities} onClose={close} onDone={done} />}
      {open?.what === 'history' && (
        <EntryHistoryDialog
          timeEntryId={open.entry.id}
          title={`${m('history')}: ${formatDate(open.entry.workedOn)}, ${open.entry.tenantShortName}`}
          activities={activities}
          onClose={close}
        />
      )}
      {open?.what === 'withdraw' && <WithdrawDialog entry={open.entry} onClose={close} onDone={done} />}
    </>
  );
}

/** How an entry stands, in words: once for the eye and once for the exported table. */
function statesOf(
  entry: Entry,
): readonly { readonly key: 'withdrawn' | 'countered' | 'correction' | 'late'; readonly tone: 'neutral' | 'info' }[] {
  if (entry.withdrawnAt !== null) return [{ key: 'withdrawn', tone: 'neutral' }];
  return [
    ...(entry.countered ? [{ key: 'countered', tone: 'neutral' } as const] : []),
    ...(!entry.countered && entry.correctionOf !== null ? [{ key: 'correction', tone: 'info' } as const] : []),
    ...(entry.late ? [{ key: 'late', tone: 'info' } as const] : []),
  ];
}

function EntryState({ entry }: { readonly entry: Entry }) {
  const m = useMessages(timeTexts);
  return statesOf(entry).map(({ key, tone }) => (
    <Fragment key={key}>
      {' '}
      <Badge tone={tone}>{m(key)}</Badge>
    </Fragment>
  ));
}

type Open = (next: OpenEntry) => void;

function useColumns(activities: readonly ActivityChoice[], mine: boolean, open: Open): readonly DataColumn<Entry>[] {
  const m = useMessages(timeTexts);
  const language = useLanguage();
  const body = useActingBody();
  const named = (one: { nameDe: string; nameEn: string } | undefined): string => (language === 'de' ? one?.nameDe : one?.nameEn) ?? '';
  const activityOf = (row: Entry): string => named(activities.find(({ code }) => code === row.activity)) || row.activity;
  const familyOf = (row: Entry): string => (language === 'de' ? row.familyNameDe : row.familyNameEn);
  const columns: DataColumn<Entry>[] = [
    { id: 'day', header: m('day'), rowHeader: true, cell: (row) => formatDate(row.workedOn), text: (row) => formatDate(row.workedOn) },
    {
      id: 'member',
      header: m('member'),
      cell: (row) => <TenantBadge tenant={{ name: row.tenantShortName, colour: row.tenantColour }} />,
      text: (row) => row.tenantShortName,
    },
    { id: 'family', header: m('family'), width: '13rem', cell: familyOf, text: familyOf },
    {
      id: 'request',
      header: m('request'),
      width: '8.5rem',
      cell: (row) => row.requestId && <Link to={bodyPath(body, `requests/${row.requestId}`)}>{row.requestNumber}</Link>,
      text: (row) => row.requestNumber ?? '',
    },
    { id: 'activity', header: m('activity'), cell: activityOf, text: activityOf },
    {
      id: 'note',
      header: m('note'),
      cell: (row) => (
        <>
          {row.note}
          <EntryState entry={row} />
        </>
      ),
      text: (row) => [row.note, ...statesOf(row).map(({ key }) => `(${m(key)})`)].filter(Boolean).join(' '),
    },
    {
      id: 'minutes',
      header: m('duration'),
      align: 'end',
      cell: (row) => formatMinutes(row.minutes),
      text: (row) => formatMinutes(row.minutes),
    },
  ];
  const menu = (row: Entry) => <EntryMenu entry={row} mine={mine} onOpen={open} />;
  return [...columns, { id: 'actions', header: '', cell: menu, align: 'end', width: '3rem' }];
}

function EntryMenu({ entry, mine, onOpen }: { readonly entry: Entry; readonly mine: boolean; readonly onOpen: Open }) {
  const m = useMessages(timeTexts);
  const isFixed = !mine || entry.withdrawnAt !== null || entry.countered || entry.minutes < 0;
  const label = m('actions', { day: formatDate(entry.workedOn) });
  return (
    <Menu
      label={label}
      placement="bottom end"
      trigger={
        <Button kind="tertiary" size="small" iconOnly icon="more-vert" aria-label={label}>
          {label}
        </Button>
      }
      sections={[
        {
          id: 'entry',
          label,
          items: [
            ...(isFixed
              ? []
              : [
                  { id: 'correct', label: m('correct'), icon: 'edit' as const, onAction: () => onOpen({ what: 'correct', entry }) },
                  { id: 'withdraw', label: m('withdraw'), icon: 'close' as const, onAction: () => onOpen({ what: 'withdraw', entry }) },
                ]),
            { id: 'history', label: m('history'), onAction: () => onOpen({ what: 'history', entry }) },
          ],
        },
      ]}
    />
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { civilMonth, firstDay, lastDay } from '@kernel/core';
import { useState } from 'react';
import { formatDate, today } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import {
  Button,
  Cluster,
  type DataColumn,
  DataTable,
  Dialog,
  EmptyState,
  ExternalLink,
  Link,
  Section,
  StatusBadge,
} from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { amountOf, isZero } from '../shown.ts';
import { type BooksData, type JournalRow, MakeJournal } from './book-documents.ts';
import { LateJournal, LateWaiting } from './late-journal.tsx';
import { bookTexts } from './messages.ts';
import { useDownload } from './proposals.tsx';

interface PartProps {
  readonly data: BooksData;
  readonly onDone: () => void;
}

type Waiting = BooksData['journals']['waiting'][number];

interface Source {
  readonly runId: string;
  readonly label: string;
  /** Another journal takes the place of the one that is there. */
  readonly replaces: JournalRow | null;
}

const ofAccounts = ['ACCOUNT_MISSING', 'NO_MAPPING'];

function MakeDialog({ source, onDone, onClose }: { readonly source: Source; readonly onDone: () => void; readonly onClose: () => void }) {
  const m = useMessages(bookTexts);
  const params = useBodyParams();
  const { replaces, runId, label } = source;
  const intro = replaces
    ? m('journalAgainIntro', { source: label, date: formatDate(replaces.postedOn) })
    : m('journalIntro', { source: label });
  return (
    <ActDialog
      title={m(replaces ? 'journalAgain' : 'makeJournal')}
      intro={intro}
      submitLabel={m(replaces ? 'journalAgain' : 'makeJournal')}
      done={m('journalMade')}
      fields={[{ name: 'postedOn', label: m('posted'), kind: 'date', initial: formatDate(today()) }]}
      wayOn={(code) =>
        ofAccounts.includes(code) && (
          <Link to="/a/$association/$body/treasury/books" params={params} search={{ tab: 'accounts' }}>
            {m('toAccounts')}
          </Link>
        )
      }
      document={MakeJournal}
      variables={({ postedOn = '' }, idempotencyKey) => ({ idempotencyKey, runId, postedOn, replace: replaces !== null })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

function EntriesDialog({ journal, onClose }: { readonly journal: JournalRow; readonly onClose: () => void }) {
  const m = useMessages(bookTexts);
  type Row = JournalRow['entries'][number];
  const side = (value: string): string => (isZero(value) ? '' : amountOf(value));
  const columns: readonly DataColumn<Row>[] = [
    { id: 'number', header: m('number'), align: 'end', cell: (row) => row.number, text: (row) => row.number },
    { id: 'booking', header: m('booking'), align: 'end', cell: (row) => row.booking, text: (row) => row.booking },
    { id: 'account', header: m('account'), cell: (row) => row.account, text: (row) => row.account },
    { id: 'debit', header: m('debit'), align: 'end', cell: (row) => side(row.debit), text: (row) => side(row.debit) },
    { id: 'credit', header: m('credit'), align: 'end', cell: (row) => side(row.credit), text: (row) => side(row.credit) },
    { id: 'text', header: m('entryText'), rowHeader: true, cell: (row) => row.text, text: (row) => row.text },
    { id: 'member', header: m('entryMember'), cell: (row) => row.member, text: (row) => row.member },
    { id: 'origin', header: m('source'), cell: (row) => row.origin, text: (row) => row.origin, width: '14rem' },
    { id: 'source', header: m('sourceKeys'), cell: (row) => row.source, text: (row) => row.source, hidden: true },
  ];
  return (
    <Dialog title={journal.sourceLabel} open size="wide" onClose={onClose}>
      <p>{m('entriesIntro', { rows: journal.entries.length, total: amountOf(journal.total) })}</p>
      <DataTable
        label={m('entries')}
        columns={columns}
        rows={journal.entries}
        rowId={(row) => String(row.number)}
        rowName={(row) => row.text}
        empty={<EmptyState icon="calculator" title={m('noJournal')} />}
        columnChooser
        exportCsv="buchungen.csv"
      />
    </Dialog>
  );
}

function WaitingRuns({ rows, onMake }: { readonly rows: readonly Waiting[]; readonly onMake: (source: Source) => void }) {
  const m = useMessages(bookTexts);
  const may = useMay();
  // By its days, as the journal names it that is made of it.
  const label = ({ from, to }: Waiting): string =>
    m('run', { from: formatDate(firstDay(civilMonth(from))), to: formatDate(lastDay(civilMonth(to))) });
  const columns: readonly DataColumn<Waiting>[] = [
    { id: 'run', header: m('source'), rowHeader: true, cell: label, text: label },
    { id: 'total', header: m('netTotal'), align: 'end', cell: (row) => amountOf(row.total), text: (row) => amountOf(row.total) },
    {
      ...{ id: 'act', header: m('action') },
      cell: (row) =>
        may('treasury.keepAccounts') && (
          <Button
            size="small"
            aria-label={`${m('makeJournal')}: ${label(row)}`}
            onPress={() => onMake({ runId: row.runId, label: label(row), replaces: null })}
          >
            {m('makeJournal')}
          </Button>
        ),
    },
  ];
  return (
    <Section title={m('waitingRuns')}>
      <DataTable
        label={m('waitingRuns')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.runId}
        rowName={label}
        empty={<EmptyState icon="calculator" title={m('noWaiting')} />}
        exportCsv="abrechnungen-ohne-journal.csv"
      />
    </Section>
  );
}

/** Released runs that the books do not know yet, and what they were given. */
export function Journals({ data, onDone }: PartProps) {
  const m = useMessages(bookTexts);
  const may = useMay();
  const download = useDownload();
  const [making, setMaking] = useState<Source | null>(null);
  const [again, setAgain] = useState<JournalRow | null>(null);
  const [shown, setShown] = useState<JournalRow | null>(null);
  const state = (row: JournalRow) => (row.replaced ? 'jReplaced' : row.documentsSince ? 'jOutdated' : 'jCurrent');
  const columns: readonly DataColumn<JournalRow>[] = [
    { id: 'source', header: m('source'), rowHeader: true, width: '11rem', cell: (row) => row.sourceLabel, text: (row) => row.sourceLabel },
    { id: 'posted', header: m('posted'), cell: (row) => formatDate(row.postedOn), text: (row) => formatDate(row.postedOn) },
    { id: 'rows', header: m('entries'), align: 'end', cell: (row) => row.rows, text: (row) => row.rows },
    { id: 'total', header: m('total'), align: 'end', cell: (row) => amountOf(row.total), text: (row) => amountOf(row.total) },
    { id: 'mapping', header: m('mapping'), align: 'end', cell: (row) => row.mappingVersion, text: (row) => row.mappingVersion },
    {
      id: 'state',
      header: m('status'),
      cell: (row) => (
        <StatusBadge tone={state(row) === 'jOutdated' ? 'warning' : state(row) === 'jCurrent' ? 'success' : 'neutral'}>
          {m(state(row))}
        </StatusBadge>
      ),
      text: (row) => m(state(row)),
    },
    { id: 'hash', header: m('hash'), cell: (row) => row.hash.slice(0, 16), text: (row) => row.hash, hidden: true },
    {
      ...{ id: 'file', header: m('fileOf') },
      cell: (row) => <ExternalLink href={download('treasury-journal', { journalId: row.id })}>{m('file')}</ExternalLink>,
    },
    {
      id: 'act',
      header: m('action'),
      cell: (row) => (
        <Cluster>
          <Button size="small" kind="tertiary" aria-label={`${m('showEntries')}: ${row.sourceLabel}`} onPress={() => setShown(row)}>
            {m('showEntries')}
          </Button>
          {may('treasury.keepAccounts') && !row.replaced && (
            <Button
              size="small"
              kind="tertiary"
              aria-label={`${m('journalAgain')}: ${row.sourceLabel}`}
              onPress={() => (row.late ? setAgain(row) : setMaking({ runId: row.sourceId, label: row.sourceLabel, replaces: row }))}
            >
              {m('journalAgain')}
            </Button>
          )}
        </Cluster>
      ),
    },
  ];
  return (
    <>
      <WaitingRuns rows={data.journals.waiting} onMake={setMaking} />
      <LateWaiting data={data} onDone={onDone} />
      <Section title={m('journals')}>
        <DataTable
          label={m('journals')}
          columns={columns}
          rows={data.journals.journals}
          rowId={(row) => row.id}
          rowName={(row) => row.sourceLabel}
          columnChooser
          empty={
            <EmptyState icon="calculator" title={m('noJournal')}>
              {m('noJournalBody')}
            </EmptyState>
          }
          exportCsv="journale.csv"
        />
      </Section>
      {again && <LateJournal replaces={again} onDone={onDone} onClose={() => setAgain(null)} />}
      {making && <MakeDialog source={making} onDone={onDone} onClose={() => setMaking(null)} />}
      {shown && <EntriesDialog journal={shown} onClose={() => setShown(null)} />}
    </>
  );
}

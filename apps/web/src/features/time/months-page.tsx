// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatInstant, formatMinutes, today } from '../../format/index.ts';
import { requiredText, useAppForm } from '../../forms/index.ts';
import { QueryResult, type ResultOf, useSubmit } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useActingBody, useMay } from '../../session/index.ts';
import { Button, Cluster, type DataColumn, DataTable, Dialog, EmptyState, Link, Page, Stack, TextField, toast } from '../../ui/index.ts';
import { ApproveMonth, MonthsQuery, ReopenMonth, WaitingMonthQuery } from './documents.ts';
import { DialogButtons } from './entry-dialogs.tsx';
import { timeTexts } from './messages.ts';
import { MonthSteps, monthOfDay } from './month-steps.tsx';
import { SheetStatus } from './time-page.tsx';

export const Route = createLazyRoute('/a/$association/$body/time/months')({ component: MonthsPage });

type Line = ResultOf<typeof MonthsQuery>['timeSheets'][number];

/** Without a month in the address: the oldest one that waits for approval, else the running one. */
function MonthsPage() {
  const { month } = Route.useSearch();
  const [result, again] = useQuery({ query: WaitingMonthQuery, pause: Boolean(month) });
  if (month) return <Months month={month} />;
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
      {({ waiting }) => {
        const link = waiting.find(({ kind }) => kind === 'desk.monthsToApprove')?.link ?? '';
        return <Months month={/month=(\d{4}-\d{2})$/.exec(link)?.[1] ?? monthOfDay(today())} />;
      }}
    </QueryResult>
  );
}

function Months({ month }: { readonly month: string }) {
  const m = useMessages(timeTexts);
  const navigate = useNavigate();
  const [result, again] = useQuery({ query: MonthsQuery, variables: { month } });
  const approves = useMay()('desk.approveMonth');
  const [reopening, setReopening] = useState<Line | null>(null);
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  const { submit, pending, problem } = useSubmit({ onLoadNew: refresh });
  const approve = async ({ id, version, person }: Line): Promise<void> => {
    if (id === null) return;
    const { ok } = await submit(ApproveMonth, (idempotencyKey) => ({ idempotencyKey, timeSheetId: id, expectedVersion: version }));
    if (!ok) return;
    toast({ text: m('approveDone', { person }), kind: 'success' });
    refresh();
  };
  const columns = useColumns(month, pending, (line) => void approve(line), setReopening);
  return (
    <Page
      title={m(approves ? 'team' : 'months')}
      intro={m(approves ? 'teamIntro' : 'monthsIntro')}
      actions={<MonthSteps month={month} onMonth={(next) => void navigate({ to: '.', search: { month: next }, replace: true })} />}
    >
      {problem}
      <QueryResult result={result} onRetry={refresh}>
        {({ timeSheets }) => (
          <DataTable
            label={m(approves ? 'team' : 'months')}
            columns={columns}
            rows={timeSheets}
            rowId={(row) => row.userId}
            rowName={(row) => row.person}
            total={timeSheets.length}
            empty={<EmptyState title={m('noMonths')}>{m('noMonthsNext')}</EmptyState>}
            exportCsv={`monate-${month}.csv`}
          />
        )}
      </QueryResult>
      {reopening && (
        <ReopenDialog
          line={reopening}
          onClose={() => setReopening(null)}
          onDone={() => {
            setReopening(null);
            refresh();
          }}
        />
      )}
    </Page>
  );
}

interface StepsProps {
  readonly line: Line;
  readonly pending: boolean;
  readonly onApprove: (line: Line) => void;
  readonly onReopen: (line: Line) => void;
}

/** What can be done with somebody else's month; on a telephone it stands below the status. */
function Steps({ line, pending, onApprove, onReopen }: StepsProps) {
  const m = useMessages(timeTexts);
  const may = useMay();
  const { userId } = useActingBody();
  if (line.userId === userId) return null;
  return (
    <Cluster>
      {line.status === 'signed' && may('desk.approveMonth') && (
        <Button
          kind="primary"
          size="small"
          disabled={pending}
          aria-label={`${m('approve')}: ${line.person}`}
          onPress={() => onApprove(line)}
        >
          {m('approve')}
        </Button>
      )}
      {line.status !== 'open' && may('desk.reopenMonth') && (
        <Button kind="secondary" size="small" aria-label={`${m('reopen')}: ${line.person}`} onPress={() => onReopen(line)}>
          {m('reopen')}
        </Button>
      )}
    </Cluster>
  );
}

function useColumns(
  month: string,
  pending: boolean,
  approve: (line: Line) => void,
  reopen: (line: Line) => void,
): readonly DataColumn<Line>[] {
  const m = useMessages(timeTexts);
  const body = useActingBody();
  const when = (at: string | null): string => (at === null ? '' : formatInstant(at));
  const steps = (row: Line) => <Steps line={row} pending={pending} onApprove={approve} onReopen={reopen} />;
  return [
    {
      id: 'person',
      header: m('person'),
      rowHeader: true,
      cell: (row) => (
        <Link
          to="/a/$association/$body/time"
          params={{ association: body.associationSlug, body: body.tenantSlug }}
          search={{ month, user: row.userId }}
        >
          {row.person}
        </Link>
      ),
      text: (row) => row.person,
    },
    { id: 'hours', header: m('hours'), align: 'end', cell: (row) => formatMinutes(row.minutes), text: (row) => formatMinutes(row.minutes) },
    {
      id: 'status',
      header: m('status'),
      cell: (row) => (
        <>
          <SheetStatus status={row.status} />
          <span className="vw-narrow-only">{steps(row)}</span>
        </>
      ),
      text: (row) => m(row.status),
    },
    { id: 'signedAt', header: m('signedAt'), cell: (row) => when(row.signedAt), text: (row) => when(row.signedAt) },
    { id: 'approvedAt', header: m('approvedAt'), cell: (row) => when(row.approvedAt), text: (row) => when(row.approvedAt) },
    {
      id: 'actions',
      header: '',
      align: 'end',
      cell: (row) => <span className="vw-wide-only">{steps(row)}</span>,
    },
  ];
}

const reopening = z.object({ reason: requiredText(500) });

function ReopenDialog({ line, onClose, onDone }: { readonly line: Line; readonly onClose: () => void; readonly onDone: () => void }) {
  const m = useMessages(timeTexts);
  const form = useAppForm(reopening, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const save = form.handleSubmit(async ({ reason }) => {
    const { ok } = await submit(ReopenMonth, (idempotencyKey) => ({
      idempotencyKey,
      timeSheetId: line.id ?? '',
      expectedVersion: line.version,
      reason,
    }));
    if (!ok) return;
    toast({ text: m('reopenDone'), kind: 'success' });
    onDone();
  });
  return (
    <Dialog
      open
      title={m('reopenTitle', { person: line.person })}
      onClose={onClose}
      footer={<DialogButtons label={m('reopen')} pending={pending} onCancel={onClose} onConfirm={() => void save()} />}
    >
      <Stack>
        {problem}
        <TextField label={m('reason')} error={form.formState.errors.reason?.message} {...form.register('reason')} />
      </Stack>
    </Dialog>
  );
}

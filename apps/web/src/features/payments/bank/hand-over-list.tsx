// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, parseDateInput } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Badge, Button, Cluster, type DataColumn, DataTable, EmptyState, ExternalLink, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useDownloadAddress } from '../downloads.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { orTrouble } from '../or-trouble.ts';
import { BookingProfilePart, BookingProfileQuery } from './booking-profile-dialog.tsx';
import { HandOver, type HandOverRow, HandOversQuery, ReceiveBookings } from './item-documents.ts';
import { itemTexts } from './item-texts.ts';

interface ReceiveProps {
  readonly row: HandOverRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The municipality's word that its system has the bookings. */
function ReceiveDialog({ row, onClose, onDone }: ReceiveProps) {
  const m = useMessages(itemTexts);
  const language = useLanguage();
  return (
    <ActDialog
      {...{ title: m('receive'), submitLabel: m('receive'), done: m('received'), onClose, onDone }}
      facts={[
        { term: m('day'), value: formatDate(row.day, language) },
        { term: m('number'), value: String(row.number) },
        { term: m('bookedSum'), value: amountOf(row.sum) },
      ]}
      fields={[{ name: 'note', label: m('note'), kind: 'text', optional: true }]}
      document={ReceiveBookings}
      variables={({ note }, idempotencyKey) => ({ idempotencyKey, handOverId: row.id, expectedVersion: row.version, note: note || null })}
    />
  );
}

/** Bookings of closed days as files for the municipalities' accounting systems, each with its receipt. */
export function HandOverList({ tenant }: { readonly tenant: string | undefined }) {
  const m = useMessages(itemTexts);
  const language = useLanguage();
  const may = useMay();
  const address = useDownloadAddress();
  const [result, refetch] = useQuery({
    query: HandOversQuery,
    variables: { tenantId: tenant ?? null },
    requestPolicy: 'cache-and-network',
  });
  const [making, setMaking] = useState(false);
  const [receiving, setReceiving] = useState<HandOverRow | null>(null);
  const [{ data: known }, askProfile] = useQuery({
    ...{
      query: BookingProfileQuery,
      variables: { tenantId: tenant ?? '' },
      pause: tenant === undefined,
      requestPolicy: 'cache-and-network',
    },
  });
  const profile = tenant === undefined ? null : (known?.bookingProfile ?? null);
  const reload = (): void => {
    refetch({ requestPolicy: 'network-only' });
    if (tenant !== undefined) askProfile({ requestPolicy: 'network-only' });
  };
  const day = (row: HandOverRow): string => formatDate(row.day, language);
  const receipt = (row: HandOverRow): string =>
    row.receivedAt === null ? m('notReceived') : m('receivedBy', { name: row.receivedBy ?? '' });
  const columns: readonly DataColumn<HandOverRow>[] = [
    {
      id: 'day',
      header: m('day'),
      rowHeader: true,
      cell: (row) => (
        <span className="vwp-name">
          <MunicipalityBadge id={row.tenantId} />
          {day(row)}
        </span>
      ),
      text: day,
    },
    { id: 'number', header: m('number'), align: 'end', cell: (row) => row.number, text: (row) => row.number },
    { id: 'entries', header: m('entries'), align: 'end', cell: (row) => row.entries, text: (row) => row.entries },
    { id: 'sum', header: m('bookedSum'), align: 'end', cell: (row) => amountOf(row.sum), text: (row) => amountOf(row.sum) },
    { id: 'made', header: m('madeBy'), cell: (row) => row.madeBy ?? '–', text: (row) => row.madeBy },
    {
      id: 'receipt',
      header: m('receipt'),
      cell: (row) => <Badge tone={row.receivedAt === null ? 'warning' : 'success'}>{receipt(row)}</Badge>,
      text: receipt,
    },
    {
      ...{ id: 'acts', header: '', text: () => '' },
      cell: (row) => (
        <Cluster>
          <ExternalLink href={address('payments-bookings', { handOverId: row.id })}>{m('download')}</ExternalLink>
          {row.receivedAt === null && may('payments.receiveClosing') && (
            <Button size="small" onPress={() => setReceiving(row)}>
              {m('receive')}
            </Button>
          )}
        </Cluster>
      ),
    },
  ];
  return (
    <Stack>
      {may('payments.keepItems') && (
        <div>
          <Button disabled={!tenant} onPress={() => setMaking(true)}>
            {m('handOver')}
          </Button>
          {!tenant && <span className="vwp-note"> {m('chooseMunicipality')}</span>}
          {tenant && profile && <BookingProfilePart tenantId={tenant} profile={profile} onDone={reload} />}
        </div>
      )}
      <QueryResult result={orTrouble(result)} onRetry={reload}>
        {({ bookingHandOvers }) => (
          <DataTable
            {...{ label: m('handOvers'), columns, rows: bookingHandOvers }}
            rowId={(row) => row.id}
            rowName={(row) => `${row.number} ${day(row)}`}
            empty={<EmptyState title={m('noHandOvers')}>{m('noHandOversBody')}</EmptyState>}
            exportCsv="uebergaben.csv"
          />
        )}
      </QueryResult>
      {making && tenant && (
        <ActDialog
          {...{ title: m('handOver'), intro: m('handOverIntro'), submitLabel: m('handOver'), done: m('handedOver'), onDone: reload }}
          fields={[{ name: 'day', label: m('day'), kind: 'date', initial: profile?.nextDay ? formatDate(profile.nextDay) : '' }]}
          document={HandOver}
          variables={({ day: typed = '' }, idempotencyKey) => ({ idempotencyKey, tenantId: tenant, day: parseDateInput(typed) ?? typed })}
          onClose={() => setMaking(false)}
        />
      )}
      {receiving && <ReceiveDialog row={receiving} onClose={() => setReceiving(null)} onDone={reload} />}
    </Stack>
  );
}

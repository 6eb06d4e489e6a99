// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import {
  Button,
  type DataColumn,
  DataTable,
  type DescriptionItem,
  DescriptionList,
  Dialog,
  EmptyState,
  Menu,
  Section,
  Stack,
  StatusBadge,
} from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { amountOf, isZero, useBilingual } from '../shown.ts';
import { orderTexts } from './messages.ts';
import { DiscardOrder, OrderHistoryQuery, type OrderRow, OrdersQuery, RejectOrder, ReleaseOrder } from './order-documents.ts';

const DECISIONS = { release: ReleaseOrder, reject: RejectOrder, discard: DiscardOrder } as const;
type Act = keyof typeof DECISIONS | 'details';
interface Asked {
  readonly act: Act;
  readonly row: OrderRow;
}

/** '15.000,00 € → 7.500,00 €', '16.02.2026 → 01.09.2026', '500,00 € von 700,00 € offen' */
function useChange(): (row: OrderRow) => string {
  const m = useMessages(orderTexts);
  return (row) => {
    if (row.kind === 'payout') return m('openOf', { amount: amountOf(row.to), open: amountOf(row.from) });
    if (row.kind === 'deferral') return `${formatDate(row.fromDay ?? '')} → ${formatDate(row.toDay ?? '')} (${amountOf(row.to)})`;
    if (row.kind === 'late' || row.kind === 'lateWaiver')
      return `${amountOf(row.to)} (${m('until', { day: formatDate(row.toDay ?? '') })})`;
    return `${amountOf(row.from)} → ${amountOf(row.to)}`;
  };
}

function Instalments({ row }: { readonly row: OrderRow }) {
  const m = useMessages(orderTexts);
  return (
    <ul className="vw-lines">
      {row.instalments.map(({ number, amount, dueOn }) => (
        <li key={number}>{m('instalment', { number, amount: amountOf(amount), day: formatDate(dueOn) })}</li>
      ))}
    </ul>
  );
}

function Steps({ row }: { readonly row: OrderRow }) {
  const say = useBilingual();
  return (
    <ul className="vw-lines">
      {row.steps.map((one) => (
        <li key={one.de}>{say(one)}</li>
      ))}
    </ul>
  );
}

/** What it does, as the second person must see it before the release. */
function useFacts(): (row: OrderRow) => readonly DescriptionItem[] {
  const m = useMessages(orderTexts);
  const c = useMessages(commonTexts);
  const change = useChange();
  return (row) => [
    { term: c('member'), value: row.memberName },
    { term: m('about'), value: `${m(row.kind)}: ${row.label}` },
    { term: m('change'), value: change(row) },
    ...(row.instalments.length > 0 ? [{ term: m('instalments'), value: <Instalments row={row} /> }] : []),
    ...(row.dueOn ? [{ term: m('dueOn'), value: formatDate(row.dueOn) }] : []),
    ...(row.steps.length > 0 ? [{ term: m('steps'), value: <Steps row={row} /> }] : []),
    ...(isZero(row.credit) ? [] : [{ term: m('credit'), value: amountOf(row.credit) }]),
    { term: m('reason'), value: row.reason },
    { term: m('by'), value: m('on', { who: row.proposedBy ?? '–', when: formatInstant(row.proposedAt) }) },
    ...(row.decidedAt ? [{ term: m('decidedBy'), value: m('on', { who: row.decidedBy ?? '–', when: formatInstant(row.decidedAt) }) }] : []),
  ];
}

function Details({ row, onClose }: { readonly row: OrderRow; readonly onClose: () => void }) {
  const m = useMessages(orderTexts);
  const c = useMessages(commonTexts);
  const facts = useFacts();
  return (
    <Dialog
      title={m('detailsOf', { label: row.label, member: row.memberName })}
      open
      onClose={onClose}
      size="wide"
      footer={<Button onPress={onClose}>{c('close')}</Button>}
    >
      <Stack>
        <DescriptionList items={facts(row)} />
        <OwnHistory
          key={`${row.id} ${row.version}`}
          label={m('history')}
          query={OrderHistoryQuery}
          variables={{ accountOrderId: row.id }}
          steps={({ accountOrderHistory }) => accountOrderHistory}
          fieldNames={{}}
          valueName={() => null}
        />
      </Stack>
    </Dialog>
  );
}

function Decision({ act, row, onClose, onDone }: { act: keyof typeof DECISIONS; row: OrderRow; onClose: () => void; onDone: () => void }) {
  const m = useMessages(orderTexts);
  const facts = useFacts();
  return (
    <ActDialog
      title={act === 'release' ? m('releaseTitle') : m(act)}
      facts={facts(row)}
      submitLabel={m(act)}
      done={m(`${act}Done`)}
      danger={act !== 'release'}
      fields={[]}
      document={DECISIONS[act] as typeof ReleaseOrder}
      variables={(_values, idempotencyKey) => ({ idempotencyKey, accountOrderId: row.id, expectedVersion: row.version })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** Details at once; what decides is in a menu, so that all of it has room. */
function OrderActs({ row, onAsk }: { readonly row: OrderRow; readonly onAsk: (asked: Asked) => void }) {
  const m = useMessages(orderTexts);
  const may = useMay();
  const named = `${row.label}, ${row.memberName}`;
  const open = row.status === 'proposed';
  const decides = open && may('treasury.releaseMoney');
  const item = (act: Act, disabled = false) => ({ id: act, label: m(act), disabled, onAction: () => onAsk({ act, row }) });
  const items = [
    ...(decides ? [item('release', row.mine)] : []),
    ...(decides && !row.mine ? [item('reject')] : []),
    ...(open && may('treasury.keepAccounts') ? [item('discard')] : []),
  ];
  return (
    <>
      <Button size="small" kind="tertiary" aria-label={`${m('details')}: ${named}`} onPress={() => onAsk({ act: 'details', row })}>
        {m('details')}
      </Button>
      {items.length > 0 && (
        <Menu
          label={m('decideOf', { order: named })}
          trigger={
            <Button size="small" kind="tertiary" icon="more-vert" aria-label={m('decideOf', { order: named })}>
              {m('decide')}
            </Button>
          }
          sections={[{ id: 'acts', label: m('decideOf', { order: named }), items }]}
        />
      )}
    </>
  );
}

function useColumns(onAsk: (asked: Asked) => void): readonly DataColumn<OrderRow>[] {
  const m = useMessages(orderTexts);
  const c = useMessages(commonTexts);
  const change = useChange();
  const status = (row: OrderRow): string => m(row.status);
  return [
    { id: 'label', header: m('about'), rowHeader: true, cell: (row) => row.label, text: (row) => row.label },
    { id: 'member', header: c('member'), cell: (row) => row.memberName, text: (row) => row.memberName },
    { id: 'kind', header: m('kind'), cell: (row) => m(row.kind), text: (row) => m(row.kind) },
    { id: 'change', header: m('change'), cell: change, text: change },
    { id: 'reason', header: m('reason'), cell: (row) => row.reason, text: (row) => row.reason },
    {
      ...{ id: 'status', header: m('status'), text: status },
      cell: (row) => <StatusBadge tone={row.status === 'proposed' ? 'warning' : 'neutral'}>{status(row)}</StatusBadge>,
    },
    { id: 'by', header: m('by'), hidden: true, cell: (row) => row.proposedBy, text: (row) => row.proposedBy ?? '' },
    { id: 'decidedBy', header: m('decidedBy'), hidden: true, cell: (row) => row.decidedBy, text: (row) => row.decidedBy ?? '' },
    { id: 'act', header: '', cell: (row) => <OrderActs row={row} onAsk={onAsk} /> },
  ];
}

interface OrdersProps {
  /** Only waiting ones of a kind, on the page that they change; without it all that there ever were. */
  readonly waitingOf?: OrderRow['kind'];
  /** Changes when something was proposed on the page around. */
  readonly reloadKey: number;
  readonly onDone: () => void;
}

/** Orders on the accounts of members, for the centre. */
export function Orders({ waitingOf, reloadKey, onDone }: OrdersProps) {
  const m = useMessages(orderTexts);
  const may = useMay();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [result, refetch] = useQuery({
    query: OrdersQuery,
    variables: { show: waitingOf ? ('waiting' as const) : ('all' as const), tenantId: null },
    requestPolicy: reloadKey > 0 ? 'network-only' : 'cache-and-network',
    pause: !may('treasury.readBudget'),
  });
  const columns = useColumns(setAsked);
  const done = (): void => {
    refetch({ requestPolicy: 'network-only' });
    onDone();
  };
  if (!may('treasury.readBudget')) return null;
  const dialogs = asked && (
    <>
      {asked.act === 'details' && <Details row={asked.row} onClose={() => setAsked(null)} />}
      {asked.act !== 'details' && <Decision act={asked.act} row={asked.row} onClose={() => setAsked(null)} onDone={done} />}
    </>
  );
  const table = (rows: readonly OrderRow[]) => (
    <DataTable
      label={waitingOf ? m('waiting') : m('orders')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => `${row.label} ${row.memberName}`}
      empty={
        <EmptyState icon="coins" title={m('none')}>
          {m('intro')}
        </EmptyState>
      }
      exportCsv="anordnungen.csv"
    />
  );
  if (waitingOf) {
    const rows = (result.data?.accountOrders ?? []).filter(({ kind }) => kind === waitingOf);
    return (
      <>
        {rows.length > 0 && (
          <Section title={m('waiting')}>
            <p>{m('intro')}</p>
            {table(rows)}
          </Section>
        )}
        {dialogs}
      </>
    );
  }
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ accountOrders }) => (
        <>
          {table(accountOrders)}
          {dialogs}
        </>
      )}
    </QueryResult>
  );
}

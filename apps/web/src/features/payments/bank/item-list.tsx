// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { usePages } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Badge, Button, Cluster, type DataColumn, DataTable, EmptyState, Link, Select, Stack, TextField } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { commonTexts } from '../common-messages.ts';
import { useDownloadAddress } from '../downloads.ts';
import { MunicipalityBadge, MunicipalityChoice, useMunicipalities } from '../municipalities.tsx';
import { useSearchedWords } from '../searched-words.ts';
import { ItemAgesQuery, type ItemRow, PaymentItemsQuery } from './item-documents.ts';
import { itemTexts } from './item-texts.ts';
import { orderFromBankTexts } from './order-from-bank-texts.ts';
import { canBeOrdered, OrderPayablesDialog } from './order-payables-dialog.tsx';

type Patch = Readonly<Record<string, string | undefined>>;
interface Props {
  readonly search: Patch;
  readonly onSet: (patch: Patch) => void;
}

const AGES = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'over90'] as const;
const STATUSES = ['open', 'partly', 'settled', 'withdrawn'] as const;
const TONES = { open: 'info', partly: 'warning', settled: 'success', withdrawn: 'neutral' } as const;
const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | null => list.find((one) => one === text) ?? null;

function Ages({ search, onSet }: Props) {
  const m = useMessages(itemTexts);
  const kind = oneOf(['receivable', 'payable'] as const, search['kind']);
  const [{ data }] = useQuery({
    query: ItemAgesQuery,
    variables: { tenantId: search['tenant'] ?? null, kind },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Cluster>
      {(data?.paymentItemAges ?? []).map(({ age, count, open }) => (
        <Button
          key={age}
          size="small"
          kind={search['age'] === age ? 'primary' : 'secondary'}
          onPress={() => onSet({ age: search['age'] === age ? undefined : age })}
        >
          {`${m(age)}: ${count} · ${amountOf(open)}`}
        </Button>
      ))}
    </Cluster>
  );
}

function Tools({ search, onSet }: Props) {
  const m = useMessages(itemTexts);
  const [words, setWords] = useSearchedWords(search, onSet);
  return (
    <>
      <MunicipalityChoice value={search['tenant']} onChange={(tenant) => onSet({ tenant })} all />
      <Select
        label={m('kind')}
        placeholder={m('all')}
        value={search['kind'] ?? ''}
        options={(['receivable', 'payable'] as const).map((one) => ({ value: one, label: m(one) }))}
        onChange={(event) => onSet({ kind: event.target.value || undefined })}
      />
      <Select
        label={m('status')}
        placeholder={m('onlyOpen')}
        value={search['show'] ?? ''}
        options={[...STATUSES.map((one) => ({ value: one as string, label: m(one) })), { value: 'all', label: m('all') }]}
        onChange={(event) => onSet({ show: event.target.value || undefined })}
      />
      <TextField
        label={m('search')}
        placeholder={m('searchHint')}
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </>
  );
}

function filtersOf(search: Patch) {
  const status = oneOf(STATUSES, search['show']);
  const statuses = search['show'] === 'all' ? null : status === null ? (['open', 'partly'] as const) : [status];
  return {
    ...{
      tenantId: search['tenant'] ?? null,
      kind: oneOf(['receivable', 'payable'] as const, search['kind']),
      status: statuses && [...statuses],
    },
    ...{ age: oneOf(AGES, search['age']), search: search['search'] ?? null },
  };
}

function useColumns(): readonly DataColumn<ItemRow>[] {
  const m = useMessages(itemTexts);
  const c = useMessages(commonTexts);
  const f = useMessages(orderFromBankTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const { side } = useActingBody();
  const names = new Map(useMunicipalities().map(({ id, name }) => [id, name]));
  const day = (row: ItemRow): string => formatDate(row.dueOn, language);
  return [
    {
      id: 'reference',
      header: m('reference'),
      rowHeader: true,
      cell: (row) => row.reference ?? row.externalKey,
      text: (row) => row.reference ?? row.externalKey,
    },
    ...(side === 'centre'
      ? [
          {
            ...{ id: 'municipality', header: c('municipality'), text: (row: ItemRow) => names.get(row.tenantId) ?? '' },
            cell: (row: ItemRow) => <MunicipalityBadge id={row.tenantId} />,
          },
        ]
      : []),
    { id: 'name', header: m('name'), cell: (row) => row.partnerName ?? '–', text: (row) => row.partnerName },
    { id: 'subject', header: m('subject'), cell: (row) => row.subject ?? '–', text: (row) => row.subject },
    {
      ...{ id: 'due', header: m('due'), text: day },
      cell: (row) => (
        <span className="vwp-name">
          {day(row)}
          {row.overdueDays > 0 && (row.status === 'open' || row.status === 'partly') && (
            <Badge tone={row.overdueDays > 90 ? 'danger' : 'warning'}>{m('overdue', { days: row.overdueDays })}</Badge>
          )}
        </span>
      ),
    },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => amountOf(row.amount), text: (row) => amountOf(row.amount) },
    { id: 'open', header: m('openAmount'), align: 'end', cell: (row) => amountOf(row.open), text: (row) => amountOf(row.open) },
    {
      id: 'status',
      header: m('status'),
      cell: (row) => (
        <span className="vwp-name">
          <Badge tone={TONES[row.status]}>{m(row.status)}</Badge>
          {row.orderId && (
            <Link to="/a/$association/$body/payments/orders/$orderId" params={{ ...params, orderId: row.orderId }}>
              {f('toOrder')}
            </Link>
          )}
        </span>
      ),
      text: (row) => m(row.status),
    },
    { id: 'kind', header: m('kind'), cell: (row) => m(row.kind), text: (row) => m(row.kind), hidden: true },
    { id: 'key', header: m('key'), cell: (row) => row.externalKey, text: (row) => row.externalKey, hidden: true },
    { id: 'account', header: m('account'), cell: (row) => row.account, text: (row) => row.account, hidden: true },
  ];
}

/** Claims and liabilities with their states and their age. */
export function ItemList({ search, onSet }: Props) {
  const m = useMessages(itemTexts);
  const f = useMessages(orderFromBankTexts);
  const may = useMay();
  const { side } = useActingBody();
  const address = useDownloadAddress();
  const columns = useColumns();
  const filters = filtersOf(search);
  const pages = usePages(PaymentItemsQuery, { ...filters, first: 100 }, ({ paymentItems }) => paymentItems);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [ordering, setOrdering] = useState(false);
  const chosen = pages.rows.filter(({ id }) => selection.has(id));
  const exportAll = (): void => {
    const { status, ...plain } = filters;
    const given = Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, value ?? undefined]));
    window.location.assign(`${address('payment-items', given)}${(status ?? []).map((one) => `&status=${one}`).join('')}`);
  };
  return (
    <Stack>
      <Ages search={search} onSet={onSet} />
      <QueryResult result={pages.result} onRetry={pages.refresh}>
        {() => (
          <DataTable
            {...{ label: m('items'), columns, rows: pages.rows, onMore: pages.onMore, loadingMore: pages.loadingMore }}
            {...(pages.total === undefined ? {} : { total: pages.total })}
            rowId={(row) => row.id}
            rowName={(row) => `${row.reference ?? row.externalKey} ${row.partnerName ?? ''}`}
            tools={<Tools search={search} onSet={onSet} />}
            columnChooser
            {...(side === 'member' && may('payments.prepareOrders')
              ? {
                  selection,
                  onSelection: setSelection,
                  bulkActions: (
                    <Button size="small" onPress={() => setOrdering(true)} disabled={!chosen.some(canBeOrdered)}>
                      {f('orderPayables')}
                    </Button>
                  ),
                }
              : {})}
            empty={<EmptyState title={m('empty')}>{m('emptyBody')}</EmptyState>}
            exportCsv={exportAll}
          />
        )}
      </QueryResult>
      {ordering && (
        <OrderPayablesDialog
          rows={chosen}
          onClose={() => setOrdering(false)}
          onDone={() => {
            setSelection(new Set());
            pages.refresh();
          }}
        />
      )}
    </Stack>
  );
}

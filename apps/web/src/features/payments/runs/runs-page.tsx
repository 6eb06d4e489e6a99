// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Badge, type DataColumn, DataTable, EmptyState, Link, Select, Tabs } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge, MunicipalityChoice, useMunicipalities } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { runTexts } from './messages.ts';
import { PaymentRunsQuery, type RunRow } from './run-documents.ts';
import { RUN_STATUSES, RunStatusBadge } from './run-status.tsx';
import { ToPay } from './to-pay.tsx';

function useColumns(): readonly DataColumn<RunRow>[] {
  const m = useMessages(runTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const names = new Map(useMunicipalities().map(({ id, name }) => [id, name]));
  const name = (row: RunRow): string => m('runOf', { date: formatDate(row.executeOn, language) });
  return [
    {
      ...{ id: 'run', header: m('runs'), rowHeader: true, text: name },
      cell: (row) => (
        <span className="vwp-name">
          <Link to="/a/$association/$body/payments/runs/$runId" params={{ ...params, runId: row.id }}>
            {name(row)}
          </Link>
          {row.urgent && <Badge tone="warning">{m('urgent')}</Badge>}
        </span>
      ),
    },
    {
      ...{ id: 'municipality', header: c('municipality'), text: (row) => names.get(row.tenantId) ?? '' },
      cell: (row) => <MunicipalityBadge id={row.tenantId} />,
    },
    { id: 'account', header: m('account'), cell: (row) => row.accountLabel, text: (row) => row.accountLabel },
    { id: 'count', header: m('count'), align: 'end', cell: (row) => row.count, text: (row) => row.count },
    { id: 'sum', header: m('sum'), align: 'end', cell: (row) => amountOf(row.sum), text: (row) => amountOf(row.sum) },
    {
      ...{ id: 'status', header: m('status'), text: (row) => m(row.status) },
      cell: (row) => (
        <span className="vwp-name">
          <RunStatusBadge status={row.status} />
          {row.rejected > 0 && <Badge tone="danger">{m('rejectedCount', { count: row.rejected })}</Badge>}
        </span>
      ),
    },
    {
      ...{ id: 'releases', header: m('releases'), align: 'end' },
      cell: (row) => m('releasesOf', { count: row.releases }),
      text: (row) => row.releases,
    },
    { id: 'message', header: m('messageId'), cell: (row) => row.messageId ?? '–', text: (row) => row.messageId, hidden: true },
    {
      ...{ id: 'created', header: m('createdAt'), hidden: true },
      cell: (row) => formatInstant(row.createdAt, language),
      text: (row) => formatInstant(row.createdAt, language),
    },
  ];
}

type Patch = Readonly<Record<string, string | undefined>>;

const statusesOf = (text: string | undefined) => {
  const given = (text ?? '').split(',').flatMap((one) => RUN_STATUSES.filter((status) => status === one));
  return given.length > 0 ? given : null;
};

function Runs({ search, onSet }: { readonly search: Patch; readonly onSet: (patch: Patch) => void }) {
  const m = useMessages(runTexts);
  const columns = useColumns();
  const params = useBodyParams();
  const navigate = Route.useNavigate();
  const status = statusesOf(search['status']);
  const variables = { tenantId: search['tenant'] ?? null, status };
  const [result, refetch] = useQuery({ query: PaymentRunsQuery, variables, requestPolicy: 'cache-and-network' });
  const chosen = status?.join(',') ?? '';
  const tools = (
    <>
      <MunicipalityChoice value={search['tenant']} onChange={(tenant) => onSet({ tenant })} all />
      <Select
        label={m('status')}
        placeholder={m('allStatuses')}
        value={chosen}
        options={[
          ...(chosen.includes(',') ? [{ value: chosen, label: (status ?? []).map((one) => m(one)).join(', ') }] : []),
          ...RUN_STATUSES.map((one) => ({ value: one as string, label: m(one) })),
        ]}
        onChange={(event) => onSet({ status: event.target.value || undefined })}
      />
    </>
  );
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ paymentRuns }) => (
        <DataTable
          label={m('runs')}
          columns={columns}
          rows={paymentRuns}
          rowId={(row) => row.id}
          rowName={(row) => `${m('runOf', { date: row.executeOn })} ${row.accountLabel}`}
          tools={tools}
          columnChooser
          onOpen={(row) => void navigate({ to: '/a/$association/$body/payments/runs/$runId', params: { ...params, runId: row.id } })}
          empty={<EmptyState title={m('noRuns')}>{m('noRunsBody')}</EmptyState>}
          exportCsv="zahlungslaeufe.csv"
        />
      )}
    </QueryResult>
  );
}

function RunsPage() {
  const m = useMessages(runTexts);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const set = (patch: Patch): void => void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true });
  const tabs = [
    { id: 'toPay', label: m('toPay'), content: <ToPay tenant={search.tenant} onTenant={(tenant) => set({ tenant })} /> },
    { id: 'runs', label: m('runs'), content: <Runs search={search} onSet={set} /> },
  ];
  const selected = search.tab === 'runs' || (search.tab === undefined && search.status !== undefined) ? 'runs' : 'toPay';
  return (
    <PaymentsPage title={m('title')} intro={m('intro')}>
      <Tabs label={m('title')} tabs={tabs} selected={selected} onSelect={(tab) => set({ tab })} />
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/runs')({ component: guarded('payments.readRuns', RunsPage) });

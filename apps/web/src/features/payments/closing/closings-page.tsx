// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { type DataColumn, DataTable, EmptyState, Link, StatusBadge, type Tone } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge, MunicipalityChoice } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { type ClosingDay, ClosingDaysQuery } from './closing-documents.ts';
import { DayInWork } from './day-in-work.tsx';
import { closingTexts } from './messages.ts';
import { MonthChoice, monthFrom } from './month-choice.tsx';

const TONES: Readonly<Record<ClosingDay['state'], Tone>> = {
  ...{ closed: 'success', unsigned: 'warning', spanned: 'neutral', open: 'info', missing: 'danger' },
};

function DayLink({ row }: { readonly row: ClosingDay }) {
  const language = useLanguage();
  const params = useBodyParams();
  const day = formatDate(row.day, language);
  if (row.closingId)
    return (
      <Link to="/a/$association/$body/payments/closings/$closingId" params={{ ...params, closingId: row.closingId }}>
        {day}
      </Link>
    );
  if (row.state === 'spanned') return <>{day}</>;
  return (
    <Link to="/a/$association/$body/payments/closings" params={params} search={{ tenant: row.tenantId, day: row.day }}>
      {day}
    </Link>
  );
}

function useColumns(): readonly DataColumn<ClosingDay>[] {
  const m = useMessages(closingTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const { side } = useActingBody();
  const received = (row: ClosingDay): string => (row.state !== 'closed' ? '' : m(row.received ? 'yes' : 'notYet'));
  return [
    {
      ...{ id: 'day', header: m('day'), rowHeader: true, text: (row) => formatDate(row.day, language) },
      cell: (row) => <DayLink row={row} />,
    },
    ...(side === 'centre'
      ? [
          {
            ...{ id: 'municipality', header: c('municipality'), text: (row: ClosingDay) => row.municipality },
            cell: (row: ClosingDay) => <MunicipalityBadge id={row.tenantId} />,
          },
        ]
      : []),
    {
      ...{ id: 'state', header: m('state'), text: (row) => m(row.state) },
      cell: (row) => <StatusBadge tone={TONES[row.state]}>{m(row.state)}</StatusBadge>,
    },
    { id: 'number', header: m('number'), align: 'end', cell: (row) => row.number ?? '', text: (row) => String(row.number ?? '') },
    {
      ...{ id: 'signatures', header: m('signatures'), align: 'end', text: (row) => (row.closingId ? `${row.signatures}/2` : '') },
      cell: (row) => (row.closingId ? `${row.signatures}/2` : ''),
    },
    { id: 'received', header: m('received'), cell: received, text: received },
  ];
}

function ClosingsPage() {
  const m = useMessages(closingTexts);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const { side, tenantId: own } = useActingBody();
  const month = monthFrom(search.month);
  const tenantId = side === 'member' ? own : search.tenant;
  const columns = useColumns();
  const inDay = tenantId !== undefined && search.day !== undefined;
  const [result, again] = useQuery({ query: ClosingDaysQuery, variables: { month, tenantId: tenantId ?? null }, pause: inDay });
  const set = (patch: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true });
  if (tenantId !== undefined && search.day !== undefined) return <DayInWork tenantId={tenantId} day={search.day} />;
  return (
    <PaymentsPage title={m('title')} intro={m('intro')}>
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ closingDays }) => (
          <DataTable
            label={m('title')}
            columns={columns}
            rows={[...closingDays].sort((a, b) => b.day.localeCompare(a.day) || a.municipality.localeCompare(b.municipality, 'de'))}
            rowId={({ tenantId: of, day }) => `${of} ${day}`}
            rowName={({ municipality, day }) => `${municipality} ${day}`}
            exportCsv="tagesabschluesse"
            tools={
              <>
                <MonthChoice value={month} onChange={(chosen) => set({ month: chosen })} />
                <MunicipalityChoice value={search.tenant} onChange={(tenant) => set({ tenant })} all />
              </>
            }
            empty={
              <EmptyState icon="info" title={m('noDays')}>
                {m('noDaysBody')}
              </EmptyState>
            }
          />
        )}
      </QueryResult>
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/closings')({ component: guarded('payments.read', ClosingsPage) });

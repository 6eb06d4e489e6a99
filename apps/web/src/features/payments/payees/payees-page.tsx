// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Badge, Button, type DataColumn, DataTable, EmptyState, Select, StatusBadge, TextField } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge, MunicipalityChoice, useMunicipalities } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { useSearchedWords } from '../searched-words.ts';
import { payeeTexts } from './messages.ts';
import { EnterPayeeDialog } from './payee-acts.tsx';
import { type PayeeRow, PayeesQuery } from './payee-documents.ts';
import { PayeePanel } from './payee-panel.tsx';

type Patch = Readonly<Record<string, string | undefined>>;

function useColumns(onOpen: (row: PayeeRow) => void): readonly DataColumn<PayeeRow>[] {
  const m = useMessages(payeeTexts);
  const c = useMessages(commonTexts);
  const { side } = useActingBody();
  const names = new Map(useMunicipalities().map(({ id, name }) => [id, name]));
  return [
    {
      ...{ id: 'name', header: m('name'), rowHeader: true, text: (row) => row.name },
      cell: (row) => (
        <span className="vwp-name">
          <Button size="small" kind="tertiary" onPress={() => onOpen(row)}>
            {row.name}
          </Button>
          {row.waiting && <Badge tone="warning">{m('waitingBadge')}</Badge>}
          {row.shared && <Badge tone="danger">{m('sharedBadge')}</Badge>}
        </span>
      ),
    },
    { id: 'number', header: m('number'), cell: (row) => row.number, text: (row) => row.number },
    ...(side === 'centre'
      ? [
          {
            ...{ id: 'municipality', header: c('municipality'), text: (row: PayeeRow) => names.get(row.tenantId) ?? '' },
            cell: (row: PayeeRow) => <MunicipalityBadge id={row.tenantId} />,
          },
        ]
      : []),
    { id: 'town', header: m('town'), cell: (row) => row.town ?? '–', text: (row) => row.town },
    { id: 'holder', header: m('holder'), cell: (row) => row.holder ?? '–', text: (row) => row.holder },
    { id: 'iban', header: m('iban'), cell: (row) => row.ibanShown ?? '–', text: (row) => row.ibanShown },
    {
      ...{ id: 'status', header: m('status'), text: (row) => m(row.status) },
      cell: (row) => <StatusBadge tone={row.status === 'active' ? 'success' : 'neutral'}>{m(row.status)}</StatusBadge>,
    },
  ];
}

function Tools({ search, onSet }: { readonly search: Patch; readonly onSet: (patch: Patch) => void }) {
  const m = useMessages(payeeTexts);
  const [words, setWords] = useSearchedWords(search, onSet);
  return (
    <>
      <MunicipalityChoice value={search['tenant']} onChange={(tenant) => onSet({ tenant })} all />
      <Select
        label={m('show')}
        placeholder={m('all')}
        value={search['waiting'] === 'true' ? 'true' : ''}
        options={[{ value: 'true', label: m('onlyWaiting') }]}
        onChange={(event) => onSet({ waiting: event.target.value || undefined })}
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

function PayeesPage() {
  const m = useMessages(payeeTexts);
  const may = useMay();
  const { side, tenantId } = useActingBody();
  const search: Patch = Route.useSearch();
  const navigate = Route.useNavigate();
  const [entering, setEntering] = useState(false);
  const [result, refetch] = useQuery({
    query: PayeesQuery,
    variables: { tenantId: search['tenant'] ?? null, search: search['search'] ?? null, waiting: search['waiting'] === 'true' },
    requestPolicy: 'cache-and-network',
  });
  const again = (): void => refetch({ requestPolicy: 'network-only' });
  const set = useCallback((patch: Patch) => void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true }), [navigate]);
  const open = (row: PayeeRow): void => set({ payee: row.id });
  const columns = useColumns(open);
  const payeeId = search['payee'];
  return (
    <PaymentsPage
      title={m('title')}
      intro={m('intro')}
      actions={
        side === 'member' &&
        may('payments.keepPayees') && (
          <Button kind="primary" icon="add" onPress={() => setEntering(true)}>
            {m('enter')}
          </Button>
        )
      }
    >
      <QueryResult result={result} onRetry={again}>
        {({ payees }) => (
          <DataTable
            label={m('title')}
            columns={columns}
            rows={payees}
            rowId={(row) => row.id}
            rowName={(row) => `${row.name} ${row.number}`}
            onOpen={open}
            {...(payeeId ? { current: payeeId } : {})}
            tools={<Tools search={search} onSet={set} />}
            empty={
              <EmptyState icon="account-circle" title={m('empty')}>
                {m('emptyBody')}
              </EmptyState>
            }
            exportCsv="empfaenger.csv"
          />
        )}
      </QueryResult>
      {payeeId && <PayeePanel key={payeeId} payeeId={payeeId} onChanged={again} />}
      {entering && <EnterPayeeDialog tenantId={tenantId} onClose={() => setEntering(false)} onDone={again} />}
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/payees')({ component: guarded('payments.read', PayeesPage) });

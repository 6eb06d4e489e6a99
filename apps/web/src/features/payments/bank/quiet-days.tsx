// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant, parseDateInput } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Stack } from '../../../ui/index.ts';
import { MunicipalityBadge, MunicipalityChoice } from '../municipalities.tsx';
import { profileTexts } from './booking-profile-texts.ts';

const QuietDaysQuery = graphql(`
  query PaymentsQuietDays($tenantId: ID) { quietDays(tenantId: $tenantId) { id tenantId bankAccountId account day saidBy saidAt } }
`);
type QuietDay = ResultOf<typeof QuietDaysQuery>['quietDays'][number];

const OpenAccountsQuery = graphql(`
  query PaymentsQuietAccounts($tenantId: ID) { bankAccounts(tenantId: $tenantId) { id label status } }
`);

export const ConfirmQuietDay = graphql(`
  mutation PaymentsConfirmQuietDay($bankAccountId: ID!, $day: Date!, $idempotencyKey: String!) {
    confirmQuietDay(bankAccountId: $bankAccountId, day: $day, idempotencyKey: $idempotencyKey) {
      ... on ConfirmQuietDaySuccess { done }
      ... on ConfirmQuietDayRefusal { code field params message }
    }
  }
`);

function ConfirmDialog({
  tenant,
  onClose,
  onDone,
}: {
  readonly tenant: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const m = useMessages(profileTexts);
  const [{ data }] = useQuery({ query: OpenAccountsQuery, variables: { tenantId: tenant } });
  if (!data) return null;
  const accounts = data.bankAccounts.filter(({ status }) => status === 'open');
  return (
    <ActDialog
      {...{ title: m('quietAct'), intro: m('quietSays'), submitLabel: m('quietAct'), done: m('quietDone'), onClose, onDone }}
      fields={[
        {
          ...{ name: 'bankAccountId', label: m('account'), kind: 'choice', initial: accounts[0]?.id ?? '' },
          options: accounts.map(({ id, label }) => ({ value: id, label })),
        },
        { name: 'day', label: m('day'), kind: 'date' },
      ]}
      document={ConfirmQuietDay}
      variables={({ bankAccountId = '', day = '' }, idempotencyKey) => ({ idempotencyKey, bankAccountId, day: parseDateInput(day) ?? day })}
    />
  );
}

interface Props {
  readonly tenant: string | undefined;
  readonly onTenant: (tenant: string | undefined) => void;
}

/** Days of which somebody said that the bank booked nothing. */
export function QuietDays({ tenant, onTenant }: Props) {
  const m = useMessages(profileTexts);
  const language = useLanguage();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [result, refetch] = useQuery({
    query: QuietDaysQuery,
    variables: { tenantId: tenant ?? null },
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const day = (row: QuietDay): string => formatDate(row.day, language);
  const at = (row: QuietDay): string => formatInstant(row.saidAt, language);
  const columns: readonly DataColumn<QuietDay>[] = [
    { id: 'day', header: m('day'), rowHeader: true, cell: day, text: day },
    {
      ...{ id: 'account', header: m('account'), text: (row) => row.account },
      cell: (row) => (
        <span className="vwp-name">
          <MunicipalityBadge id={row.tenantId} />
          {row.account}
        </span>
      ),
    },
    { id: 'by', header: m('saidBy'), cell: (row) => row.saidBy ?? '–', text: (row) => row.saidBy ?? '' },
    { id: 'at', header: m('saidAt'), cell: at, text: at },
  ];
  return (
    <Stack>
      <p className="vwp-note">{m('quietIntro')}</p>
      <MunicipalityChoice value={tenant} onChange={onTenant} all />
      {may('payments.reconcile') && (
        <div>
          <Button disabled={!tenant} onPress={() => setAsking(true)}>
            {m('quietAct')}
          </Button>
          {!tenant && <span className="vwp-note"> {m('chooseMunicipality')}</span>}
        </div>
      )}
      <QueryResult result={result} onRetry={reload}>
        {({ quietDays }) => (
          <DataTable
            {...{ label: m('quietTab'), columns, rows: quietDays }}
            rowId={(row) => row.id}
            rowName={(row) => `${row.account} ${day(row)}`}
            empty={<EmptyState title={m('noQuiet')}>{m('noQuietBody')}</EmptyState>}
            exportCsv="tage-ohne-umsaetze.csv"
          />
        )}
      </QueryResult>
      {asking && tenant && <ConfirmDialog tenant={tenant} onClose={() => setAsking(false)} onDone={reload} />}
    </Stack>
  );
}

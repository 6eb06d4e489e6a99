// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, parseDateInput } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { type DataColumn, DataTable, EmptyState, Link, Tabs, TextField } from '../../../ui/index.ts';
import { amountOf, registerNumber } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { commonTexts } from '../common-messages.ts';
import { useDownloadAddress } from '../downloads.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge, MunicipalityChoice } from '../municipalities.tsx';
import { OrderStatusBadge } from '../orders/order-status.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { registerTexts } from './messages.ts';
import { type RegisterRow, VoucherRegisterQuery } from './register-documents.ts';
import { Samples } from './samples.tsx';

function useColumns(): readonly DataColumn<RegisterRow>[] {
  const m = useMessages(registerTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const { side } = useActingBody();
  const day = (date: string | null): string => (date ? formatDate(date, language) : '–');
  return [
    {
      ...{ id: 'number', header: m('number'), rowHeader: true, text: registerNumber },
      cell: (row) => (
        <Link to="/a/$association/$body/payments/orders/$orderId" params={{ ...params, orderId: row.id }}>
          {registerNumber(row)}
        </Link>
      ),
    },
    ...(side === 'centre'
      ? [
          {
            ...{ id: 'municipality', header: c('municipality'), text: (row: RegisterRow) => row.memberName },
            cell: (row: RegisterRow) => <MunicipalityBadge id={row.tenantId} />,
          },
        ]
      : []),
    { id: 'on', header: m('registeredOn'), cell: (row) => day(row.registeredOn), text: (row) => day(row.registeredOn) },
    { id: 'payee', header: m('payee'), cell: (row) => row.creditorName, text: (row) => row.creditorName },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => amountOf(row.amount), text: (row) => amountOf(row.amount) },
    { id: 'voucher', header: m('voucher'), cell: (row) => row.voucher, text: (row) => row.voucher },
    { id: 'status', header: m('status'), cell: (row) => <OrderStatusBadge status={row.status} />, text: (row) => row.status },
    { id: 'left', header: m('handedOverOn'), cell: (row) => day(row.handedOverOn), text: (row) => day(row.handedOverOn) },
    { id: 'file', header: m('file'), cell: (row) => row.messageId ?? '–', text: (row) => row.messageId, hidden: true },
    { id: 'hash', header: m('hash'), cell: (row) => row.fileHash ?? '–', text: (row) => row.fileHash, hidden: true },
  ];
}

type Patch = Readonly<Record<string, string | undefined>>;

function Register({ search, onSet }: { readonly search: Patch; readonly onSet: (patch: Patch) => void }) {
  const m = useMessages(registerTexts);
  const columns = useColumns();
  const address = useDownloadAddress();
  const [typed, setTyped] = useState({ from: search['from'] ?? '', to: search['to'] ?? '' });
  const [from, to] = [parseDateInput(search['from'] ?? ''), parseDateInput(search['to'] ?? '')];
  const variables = { tenantId: search['tenant'] ?? null, from, to };
  const [result, refetch] = useQuery({ query: VoucherRegisterQuery, variables, requestPolicy: 'cache-and-network' });
  const field = (name: 'from' | 'to') => ({
    ...{ label: m(name), value: typed[name] },
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    onBlur: () => onSet({ [name]: typed[name].trim() || undefined }),
  });
  const csv = (): void =>
    window.location.assign(address('voucher-register', { tenantId: search['tenant'], from: from ?? undefined, to: to ?? undefined }));
  const tools = (
    <>
      <MunicipalityChoice value={search['tenant']} onChange={(tenant) => onSet({ tenant })} all />
      <TextField {...field('from')} />
      <TextField {...field('to')} />
    </>
  );
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ voucherRegister }) => (
        <DataTable
          label={m('register')}
          columns={columns}
          rows={voucherRegister}
          rowId={(row) => row.id}
          rowName={(row) => `${registerNumber(row)} ${row.creditorName}`}
          tools={tools}
          columnChooser
          empty={<EmptyState title={m('empty')}>{m('emptyBody')}</EmptyState>}
          exportCsv={csv}
        />
      )}
    </QueryResult>
  );
}

function RegisterPage() {
  const m = useMessages(registerTexts);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const set = (patch: Patch): void => void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true });
  const tabs = [
    { id: 'register', label: m('register'), content: <Register search={search} onSet={set} /> },
    { id: 'samples', label: m('samples'), content: <Samples tenant={search.tenant} /> },
  ];
  return (
    <PaymentsPage title={m('title')} intro={m('intro')}>
      <Tabs label={m('title')} tabs={tabs} selected={search.tab === 'samples' ? 'samples' : 'register'} onSelect={(tab) => set({ tab })} />
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/register')({ component: guarded('payments.read', RegisterPage) });

// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Page, Select, StatusBadge } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { registerTexts } from '../messages/register-texts.ts';
import { RecipientDialog } from './recipient-dialog.tsx';
import { type Recipient, RecipientsQuery } from './recipient-queries.ts';
import '../billing.css';

interface Search {
  readonly complete?: string | undefined;
}

function useColumns(onChange: (recipient: Recipient) => void): readonly DataColumn<Recipient>[] {
  const m = useMessages(registerTexts);
  const may = useMay();
  const state = ({ version, complete }: Recipient) => (version === 0 ? 'isMissing' : complete ? 'isComplete' : 'isIncomplete');
  const address = ({ name, line1, postCode, city }: Recipient): string =>
    [name, line1, `${postCode} ${city}`.trim()].filter(Boolean).join(', ');
  const plain = (id: 'routingId' | 'orderNumber' | 'costUnit' | 'email'): DataColumn<Recipient> => ({
    id,
    header: m(id),
    cell: (row) => row[id] || '–',
    text: (row) => row[id],
    hidden: id === 'email',
  });
  return [
    { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    {
      id: 'state',
      header: m('state'),
      cell: (row) => <StatusBadge tone={row.version > 0 && row.complete ? 'success' : 'warning'}>{m(state(row))}</StatusBadge>,
      text: (row) => m(state(row)),
    },
    { id: 'address', header: m('address'), cell: (row) => <span className="vwb-wrap">{address(row) || '–'}</span>, text: address },
    plain('routingId'),
    plain('orderNumber'),
    plain('costUnit'),
    { id: 'format', header: m('format'), cell: (row) => m(row.format), text: (row) => m(row.format) },
    plain('email'),
    ...(may('billing.changeRecipients')
      ? [
          {
            id: 'change',
            header: m('change'),
            cell: (row: Recipient) => (
              <Button size="small" icon="edit" aria-label={m('changeOf', { member: row.memberName })} onPress={() => onChange(row)}>
                {m('change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

function RecipientsPage() {
  const m = useMessages(registerTexts);
  const { side } = useActingBody();
  const search: Search = Route.useSearch();
  const set = useAddress<Search>();
  const [changing, setChanging] = useState<Recipient | null>(null);
  const [result, again] = useQuery({ query: RecipientsQuery, requestPolicy: 'cache-and-network' });
  const reload = (): void => again({ requestPolicy: 'network-only' });
  const columns = useColumns(setChanging);
  // Who loads what others have saved meanwhile goes on from that, since every field of it is in the form.
  const current = changing && (result.data?.recipientProfiles.find(({ tenantId }) => tenantId === changing.tenantId) ?? changing);
  const onlyOpen = search.complete === 'no';
  return (
    <Page title={m('recipients')} intro={m(side === 'member' ? 'recipientsIntroMember' : 'recipientsIntro')}>
      <QueryResult result={result} onRetry={reload}>
        {({ recipientProfiles }) => {
          const rows = recipientProfiles.filter(({ version, complete }) => !onlyOpen || version === 0 || !complete);
          return (
            <DataTable
              label={m('recipients')}
              columns={columns}
              rows={rows}
              rowId={({ tenantId }) => tenantId}
              rowName={({ memberName }) => memberName}
              total={rows.length}
              tools={
                side === 'centre' && (
                  <Select
                    label={m('state')}
                    placeholder={m('allStates')}
                    value={onlyOpen ? 'no' : ''}
                    options={[{ value: 'no', label: m('onlyIncomplete') }]}
                    onChange={(event) => set({ complete: event.target.value || undefined })}
                  />
                )
              }
              columnChooser
              empty={<EmptyState title={m('noRecipients')} />}
              exportCsv={`${m('recipients')}.csv`}
            />
          );
        }}
      </QueryResult>
      {current && <RecipientDialog key={current.version} recipient={current} onClose={() => setChanging(null)} onDone={reload} />}
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/billing/recipients')({
  component: guarded('billing.readDocuments', RecipientsPage),
});

// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { type DataColumn, Link, type Sort, TenantBadge } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { deskTexts } from '../messages.ts';
import type { RequestsSearch } from '../search.ts';
import { Due, dayOf, isInQueue, PriorityBadge, RequestStatusBadge, useStatusName } from '../status-badges.tsx';
import { useBodyAddress } from '../use-body-address.ts';
import { requestsTexts } from './messages.ts';
import type { RequestRow } from './requests-query.ts';

const SORTS: Readonly<Record<NonNullable<RequestsSearch['sort']>, Sort>> = {
  dueFirst: { column: 'due', direction: 'ascending' },
  newestFirst: { column: 'received', direction: 'descending' },
  oldestFirst: { column: 'received', direction: 'ascending' },
  numberFirst: { column: 'number', direction: 'ascending' },
};

export const shownSort = (sort: RequestsSearch['sort']): Sort => SORTS[sort ?? 'newestFirst'];

/** The server's order that a pressed header asks for; what it does not know is the list's own order. */
export const chosenSort = (sort: Sort | null): RequestsSearch['sort'] =>
  sort === null
    ? undefined
    : (Object.keys(SORTS) as (keyof typeof SORTS)[]).find(
        (name) => SORTS[name].column === sort.column && SORTS[name].direction === sort.direction,
      );

export function useRequestColumns(): readonly DataColumn<RequestRow>[] {
  const d = useMessages(deskTexts);
  const m = useMessages(requestsTexts);
  const language = useLanguage();
  const said = useSaid();
  const statusName = useStatusName();
  const address = useBodyAddress();
  const { side } = useActingBody();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names follow the language and the side
  return useMemo(() => {
    const forCentre = side === 'centre';
    const columns: readonly (DataColumn<RequestRow> | false)[] = [
      {
        id: 'number',
        header: d('number'),
        sortable: true,
        width: '7.5rem',
        text: (row) => row.number,
        cell: (row) => <span className="vw-desk-number">{row.number}</span>,
      },
      {
        id: 'subject',
        header: d('subject'),
        rowHeader: true,
        text: (row) => row.subject,
        cell: (row) => (
          <span className="vw-desk-subject">
            <Link to="/a/$association/$body/requests/$requestId" params={{ ...address, requestId: row.id }}>
              {row.subject}
            </Link>{' '}
            {forCentre && <PriorityBadge priority={row.priority} />}
            <span className="vw-desk-narrow">
              {forCentre && <TenantBadge tenant={{ name: row.tenantShortName, colour: row.tenantColour }} />}
              <RequestStatusBadge status={row.status} />
              {row.dueAt && <Due at={row.dueAt} overdue={row.overdue} />}
            </span>
          </span>
        ),
      },
      forCentre && {
        id: 'member',
        header: d('member'),
        text: (row) => row.tenantName,
        cell: (row) => <TenantBadge tenant={{ name: row.tenantShortName, colour: row.tenantColour }} />,
      },
      {
        id: 'status',
        header: d('status'),
        text: (row) => statusName(row.status),
        cell: (row) => <RequestStatusBadge status={row.status} />,
      },
      {
        id: 'due',
        header: d('due'),
        sortable: true,
        text: (row) => (row.dueAt === null ? '' : `${dayOf(row.dueAt, language)}${row.overdue ? ` (${d('overdue')})` : ''}`),
        cell: (row) => <Due at={row.dueAt} overdue={row.overdue} />,
      },
      {
        id: 'handler',
        header: d('handler'),
        text: (row) => row.handler ?? (isInQueue(row.status) ? d('nobody') : ''),
        cell: (row) => row.handler ?? <span className="vw-muted">{isInQueue(row.status) ? d('nobody') : '–'}</span>,
      },
      {
        id: 'service',
        header: d('service'),
        text: (row) => said(row, 'serviceName'),
        cell: (row) => said(row, 'serviceName'),
      },
      {
        id: 'received',
        header: m('received'),
        sortable: true,
        text: (row) => dayOf(row.receivedAt, language),
        cell: (row) => dayOf(row.receivedAt, language),
      },
      {
        id: 'requester',
        header: m('requester'),
        hidden: true,
        text: (row) => row.requesterName ?? '',
        cell: (row) => row.requesterName ?? '–',
      },
      !forCentre && {
        id: 'costUnit',
        header: m('costUnit'),
        hidden: true,
        text: (row) => row.costUnit ?? '',
        cell: (row) => row.costUnit ?? '–',
      },
    ];
    return columns.filter((column) => column !== false);
  }, [language, side, address]);
}

// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatDate } from '../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useAddress, usePages } from '../../record/index.ts';
import { useActingBody, useMay } from '../../session/index.ts';
import {
  Badge,
  Checkbox,
  Cluster,
  type DataColumn,
  DataTable,
  EmptyState,
  Link,
  Page,
  Select,
  StatusBadge,
  TenantBadge,
} from '../../ui/index.ts';
import { useFamilies, useMembers } from './choices.ts';
import { agreementTexts } from './messages.ts';
import { STATUS_TONES, STATUSES, statusKey } from './status.ts';
import { useBodyParams } from './use-body-params.ts';

const AgreementsQuery = graphql(`
  query Agreements(
    $first: Int
    $after: String
    $tenantId: ID
    $serviceFamilyCode: String
    $status: [AgreementStatus!]
    $endsSoon: Boolean
  ) {
    agreements(
      first: $first
      after: $after
      tenantId: $tenantId
      serviceFamilyCode: $serviceFamilyCode
      status: $status
      endsSoon: $endsSoon
    ) {
      items {
        id
        tenantName
        tenantColour
        number
        title
        formLabel
        status
        validFrom
        validTo
        serviceFamilyCodes
        endsSoon
        latestNoticeDate
      }
      nextCursor
      total
    }
  }
`);

type Line = ResultOf<typeof AgreementsQuery>['agreements']['items'][number];

function useColumns(): readonly DataColumn<Line>[] {
  const m = useMessages(agreementTexts);
  const { side } = useActingBody();
  const { familyName } = useFamilies();
  const params = useBodyParams();
  return useMemo(() => {
    const column = (id: string, header: string, text: (line: Line) => string): DataColumn<Line> => ({ id, header, text, cell: text });
    const date = (value: string | null, empty: string): string => (value === null ? empty : formatDate(value));
    const status = (line: Line): string => m(statusKey(line.status));
    const member: DataColumn<Line> = {
      ...column('member', m('member'), (line) => line.tenantName),
      cell: (line) => <TenantBadge tenant={{ name: line.tenantName, colour: line.tenantColour }} />,
    };
    return [
      {
        ...column('number', m('number'), (line) => line.number),
        rowHeader: true,
        width: '9rem',
        cell: (line) => (
          <Link to="/a/$association/$body/agreements/$agreementId" params={{ ...params, agreementId: line.id }}>
            <span className="vw-number">{line.number}</span>
          </Link>
        ),
      },
      column('title', m('name'), (line) => line.title),
      ...(side === 'centre' ? [member] : []),
      column('families', m('families'), (line) => line.serviceFamilyCodes.map(familyName).join(', ')),
      { ...column('form', m('form'), (line) => line.formLabel), hidden: true },
      column('from', m('from'), (line) => date(line.validFrom, '–')),
      {
        ...column('to', m('to'), (line) => date(line.validTo, line.validFrom === null ? '–' : m('open'))),
        cell: (line) => (
          <Cluster>
            {date(line.validTo, line.validFrom === null ? '–' : m('open'))}
            {line.endsSoon && (
              <Badge tone="warning" icon="warning">
                {m('endsSoon')}
              </Badge>
            )}
          </Cluster>
        ),
      },
      { ...column('notice', m('notice'), (line) => date(line.latestNoticeDate, '–')), hidden: true },
      {
        ...column('status', m('status'), status),
        cell: (line) => <StatusBadge tone={STATUS_TONES[line.status]}>{status(line)}</StatusBadge>,
      },
    ];
  }, [m, side, familyName, params]);
}

function AgreementsPage() {
  const m = useMessages(agreementTexts);
  const may = useMay();
  const { side } = useActingBody();
  const params = useBodyParams();
  const draft = may('agreements.draft') && side === 'centre' && (
    <Link look="button-primary" icon="add" to="/a/$association/$body/agreements/new" params={params}>
      {m('draft')}
    </Link>
  );
  return (
    <Page title={m('title')} intro={m(side === 'centre' ? 'introCentre' : 'introMember')} actions={draft}>
      <AgreementTable />
    </Page>
  );
}

function AgreementTable() {
  const m = useMessages(agreementTexts);
  const goTo = useNavigate();
  const params = useBodyParams();
  const columns = useColumns();
  const { member, family, status, endsSoon } = Route.useSearch();
  const isNarrow = [member, family, status, endsSoon].some((value) => value !== undefined);
  const filters = {
    first: 50,
    ...(member && { tenantId: member }),
    ...(family && { serviceFamilyCode: family }),
    ...(status && { status: [status] }),
    ...(endsSoon && { endsSoon }),
  };
  const pages = usePages(AgreementsQuery, filters, ({ agreements }) => agreements);
  return (
    <QueryResult result={pages.result} onRetry={pages.refresh}>
      {() => (
        <DataTable
          label={m('title')}
          columns={columns}
          rows={pages.rows}
          {...(pages.total !== undefined && { total: pages.total })}
          rowId={(line) => line.id}
          rowName={(line) => `${line.number} ${line.title}`}
          onOpen={(line) => void goTo({ to: '/a/$association/$body/agreements/$agreementId', params: { ...params, agreementId: line.id } })}
          onMore={pages.onMore}
          loadingMore={pages.loadingMore}
          exportCsv="vereinbarungen.csv"
          all={pages.all}
          columnChooser
          tools={<Filters />}
          empty={
            <EmptyState icon={isNarrow ? 'search' : 'draft'} title={m(isNarrow ? 'noMatch' : 'none')}>
              {m(isNarrow ? 'noMatchNext' : 'noneNext')}
            </EmptyState>
          }
        />
      )}
    </QueryResult>
  );
}

function Filters() {
  const m = useMessages(agreementTexts);
  const { side } = useActingBody();
  const members = useMembers();
  const { families } = useFamilies();
  const { member, family, status, endsSoon } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const shown = side === 'centre' ? STATUSES : STATUSES.filter((one) => one !== 'draft' && one !== 'discarded');
  return (
    <>
      {side === 'centre' && (
        <Select
          label={m('member')}
          placeholder={m('allMembers')}
          value={member ?? ''}
          options={members.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => set({ member: event.target.value || undefined })}
        />
      )}
      {families.length > 0 && (
        <Select
          label={m('family')}
          placeholder={m('allFamilies')}
          value={family ?? ''}
          options={families.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(event) => set({ family: event.target.value || undefined })}
        />
      )}
      <Select
        label={m('status')}
        placeholder={m('allStatuses')}
        value={status ?? ''}
        options={shown.map((value) => ({ value, label: m(statusKey(value)) }))}
        onChange={(event) => set({ status: (event.target.value || undefined) as typeof status })}
      />
      <Checkbox
        label={m('endsSoonFilter')}
        checked={endsSoon ?? false}
        onChange={(event) => set({ endsSoon: event.target.checked || undefined })}
      />
    </>
  );
}

export const Route = createLazyRoute('/a/$association/$body/agreements')({ component: AgreementsPage });

// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatNumber } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { KnownOnBanner, KnownOnField, knownDay, useAddress } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import {
  Button,
  type DataColumn,
  DataTable,
  EmptyState,
  Link,
  Page,
  Select,
  StatusBadge,
  TenantBadge,
  TextField,
} from '../../../ui/index.ts';
import { useBodyParams } from '../shared/use-body-params.ts';
import { AdmitDialog } from './admit-dialog.tsx';
import { tenantTexts } from './messages.ts';

const TenantsQuery = graphql(`
  query AdministrationTenants($knownOn: Date) {
    tenants(knownOn: $knownOn) {
      id
      kind
      ags
      name
      shortName
      colour
      districtName
      memberFrom
      memberTo
      status
      populations {
        basis
        label
        inhabitants
      }
    }
  }
`);

type Tenant = ResultOf<typeof TenantsQuery>['tenants'][number];
const CONTEXT = { additionalTypenames: ['Tenant'] };
const STATUS_TONES = { announced: 'info', current: 'success', left: 'neutral' } as const;

function useColumns(tenants: readonly Tenant[]): readonly DataColumn<Tenant>[] {
  const m = useMessages(tenantTexts);
  const params = useBodyParams();
  return useMemo(() => {
    const bases = tenants.find(({ populations }) => populations.length > 0)?.populations ?? [];
    const date = (value: string | null): string => (value === null ? '' : formatDate(value));
    const count = (row: Tenant, basis: string): string => {
      const found = row.populations.find((population) => population.basis === basis);
      return found ? formatNumber(found.inhabitants) : '';
    };
    const standing = (row: Tenant): string => m(row.status);
    return [
      {
        id: 'name',
        header: m('name'),
        rowHeader: true,
        text: (row) => row.name,
        cell: (row) => (
          <Link look="plain" to="/a/$association/$body/administration/tenants/$tenantId" params={{ ...params, tenantId: row.id }}>
            <TenantBadge tenant={row} />
          </Link>
        ),
      },
      { id: 'ags', header: m('keyShort'), text: (row) => row.ags ?? '', cell: (row) => row.ags ?? '' },
      { id: 'district', header: m('district'), text: (row) => row.districtName ?? '', cell: (row) => row.districtName ?? '' },
      ...bases.map(
        ({ basis, label }): DataColumn<Tenant> => ({
          id: basis,
          header: basis === 'update2024' ? m('latestCount') : basis in tenantTexts.de ? m(basis as 'census2022') : label,
          hidden: basis !== bases[0]?.basis,
          align: 'end',
          text: (row) => count(row, basis),
          cell: (row) => count(row, basis),
        }),
      ),
      { id: 'from', header: m('memberFrom'), text: (row) => date(row.memberFrom), cell: (row) => date(row.memberFrom) },
      { id: 'to', header: m('memberTo'), text: (row) => date(row.memberTo), cell: (row) => date(row.memberTo) || m('open') },
      {
        id: 'status',
        header: m('status'),
        text: standing,
        cell: (row) => <StatusBadge tone={STATUS_TONES[row.status]}>{standing(row)}</StatusBadge>,
      },
    ];
  }, [m, params, tenants]);
}

const NOBODY: readonly Tenant[] = [];

function TenantsPage() {
  const m = useMessages(tenantTexts);
  const may = useMay();
  const params = useBodyParams();
  const [admitting, setAdmitting] = useState(false);
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const knownOn = knownDay(Route.useSearch().known);
  const [result, again] = useQuery({ query: TenantsQuery, variables: { knownOn }, context: CONTEXT });
  const changes = knownOn === null && may('tenancy.changeMembers');
  const actions = changes && (
    <>
      <Link look="button" icon="drive-folder-upload" to="/a/$association/$body/administration/tenants/import" params={params}>
        {m('import')}
      </Link>
      <Button kind="primary" icon="add" onPress={() => setAdmitting(true)}>
        {m('admit')}
      </Button>
    </>
  );
  return (
    <Page title={m('title')} intro={m('intro')} actions={actions}>
      <KnownOnBanner day={knownOn} onDay={() => set({ known: undefined })} />
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ tenants }) => (
          <>
            <Seat tenant={tenants.find(({ kind }) => kind === 'centre')} />
            <TenantTable tenants={tenants.filter(({ kind }) => kind === 'member')} />
          </>
        )}
      </QueryResult>
      {admitting && <AdmitDialog onClose={() => setAdmitting(false)} />}
    </Page>
  );
}

/** The centre is no member: it stands above the list. */
function Seat({ tenant }: { readonly tenant: Tenant | undefined }) {
  const m = useMessages(tenantTexts);
  const params = useBodyParams();
  if (!tenant) return null;
  return (
    <p>
      {m('seat')}{' '}
      <Link to="/a/$association/$body/administration/tenants/$tenantId" params={{ ...params, tenantId: tenant.id }}>
        {tenant.name}
      </Link>
    </p>
  );
}

function TenantTable({ tenants = NOBODY }: { readonly tenants: readonly Tenant[] }) {
  const m = useMessages(tenantTexts);
  const goTo = useNavigate();
  const params = useBodyParams();
  const columns = useColumns(tenants);
  const { status, q = '', known } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const wanted = q.toLowerCase();
  const rows = tenants.filter(
    (row) =>
      (!status || row.status === status) &&
      `${row.name} ${row.shortName} ${row.ags ?? ''} ${row.districtName ?? ''}`.toLowerCase().includes(wanted),
  );
  return (
    <DataTable
      label={m('members')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      onOpen={(row) =>
        void goTo({
          to: '/a/$association/$body/administration/tenants/$tenantId',
          params: { ...params, tenantId: row.id },
          search: known === undefined ? {} : { known },
        })
      }
      exportCsv="mitglieder.csv"
      columnChooser
      tools={
        <>
          <TextField
            label={m('search')}
            type="search"
            width="medium"
            value={q}
            onChange={(event) => set({ q: event.target.value || undefined })}
          />
          <Select
            label={m('status')}
            placeholder={m('allStatuses')}
            value={status ?? ''}
            options={(['announced', 'current', 'left'] as const).map((value) => ({ value, label: m(value) }))}
            onChange={(event) => set({ status: (event.target.value || undefined) as typeof status })}
          />
          <KnownOnField day={knownDay(known)} onDay={(day) => set({ known: day ?? undefined })} />
        </>
      }
      empty={
        <EmptyState icon="search" title={m('none')}>
          {m('noneNext')}
        </EmptyState>
      }
    />
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/tenants')({ component: TenantsPage });

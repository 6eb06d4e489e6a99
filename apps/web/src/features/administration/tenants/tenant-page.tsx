// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant, formatNumber } from '../../../format/index.ts';
import { graphql, QueryResult, readFragment } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { KnownOnBanner, KnownOnField, knownDay, NotKnownYet, useAddress } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import {
  Button,
  type DataColumn,
  DataTable,
  DescriptionList,
  EmptyState,
  Link,
  Page,
  Section,
  StatusBadge,
  TenantBadge,
} from '../../../ui/index.ts';
import { EndDialog } from '../shared/end-dialog.tsx';
import { useBodyParams } from '../shared/use-body-params.ts';
import { tenantTexts } from './messages.ts';
import { SettingsSection } from './settings-section.tsx';
import { TenantRecord, type TenantRecordData } from './tenant-fields.ts';
import { TenantHistory } from './tenant-history.tsx';

const TenantQuery = graphql(
  `
    query AdministrationTenant($tenantId: ID!, $knownOn: Date) {
      tenant(tenantId: $tenantId, knownOn: $knownOn) {
        id
        ...TenantRecord
      }
    }
  `,
  [TenantRecord],
);

const EndMembership = graphql(`
  mutation EndMembership($idempotencyKey: String!, $tenantId: ID!, $endsOn: Date!, $expectedVersion: Int!) {
    endMembership(idempotencyKey: $idempotencyKey, tenantId: $tenantId, leftOn: $endsOn, expectedVersion: $expectedVersion) {
      __typename
      ... on EndMembershipSuccess {
        tenant {
          id
          status
        }
      }
      ... on EndMembershipRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const TONES = { announced: 'info', current: 'success', left: 'neutral' } as const;

function TenantPage() {
  const m = useMessages(tenantTexts);
  const acting = useActingBody();
  const { tenantId } = Route.useParams();
  const params = useBodyParams();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const knownOn = knownDay(Route.useSearch().known);
  const show = (day: string | null): void => set({ known: day ?? undefined });
  const [result, again] = useQuery({ query: TenantQuery, variables: { tenantId, knownOn } });
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  const crumbs =
    acting.side === 'centre'
      ? [
          <Link key="tenants" to="/a/$association/$body/administration/tenants" params={params}>
            {m('title')}
          </Link>,
        ]
      : [];
  const found = result.data?.tenant;
  if (found)
    return <TenantView tenant={readFragment(TenantRecord, found)} crumbs={crumbs} knownOn={knownOn} onKnownOn={show} onChanged={refresh} />;
  return (
    <Page title={m('title')} breadcrumbs={crumbs}>
      <QueryResult result={result} onRetry={refresh}>
        {() =>
          knownOn === null ? (
            <EmptyState icon="search" title={m('notFound')} action={crumbs[0]} />
          ) : (
            <NotKnownYet day={knownOn} onDay={show} />
          )
        }
      </QueryResult>
    </Page>
  );
}

interface TenantViewProps {
  readonly tenant: TenantRecordData;
  readonly crumbs: readonly ReactNode[];
  readonly knownOn: string | null;
  readonly onKnownOn: (day: string | null) => void;
  readonly onChanged: () => void;
}

function TenantView({ tenant, crumbs, knownOn, onKnownOn, onChanged }: TenantViewProps) {
  const m = useMessages(tenantTexts);
  const may = useMay();
  const [ending, setEnding] = useState(false);
  const version = tenant.settings?.version;
  const mayEnd =
    knownOn === null && tenant.kind === 'member' && tenant.status !== 'left' && version !== undefined && may('tenancy.changeMembers');
  return (
    <Page
      title={tenant.name}
      breadcrumbs={crumbs}
      badge={
        <>
          <TenantBadge tenant={{ name: tenant.shortName, colour: tenant.colour }} />
          {tenant.kind === 'member' && <StatusBadge tone={TONES[tenant.status]}>{m(tenant.status)}</StatusBadge>}
        </>
      }
      actions={
        mayEnd && (
          <Button danger onPress={() => setEnding(true)}>
            {m('end')}
          </Button>
        )
      }
    >
      <KnownOnBanner day={knownOn} onDay={onKnownOn} />
      {tenant.kind === 'member' && <KnownOnField day={knownOn} onDay={onKnownOn} />}
      <Master tenant={tenant} />
      {knownOn === null && <SettingsSection tenant={tenant} onChanged={onChanged} />}
      {tenant.kind === 'member' && <Populations tenant={tenant} />}
      {tenant.kind === 'member' && <Membership tenant={tenant} />}
      {knownOn === null && tenant.settings && <TenantHistory tenant={tenant} />}
      {ending && version !== undefined && (
        <EndDialog
          title={m('endTitle', { name: tenant.name })}
          effect={m('endEffect')}
          submitLabel={m('end')}
          tenant={tenant}
          document={EndMembership}
          variables={(idempotencyKey, endsOn) => ({ idempotencyKey, endsOn, tenantId: tenant.id, expectedVersion: version })}
          done={(endsOn) => m('ended', { on: formatDate(endsOn) })}
          onClose={() => setEnding(false)}
          onDone={onChanged}
        />
      )}
    </Page>
  );
}

function Master({ tenant }: { readonly tenant: TenantRecordData }) {
  const m = useMessages(tenantTexts);
  const may = useMay();
  const params = useBodyParams();
  const items = [
    { term: m('ags'), value: tenant.ags ?? '–' },
    { term: m('district'), value: tenant.districtName ?? '–' },
    { term: m('memberFrom'), value: tenant.memberFrom ? formatDate(tenant.memberFrom) : '–' },
    { term: m('memberTo'), value: tenant.memberTo ? formatDate(tenant.memberTo) : m('open') },
  ];
  return (
    <Section
      title={m('master')}
      actions={
        <>
          {may('tenancy.readUsers') && (
            <Link to="/a/$association/$body/administration/users" params={params} search={{ of: tenant.id }}>
              {m('users')}
            </Link>
          )}
          {tenant.kind === 'member' && may('agreements.read') && (
            <Link to="/a/$association/$body/agreements" params={params} search={{ member: tenant.id }}>
              {m('agreements')}
            </Link>
          )}
        </>
      }
    >
      {tenant.kind === 'member' && <DescriptionList columns={2} items={items} />}
    </Section>
  );
}

type Population = TenantRecordData['populations'][number];

function Populations({ tenant }: { readonly tenant: TenantRecordData }) {
  const m = useMessages(tenantTexts);
  const columns: readonly DataColumn<Population>[] = [
    { id: 'basis', header: m('basis'), rowHeader: true, text: (row) => row.label, cell: (row) => row.label },
    { id: 'date', header: m('referenceDate'), text: (row) => formatDate(row.referenceDate), cell: (row) => formatDate(row.referenceDate) },
    {
      id: 'count',
      header: m('count'),
      align: 'end',
      text: (row) => formatNumber(row.inhabitants),
      cell: (row) => formatNumber(row.inhabitants),
    },
    { id: 'source', header: m('source'), text: (row) => row.source, cell: (row) => row.source },
  ];
  return (
    <Section title={m('inhabitants')}>
      <DataTable
        label={m('inhabitants')}
        columns={columns}
        rows={tenant.populations}
        rowId={(row) => row.basis}
        rowName={(row) => row.label}
        empty={<EmptyState title={m('populationsNone')} />}
      />
    </Section>
  );
}

type Version = TenantRecordData['membershipHistory'][number];

function Membership({ tenant }: { readonly tenant: TenantRecordData }) {
  const m = useMessages(tenantTexts);
  if (tenant.membershipHistory.length < 2) return null;
  const until = (row: Version): string => (row.to ? formatDate(row.to) : m('open'));
  const replaced = (row: Version): string => (row.knownTo ? formatInstant(row.knownTo) : m('stillKnown'));
  const columns: readonly DataColumn<Version>[] = [
    { id: 'from', header: m('memberFrom'), rowHeader: true, text: (row) => formatDate(row.from), cell: (row) => formatDate(row.from) },
    { id: 'to', header: m('memberTo'), text: until, cell: until },
    { id: 'knownFrom', header: m('knownFrom'), text: (row) => formatInstant(row.knownFrom), cell: (row) => formatInstant(row.knownFrom) },
    { id: 'knownTo', header: m('knownTo'), text: replaced, cell: replaced },
  ];
  return (
    <Section title={m('membershipHistory')}>
      <DataTable
        label={m('membershipHistory')}
        columns={columns}
        rows={tenant.membershipHistory}
        rowId={(row) => row.knownFrom + row.knownTo}
        rowName={(row) => formatInstant(row.knownFrom)}
        empty={null}
      />
    </Section>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/tenants/$tenantId')({ component: TenantPage });

// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Banner, Button, ComboBox, EmptyState, Link, Page, TenantBadge, toast } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { type CatalogueFamily, catalogueQuery } from '../catalogue-query.ts';
import { useMemberChoices } from '../choices.ts';
import { deskTexts } from '../messages.ts';
import type { NewRequestSearch } from '../search.ts';
import { useBodyAddress } from '../use-body-address.ts';
import { useUploads } from '../use-uploads.ts';
import '../desk.css';
import { useRequestDraft } from './request-draft.ts';
import { DraftNotice, RequestForm } from './request-form.tsx';
import { ServiceChoice } from './service-choice.tsx';
import type { SentRequest } from './use-send-request.ts';
import { wizardTexts } from './wizard-messages.ts';

function Refused() {
  const m = useMessages(wizardTexts);
  return (
    <EmptyState icon="info" title={m('notAllowed')}>
      {m('notAllowedNext')}
    </EmptyState>
  );
}

function MemberChoice({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string | null) => void }) {
  const m = useMessages(wizardTexts);
  const members = useMemberChoices();
  const chosen = members.find((member) => member.value === value);
  return (
    <div className="vw-desk-details">
      <ComboBox label={m('whose')} hint={m('whoseHint')} options={members} value={value} onChange={onChange} />
      {chosen && <TenantBadge tenant={{ name: chosen.label, colour: chosen.colour }} />}
    </div>
  );
}

function Chosen({ name, onOther }: { readonly name: string; readonly onOther: () => void }) {
  const m = useMessages(wizardTexts);
  return (
    <div className="vw-desk-chosen">
      <span>
        <span className="vw-muted">{m('chosen')}:</span> <strong>{name}</strong>
      </span>
      <Button size="small" kind="tertiary" icon="edit" onPress={onOther}>
        {m('other')}
      </Button>
    </div>
  );
}

interface StepsProps {
  readonly families: readonly CatalogueFamily[];
  readonly search: NewRequestSearch;
  readonly onSearch: (search: NewRequestSearch) => void;
  readonly onSent: (request: SentRequest) => void;
}

function Steps({ families, search, onSearch, onSent }: StepsProps) {
  const m = useMessages(wizardTexts);
  const said = useSaid();
  const { side } = useActingBody();
  const state = useRequestDraft(search.service ?? '');
  const uploads = useUploads('both', side === 'centre' ? search.member : undefined);
  const { clear } = uploads;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file that was sent for one member must not reach another
  useEffect(() => clear(), [search.member, clear]);
  const service = families.flatMap(({ services }) => services).find(({ id }) => id === search.service);
  const sent = (request: SentRequest): void => {
    state.discard();
    onSent(request);
  };
  if (!service?.covered) {
    return (
      <>
        {search.service && !service && <Banner kind="warning" title={m('serviceGone')} />}
        <DraftNotice state={state} />
        <ServiceChoice families={families} onChoose={({ id }) => onSearch({ ...search, service: id })} />
      </>
    );
  }
  const { service: _other, ...without } = search;
  return (
    <>
      <Chosen name={said(service, 'name')} onOther={() => onSearch(without)} />
      <DraftNotice state={state} />
      <RequestForm
        state={state}
        service={service}
        memberId={side === 'centre' ? (search.member ?? '') : null}
        uploads={uploads}
        onSent={sent}
      />
    </>
  );
}

function NewRequestPage() {
  const m = useMessages(wizardTexts);
  const d = useMessages(deskTexts);
  const search = Route.useSearch();
  const navigate = useNavigate();
  const address = useBodyAddress();
  const may = useMay();
  const { side } = useActingBody();
  const forCentre = side === 'centre';
  const member = forCentre ? search.member : undefined;
  const waitsForMember = forCentre && !member;
  const [result, refresh] = useQuery({ query: catalogueQuery, variables: member ? { tenantId: member } : {}, pause: waitsForMember });
  const go = (next: NewRequestSearch): void => void navigate({ to: '/a/$association/$body/requests/new', params: address, search: next });
  const onSent = (request: SentRequest): void => {
    const key = forCentre ? 'recorded' : request.status === 'awaitingApproval' ? 'submittedApproval' : 'submitted';
    toast({ text: m(key, { number: request.number }) });
    if (request.missing.length > 0) toast({ kind: 'warning', text: m('attachFailed', { names: request.missing.join(', ') }) });
    void navigate({ to: '/a/$association/$body/requests/$requestId', params: { ...address, requestId: request.id }, replace: true });
  };
  const title = m(forCentre ? 'titleCentre' : 'titleMember');
  const crumbs = [
    <Link key="requests" to="/a/$association/$body/requests" params={address}>
      {d('requests')}
    </Link>,
  ];
  if (!may(forCentre ? 'desk.recordRequest' : 'desk.submitRequest')) {
    return (
      <Page title={title} breadcrumbs={crumbs}>
        <Refused />
      </Page>
    );
  }
  const intro = search.service ? m('introForm') : m(forCentre ? 'introCentre' : 'introChoose');
  return (
    <Page title={title} breadcrumbs={crumbs} intro={intro}>
      {forCentre && <MemberChoice value={member ?? null} onChange={(id) => go({ ...search, member: id ?? undefined })} />}
      {waitsForMember ? (
        <p className="vw-muted">{m('chooseMember')}</p>
      ) : (
        <QueryResult result={result} onRetry={() => refresh({ requestPolicy: 'network-only' })}>
          {(data) => <Steps families={data.catalogue} search={search} onSearch={go} onSent={onSent} />}
        </QueryResult>
      )}
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/requests/new')({ component: NewRequestPage });

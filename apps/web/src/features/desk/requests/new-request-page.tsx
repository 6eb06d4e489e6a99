// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Banner, Button, ComboBox, EmptyState, Link, Page, TenantBadge, toast } from '../../../ui/index.ts';
import { type Uploads, useUploads } from '../../../uploads/index.ts';
import { useSaid } from '../bilingual.ts';
import { catalogueQuery, serviceQuery } from '../catalogue-query.ts';
import { useMemberChoices } from '../choices.ts';
import { deskTexts } from '../messages.ts';
import type { NewRequestSearch } from '../search.ts';
import { useBodyAddress } from '../use-body-address.ts';
import '../desk.css';
import { type DraftState, useRequestDraft } from './request-draft.ts';
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
  const head = useRef<HTMLDivElement>(null);
  // The button of the list is gone with the list: the focus would fall out of the page.
  useEffect(() => {
    if (document.activeElement === document.body) head.current?.focus();
  }, []);
  return (
    <div className="vw-desk-chosen" ref={head} tabIndex={-1}>
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
  readonly search: NewRequestSearch;
  readonly onSearch: (search: NewRequestSearch) => void;
  readonly onSent: (request: SentRequest) => void;
}

/** First the service, then what it asks. The draft and the files outlive the way back. */
function Steps({ search, onSearch, onSent }: StepsProps) {
  const { side } = useActingBody();
  const member = side === 'centre' ? search.member : undefined;
  const state = useRequestDraft(search.service ?? '');
  const uploads = useUploads('both', member);
  const { clear } = uploads;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file that was sent for one member must not reach another
  useEffect(() => clear(), [member, clear]);
  const { service: _chosen, ...without } = search;
  return (
    <>
      <DraftNotice state={state} />
      {search.service ? (
        <FormStep
          serviceId={search.service}
          member={member}
          state={state}
          uploads={uploads}
          onOther={() => onSearch(without)}
          onSent={(request) => {
            state.discard();
            onSent(request);
          }}
        />
      ) : (
        <ChoiceStep member={member} onChoose={(service) => onSearch({ ...search, service })} />
      )}
    </>
  );
}

function ChoiceStep({ member, onChoose }: { readonly member: string | undefined; readonly onChoose: (serviceId: string) => void }) {
  const [result, refresh] = useQuery({ query: catalogueQuery, variables: member ? { tenantId: member } : {} });
  return (
    <QueryResult result={result} onRetry={() => refresh({ requestPolicy: 'network-only' })}>
      {(data) => <ServiceChoice families={data.catalogue} onChoose={({ id }) => onChoose(id)} />}
    </QueryResult>
  );
}

interface FormStepProps {
  readonly serviceId: string;
  readonly member: string | undefined;
  readonly state: DraftState;
  readonly uploads: Uploads;
  readonly onOther: () => void;
  readonly onSent: (request: SentRequest) => void;
}

function FormStep({ serviceId, member, state, uploads, onOther, onSent }: FormStepProps) {
  const m = useMessages(wizardTexts);
  const said = useSaid();
  const { side } = useActingBody();
  const variables = { serviceId, ...(member && { tenantId: member }) };
  const [result, refresh] = useQuery({ query: serviceQuery, variables });
  const other = <Button onPress={onOther}>{m('other')}</Button>;
  return (
    <QueryResult result={result} onRetry={() => refresh({ requestPolicy: 'network-only' })}>
      {({ catalogueService: service }) => {
        if (!service?.active) return <Banner kind="warning" title={m('serviceGone')} actions={other} />;
        const reason = m(side === 'centre' ? 'noAgreementCentre' : 'noAgreementMember');
        return (
          <>
            <Chosen name={said(service, 'name')} onOther={onOther} />
            {service.covered ? (
              <RequestForm
                state={state}
                service={service}
                memberId={side === 'centre' ? (member ?? '') : null}
                uploads={uploads}
                onSent={onSent}
              />
            ) : (
              <Banner kind="warning" title={m('noAgreement')} actions={other}>
                {reason}
              </Banner>
            )}
          </>
        );
      }}
    </QueryResult>
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
      {waitsForMember ? <p className="vw-muted">{m('chooseMember')}</p> : <Steps search={search} onSearch={go} onSent={onSent} />}
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/requests/new')({ component: NewRequestPage });

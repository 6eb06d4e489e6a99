// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Badge, EmptyState, Link, Page, Section } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { type CatalogueFamily, type CatalogueService, catalogueQuery } from '../catalogue-query.ts';
import type { CatalogueSearch } from '../search.ts';
import { serviceTexts } from '../service-messages.ts';
import { findServices, ServiceSearch } from '../service-search.tsx';
import { useBodyAddress } from '../use-body-address.ts';
import { useTyped } from '../use-typed.ts';
import { catalogueTexts } from './messages.ts';

/** What may be asked for, for everybody who does not edit it: by family, in words, with the way to ask for it. */
export function ServiceListPage({ search }: { readonly search: CatalogueSearch }) {
  const m = useMessages(catalogueTexts);
  const { side } = useActingBody();
  const [result, refresh] = useQuery({ query: catalogueQuery, variables: {} });
  return (
    <Page title={m('listTitle')} intro={m(side === 'centre' ? 'listIntroCentre' : 'listIntroMember')}>
      <QueryResult result={result} onRetry={() => refresh({ requestPolicy: 'network-only' })} lines={10}>
        {({ catalogue }) => <Families families={catalogue} search={search} />}
      </QueryResult>
    </Page>
  );
}

function Families({ families, search }: { readonly families: readonly CatalogueFamily[]; readonly search: CatalogueSearch }) {
  const s = useMessages(serviceTexts);
  const said = useSaid();
  const navigate = useNavigate();
  const address = useBodyAddress();
  const onSettled = (q: string): void =>
    void navigate({ to: '/a/$association/$body/catalogue', params: address, search: q ? { q } : {}, replace: true, resetScroll: false });
  const [typed, setTyped] = useTyped(search.q ?? '', onSettled);
  if (families.every(({ services }) => services.length === 0)) {
    return (
      <EmptyState icon="checklist" title={s('emptyCatalogue')}>
        {s('emptyCatalogueNext')}
      </EmptyState>
    );
  }
  const found = findServices(families, typed);
  return (
    <>
      <ServiceSearch
        query={typed}
        onQuery={setTyped}
        found={found}
        families={families}
        askInstead={(service) => <AskFor service={service} />}
      />
      {found.map(({ family, services }) => (
        <Section key={family.id} title={said(family, 'name')}>
          <ul className="vw-desk-items">
            {services.map((service) => (
              <Offer key={service.id} service={service} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function Offer({ service }: { readonly service: CatalogueService }) {
  const s = useMessages(serviceTexts);
  const said = useSaid();
  const { side } = useActingBody();
  const description = said(service, 'description');
  // Whether a member has an agreement is known once the member is chosen.
  const isMissing = side === 'member' && !service.covered;
  const facts = [
    s('target', { days: service.targetWorkingDays }),
    ...(side === 'centre' && service.needsAgreement ? [s('needsAgreement')] : []),
  ];
  return (
    <li>
      <div className="vw-desk-offer">
        <h3 className="vw-desk-offer__name">{said(service, 'name')}</h3>
        {isMissing ? <Badge tone="warning">{s('noAgreement')}</Badge> : <AskFor service={service} />}
      </div>
      {description && <p>{description}</p>}
      <p className="vw-desk-muted-line">{isMissing ? s('noAgreementMember') : facts.join(' · ')}</p>
    </li>
  );
}

function AskFor({ service }: { readonly service: CatalogueService }) {
  const m = useMessages(catalogueTexts);
  const said = useSaid();
  const may = useMay();
  const address = useBodyAddress();
  const { side } = useActingBody();
  if (!may(side === 'centre' ? 'desk.recordRequest' : 'desk.submitRequest')) return null;
  const label = m(side === 'centre' ? 'recordFor' : 'askFor');
  return (
    <Link
      to="/a/$association/$body/requests/new"
      params={address}
      search={{ service: service.id }}
      look="button"
      aria-label={`${label}: ${said(service, 'name')}`}
    >
      {label}
    </Link>
  );
}

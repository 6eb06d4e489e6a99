// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Badge, Button, Checkbox, EmptyState, Link, Page, Section, SplitPane } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { type CatalogueFamily, catalogueQuery, type ServiceWithForm } from '../catalogue-query.ts';
import type { CatalogueSearch } from '../search.ts';
import { useBodyAddress } from '../use-body-address.ts';
import '../desk.css';
import { FamilyDialog } from './family-dialog.tsx';
import { catalogueTexts } from './messages.ts';
import { ServiceDetails } from './service-details.tsx';
import { ServiceEditor } from './service-editor.tsx';
import { ServiceListPage } from './service-list.tsx';

interface FamilySectionProps {
  readonly family: CatalogueFamily;
  readonly chosen: string | undefined;
  readonly retired: boolean | undefined;
  readonly onEdit: () => void;
  readonly onNewService: () => void;
}

function FamilySection({ family, chosen, retired, onEdit, onNewService }: FamilySectionProps) {
  const m = useMessages(catalogueTexts);
  const said = useSaid();
  const address = useBodyAddress();
  const name = said(family, 'name');
  const actions = (
    <>
      <Button size="small" kind="tertiary" icon="edit" onPress={onEdit} aria-label={`${m('changeFamily')}: ${name}`}>
        {m('change')}
      </Button>
      {family.active && (
        <Button size="small" kind="tertiary" icon="add" onPress={onNewService} aria-label={`${m('newService')}: ${name}`}>
          {m('newService')}
        </Button>
      )}
    </>
  );
  return (
    <Section title={name} actions={actions}>
      {!family.active && (
        <p>
          <Badge>{m('retired')}</Badge>
        </p>
      )}
      {family.services.length === 0 && <p className="vw-muted">{m('noServices')}</p>}
      <ul className="vw-desk-items">
        {family.services.map((service) => (
          <li key={service.id}>
            <div className="vw-desk-items__head">
              <span>
                <Link
                  to="/a/$association/$body/catalogue"
                  params={address}
                  search={{ ...(retired && { retired }), service: service.id }}
                  aria-current={service.id === chosen ? 'true' : undefined}
                >
                  {said(service, 'name')}
                </Link>{' '}
                {!service.active && <Badge>{m('retired')}</Badge>}
              </span>
              <span className="vw-desk-muted-line">{m('serviceLine', { days: service.targetWorkingDays })}</span>
            </div>
            <span className="vw-desk-muted-line">{said(service, 'description')}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Open =
  | { readonly kind: 'family'; readonly family: CatalogueFamily | null }
  | { readonly kind: 'service'; readonly familyCode: string; readonly service: ServiceWithForm | null };

function CataloguePage() {
  const may = useMay();
  const search = Route.useSearch();
  return may('desk.editCatalogue') ? <EditorPage search={search} /> : <ServiceListPage search={search} />;
}

/** For those who keep the catalogue. */
function EditorPage({ search }: { readonly search: CatalogueSearch }) {
  const m = useMessages(catalogueTexts);
  const navigate = useNavigate();
  const address = useBodyAddress();
  const { tenantName, colour } = useActingBody();
  const [open, setOpen] = useState<Open | null>(null);
  // What stands beside the list is fetched anew after a change.
  const [stamp, setStamp] = useState(0);
  const variables = { withInactive: search.retired === true };
  const [result, refresh] = useQuery({ query: catalogueQuery, variables });
  const again = (): void => refresh({ requestPolicy: 'network-only' });
  const families = result.data?.catalogue ?? [];
  const done = (): void => {
    setOpen(null);
    again();
    setStamp(stamp + 1);
  };
  const newFamily = (
    <Button icon="add" onPress={() => setOpen({ kind: 'family', family: null })}>
      {m('newFamily')}
    </Button>
  );
  const details = search.service && (
    <ServiceDetails
      key={`${search.service} ${stamp}`}
      serviceId={search.service}
      onEdit={(service) => setOpen({ kind: 'service', familyCode: service.familyCode, service })}
      onChanged={done}
    />
  );
  return (
    <Page title={m('title')} intro={m('intro')} actions={newFamily}>
      <Checkbox
        label={m('showRetired')}
        checked={search.retired === true}
        onChange={(event) =>
          void navigate({
            to: '/a/$association/$body/catalogue',
            params: address,
            search: event.target.checked ? { ...search, retired: true } : { ...(search.service && { service: search.service }) },
            replace: true,
          })
        }
      />
      <QueryResult result={result} onRetry={again} lines={10}>
        {(data) =>
          data.catalogue.length === 0 ? (
            <EmptyState title={m('empty')} action={newFamily}>
              {m('emptyNext')}
            </EmptyState>
          ) : (
            <SplitPane details={details} detailsLabel={m('details')}>
              <div className="vw-desk-details">
                {data.catalogue.map((family) => (
                  <FamilySection
                    key={family.id}
                    family={family}
                    chosen={search.service}
                    retired={search.retired}
                    onEdit={() => setOpen({ kind: 'family', family })}
                    onNewService={() => setOpen({ kind: 'service', familyCode: family.code, service: null })}
                  />
                ))}
              </div>
            </SplitPane>
          )
        }
      </QueryResult>
      {open?.kind === 'family' && (
        <FamilyDialog
          family={open.family}
          nextPosition={families.length + 1}
          tenant={{ name: tenantName, colour }}
          onDone={done}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'service' && (
        <ServiceEditor familyCode={open.familyCode} service={open.service} onDone={done} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/catalogue')({ component: CataloguePage });

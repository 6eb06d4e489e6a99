// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Badge, Button, EmptyState, Section } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import type { CatalogueFamily, CatalogueService } from '../catalogue-query.ts';
import { serviceTexts } from '../service-messages.ts';
import { findServices, ServiceSearch } from '../service-search.tsx';

interface ServiceChoiceProps {
  readonly families: readonly CatalogueFamily[];
  readonly onChoose: (service: CatalogueService) => void;
}

export function ServiceChoice({ families, onChoose }: ServiceChoiceProps) {
  const m = useMessages(serviceTexts);
  const said = useSaid();
  const [query, setQuery] = useState('');
  const found = findServices(families, query);
  if (families.every((family) => family.services.length === 0)) {
    return (
      <EmptyState icon="checklist" title={m('emptyCatalogue')}>
        {m('emptyCatalogueNext')}
      </EmptyState>
    );
  }
  return (
    <>
      <ServiceSearch
        query={query}
        onQuery={setQuery}
        found={found}
        families={families}
        askInstead={(service) => <Button onPress={() => onChoose(service)}>{m('askInstead', { service: said(service, 'name') })}</Button>}
      />
      {found.map(({ family, services }) => (
        <Section key={family.id} title={said(family, 'name')}>
          <ul className="vw-desk-services">
            {services.map((service) => (
              <li key={service.id}>
                <ServiceCard service={service} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function ServiceCard({
  service,
  onChoose,
}: {
  readonly service: CatalogueService;
  readonly onChoose: (service: CatalogueService) => void;
}) {
  const m = useMessages(serviceTexts);
  const said = useSaid();
  const { side } = useActingBody();
  return (
    <button
      type="button"
      className="vw-desk-service"
      // Stays reachable for the keyboard: the reason why it cannot be chosen is worth reading.
      aria-disabled={!service.covered || undefined}
      onClick={() => service.covered && onChoose(service)}
    >
      <span className="vw-desk-service__name">{said(service, 'name')}</span>
      <span className="vw-desk-service__text">{said(service, 'description')}</span>
      {service.covered ? (
        <span className="vw-desk-service__text">{m('target', { days: service.targetWorkingDays })}</span>
      ) : (
        <span className="vw-desk-service__why">
          <Badge tone="warning">{m('noAgreement')}</Badge> {m(side === 'centre' ? 'noAgreementCentre' : 'noAgreementMember')}
        </span>
      )}
    </button>
  );
}

// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Badge, Banner, EmptyState, Section, Spoken, TextField } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import type { CatalogueFamily, CatalogueService } from '../catalogue-query.ts';
import { wizardTexts } from './wizard-messages.ts';

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Whether every word is in it, in either language: people search with the words that they know. */
function fits(query: string, family: CatalogueFamily, service: CatalogueService): boolean {
  const text = fold([service.nameDe, service.nameEn, service.descriptionDe, service.descriptionEn, family.nameDe, family.nameEn].join(' '));
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

interface ServiceChoiceProps {
  readonly families: readonly CatalogueFamily[];
  readonly onChoose: (service: CatalogueService) => void;
}

export function ServiceChoice({ families, onChoose }: ServiceChoiceProps) {
  const m = useMessages(wizardTexts);
  const said = useSaid();
  const [query, setQuery] = useState('');
  const found = families
    .map((family) => ({ family, services: family.services.filter((service) => fits(query, family, service)) }))
    .filter(({ services }) => services.length > 0);
  const count = found.reduce((sum, { services }) => sum + services.length, 0);
  if (families.every((family) => family.services.length === 0)) {
    return (
      <EmptyState icon="checklist" title={m('emptyCatalogue')}>
        {m('emptyCatalogueNext')}
      </EmptyState>
    );
  }
  return (
    <>
      <TextField
        label={m('searchService')}
        hint={m('searchServiceHint')}
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <Spoken as="p" live>
        {m('found', { count })}
      </Spoken>
      {count === 0 && <Banner kind="info" title={m('noService')} />}
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
  const m = useMessages(wizardTexts);
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
        service.targetWorkingDays > 0 && <span className="vw-desk-service__text">{m('target', { days: service.targetWorkingDays })}</span>
      ) : (
        <span className="vw-desk-service__why">
          <Badge tone="warning">{m('noAgreement')}</Badge> {m(side === 'centre' ? 'noAgreementCentre' : 'noAgreementMember')}
        </span>
      )}
    </button>
  );
}

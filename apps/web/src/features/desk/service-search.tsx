// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/index.ts';
import { holdsWords, nearlyHoldsWords } from '../../shape/index.ts';
import { Banner, Spoken, TextField } from '../../ui/index.ts';
import { useSaid } from './bilingual.ts';
import type { CatalogueFamily, CatalogueService } from './catalogue-query.ts';
import { serviceTexts } from './service-messages.ts';

/** All that a service is known by, in either language: people search with the words that they know. */
const wordsOf = (family: CatalogueFamily, service: CatalogueService): string =>
  [
    ...[service.nameDe, service.nameEn, service.descriptionDe, service.descriptionEn, service.keywords],
    ...[family.nameDe, family.nameEn],
  ].join(' ');

type Fits = (words: string, query: string) => boolean;
const withFit = (families: readonly CatalogueFamily[], query: string, fits: Fits): readonly FoundFamily[] =>
  families
    .map((family) => ({ family, services: family.services.filter((service) => fits(wordsOf(family, service), query)) }))
    .filter(({ services }) => services.length > 0);

export interface FoundFamily {
  readonly family: CatalogueFamily;
  readonly services: readonly CatalogueService[];
}

/** Families with the services that fit; only where nothing does, what nearly fits. A family without any is left out. */
export function findServices(families: readonly CatalogueFamily[], query: string): readonly FoundFamily[] {
  const found = withFit(families, query, holdsWords);
  return found.length > 0 ? found : withFit(families, query, nearlyHoldsWords);
}

/** The service that takes what fits nowhere else, if the body may order it. */
const generalService = (families: readonly CatalogueFamily[]): CatalogueService | undefined =>
  families.flatMap(({ services }) => services).find(({ code, covered, active }) => code === 'enquiry' && covered && active);

interface ServiceSearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly found: readonly FoundFamily[];
  readonly families: readonly CatalogueFamily[];
  /** What leads to the general service from an empty list; without it, it is only named. */
  readonly askInstead?: (service: CatalogueService) => ReactNode;
}

/** The field, and how many were found: said aloud, and shown where there is none. */
export function ServiceSearch({ query, onQuery, found, families, askInstead }: ServiceSearchProps) {
  const m = useMessages(serviceTexts);
  const said = useSaid();
  const general = generalService(families);
  const count = found.reduce((sum, { services }) => sum + services.length, 0);
  return (
    <>
      <TextField
        label={m('searchService')}
        hint={m('searchServiceHint')}
        type="search"
        value={query}
        onChange={(event) => onQuery(event.target.value)}
      />
      <Spoken as="p" live>
        {m('found', { count })}
      </Spoken>
      {count === 0 && (
        <Banner kind="info" title={m('noService')} actions={general && askInstead?.(general)}>
          {general ? m('otherWordOr', { service: said(general, 'name') }) : m('otherWord')}
        </Banner>
      )}
    </>
  );
}

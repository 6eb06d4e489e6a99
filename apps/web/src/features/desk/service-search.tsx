// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../i18n/index.ts';
import { Banner, Spoken, TextField } from '../../ui/index.ts';
import type { CatalogueFamily, CatalogueService } from './catalogue-query.ts';
import { serviceTexts } from './service-messages.ts';

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

export interface FoundFamily {
  readonly family: CatalogueFamily;
  readonly services: readonly CatalogueService[];
}

/** Families with the services that fit; a family without any is left out. */
export const findServices = (families: readonly CatalogueFamily[], query: string): readonly FoundFamily[] =>
  families
    .map((family) => ({ family, services: family.services.filter((service) => fits(query, family, service)) }))
    .filter(({ services }) => services.length > 0);

interface ServiceSearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly found: readonly FoundFamily[];
}

/** The field, and how many were found: said aloud, and shown where there is none. */
export function ServiceSearch({ query, onQuery, found }: ServiceSearchProps) {
  const m = useMessages(serviceTexts);
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
      {count === 0 && <Banner kind="info" title={m('noService')} />}
    </>
  );
}

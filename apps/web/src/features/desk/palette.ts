// SPDX-License-Identifier: EUPL-1.2
import type { PaletteContext, PaletteProvider, PaletteResult } from '../../feature.ts';
import { graphql } from '../../graphql/index.ts';
import { holdsWords } from '../../shape/index.ts';

const searchQuery = graphql(`
  query DeskPalette($search: String!) {
    requests(first: 8, search: $search, sort: newestFirst) {
      items {
        id
        number
        subject
        tenantName
      }
    }
  }
`);

const NEW = {
  de: { member: 'Neues Anliegen', centre: 'Anliegen erfassen' },
  en: { member: 'New request', centre: 'Record a request' },
} as const;

/** Making a request, if its words are asked for and it is permitted. */
function actions(query: string, { body, language }: PaletteContext): readonly PaletteResult[] {
  const allowed = body.actions.includes(body.side === 'centre' ? 'desk.recordRequest' : 'desk.submitRequest');
  const label = NEW[language][body.side];
  const isWanted = holdsWords(label, query);
  return allowed && isWanted ? [{ id: 'desk-new', label, icon: 'add', go: 'requests/new' }] : [];
}

async function requests(query: string, { body, client }: PaletteContext): Promise<readonly PaletteResult[]> {
  if (!body.actions.includes('desk.readRequests')) return [];
  const { data } = await client.query(searchQuery, { search: query }).toPromise();
  return (data?.requests.items ?? []).map((request) => ({
    id: `desk-${request.id}`,
    label: `${request.number} ${request.subject}`,
    note: request.tenantName,
    icon: 'mail',
    go: `requests/${request.id}`,
  }));
}

export const palette: PaletteProvider = {
  label: { de: 'Anliegen', en: 'Requests' },
  search: async (query, context) => [...actions(query, context), ...(await requests(query, context))],
};

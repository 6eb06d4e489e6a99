// SPDX-License-Identifier: EUPL-1.2
import type { PaletteProvider } from '../../feature.ts';
import { graphql } from '../../graphql/index.ts';
import { holdsWords } from '../../shape/index.ts';

const PaletteAgreements = graphql(`
  query PaletteAgreements {
    agreements(first: 100) {
      items {
        id
        number
        title
        tenantName
      }
    }
  }
`);

const MOST = 6;

/** Agreements by number, title or member. */
export const palette: PaletteProvider = {
  label: { de: 'Vereinbarungen', en: 'Agreements' },
  async search(query, { client, body }) {
    if (!body.actions.includes('agreements.read')) return [];
    const { data } = await client.query(PaletteAgreements, {}).toPromise();
    return (data?.agreements.items ?? [])
      .filter(({ number, title, tenantName }) => holdsWords(`${number} ${title} ${tenantName}`, query))
      .slice(0, MOST)
      .map(({ id, number, title, tenantName }) => ({
        id,
        label: `${number} ${title}`,
        note: tenantName,
        icon: 'draft',
        go: `agreements/${id}`,
      }));
  },
};

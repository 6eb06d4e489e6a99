// SPDX-License-Identifier: EUPL-1.2
import type { PaletteProvider } from '../../feature.ts';
import { graphql } from '../../graphql/index.ts';

const PaletteDocuments = graphql(`
  query BillingPaletteDocuments($search: String!) {
    billingDocuments(search: $search, first: 6) {
      items {
        id
        memberName
        number
        family
        period {
          de
          en
        }
      }
    }
  }
`);

const WORDS = {
  de: { notice: 'Bescheid', invoice: 'Rechnung', draft: 'Entwurf' },
  en: { notice: 'Notice', invoice: 'Invoice', draft: 'draft' },
} as const;

/** Notices and invoices by number or member. */
export const palette: PaletteProvider = {
  label: { de: 'Bescheide und Rechnungen', en: 'Notices and invoices' },
  async search(query, { client, body, language }) {
    if (!body.actions.includes('billing.readDocuments')) return [];
    const { data } = await client.query(PaletteDocuments, { search: query.trim() }).toPromise();
    const words = WORDS[language];
    return (data?.billingDocuments.items ?? []).map(({ id, memberName, number, family, period }) => ({
      id: `document-${id}`,
      label: `${words[family]} ${number ?? `(${words.draft})`}, ${period[language]}`,
      note: memberName,
      icon: 'receipt',
      go: `documents/${id}`,
    }));
  },
};

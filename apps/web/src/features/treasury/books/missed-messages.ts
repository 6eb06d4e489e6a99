// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../i18n/index.ts';

/** Of balancings that no document holds. */
export const missedTexts = defineMessages({
  de: {
    missedTitle: 'Ausgleich auf keinem Dokument',
    missedBody:
      'Die Dokumente des Jahres sind erlassen, ohne dass sie den Ausgleich enthalten. Der nächste Dokumentenlauf, der ein Jahr abschließt, nimmt ihn auf, soweit Mitglieder Kosten des Jahres getragen haben.',
    missedOne: '{pool}, {year}: {amount} ({resolution})',
  },
  en: {
    missedTitle: 'Balancing on no document',
    missedBody:
      'The documents of the year have been issued without the balancing. The next round of documents that ends a year takes it in, as far as members bore costs of the year.',
    missedOne: '{pool}, {year}: {amount} ({resolution})',
  },
});

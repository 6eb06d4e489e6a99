// SPDX-License-Identifier: EUPL-1.2
import type { Letter } from './letter.ts';

/** What the sheet itself says. */
export interface SheetWords {
  readonly page: string;
  readonly draft: string;
  readonly draftNote: string;
  readonly enclosures: string;
}

export const SHEET_WORDS: Readonly<Record<Letter['language'], SheetWords>> = {
  de: {
    page: 'Seite {page} von {pages}',
    draft: 'Entwurf',
    draftNote: 'Entwurf – dieses Schreiben hat noch keine Wirkung.',
    enclosures: 'Anlagen',
  },
  en: {
    page: 'Page {page} of {pages}',
    draft: 'Draft',
    draftNote: 'Draft – this letter has no effect yet.',
    enclosures: 'Enclosures',
  },
};

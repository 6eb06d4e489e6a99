// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { StatusBadge, type Tone } from '../../../ui/index.ts';
import { documentTexts } from '../messages/document-texts.ts';
import type { DocumentRow } from './document-queries.ts';

type Named = Pick<DocumentRow, 'family' | 'kind' | 'typeCode' | 'number' | 'year'>;

/** What the document is called on its first page; for a draft too. */
export function useDocumentWord(): (document: Pick<Named, 'family' | 'kind' | 'typeCode'>) => string {
  const m = useMessages(documentTexts);
  return ({ family, kind, typeCode }) => m(family === 'invoice' && typeCode === '381' ? 'invoice-credit' : `${family}-${kind}`);
}

/** 'Umlagebescheid B-2026-0001', 'Umlagebescheid für 2026 (Entwurf)' */
export function useDocumentTitle(): (document: Named) => string {
  const m = useMessages(documentTexts);
  const word = useDocumentWord();
  return (document) =>
    document.number
      ? m('titleNumber', { what: word(document), number: document.number })
      : m('titleDraft', { what: word(document), year: String(document.year) });
}

const TONES = {
  draft: 'neutral',
  announced: 'info',
  numbered: 'warning',
  issued: 'success',
  discarded: 'neutral',
} as const satisfies Record<DocumentRow['status'], Tone>;

export const DOCUMENT_STATUSES = ['draft', 'announced', 'numbered', 'issued', 'discarded'] as const;
export const isDocumentStatus = (text: string | undefined): text is DocumentRow['status'] =>
  text !== undefined && Object.hasOwn(TONES, text);
export const isFamily = (text: string | undefined): text is DocumentRow['family'] => text === 'notice' || text === 'invoice';

export function DocumentStatusBadge({ status }: { readonly status: DocumentRow['status'] }) {
  const m = useMessages(documentTexts);
  return <StatusBadge tone={TONES[status]}>{m(status)}</StatusBadge>;
}

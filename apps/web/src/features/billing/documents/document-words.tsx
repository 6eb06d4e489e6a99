// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { StatusBadge, type Tone } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { documentTexts } from '../messages/document-texts.ts';
import type { DocumentRow } from './document-queries.ts';

type Named = Pick<DocumentRow, 'family' | 'kind' | 'typeCode' | 'number' | 'period' | 'subject'>;

/** What the document is called on its first page; for a draft too. */
export function useDocumentWord(): (document: Pick<Named, 'family' | 'kind' | 'typeCode'>) => string {
  const m = useMessages(documentTexts);
  return ({ family, kind, typeCode }) => m(family === 'invoice' && typeCode === '381' ? 'invoice-credit' : `${family}-${kind}`);
}

/**
 * 'Umlagebescheid B-2026-000001 für August 2026', 'Rechnung für August 2026: Personalabrechnung und 2 weitere Leistungen (Entwurf)'. Two
 * invoices of one member and year differ by period and service.
 */
export function useDocumentTitle(): (document: Named) => string {
  const m = useMessages(documentTexts);
  const word = useDocumentWord();
  const say = useBilingual();
  return (document) => {
    const { family, number, period, subject } = document;
    const about = family === 'invoice' && say(subject) !== '' ? `${say(period)}: ${say(subject)}` : say(period);
    return number ? m('titleNumber', { what: word(document), number, about }) : m('titleDraft', { what: word(document), about });
  };
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

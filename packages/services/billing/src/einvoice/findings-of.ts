// SPDX-License-Identifier: EUPL-1.2
import { type DocumentContent, type DocumentFinding, documentFindings } from '@domain/billing';
import { checkInvoice, findingSentence } from '@formats/einvoice';
import type { StoredFinding } from '../repositories/document-repository.ts';
import { invoiceOf } from './invoice-of.ts';

const OWN: Readonly<Record<DocumentFinding, { readonly at: string; readonly de: string; readonly en: string }>> = {
  RECIPIENT_MISSING: {
    at: 'recipient',
    de: 'Für das Mitglied sind noch keine Empfangsdaten hinterlegt.',
    en: 'There is no address of the member yet.',
  },
  LEGAL_REMEDY_MISSING: {
    at: 'legalRemedy',
    de: 'Dem Bescheid fehlt die Rechtsbehelfsbelehrung.',
    en: 'The notice lacks the instruction on legal remedies.',
  },
  DUE_DATE_MISSING: { at: 'dueOn', de: 'Es fehlt der Tag der Fälligkeit.', en: 'The due date is missing.' },
};

/** What keeps a document from going out: our own rules first, then, of an invoice, the fatal ones of EN 16931 and XRechnung. */
export function findingsOf(issued: DocumentContent): readonly StoredFinding[] {
  const own = documentFindings(issued).map((rule) => ({ rule, ...OWN[rule] }));
  if (own.length > 0 || issued.family !== 'invoice') return own;
  return checkInvoice(invoiceOf(issued))
    .filter(({ severity }) => severity === 'fatal')
    .map((finding) => ({ rule: finding.rule, at: finding.at, de: findingSentence(finding, 'de'), en: findingSentence(finding, 'en') }));
}

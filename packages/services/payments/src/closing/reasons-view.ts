// SPDX-License-Identifier: EUPL-1.2
import type { ClosingContent, NamedReason } from '@domain/payments';
import { type ClosingLabels, nameOf } from './closing-labels.ts';

type Told = Pick<ClosingContent, 'tenantId' | 'bridges'>;

/** Where each reason can be done away with, below the acting body. */
function linkOf({ code, subject }: NamedReason, { orders }: ClosingLabels, { tenantId, bridges }: Told): string {
  if (code === 'FILE_RELEASES' || code === 'FILE_SUM_DIFFERS' || code === 'FILE_NOT_BOOKED') return `payments/runs/${subject}`;
  if (code === 'STATEMENT_MISSING' || code === 'STATEMENT_NOT_TYING' || code === 'BANK_DAY_TORN' || code === 'BANK_OPENING_DIFFERS')
    return `payments/statements?tenant=${tenantId}`;
  if (orders.has(subject)) return `payments/orders/${subject}`;
  const booked = bridges.some(({ items }) => items.some(({ item, kind }) => item === subject && kind === 'notAtBank'));
  return `payments/reconciliation?tenant=${tenantId}&${booked ? 'tab=unclear' : `line=${subject}`}`;
}

/** What keeps a day from being closed, each with its subject in words and the page where it is mended. */
export const reasonsView = (reasons: readonly NamedReason[], labels: ClosingLabels, content: Told) =>
  reasons.map((reason) => ({
    ...{ code: reason.code, subject: reason.subject, label: nameOf(labels, reason.subject), detail: reason.detail },
    link: linkOf(reason, labels, content),
  }));
export type ReasonView = ReturnType<typeof reasonsView>[number];

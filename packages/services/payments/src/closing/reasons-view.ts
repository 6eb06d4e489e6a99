// SPDX-License-Identifier: EUPL-1.2
import type { NamedReason } from '@domain/payments';
import { type ClosingLabels, nameOf } from './closing-labels.ts';

/** Where each reason can be done away with, below the acting body. */
function linkOf({ code, subject }: NamedReason, tenantId: string): string {
  if (code === 'FILE_RELEASES' || code === 'FILE_SUM_DIFFERS' || code === 'FILE_NOT_BOOKED') return `payments/runs/${subject}`;
  if (code === 'STATEMENT_MISSING' || code === 'STATEMENT_NOT_TYING' || code === 'BANK_DAY_TORN' || code === 'BANK_OPENING_DIFFERS')
    return `payments/statements?tenant=${tenantId}`;
  return `payments/reconciliation?tenant=${tenantId}&line=${subject}`;
}

/** What keeps a day from being closed, each with its subject in words and the page where it is mended. */
export const reasonsView = (reasons: readonly NamedReason[], labels: ClosingLabels, tenantId: string) =>
  reasons.map((reason) => ({
    ...{ code: reason.code, subject: reason.subject, label: nameOf(labels, reason.subject), detail: reason.detail },
    link: linkOf(reason, tenantId),
  }));
export type ReasonView = ReturnType<typeof reasonsView>[number];

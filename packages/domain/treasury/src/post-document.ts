// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, type Decide, ok } from '@kernel/core';
import type { OpenItem } from './open-item.ts';
import type { ItemFamily } from './rule.ts';

/** An issued notice or invoice, as far as it makes a claim or a credit. */
export interface PostedDocument {
  readonly documentId: string;
  readonly tenantId: string;
  readonly number: string;
  readonly family: ItemFamily;
  readonly kind: 'advance' | 'annual' | 'correction';
  readonly year: number;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate | null;
  /** Of an advance document: none of its instalments is due before. */
  readonly instalmentsFrom: CivilDate | null;
  /** What it newly orders (above zero) or gives back (below). */
  readonly assessedCents: Cents;
  readonly basis: string;
  /** What of instalments it asks for in their place, since it was never received. */
  readonly replaced: readonly { readonly year: number; readonly number: number; readonly amountCents: Cents }[];
}

/** An instalment is owed by so much less from a day on. */
export interface Replacement {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly on: CivilDate;
  readonly amountCents: Cents;
}

export interface PostDocumentDecision {
  readonly document: PostedDocument;
  readonly item: (OpenItem & { readonly family: ItemFamily }) | null;
  readonly credit: { readonly id: string; readonly amountCents: Cents; readonly label: string } | null;
  /** An advance document orders the instalments of its year, which are claims already. */
  readonly ordersInstalments: boolean;
  readonly replacements: readonly Replacement[];
}

/** Words of documents, as clerks write them. */
const LABELS = { notice: 'Bescheid', invoice: 'Rechnung' } as const;

/** What a document means for the books of a member: a claim, a credit, or neither where nothing is newly assessed. */
export const postDocument: Decide<Record<never, never>, { readonly document: PostedDocument }, PostDocumentDecision, never> = (
  _state,
  { document },
  { newId },
) => {
  const { tenantId, number, family, kind, dueOn, issuedOn, assessedCents, basis } = document;
  const label = `${LABELS[family]} ${number}`;
  const replacements = document.replaced.map((one) => ({ ...one, id: newId(), on: issuedOn }));
  const nothing = { document, item: null, credit: null, replacements };
  if (kind === 'advance') return ok({ ...nothing, ordersInstalments: true });
  if (assessedCents > 0n) {
    const claim = { id: newId(), tenantId, label, amountCents: assessedCents, dueOn: dueOn ?? issuedOn, basis, family };
    return ok({ ...nothing, item: { ...claim, kind: family === 'notice' ? 'settlement' : 'invoice' }, ordersInstalments: false });
  }
  if (assessedCents === 0n) return ok({ ...nothing, ordersInstalments: false });
  return ok({ ...nothing, credit: { id: newId(), amountCents: cents(-assessedCents), label }, ordersInstalments: false });
};

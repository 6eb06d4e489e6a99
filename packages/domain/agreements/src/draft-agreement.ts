// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, canonicalJson, type Decide, err, ok, refusal, type TenantId } from '@kernel/core';
import { type Agreement, type AgreementContent, type AgreementId, mayBecome } from './agreement.ts';
import { type ContentCode, type ContentSurroundings, contentRefusal, tidyContent } from './content-rules.ts';

export interface DraftAgreementInput extends AgreementContent {
  readonly tenantId: TenantId;
}

export interface AgreementDecision {
  readonly agreement: Agreement;
}

/** A draft may be incomplete, but not contradict itself. */
export const draftAgreement: Decide<ContentSurroundings, DraftAgreementInput, AgreementDecision, ContentCode> = (
  state,
  input,
  { newId },
) => {
  const refused = contentRefusal(input, state);
  if (refused) return err(refused);
  const id = newId() as AgreementId;
  const unsigned = { status: 'draft', concludedOn: null, noticeGivenOn: null, version: 1 } as const;
  return ok({ agreement: { ...tidyContent(input), ...unsigned, id, tenantId: input.tenantId } });
};

export interface ChangeDraftState extends ContentSurroundings {
  readonly agreement: Agreement;
}

export type ChangeDraftCode = 'NOT_A_DRAFT' | ContentCode | 'NOTHING_CHANGES';

/** Replaces the content of a draft. */
export const changeDraft: Decide<ChangeDraftState, AgreementContent, AgreementDecision, ChangeDraftCode> = (state, input) => {
  const { agreement } = state;
  if (agreement.status !== 'draft') return err(refusal('NOT_A_DRAFT', { params: { status: agreement.status } }));
  const refused = contentRefusal(input, state);
  if (refused) return err(refused);
  const content = tidyContent(input);
  const text = (value: AgreementContent): string => canonicalJson(tidyContent(value) as unknown as Canonical);
  if (text(content) === text(agreement)) return err(refusal('NOTHING_CHANGES'));
  return ok({ agreement: { ...agreement, ...content, version: agreement.version + 1 } });
};

/** Puts a draft away that will not be signed; it stays listed and gives its number free. */
export const discardDraft: Decide<{ readonly agreement: Agreement }, Readonly<Record<string, never>>, AgreementDecision, 'NOT_A_DRAFT'> = ({
  agreement,
}) => {
  if (!mayBecome(agreement.status, 'discarded')) return err(refusal('NOT_A_DRAFT', { params: { status: agreement.status } }));
  return ok({ agreement: { ...agreement, status: 'discarded', version: agreement.version + 1 } });
};

// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Decide, err, isValidOn, ok, refusal, type Validity } from '@kernel/core';
import { type Agreement, mayBecome } from './agreement.ts';
import { type CompletenessCode, type ContentCode, type ContentSurroundings, completenessRefusal, contentRefusal } from './content-rules.ts';
import type { AgreementDecision } from './draft-agreement.ts';
import type { VatPosition } from './vat-position.ts';

export interface SignAgreementState extends ContentSurroundings {
  readonly agreement: Agreement;
  /** When the tenant is a member. */
  readonly membership: Validity;
  /** How the association's services are taxed where the agreement says nothing. */
  readonly vatPositions: readonly VatPosition[];
}

export interface SignAgreementInput {
  /** The day of the last signature. */
  readonly concludedOn: CivilDate;
}

/** In the order of precedence. */
export type SignAgreementCode =
  | 'NOT_A_DRAFT'
  | ContentCode
  | CompletenessCode
  | 'CONCLUDED_IN_THE_FUTURE'
  | 'OUTSIDE_MEMBERSHIP'
  | 'OVERLAPS_OTHER_AGREEMENT';

const open = '9999-12-31';

/** A signed agreement of the tenant for one of the same families that shares a day, and the family. */
function findOverlap(agreement: Agreement, validity: Validity, others: readonly Agreement[]): { other: Agreement; family: string } | null {
  for (const other of others) {
    if (other.status === 'draft' || other.status === 'discarded' || other.validity === null || other.id === agreement.id) continue;
    const shares = validity.from <= (other.validity.to ?? open) && other.validity.from <= (validity.to ?? open);
    const family = agreement.serviceFamilyCodes.find((code) => other.serviceFamilyCodes.includes(code));
    if (shares && family !== undefined) return { other, family };
  }
  return null;
}

/** Makes a complete draft binding. From here on its content never changes. */
export const signAgreement: Decide<SignAgreementState, SignAgreementInput, AgreementDecision, SignAgreementCode> = (
  state,
  { concludedOn },
  { today },
) => {
  const { agreement, membership, others } = state;
  if (!mayBecome(agreement.status, 'active')) return err(refusal('NOT_A_DRAFT', { params: { status: agreement.status } }));
  const refused = contentRefusal(agreement, state) ?? completenessRefusal(agreement, state.vatPositions);
  if (refused) return err(refused);
  const validity = agreement.validity as Validity;
  if (concludedOn > today) return err(refusal('CONCLUDED_IN_THE_FUTURE', { field: 'concludedOn', params: { today } }));
  if (!isValidOn(membership, validity.from))
    return err(refusal('OUTSIDE_MEMBERSHIP', { field: 'validity', params: { from: membership.from, to: membership.to ?? '' } }));
  const overlap = findOverlap(agreement, validity, others);
  if (overlap) {
    const params = { number: overlap.other.number, family: overlap.family };
    return err(refusal('OVERLAPS_OTHER_AGREEMENT', { field: 'validity', params }));
  }
  return ok({ agreement: { ...agreement, status: 'active', concludedOn, version: agreement.version + 1 } });
};

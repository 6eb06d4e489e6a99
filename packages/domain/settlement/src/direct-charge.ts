// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type CivilMonth, cents, type Decide, err, monthOf, ok, refusal, type UserId } from '@kernel/core';
import { checkPostedAmount, type PostedAmountRefusal } from './posted-amount.ts';

/** VAT treatment of a charge: not taxable, exempt (cost sharing, § 4 Nr. 29 UStG), taxable at the standard rate. */
export const VAT_CODES = ['O', 'E', 'S'] as const;
export type VatCode = (typeof VAT_CODES)[number];

/** Why a member pays at all. */
export interface AgreementBasis {
  readonly agreementNumber: string;
  readonly clause: string;
  readonly vatCode: VatCode;
}

/** Where an amount or a quantity comes from: a record of some service. */
export interface SourceRef {
  readonly type: string;
  readonly id: string;
  readonly version: number;
}

/** A cost that one member bears alone, at its real amount. Home: the member. */
export interface DirectCharge {
  readonly id: string;
  readonly tenantId: string;
  readonly serviceFamilyCode: string;
  readonly occurredOn: CivilDate;
  readonly amountCents: Cents;
  readonly label: string;
  readonly basis: AgreementBasis;
  readonly sourceRef: SourceRef | null;
  readonly enteredBy: UserId | null;
  readonly reverses: string | null;
}

/** In order of precedence. */
export type EnterDirectChargeRefusal = 'LABEL_MISSING' | PostedAmountRefusal | 'CHARGE_WITHOUT_BASIS' | 'PERIOD_FROZEN';
export interface DirectChargeState {
  /** The agreement that the member has for the service on the day; null if it has none. */
  readonly basis: AgreementBasis | null;
  readonly frozenMonths: readonly CivilMonth[];
}
export type EnterDirectChargeInput = Pick<
  DirectCharge,
  'tenantId' | 'serviceFamilyCode' | 'occurredOn' | 'amountCents' | 'label' | 'sourceRef'
>;

export const enterDirectCharge: Decide<DirectChargeState, EnterDirectChargeInput, DirectCharge, EnterDirectChargeRefusal> = (
  state,
  input,
  { by, newId },
) => {
  const label = input.label.trim();
  if (label === '') return err(refusal('LABEL_MISSING', { field: 'label' }));
  const amount = checkPostedAmount(input.amountCents);
  if (amount) return err(amount);
  const { basis } = state;
  if (basis === null || basis.clause.trim() === '' || basis.agreementNumber.trim() === '') {
    return err(refusal('CHARGE_WITHOUT_BASIS', { field: 'serviceFamilyCode', params: { family: input.serviceFamilyCode } }));
  }
  const month = monthOf(input.occurredOn);
  if (state.frozenMonths.includes(month)) return err(refusal('PERIOD_FROZEN', { field: 'occurredOn', params: { month } }));
  const { tenantId, serviceFamilyCode, occurredOn, amountCents, sourceRef } = input;
  return ok({
    id: newId(),
    tenantId,
    serviceFamilyCode,
    occurredOn,
    amountCents,
    label,
    basis,
    sourceRef,
    enteredBy: by.userId,
    reverses: null,
  });
};

/** In order of precedence. */
export type ReverseDirectChargeRefusal = 'REASON_MISSING' | 'IS_A_REVERSAL' | 'ALREADY_REVERSED' | 'DATE_BEFORE_ENTRY' | 'PERIOD_FROZEN';
export interface ReverseDirectChargeState {
  readonly charge: DirectCharge;
  readonly reversedBy: string | null;
  readonly frozenMonths: readonly CivilMonth[];
}

/** Takes a charge back by a counter-entry on the given day. */
export const reverseDirectCharge: Decide<
  ReverseDirectChargeState,
  { readonly occurredOn: CivilDate; readonly reason: string },
  DirectCharge,
  ReverseDirectChargeRefusal
> = ({ charge, reversedBy, frozenMonths }, input, { by, newId }) => {
  const reason = input.reason.trim();
  if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  if (charge.reverses !== null) return err(refusal('IS_A_REVERSAL', { params: { label: charge.label } }));
  if (reversedBy !== null) return err(refusal('ALREADY_REVERSED', { params: { label: charge.label } }));
  if (input.occurredOn < charge.occurredOn)
    return err(refusal('DATE_BEFORE_ENTRY', { field: 'occurredOn', params: { date: charge.occurredOn } }));
  const month = monthOf(input.occurredOn);
  if (frozenMonths.includes(month)) return err(refusal('PERIOD_FROZEN', { field: 'occurredOn', params: { month } }));
  const { occurredOn } = input;
  return ok({
    ...charge,
    id: newId(),
    occurredOn,
    amountCents: cents(-charge.amountCents),
    label: reason,
    enteredBy: by.userId,
    reverses: charge.id,
  });
};

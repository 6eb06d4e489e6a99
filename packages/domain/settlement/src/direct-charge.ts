// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type CivilMonth, cents, type Decide, err, monthOf, ok, refusal, type UserId } from '@kernel/core';
import { checkPostedAmount, type PostedAmountRefusal } from './posted-amount.ts';
import { checkOpenMonth, checkPostingDay, type ForCorrection, type OpenMonthRefusal, type PostingDayRefusal } from './posting-day.ts';
import type { VatRule } from './vat-rule.ts';

/** statutes: charged by a notice (Bescheid); all others by an invoice (Rechnung). */
export const AGREEMENT_FORMS = ['statutes', 'publicLawAgreement', 'serviceContract', 'administrativeAgreement'] as const;
export type AgreementForm = (typeof AGREEMENT_FORMS)[number];

/** Why a member pays at all. */
export interface AgreementBasis {
  readonly agreementId: string;
  readonly agreementNumber: string;
  readonly form: AgreementForm;
  readonly clause: string;
  /** The resolution behind the agreement, as it is printed; null if it names none. */
  readonly resolution: string | null;
  /** The one that holds on the day of the service. */
  readonly vat: VatRule;
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
export type EnterDirectChargeRefusal =
  | 'LABEL_MISSING'
  | PostedAmountRefusal
  | PostingDayRefusal
  | 'CHARGE_WITHOUT_BASIS'
  | OpenMonthRefusal;
export interface DirectChargeState {
  /** The agreement that the member has for the service on the day; null if it has none. */
  readonly basis: AgreementBasis | null;
  readonly frozenMonths: readonly CivilMonth[];
  /** First day of the member's first membership; null if it never was one. */
  readonly memberSince: CivilDate | null;
}
export type EnterDirectChargeInput = Pick<
  DirectCharge,
  'tenantId' | 'serviceFamilyCode' | 'occurredOn' | 'amountCents' | 'label' | 'sourceRef'
> &
  ForCorrection;

export const enterDirectCharge: Decide<DirectChargeState, EnterDirectChargeInput, DirectCharge, EnterDirectChargeRefusal> = (
  state,
  input,
  { by, today, newId },
) => {
  const label = input.label.trim();
  if (label === '') return err(refusal('LABEL_MISSING', { field: 'label' }));
  const amount = checkPostedAmount(input.amountCents);
  if (amount) return err(amount);
  const wrongDay = checkPostingDay(input.occurredOn, { memberSince: state.memberSince, today });
  if (wrongDay) return err(wrongDay);
  const { basis } = state;
  if (basis === null || basis.clause.trim() === '' || basis.agreementNumber.trim() === '') {
    return err(refusal('CHARGE_WITHOUT_BASIS', { field: 'serviceFamilyCode', params: { family: input.serviceFamilyCode } }));
  }
  const closed = checkOpenMonth(monthOf(input.occurredOn), 'occurredOn', state.frozenMonths, input);
  if (closed) return err(closed);
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
export type ReverseDirectChargeRefusal =
  | 'REASON_MISSING'
  | 'IS_A_REVERSAL'
  | 'ALREADY_REVERSED'
  | 'DATE_BEFORE_ENTRY'
  | 'DATE_IN_FUTURE'
  | OpenMonthRefusal;
export interface ReverseDirectChargeState {
  readonly charge: DirectCharge;
  readonly reversedBy: string | null;
  readonly frozenMonths: readonly CivilMonth[];
}

/** Takes a charge back by a counter-entry on the given day. */
export const reverseDirectCharge: Decide<
  ReverseDirectChargeState,
  { readonly occurredOn: CivilDate; readonly reason: string } & ForCorrection,
  DirectCharge,
  ReverseDirectChargeRefusal
> = ({ charge, reversedBy, frozenMonths }, input, { by, today, newId }) => {
  const reason = input.reason.trim();
  if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  if (charge.reverses !== null) return err(refusal('IS_A_REVERSAL', { params: { label: charge.label } }));
  if (reversedBy !== null) return err(refusal('ALREADY_REVERSED', { params: { label: charge.label } }));
  if (input.occurredOn < charge.occurredOn)
    return err(refusal('DATE_BEFORE_ENTRY', { field: 'occurredOn', params: { date: charge.occurredOn } }));
  // A charge that was dated ahead can be taken back on its own day.
  if (input.occurredOn > today && input.occurredOn > charge.occurredOn)
    return err(refusal('DATE_IN_FUTURE', { field: 'occurredOn', params: { today } }));
  const closed = checkOpenMonth(monthOf(input.occurredOn), 'occurredOn', frozenMonths, input);
  if (closed) return err(closed);
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

// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Decide, err, ok, refusal, type Validity } from '@kernel/core';
import { type Agreement, mayBecome } from './agreement.ts';
import type { AgreementDecision } from './draft-agreement.ts';
import { earliestEnd } from './notice-dates.ts';

export interface AgreementState {
  readonly agreement: Agreement;
}

export interface GiveNoticeInput {
  /** The day on which the other side received it. */
  readonly noticeGivenOn: CivilDate;
  /** The last day of the agreement. */
  readonly endsOn: CivilDate;
  /** Extraordinary notice for good cause (§ 60 VwVfG NRW, § 314 BGB) keeps no term. */
  readonly forGoodCause: boolean;
}

/** In the order of precedence. */
export type GiveNoticeCode =
  | 'NOT_ACTIVE'
  | 'NOTICE_IN_THE_FUTURE'
  | 'NOTICE_BEFORE_CONCLUSION'
  | 'ENDS_BEFORE_NOTICE'
  | 'ENDS_BEFORE_START'
  | 'ENDS_AFTER_TERM'
  | 'NOTICE_TOO_LATE';

/** Records a notice: the agreement runs on until the day that it names. */
export const giveNotice: Decide<AgreementState, GiveNoticeInput, AgreementDecision, GiveNoticeCode> = ({ agreement }, input, { today }) => {
  const { noticeGivenOn, endsOn, forGoodCause } = input;
  const { validity, concludedOn, noticeMonths } = agreement;
  if (!mayBecome(agreement.status, 'noticeGiven') || validity === null)
    return err(refusal('NOT_ACTIVE', { params: { status: agreement.status } }));
  if (noticeGivenOn > today) return err(refusal('NOTICE_IN_THE_FUTURE', { field: 'noticeGivenOn', params: { today } }));
  if (concludedOn !== null && noticeGivenOn < concludedOn)
    return err(refusal('NOTICE_BEFORE_CONCLUSION', { field: 'noticeGivenOn', params: { concludedOn } }));
  if (endsOn < noticeGivenOn) return err(refusal('ENDS_BEFORE_NOTICE', { field: 'endsOn', params: { noticeGivenOn } }));
  if (endsOn < validity.from) return err(refusal('ENDS_BEFORE_START', { field: 'endsOn', params: { from: validity.from } }));
  if (validity.to !== null && endsOn > validity.to)
    return err(refusal('ENDS_AFTER_TERM', { field: 'endsOn', params: { to: validity.to } }));
  const earliest = earliestEnd(noticeGivenOn, noticeMonths);
  if (!forGoodCause && endsOn < earliest) return err(refusal('NOTICE_TOO_LATE', { field: 'endsOn', params: { earliest, noticeMonths } }));
  const ending = { status: 'noticeGiven', noticeGivenOn, validity: { from: validity.from, to: endsOn } } as const;
  return ok({ agreement: { ...agreement, ...ending, version: agreement.version + 1 } });
};

export interface EndAgreementInput {
  /** The last day where both sides end it by consent; null where its term has run out. */
  readonly endsOn: CivilDate | null;
}

/** In the order of precedence. */
export type EndAgreementCode =
  | 'NOT_RUNNING'
  | 'NO_END_DATE'
  | 'STILL_RUNNING'
  | 'ENDS_IN_THE_FUTURE'
  | 'ENDS_BEFORE_START'
  | 'ENDS_AFTER_TERM';

function consentRefusal(validity: Validity, endsOn: CivilDate, today: CivilDate): ReturnType<typeof refusal<EndAgreementCode>> | null {
  if (endsOn > today) return refusal('ENDS_IN_THE_FUTURE', { field: 'endsOn', params: { today } });
  if (endsOn < validity.from) return refusal('ENDS_BEFORE_START', { field: 'endsOn', params: { from: validity.from } });
  if (validity.to !== null && endsOn > validity.to) return refusal('ENDS_AFTER_TERM', { field: 'endsOn', params: { to: validity.to } });
  return null;
}

/** Closes an agreement whose term has run out, or that both sides end by consent. The days before stay covered. */
export const endAgreement: Decide<AgreementState, EndAgreementInput, AgreementDecision, EndAgreementCode> = (
  { agreement },
  { endsOn },
  { today },
) => {
  const { validity } = agreement;
  if (!mayBecome(agreement.status, 'ended') || validity === null)
    return err(refusal('NOT_RUNNING', { params: { status: agreement.status } }));
  if (endsOn === null) {
    if (validity.to === null) return err(refusal('NO_END_DATE'));
    if (validity.to >= today) return err(refusal('STILL_RUNNING', { params: { to: validity.to } }));
    return ok({ agreement: { ...agreement, status: 'ended', version: agreement.version + 1 } });
  }
  const refused = consentRefusal(validity, endsOn, today);
  if (refused) return err(refused);
  return ok({
    agreement: { ...agreement, status: 'ended', validity: { from: validity.from, to: endsOn }, version: agreement.version + 1 },
  });
};
